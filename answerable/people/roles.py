"""The roles people have. Each user has exactly one; what it allows stands in `permissions.py`."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the office. The first eight work in it, the others come in from outside."""

    ANALYST = "analyst"
    SCRUTINY_OFFICER = "scrutiny_officer"
    CASEWORKER = "caseworker"
    COMMISSIONING_OFFICER = "commissioning_officer"
    VOLUNTEER_COORDINATOR = "volunteer_coordinator"
    PUBLISHER = "publisher"
    OFFICE_HOLDER = "office_holder"
    ADMINISTRATOR = "administrator"
    FORCE_LIAISON = "force_liaison"
    PANEL_MEMBER = "panel_member"
    PROVIDER = "provider"
    VOLUNTEER = "volunteer"

    @property
    def label(self) -> str:
        """The role in words, without a capital: "scrutiny officer"."""
        return LABELS.get(self, self.value.replace("_", " "))

    @property
    def is_office(self) -> bool:
        """Whether people of this role work in the office; the others see only their own matters."""
        return self not in OUTSIDE


LABELS = {Role.VOLUNTEER_COORDINATOR: "volunteer co-ordinator", Role.OFFICE_HOLDER: "office-holder"}
OUTSIDE = frozenset({Role.FORCE_LIAISON, Role.PANEL_MEMBER, Role.PROVIDER, Role.VOLUNTEER})
CHOICES = [(role.value, role.label.capitalize()) for role in Role]
