"""A decision is taken: numbered within its year without gaps or doubles, and never changed from then on."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localtime

from answerable.calc.voting import Outcome
from answerable.decisions.models import Decision
from answerable.decisions.operations.drafting import draft_of, saved
from answerable.decisions.operations.refusals import NotReady
from answerable.decisions.queries.lines import line_of, whole
from answerable.decisions.queries.missing import counted_vote, missing_on
from answerable.kit import audit, turns
from answerable.kit.audit import Actor


@transaction.atomic
def take(code: str, *, decided_on: date, edition: int, by: Actor, at: datetime) -> Decision:
    """Takes a draft: it is signed, or its vote is counted, and it is "taken" or "not carried".

    Raises NotReady with everything that is missing, NotADraft and SavedMeanwhile; nothing is written then.
    """
    # Whoever takes one waits for the other: so the next number of the year is free, and the one before it is given.
    turns.take_turn()
    kept = draft_of(code, edition)
    line = line_of(whole(Decision.objects.filter(pk=kept.pk)).get())
    if found := missing_on(line, decided_on, localtime(at).date()):
        raise NotReady(found)
    carried = line.form == Decision.Form.SIGNED or counted_vote(line).outcome is Outcome.CARRIED
    kept.state = Decision.State.TAKEN if carried else Decision.State.NOT_CARRIED
    kept.year, kept.number = decided_on.year, next_number(decided_on.year)
    kept.decided_on, kept.taken_at = decided_on, at
    saved(kept, by, at)
    audit.record(f"decision {kept.state}", by=by, at=at, subject=f"decision:{code}", after=_facts(kept))
    return kept


def next_number(year: int) -> int:
    """The number after the last of the year. Ask it only while it is your turn."""
    last: int | None = Decision.objects.filter(year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _facts(kept: Decision) -> dict[str, object]:
    return {
        "number": kept.reference,
        "title": kept.title,
        "form": kept.form,
        "decided_on": kept.decided_on,
        "effective_on": kept.effective_on,
        "openness": kept.openness,
        "significant": kept.significant,
    }
