"""Saying on which days an election is near, so that what goes out then needs a named exception."""

from datetime import date, datetime

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.publishing.models import PreElectionPeriod

LONGEST = 100
"""Days. From the notice of an election to its poll are some six weeks: a longer period is a slip of the pen."""


class PeriodRefused(Exception):
    """The days given are not a pre-election period."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


@transaction.atomic
def set_period(*, election: str, start: date, end: date, note: str = "", by: Actor, at: datetime) -> PreElectionPeriod:
    """Keeps a period; both its ends count. Raises PeriodRefused, which names the field."""
    turns.take_turn()
    election = election.strip()
    if not election:
        raise PeriodRefused("Say which election it is.", "election")
    if end < start:
        raise PeriodRefused("It ends before it begins: the last day is the day of the poll.", "end")
    if (end - start).days >= LONGEST:
        raise PeriodRefused(f"It is longer than {LONGEST} days: look at the years of both days.", "end")
    if PreElectionPeriod.objects.filter(election=election, start=start, end=end).exists():
        raise PeriodRefused("This period is set already.")
    made = PreElectionPeriod.objects.create(
        election=election, start=start, end=end, note=note.strip(), set_by=by.reference, set_at=at
    )
    facts = {"election": election, "start": start, "end": end}
    audit.record("pre_election.set", by=by, at=at, subject=f"pre-election:{made.pk}", after=facts)
    return made


@transaction.atomic
def remove_period(period: PreElectionPeriod, *, because: str, by: Actor, at: datetime) -> None:
    """Takes a period out again, with the reason in the audit trail. Raises PeriodRefused."""
    turns.take_turn()
    if not because.strip():
        raise PeriodRefused("Say why it is taken out: the audit trail keeps it.", "because")
    row = PreElectionPeriod.objects.select_for_update().filter(pk=period.pk).first()
    if row is None:
        raise PeriodRefused("Somebody else has taken it out already.")
    before = {"election": row.election, "start": row.start, "end": row.end}
    subject = f"pre-election:{row.pk}"
    row.delete()
    after = {"because": because.strip()}
    audit.record("pre_election.removed", by=by, at=at, subject=subject, before=before, after=after)
