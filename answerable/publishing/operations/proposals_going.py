"""An approved release goes out: at once, or at a moment that was set. What goes out is what was frozen, to the letter."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localtime

from answerable.evidence.queries.corrections import passed
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.wording import counted
from answerable.publishing.models import Change, Proposal, Release
from answerable.publishing.operations.proposals import NOT_EXCEPTED, Excepted, kept, locked, told_of
from answerable.publishing.operations.proposals_refusals import (
    NoSuchStep,
    NotReady,
    NotYours,
    ProposalRefused,
    TakenOut,
    WrongMoment,
)
from answerable.publishing.operations.releasing import Going, Place, publish, stand_still
from answerable.publishing.queries.proposals import day_of, facts, not_allowed_on, not_for, taken_out
from answerable.publishing.release_states import APPROVED, RELEASED, Move, the_move, wanting

SWEEPER = Actor("system:sweep", "system")
FURTHEST = timedelta(days=366)
"""So far ahead a release may be put down: what was frozen longer ago than that is not what anybody remembers."""
NAMED = 3
_log = logging.getLogger(__name__)


@transaction.atomic
def release_now(pk: int, *, edition: int, by: Actor, at: datetime) -> Release:
    """Shows an approved release to the public: all its pages change at once, or none does.

    Raises NotReady, TakenOut, NotYours, NoSuchStep, NotUnderWay, TakenMeanwhile.
    """
    _refuse_others(by)
    # In the order in which every release takes them, so that none waits for another in a ring.
    stand_still()
    return _out(locked(pk, edition), by, at)


@transaction.atomic
def schedule(
    pk: int, *, moment: datetime, edition: int, excepted: Excepted = NOT_EXCEPTED, by: Actor, at: datetime
) -> Proposal:
    """Puts an approved release down for a moment to come; the next sweep after it releases it.

    An exception is wanted where the day lies in a pre-election period and none was given with the approval; only who may approve
    gives one. Raises WrongMoment, NotReady, NotYours, NoSuchStep, NotUnderWay, TakenMeanwhile.
    """
    _refuse_others(by)
    held = locked(pk, edition)
    move = _approved(held)
    if moment <= at:
        raise WrongMoment("That moment is over: choose one to come, or release it now.")
    if moment > at + FURTHEST:
        raise WrongMoment("That is more than a year away: draft it nearer the time.")
    if missing := wanting(move, facts(held)):
        raise NotReady(missing)
    if excepted != NOT_EXCEPTED:
        _refuse_exception(by)
        held.exception, held.exception_by = excepted.because.strip(), excepted.name.strip()
    if why := not_allowed_on(held, localtime(moment).date()):
        raise NotReady([why])
    held.scheduled_for, held.problem = moment, ""
    return kept(held, "scheduled", by, at, moment=moment.isoformat())


@transaction.atomic
def unschedule(pk: int, *, edition: int, by: Actor, at: datetime) -> Proposal:
    """Takes a release off its moment; it stays approved. Raises NotYours, NoSuchStep, NotUnderWay, TakenMeanwhile."""
    _refuse_others(by)
    held = locked(pk, edition)
    _approved(held)
    if held.scheduled_for is None:
        raise NoSuchStep("It is not put down for any moment.")
    held.scheduled_for, held.problem = None, ""
    return kept(held, "unscheduled", by, at)


def release_due(at: datetime) -> int:
    """Releases what was put down for a moment that has come; how many were (there is one at a time).

    What it stumbles over is kept with the release for people to see, and tried again with the next sweep.
    """
    due = Proposal.objects.filter(open=True, state=APPROVED, scheduled_for__lte=at)
    done = 0
    for pk, edition in due.values_list("pk", "edition"):
        try:
            _release_due(pk, edition, at)
            done += 1
        except ProposalRefused as refused:
            _stumbled(pk, str(refused), at)
        except Exception as error:  # noqa: BLE001 - logged with its trace, and shown to the office
            _log.exception("a scheduled release could not be made")
            _stumbled(
                pk, f"The program could not release it ({type(error).__name__}); its log says more. It tries again.", at
            )
    return done


@transaction.atomic
def _release_due(pk: int, edition: int, at: datetime) -> None:
    stand_still()
    _out(locked(pk, edition), SWEEPER, at)


@transaction.atomic
def _stumbled(pk: int, problem: str, at: datetime) -> None:
    """Keeps what stood in the way; the trail tells each new problem once."""
    if Proposal.objects.filter(pk=pk, open=True).exclude(problem=problem).update(problem=problem):
        after = {"problem": problem}
        audit.record("release stumbled", by=SWEEPER, at=at, subject=f"proposal:{pk}", after=after)


def _out(held: Proposal, by: Actor, at: datetime) -> Release:
    move = _approved(held)
    if missing := wanting(move, facts(held)):
        raise NotReady(missing)
    if why := not_allowed_on(held, localtime(at).date()):
        raise NotReady([why])
    _refuse_taken_out(held, at)
    made = publish(_going(held), by=by, at=at)
    held.state, held.release, held.open, held.ended_at = Proposal.State.RELEASED, made, None, at
    held.problem = ""
    # The release has told the trail what it did, and its head is printed: nothing may follow it there.
    held.edition += 1
    held.save(update_fields=["state", "release", "open", "ended_at", "problem", "edition"])
    return made


def _going(held: Proposal) -> Going:
    rows = held.pages.order_by("position").values_list("path", "title", "change", "copy_id")
    places = [Place(path, title, Change(change), copy) for path, title, change, copy in rows]
    return Going(
        body_name=held.body_name,
        note=held.note,
        known_on=held.as_known_on,
        sha256=held.sha256,
        gone=len(held.gone),
        places=places,
        told=told_of(held),
        carried=held.carried,
    )


def _refuse_taken_out(held: Proposal, at: datetime) -> None:
    """What was withdrawn, erased or made private after it was frozen never goes out."""
    titles = taken_out(held, day_of(at))
    if titles:
        more = f" and {len(titles) - NAMED:,} more" if len(titles) > NAMED else ""
        raise TakenOut(
            f"{counted(len(titles), 'page')} of it {'is' if len(titles) == 1 else 'are'} no longer in the record since it was frozen "
            f"({'; '.join(titles[:NAMED])}{more}): draft it anew."
        )
    if set(held.carried) - {one.key for one in passed()}:
        raise TakenOut("A correction in it was taken back since it was frozen: draft it anew.")


def _approved(held: Proposal) -> Move:
    move = the_move(held.state, RELEASED)
    if move is None:
        raise NoSuchStep(
            f"It is {held.get_state_display().lower()}, and not approved yet: a second person approves it first."
        )
    return move


def _refuse_others(by: Actor) -> None:
    move = the_move(APPROVED, RELEASED)
    if move and (why := not_for(move, by)):
        raise NotYours(why)


def _refuse_exception(by: Actor) -> None:
    move = the_move(Proposal.State.CHECKED, APPROVED)
    if move and (why := not_for(move, by)):
        raise NotYours(f"An exception in a pre-election period is given by those who approve. {why}")
