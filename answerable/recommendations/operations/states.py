"""A recommendation goes from one state to another: what the register exists for, and where most is refused."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.people.roles import Role
from answerable.recommendations.models import Move, Recommendation
from answerable.recommendations.operations.refusals import CircularSuperseding, MoveRefused, SavedMeanwhile
from answerable.recommendations.queries.moves import EVIDENCED, last_move, refused, reopens, wants_words

ADDRESSES = ("https://", "http://", "/")
"""How the address of evidence begins."""
THE_FORCE = "The force"


@dataclass(frozen=True)
class Said:
    """What somebody says with a move. `said_by` is a role or a body, where it is not the office."""

    words: str = ""
    evidence: str = ""
    evidence_address: str = ""
    said_by: str = ""


@transaction.atomic
def move(  # noqa: PLR0913 - the facts of a move, all named at the call
    recommendation: Recommendation,
    *,
    to: str,
    on: date,
    words: str = "",
    evidence: str = "",
    evidence_address: str = "",
    said_by: str = "",
    superseded_by: Recommendation | None = None,
    seen_edition: int,
    by: Actor,
    at: datetime,
) -> Recommendation:
    """Moves it, and keeps the move with its words and evidence for ever.

    Raises SavedMeanwhile where `seen_edition` is not the one held, MoveRefused where the step is not allowed, its day cannot be,
    or words or evidence are missing, CircularSuperseding where what takes its place is in the end itself.
    """
    turns.take_turn()
    held = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if held.edition != seen_edition:
        raise SavedMeanwhile
    said = Said(words.strip(), evidence.strip(), evidence_address.strip(), said_by.strip() or _spoken_by(by))
    last = last_move(held)
    if why := refused(held, to, by=by, last=last):
        raise MoveRefused(why)
    _check_day(held, on, localtime(at).date())
    _check_said(held.state, to, said, by)
    _check_successor(held, to, superseded_by)
    before = held.state
    held.state, held.state_since, held.superseded_by = to, on, superseded_by
    held.edition += 1
    held.save(update_fields=["state", "state_since", "superseded_by", "edition"])
    kept = Move.objects.create(
        recommendation=held,
        before=before,
        after=to,
        on=on,
        words=said.words,
        evidence=said.evidence,
        evidence_address=said.evidence_address,
        said_by=said.said_by,
        by=by.reference,
        at=at,
    )
    told = {"state": to, "on": on, "move": kept.pk} | ({"superseded_by": superseded_by.pk} if superseded_by else {})
    subject = f"recommendation:{held.pk}"
    audit.record("recommendation moved", by=by, at=at, subject=subject, before={"state": before}, after=told)
    return held


def _spoken_by(by: Actor) -> str:
    return THE_FORCE if by.role == Role.FORCE_LIAISON else ""


def _check_day(held: Recommendation, on: date, today: date) -> None:
    if on > today:
        raise MoveRefused(f"{british_date(on)} is still to come: say the day on which it happened.", "on")
    if on < held.report.published:
        raise MoveRefused(
            f"{british_date(on)} is before its report was published, on {british_date(held.report.published)}.", "on"
        )
    if on < held.state_since:
        raise MoveRefused(
            f"It became “{held.get_state_display()}” on {british_date(held.state_since)}: what follows is on that day or later.",
            "on",
        )


def _check_said(before: str, to: str, said: Said, by: Actor) -> None:
    word = Recommendation.State(to).label
    if to in EVIDENCED and not said.evidence:
        raise MoveRefused(f"“{word}” needs evidence: say what shows it.", "evidence")
    if said.evidence_address and not said.evidence_address.startswith(ADDRESSES):
        raise MoveRefused(
            "The address of the evidence begins with https://, or with / inside the office.", "evidence_address"
        )
    if to == Recommendation.State.VERIFIED and said.said_by:
        raise MoveRefused("To verify is the office's own word: leave “Said by” empty.", "said_by")
    if wants_words(before, to) and not said.words:
        again = "is live again" if reopens(before, to) else f"becomes “{word}”"
        raise MoveRefused(f"Say why it {again}.", "words")
    if by.role == Role.FORCE_LIAISON:
        _check_force(to, said)


def _check_force(to: str, said: Said) -> None:
    """What the force says itself comes with its words, and "complete" with what shows it."""
    if not said.words:
        raise MoveRefused("Say in a sentence what was done.", "words")
    if to == Recommendation.State.FORCE_SAYS_COMPLETE and not said.evidence:
        raise MoveRefused("Say what shows that it is complete: the office verifies it by that.", "evidence")


def _check_successor(held: Recommendation, to: str, successor: Recommendation | None) -> None:
    if (to == Recommendation.State.SUPERSEDED) != (successor is not None):
        sentence = (
            "Name the recommendation that takes its place."
            if successor is None
            else "Only what is superseded has another in its place."
        )
        raise MoveRefused(sentence, "superseded_by")
    circle, key = [held], successor.pk if successor else None
    while key is not None:
        after = Recommendation.objects.select_related("report").get(pk=key)
        circle.append(after)
        if after.pk == held.pk:
            raise CircularSuperseding(_circle_words(circle), "superseded_by")
        key = after.superseded_by_id


def _circle_words(circle: list[Recommendation]) -> str:
    if len(circle) == 2:
        return "It cannot take its own place: name another."
    names = " is superseded by ".join(f"{one.number} of “{one.report.title}”" for one in circle)
    return f"That would be a circle: {names}."
