"""Writes to the body: it is set up, and it changes, as a whole."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.bodies.intake import KINDS, BodyLine, ContactLine, HolderLine, PeriodLine
from answerable.bodies.models import BodyPeriod, Contact, LocalPolicingBody, OfficeHolder
from answerable.bodies.queries import body_on, contact_lines, period_lines, required_body
from answerable.kit import audit, turns
from answerable.kit.audit import Actor

FIELDS = ("name", "short_name", "kind", "title_of_holder", "force", "area_code", "about", "contact", "shown_as_at")
CONSTITUTION = ("name", "short_name", "kind", "title_of_holder")
"""What changes when the body becomes another: its area and its force stay."""


class BodyRefused(Exception):
    """The body cannot be changed so; the sentence says why and what to do."""


def facts_of(body: LocalPolicingBody | None) -> dict[str, object] | None:
    """What is held of the body, in the form that the trail keeps; None where there is no body yet."""
    if body is None:
        return None
    holders = [
        asdict(HolderLine(one.title, one.name, one.start, one.end, one.dates, one.note))
        for one in body.holders.order_by("start", "pk")
    ]
    return {name: getattr(body, name) for name in FIELDS} | {"holders": holders}


@transaction.atomic
def set_up(line: BodyLine, *, by: Actor, at: datetime) -> bool:
    """Sets up the office's body and its holders, or changes them to this. False where nothing changed.

    It is at once what its periods say it is on its day: today, or the day that its pages speak of. A line without periods
    leaves those that are held: an older folder takes back no change that has been recorded since.
    """
    held = LocalPolicingBody.objects.select_for_update().order_by("pk").first()
    line = _on_its_day(line, held, at)
    before, after = _whole(held), {**asdict(line), "holders": [asdict(one) for one in line.holders]}
    after["periods"] = [asdict(one) for one in line.periods]
    if before == after:
        return False
    body = held or LocalPolicingBody()
    for name in FIELDS:
        setattr(body, name, getattr(line, name))
    body.save()
    body.holders.all().delete()
    OfficeHolder.objects.bulk_create(OfficeHolder(body=body, **asdict(one)) for one in line.holders)
    body.periods.all().delete()
    BodyPeriod.objects.bulk_create(BodyPeriod(body=body, **asdict(one)) for one in line.periods)
    audit.record("body set up", by=by, at=at, subject="body", before=before, after=after)
    return True


def _on_its_day(line: BodyLine, held: LocalPolicingBody | None, at: datetime) -> BodyLine:
    """The line with all its periods, and with the name and kind that they give it on its day."""
    periods = line.periods or (period_lines(held) if held else ())
    day = _day(line.shown_as_at, at)
    later = tuple(one for one in periods if one.start)
    begun = [one for one in later if one.start and one.start <= day]
    own = PeriodLine(None, line.name, line.short_name, line.kind, line.title_of_holder)
    first = next((one for one in periods if one.start is None), None)
    if (first is None and begun) or (first and not line.periods and not begun):
        first = own
    now = begun[-1] if begun else first or own
    constitution = {name: getattr(now, name) for name in CONSTITUTION}
    return replace(line, periods=((first,) if first else ()) + later, **constitution)


def _day(shown_as_at: date | None, at: datetime) -> date:
    """The day that the office's pages speak of, or today."""
    return shown_as_at or localtime(at).date()


def _whole(held: LocalPolicingBody | None) -> dict[str, object] | None:
    """All that is held of the body, its periods with it."""
    facts = facts_of(held)
    if held is None or facts is None:
        return None
    return facts | {"periods": [asdict(one) for one in period_lines(held)]}


@transaction.atomic
def change_from(line: PeriodLine, *, by: Actor, at: datetime) -> BodyPeriod:
    """From the day of the line on the body is what it says, at once where the day has come; what it was until then is its beginning.

    A period that begins on the same day is replaced. Raises BodyRefused, and NoOffice before an office is loaded.
    """
    turns.take_turn()
    held = required_body()
    if line.start is None:
        raise BodyRefused("Say from which day the body is called so.")
    if line.kind not in KINDS or not (line.name.strip() and line.short_name.strip() and line.title_of_holder.strip()):
        raise BodyRefused("Say what the body is called, in full and in short, of what kind it is, and who holds it.")
    _keep_beginning(held)
    facts = {name: value for name, value in asdict(line).items() if name != "start"}
    kept, _ = BodyPeriod.objects.update_or_create(body=held, start=line.start, defaults=facts)
    audit.record("body changes", by=by, at=at, subject="body", after=asdict(line))
    turn_over(on=_day(held.shown_as_at, at), by=by, at=at)
    return kept


@transaction.atomic
def turn_over(*, on: date, by: Actor, at: datetime) -> bool:
    """Lets the body be what it is on a day, where a change has come about since; False where it is that already.

    Ask it whenever a day begins. What it was stays known by its day: `queries.body_on`.
    """
    turns.take_turn()
    held = LocalPolicingBody.objects.select_for_update().order_by("pk").first()
    now = body_on(on)
    if held is None or now is None or all(getattr(held, name) == getattr(now, name) for name in CONSTITUTION):
        return False
    _keep_beginning(held)
    before = {name: getattr(held, name) for name in CONSTITUTION}
    for name in CONSTITUTION:
        setattr(held, name, getattr(now, name))
    held.save(update_fields=CONSTITUTION)
    after = {name: getattr(held, name) for name in CONSTITUTION}
    audit.record("body turned over", by=by, at=at, subject="body", before=before, after=after)
    return True


def _keep_beginning(held: LocalPolicingBody) -> None:
    """Before the first change what the body is now becomes what it was from the beginning."""
    if not held.periods.filter(start__isnull=True).exists():
        BodyPeriod.objects.create(body=held, **{name: getattr(held, name) for name in CONSTITUTION})


@transaction.atomic
def name_contacts(lines: Sequence[ContactLine], *, by: Actor, at: datetime) -> int:
    """Makes these the contacts of the body, all of them; 1 where that changed anything. Raises NoOffice without a body."""
    held, before = required_body(), contact_lines()
    if before == tuple(lines):
        return 0
    held.contacts.all().delete()
    Contact.objects.bulk_create(
        Contact(body=held, position=position, **asdict(line)) for position, line in enumerate(lines)
    )
    old, new = ({"contacts": [asdict(one) for one in given]} for given in (before, lines))
    audit.record("contacts named", by=by, at=at, subject="body", before=old, after=new)
    return 1
