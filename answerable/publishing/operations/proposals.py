"""A release on its way: drafted, checked, approved by a second person, or dropped. What is drafted is frozen there and then."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.calc.periods import Period
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.publishing.models import Proposal, ProposedPage
from answerable.publishing.operations.disclosure import examine
from answerable.publishing.operations.proposals_refusals import (
    NoSuchStep,
    NotReady,
    NotUnderWay,
    NotYours,
    ReasonMissing,
    TakenMeanwhile,
    UnderWay,
)
from answerable.publishing.operations.releasing import built, facts_of, going, keep, stand_still, worded
from answerable.publishing.queries.proposals import begun_words, facts, not_allowed_on, not_for, not_second, under_way
from answerable.publishing.release_states import PREPARES, Move, the_move, wanting


@dataclass(frozen=True)
class Excepted:
    """Why something must go out in a pre-election period, and the name of who answers for that; both empty where nobody said."""

    because: str = ""
    name: str = ""


NOT_EXCEPTED = Excepted()
DRAFTED = Move("", Proposal.State.DRAFT, "Draft a release", PREPARES)
STEPS = (
    "state", "open", "checked_at", "checked_by", "approved_at", "approved_by", "scheduled_for", "exception", "exception_by", "ended_at",
    "dropped_because", "problem", "release", "edition",
)  # fmt: skip
"""What the steps of a release change; what was frozen never changes."""
ANEW = "Drafted anew, because the record had changed."


@transaction.atomic
def draft(*, note: str, known_on: date | None = None, by: Actor, at: datetime) -> Proposal:
    """Freezes every page as it would be released now, as known on a day (the latest as-at held when None).

    Nothing is public yet. Raises NoteMissing, NothingChanged and NoOffice, UnderWay while another one is under way, NotYours.
    """
    _refuse_others(DRAFTED, by)
    said = worded(note)
    stand_still()
    if (other := under_way()) is not None:
        raise UnderWay(
            f"A release is under way already, {begun_words(other)}: “{other.note}” Take that one on, or drop it, and draft again."
        )
    return _frozen(said, known_on, by, at)


@transaction.atomic
def draft_anew(pk: int, *, edition: int, by: Actor, at: datetime) -> Proposal:
    """Drops a release under way and drafts it again from the record as it stands now.

    A page that was looked at and is the same to the letter, before and after, counts as looked at. Raises as `draft` and `drop` do.
    """
    _refuse_others(DRAFTED, by)
    stand_still()
    held = locked(pk, edition)
    seen = {
        row.path: row
        for row in held.pages.filter(checked_at__isnull=False).only("path", "copy_id", "checked_at", "checked_by")
    }
    _end(held, ANEW, by, at)
    made = _frozen(held.note, held.as_known_on, by, at)
    same = [row for row in made.pages.filter(path__in=seen) if row.copy_id == seen[row.path].copy_id]
    for row in same:
        row.checked_at, row.checked_by = seen[row.path].checked_at, seen[row.path].checked_by
    ProposedPage.objects.bulk_update(same, ["checked_at", "checked_by"], batch_size=200)
    return made


def _frozen(note: str, known_on: date | None, by: Actor, at: datetime) -> Proposal:
    head = audit.head().number
    site = built(known_on, at)
    what = going(site, note, keep(site.pages))
    made = Proposal.objects.create(
        body_name=what.body_name,
        as_known_on=what.known_on,
        note=what.note,
        sha256=what.sha256,
        told=[[code, one.start.isoformat(), one.end.isoformat()] for code, one in sorted(what.told)],
        carried=list(what.carried),
        gone=[{"path": one.path, "title": one.title} for one in site.gone],
        audit_number=head,
        made_at=at,
        made_by=by.reference,
    )
    ProposedPage.objects.bulk_create(
        (
            ProposedPage(
                proposal=made, path=one.path, title=one.title, change=one.change, position=number, copy_id=one.copy
            )
            for number, one in enumerate(what.places)
        ),
        batch_size=500,
    )
    examine(made, by=by, at=at)
    audit.record("release drafted", by=by, at=at, subject=subject(made), after=facts_of(what))
    return made


@transaction.atomic
def check(pk: int, *, edition: int, by: Actor, at: datetime) -> Proposal:
    """Says that every page was looked at and nothing stops it. Raises NotReady, NotYours, NoSuchStep, NotUnderWay, TakenMeanwhile."""
    held = locked(pk, edition)
    _step(held, Proposal.State.CHECKED, by)
    held.state, held.checked_at, held.checked_by = Proposal.State.CHECKED, at, by.reference
    return kept(held, "checked", by, at)


@transaction.atomic
def approve(pk: int, *, edition: int, excepted: Excepted = NOT_EXCEPTED, by: Actor, at: datetime) -> Proposal:
    """A second person says that it may go out, to the letter as it was frozen; in a pre-election period with an exception and its name.

    Raises NotReady, NotYours for who drafted or checked it, NoSuchStep, NotUnderWay, TakenMeanwhile.
    """
    held = locked(pk, edition)
    if why := not_second(held, by):
        raise NotYours(why)
    held.exception, held.exception_by = excepted.because.strip(), excepted.name.strip()
    _step(held, Proposal.State.APPROVED, by)
    if why := not_allowed_on(held, localtime(at).date()):
        raise NotReady([why])
    held.state, held.approved_at, held.approved_by = Proposal.State.APPROVED, at, by.reference
    return kept(held, "approved", by, at)


@transaction.atomic
def drop(pk: int, *, because: str, edition: int, by: Actor, at: datetime) -> Proposal:
    """Ends it without a release. Raises ReasonMissing, NotYours, NotUnderWay, TakenMeanwhile."""
    if not because.strip():
        raise ReasonMissing("Say why it is dropped: whoever drafted it reads it.")
    held = locked(pk, edition)
    _step(held, Proposal.State.DROPPED, by)
    return _end(held, because.strip(), by, at)


def _end(held: Proposal, because: str, by: Actor, at: datetime) -> Proposal:
    held.state, held.dropped_because, held.scheduled_for = Proposal.State.DROPPED, because, None
    held.open, held.ended_at, held.problem = None, at, ""
    return kept(held, "dropped", by, at, because=because)


def locked(pk: int, edition: int) -> Proposal:
    """A release under way as whoever takes a step saw it, until the transaction ends. Raises NotUnderWay and TakenMeanwhile."""
    turns.take_turn()
    held = Proposal.objects.select_for_update(of=("self",)).get(pk=pk)
    if not held.open:
        raise NotUnderWay(f"It was {held.get_state_display().lower()} meanwhile: nothing more is done with it.")
    if held.edition != edition:
        raise TakenMeanwhile(
            f"Somebody took a step since you opened this page: it is {held.get_state_display().lower()} now. Look again."
        )
    return held


def _step(held: Proposal, to: Proposal.State, by: Actor) -> Move:
    """The step, if somebody may take it now."""
    move = the_move(held.state, to)
    if move is None:
        raise NoSuchStep(f"It is {held.get_state_display().lower()}: that step is not taken from there.")
    _refuse_others(move, by)
    if missing := wanting(move, facts(held)):
        raise NotReady(missing)
    return move


def _refuse_others(move: Move, by: Actor) -> None:
    if why := not_for(move, by):
        raise NotYours(why)


def kept(held: Proposal, done: str, by: Actor, at: datetime, **after: object) -> Proposal:
    """Saves a step, so that whoever saw the release before it takes none, and tells it in the trail."""
    held.edition += 1
    held.save(update_fields=STEPS)
    audit.record(f"release {done}", by=by, at=at, subject=subject(held), after={"note": held.note, **after})
    return held


def subject(held: Proposal) -> str:
    return f"proposal:{held.pk}"


def told_of(held: Proposal) -> set[tuple[str, Period]]:
    """The measures and periods that it tells figures of."""
    return {(code, Period(date.fromisoformat(start), date.fromisoformat(end))) for code, start, end in held.told}
