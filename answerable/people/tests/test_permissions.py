import pytest
from django.contrib.auth.models import AnonymousUser

from answerable.people.models import User
from answerable.people.permissions import ROLE_PERMISSIONS, Permission, may, refusal, roles_with
from answerable.people.roles import Role


@pytest.mark.parametrize("role", Role)
def test_every_role_stands_in_the_table(role: Role) -> None:
    assert role in ROLE_PERMISSIONS


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_somebodys_and_has_a_meaning(permission: Permission) -> None:
    assert roles_with(permission)
    assert permission.meaning


def test_an_analyst_may_restate() -> None:
    assert refusal(User(role=Role.ANALYST), Permission.RESTATE) is None


def test_a_caseworker_may_not_and_is_told_who_may() -> None:
    refused = refusal(User(role=Role.CASEWORKER), Permission.RESTATE)
    assert refused is not None
    assert refused.reason == "Only people of these roles may restate a figure: analyst."


def test_somebody_deactivated_may_nothing() -> None:
    assert not any(may(User(role=Role.ANALYST, is_active=False), permission) for permission in Permission)


def test_somebody_not_signed_in_may_nothing() -> None:
    assert not any(may(AnonymousUser(), permission) for permission in Permission)


@pytest.mark.parametrize("role", [role for role in Role if not role.is_office])
def test_people_from_outside_do_not_see_the_office(role: Role) -> None:
    assert Permission.SEE not in ROLE_PERMISSIONS[role]


def test_who_administers_does_not_change_figures() -> None:
    changing = {Permission.ACCEPT, Permission.SETTLE, Permission.RESTATE, Permission.RELEASE}
    assert not ROLE_PERMISSIONS[Role.ADMINISTRATOR] & changing
