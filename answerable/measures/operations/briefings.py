"""Writes of briefings: a draft is saved as often as one likes, and frozen once."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.text import slugify

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import NotThisForm, freeze, thaw
from answerable.measures.intake.briefings import BriefingLine
from answerable.measures.models import Briefing
from answerable.measures.operations.context import ContextRefused
from answerable.measures.queries.cited import Cited, cited


class BriefingRefused(Exception):
    """What was to be done with a briefing cannot be done; the sentence says why and what to do."""


class AlreadyFrozen(BriefingRefused):
    """It is frozen, and a frozen text is never changed."""


class SavedMeanwhile(BriefingRefused):
    """Somebody else saved it since it was opened."""


class CitesNothingHeld(BriefingRefused):
    """Citations in it find no figure; `faults` says of each why."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("It cannot be frozen while citations find no figure: put these right first.")
        self.faults = faults


@transaction.atomic
def write_briefing(*, title: str, body: str, by: Actor, at: datetime) -> Briefing:
    """Begins a draft. Its code is made of its title; of two with one title the second gets a number."""
    turns.take_turn()
    kept = Briefing.objects.create(
        code=_free_code(title), title=title.strip(), body=body, written_by=by.reference, written_at=at
    )
    audit.record("briefing written", by=by, at=at, subject=f"briefing:{kept.code}", after=_facts(kept))
    return kept


@transaction.atomic
def rewrite_briefing(code: str, *, title: str, body: str, edition: int, by: Actor, at: datetime) -> Briefing:
    """Saves a draft anew. `edition` is the one that was opened. Raises AlreadyFrozen and SavedMeanwhile; nothing is lost by either."""
    turns.take_turn()
    kept = Briefing.objects.select_for_update().get(code=code)
    if kept.frozen_at:
        raise AlreadyFrozen(f"“{kept.title}” is frozen: write a new briefing that takes its place.")
    if kept.edition != edition:
        raise SavedMeanwhile(
            "Somebody else saved this text since you opened it. Yours is below, and not saved: copy what you need, then open the text again."
        )
    if (kept.title, kept.body) == (title.strip(), body):
        return kept
    before = _facts(kept)
    kept.title, kept.body, kept.edition = title.strip(), body, edition + 1
    kept.written_by, kept.written_at = by.reference, at
    kept.save()
    audit.record("briefing written", by=by, at=at, subject=f"briefing:{code}", before=before, after=_facts(kept))
    return kept


@transaction.atomic
def freeze_briefing(code: str, *, edition: int, by: Actor, at: datetime) -> Briefing:
    """Keeps the text with its figures as they stand. Raises AlreadyFrozen, SavedMeanwhile and CitesNothingHeld."""
    turns.take_turn()
    kept = Briefing.objects.select_for_update().get(code=code)
    if kept.frozen_at:
        raise AlreadyFrozen(f"“{kept.title}” is frozen already.")
    if kept.edition != edition:
        raise SavedMeanwhile("Somebody saved this text since you opened it: read it once more, then freeze it.")
    text = cited(kept.body)
    if text.faults:
        raise CitesNothingHeld(text.faults)
    kept.frozen, kept.frozen_by, kept.frozen_at = freeze(text), by.reference, at
    kept.save()
    after = {"figures": [f"{one.of}: {one.words}" for one in text.figures]}
    audit.record("briefing frozen", by=by, at=at, subject=f"briefing:{code}", before=_facts(kept), after=after)
    return kept


@transaction.atomic
def load_briefings(lines: Sequence[BriefingLine], *, by: Actor, at: datetime) -> int:
    """Takes in the briefings of a folder. How many were not held: one that is held here is left as it is.

    Raises ContextRefused where what is called frozen is no frozen text.
    """
    held = set(Briefing.objects.values_list("code", flat=True))
    fresh = [line for line in lines if line.code not in held]
    if problems := [found for line in fresh if line.frozen and (found := _not_frozen(line))]:
        raise ContextRefused(problems)
    for line in fresh:
        kept = Briefing.objects.create(
            code=line.code,
            title=line.title,
            body=line.body,
            written_by=by.reference,
            written_at=line.written_at,
            frozen=dict(line.frozen),
            frozen_by=by.reference if line.frozen_at else "",
            frozen_at=line.frozen_at,
        )
        audit.record("briefing loaded", by=by, at=at, subject=f"briefing:{kept.code}", after=_facts(kept))
    return len(fresh)


def _not_frozen(line: BriefingLine) -> str:
    """Why what a line calls frozen is none; empty where it is."""
    try:
        thaw(Cited, line.frozen)
    except NotThisForm as error:
        return f"briefing '{line.code}': 'frozen' is not a frozen text: {error}."
    return ""


def _facts(kept: Briefing) -> dict[str, object]:
    return {
        "title": kept.title,
        "edition": kept.edition,
        "text": sha256(kept.body.encode()).hexdigest(),
    }


def _free_code(title: str) -> str:
    stem = slugify(title)[:80] or "briefing"
    taken = set(Briefing.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for code in _codes(stem, len(taken) + 1) if code not in taken)


def _codes(stem: str, most: int) -> list[str]:
    return [stem, *(f"{stem}-{number}" for number in range(2, most + 2))]
