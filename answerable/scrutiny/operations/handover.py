"""Writes of handover packs: prepared, answered question by question, handed over once and frozen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.text import slugify

from answerable.bodies.models import OfficeHolder
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import digest, freeze, written
from answerable.kit.wording import british_date
from answerable.scrutiny.intake.handover_checks import checks
from answerable.scrutiny.models import HandoverCheck, HandoverPack
from answerable.scrutiny.queries.handover_building import build
from answerable.scrutiny.queries.handover_page import HandoverPage
from answerable.scrutiny.queries.panel_words import too_small

RESERVED = ("new", "body")
MOST_NAMED = 3
"""So many unanswered questions are named one by one."""


class HandoverRefused(Exception):
    """It cannot be done; the sentence says why and what to do."""


class HandedOver(HandoverRefused):
    """It was handed over, and is never changed from then on."""


class SavedMeanwhile(HandoverRefused):
    """Somebody else saved it since it was opened."""


class NotReady(HandoverRefused):
    """It cannot be handed over as it is; `faults` says of each thing why."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("It cannot be handed over yet: put this right first.")
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Answer:
    """What is said to one question of the checklist."""

    done: bool
    words: str = ""
    owner_role: str = ""


@dataclass(frozen=True)
class PackText:
    """What a person writes of a pack. `answers` stand in the order of its questions."""

    title: str
    as_at: date
    opening: str = ""
    answers: tuple[Answer, ...] = ()


@transaction.atomic
def prepare_pack(text: PackText, *, made_for: str, by: Actor, at: datetime) -> HandoverPack:
    """Begins a pack, with the checklist unless it is for the public. Raises HandoverRefused."""
    turns.take_turn()
    _check(text)
    if made_for not in HandoverPack.For.values:
        raise HandoverRefused("Say for whom it is made: a new holder, a successor body or the public.")
    kept = HandoverPack.objects.create(
        code=_free_code(text.title), title=text.title.strip(), made_for=made_for, as_at=text.as_at, opening=text.opening
    )
    if made_for != HandoverPack.For.PUBLIC:
        lines = enumerate(checks(), 1)
        HandoverCheck.objects.bulk_create(
            HandoverCheck(pack=kept, position=number, theme=one.theme, question=one.question) for number, one in lines
        )
    audit.record("handover prepared", by=by, at=at, subject=_subject(kept), after=_facts(kept))
    return kept


@transaction.atomic
def write_pack(code: str, text: PackText, *, edition: int, by: Actor, at: datetime) -> HandoverPack:
    """Saves what is written of a pack that is prepared. `edition` is the one that was opened. Raises HandoverRefused."""
    turns.take_turn()
    kept = _prepared(code, edition)
    _check(text)
    before = _facts(kept)
    kept.title, kept.as_at, kept.opening = text.title.strip(), text.as_at, text.opening
    kept.edition = edition + 1
    kept.save(update_fields=["title", "as_at", "opening", "edition"])
    _answer(kept, text.answers)
    audit.record("handover written", by=by, at=at, subject=_subject(kept), before=before, after=_facts(kept))
    return kept


@transaction.atomic
def hand_over(code: str, *, edition: int, on: date, by: Actor, at: datetime) -> HandoverPack:
    """Freezes the pack with everything that is open. `on` is the office's day. Raises NotReady with every fault, HandedOver, SavedMeanwhile."""
    turns.take_turn()
    kept = _prepared(code, edition)
    page = build(kept)
    if faults := tuple(missing(kept, page, on)):
        raise NotReady(faults)
    kept.frozen = freeze(page)
    kept.sha256 = digest(kept.frozen)
    kept.handed_over_at, kept.handed_over_by = at, by.reference
    kept.edition += 1
    kept.save()
    after = {"digest": kept.sha256, "open": page.open, "late": page.late, "for": kept.made_for}
    audit.record("handed over", by=by, at=at, subject=_subject(kept), after=after)
    return kept


def missing(kept: HandoverPack, page: HandoverPage, on: date) -> Iterator[str]:
    """Everything that keeps it from being handed over on a day, a sentence each."""
    if kept.as_at != on:
        yield f"What is open is told as it is now: set its day to {british_date(on)}."
    silent = [one.question for one in page.checks if not one.done and not one.words]
    if len(silent) > MOST_NAMED:
        yield f"{len(silent)} questions of the checklist have no answer: answer each, or say why it is not so yet."
    else:
        yield from (f"Answer “{one}”, or say why it is not so yet." for one in silent)
    yield from page.opening.faults
    if kept.made_for == HandoverPack.For.PUBLIC:
        yield from too_small(page.opening)
        yield from _names(page)


def _names(page: HandoverPage) -> Iterator[str]:
    """A pack for the public names nobody who holds or held the office: they may stand."""
    told = written(freeze(page)).casefold()
    for name in OfficeHolder.objects.exclude(name="").values_list("name", flat=True).distinct():
        if name.casefold() in told:
            yield f"It names {name}, who holds or held the office: the public pack favours nobody, so leave the name out."


def _prepared(code: str, edition: int) -> HandoverPack:
    kept = HandoverPack.objects.select_for_update().get(code=code)
    if kept.handed_over_at:
        raise HandedOver(f"“{kept.title}” was handed over and stays as it is: prepare another.")
    if kept.edition != edition:
        raise SavedMeanwhile(
            "Somebody else saved this since you opened it. Yours is below, and not saved: copy what you need, then open it again."
        )
    return kept


def _check(text: PackText) -> None:
    if not text.title.strip():
        raise HandoverRefused("Give it a title.")
    if any(one.done and not one.words.strip() for one in text.answers):
        raise HandoverRefused("Where a question is answered with yes, say what shows it.")


def _answer(kept: HandoverPack, answers: Sequence[Answer]) -> None:
    rows = list(kept.checks.order_by("position", "pk"))
    if len(rows) != len(answers):
        raise HandoverRefused("The checklist changed since you opened it: open it again.")
    for row, one in zip(rows, answers, strict=True):
        row.done, row.words, row.owner_role = one.done, one.words.strip(), one.owner_role.strip()
    HandoverCheck.objects.bulk_update(rows, ["done", "words", "owner_role"])


def _free_code(said: str) -> str:
    stem = slugify(said)[:50].strip("-") or "handover"
    taken = {*RESERVED, *HandoverPack.objects.filter(code__startswith=stem).values_list("code", flat=True)}
    codes = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 2)))
    return next(code for code in codes if code not in taken)


def _subject(kept: HandoverPack) -> str:
    return f"handover:{kept.code}"


def _facts(kept: HandoverPack) -> dict[str, object]:
    said = [f"{one.done}{one.words}{one.owner_role}" for one in kept.checks.order_by("position", "pk")]
    return {
        "title": kept.title,
        "for": kept.made_for,
        "as at": kept.as_at,
        "edition": kept.edition,
        "text": sha256("\n".join([kept.opening, *said]).encode()).hexdigest(),
    }
