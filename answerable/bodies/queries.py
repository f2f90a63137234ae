"""Questions about the body."""

from dataclasses import dataclass
from datetime import date

from answerable.bodies.intake import ContactLine, PeriodLine
from answerable.bodies.models import BodyPeriod, LocalPolicingBody


class NoOffice(Exception):
    """There is no office in this database yet: load one."""


def body() -> LocalPolicingBody | None:
    """The body whose office this is; None before one is loaded."""
    return LocalPolicingBody.objects.order_by("pk").first()


def required_body() -> LocalPolicingBody:
    """The body; raises NoOffice before one is loaded."""
    found = body()
    if found is None:
        raise NoOffice("There is no office here yet: load one with 'answerable load FOLDER'.")
    return found


@dataclass(frozen=True)
class Constituted:
    """What the body is called and how it is made up; `since` is None where that has been so from the beginning."""

    name: str
    short_name: str
    kind: str
    title_of_holder: str
    since: date | None = None
    basis: str = ""

    @property
    def kind_words(self) -> str:
        """ "Policing and crime board"."""
        return LocalPolicingBody.Kind(self.kind).label

    @property
    def votes(self) -> bool:
        """Whether it decides by the votes of many; otherwise one signs."""
        return self.kind == LocalPolicingBody.Kind.BOARD


def body_on(day: date) -> Constituted | None:
    """What the body was, or will be, on a day, as far as is known; None before an office is loaded. `body` is what it is now."""
    held = body()
    if held is None:
        return None
    begun = held.periods.filter(start__lte=day).order_by("-start").first()
    found = begun or held.periods.filter(start__isnull=True).first()
    if found is None:
        return Constituted(held.name, held.short_name, held.kind, held.title_of_holder)
    return constituted(found)


def next_body(day: date) -> Constituted | None:
    """What the body becomes next after a day; None where no change is known."""
    held = body()
    found = held.periods.filter(start__gt=day).order_by("start").first() if held else None
    return constituted(found) if found else None


def constituted(one: BodyPeriod) -> Constituted:
    return Constituted(one.name, one.short_name, one.kind, one.title_of_holder, one.start, one.basis)


def period_lines(held: LocalPolicingBody) -> tuple[PeriodLine, ...]:
    """The periods of the body as its file says them, the beginning first."""
    rows = sorted(held.periods.all(), key=lambda one: one.start or date.min)
    return tuple(
        PeriodLine(one.start, one.name, one.short_name, one.kind, one.title_of_holder, one.basis) for one in rows
    )


def contact_lines() -> tuple[ContactLine, ...]:
    """How everybody is reached of whom that is known, in the order of their file; none before an office is loaded."""
    held = body()
    rows = held.contacts.order_by("position", "pk") if held else ()
    return tuple(
        ContactLine(
            one.code, one.name, one.email, one.telephone, one.post, one.address, source=one.source, note=one.note
        )
        for one in rows
    )
