"""The newsletter of a month: drafted from what was released, edited by a person, approved by a second one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.publishing import addresses
from answerable.publishing.models import Newsletter, ReleasedPage
from answerable.publishing.operations.newsletter_refusals import (
    NewsletterRefused,
    NotADraft,
    NothingToTell,
    SavedMeanwhile,
    SecondPerson,
    SentAlready,
)
from answerable.publishing.queries.news_draft import TOLD, DraftPart, drafted

State = Newsletter.State


@dataclass(frozen=True)
class Item:
    """One thing that is told, by the page that it leads to; `words` are what is said of it."""

    text: str
    path: str
    words: str
    left_out: bool = False


@dataclass(frozen=True)
class Section:
    """A part of a newsletter: a heading, and its items in order."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Edited:
    """What a person made of a draft."""

    title: str
    opening: str
    sections: tuple[Section, ...]


@transaction.atomic
def draft(month: date, *, by: Actor, at: datetime) -> Newsletter:
    """Drafts the newsletter of the month that a day lies in from its releases. Raises NothingToTell."""
    turns.take_turn()
    month = month.replace(day=1)
    if Newsletter.objects.filter(month=month).exists():
        raise NothingToTell(f"The newsletter of {month:%B %Y} is there already: open it.")
    parts = drafted(month)
    if not parts:
        raise NothingToTell(
            f"No release of {month:%B %Y} shows anything that a newsletter tells of: release first, or choose another month."
        )
    made = Newsletter.objects.create(
        month=month,
        title=f"Newsletter of {month:%B %Y}",
        sections=written(_sections(parts)),
        drafted_at=at,
        drafted_by=by.reference,
        edited_by=by.reference,
    )
    audit.record("newsletter.drafted", by=by, at=at, subject=_subject(made), after=_facts(made))
    return made


@transaction.atomic
def edit(pk: int, edited: Edited, *, edition: int, by: Actor, at: datetime) -> Newsletter:
    """Keeps what a person made of a draft. Raises NotADraft, SavedMeanwhile, and NewsletterRefused, which names the field."""
    held = _draft(pk, edition)
    if not edited.title.strip():
        raise NewsletterRefused("Give it a title.", "title")
    if _led(edited.sections) != _led(sections_of(held)):
        raise SavedMeanwhile("Something was taken into it since you opened it: open it again, and change it then.")
    before = _facts(held)
    held.title, held.opening = edited.title.strip(), edited.opening.strip()
    held.sections = written(edited.sections)
    _keep(held, "newsletter.draft_edited", by, at, before)
    return held


@transaction.atomic
def take_in(pk: int, *, edition: int, by: Actor, at: datetime) -> int:
    """Takes into a draft what was released since in its month, each after the others of its part; how many items. Raises as `edit`."""
    held = _draft(pk, edition)
    there = _led(sections_of(held))
    sections = {one.heading: one for one in sections_of(held)}
    new = 0
    for part in _sections(drafted(held.month)):
        fresh = tuple(one for one in part.items if (one.text, one.path) not in there)
        new += len(fresh)
        if fresh:
            before = sections.get(part.heading, Section(part.heading, ()))
            sections[part.heading] = Section(part.heading, (*before.items, *fresh))
    if new:
        held.sections = written(sections.values())
        _keep(held, "newsletter.draft_taken_in", by, at, {})
    return new


@transaction.atomic
def approve(pk: int, *, edition: int, by: Actor, at: datetime) -> Newsletter:
    """Approves a draft: it is a page of the site from the next release on. Raises SecondPerson, NotADraft, SavedMeanwhile."""
    held = _draft(pk, edition)
    if by.reference in (held.edited_by, held.drafted_by):
        raise SecondPerson("You drafted or edited it: somebody else who may approve looks at it and approves it.")
    if not any(not one.left_out for part in sections_of(held) for one in part.items) and not held.opening:
        raise NewsletterRefused("It says nothing: take something in, or write an opening, before it is approved.")
    held.state, held.approved_at, held.approved_by = State.APPROVED, at, by.reference
    _keep(held, "newsletter.approved", by, at, {}, edits=False)
    return held


@transaction.atomic
def reopen(pk: int, *, edition: int, by: Actor, at: datetime) -> Newsletter:
    """Takes the approval back, so that it can be edited. Raises SentAlready once its page is or was public, SavedMeanwhile."""
    held = locked(pk, edition)
    if held.state == State.DRAFT:
        raise NotADraft("It is a draft: edit it as it is.")
    if held.state == State.SENT or ReleasedPage.objects.filter(path=addresses.newsletter(held.month)).exists():
        raise SentAlready("Its page is public: what is wrong in it is put right in the next newsletter.")
    held.state, held.approved_at, held.approved_by = State.DRAFT, None, ""
    held.edited_by = by.reference
    _keep(held, "newsletter.reopened", by, at, {})
    return held


@transaction.atomic
def drop(pk: int, *, edition: int, by: Actor, at: datetime) -> None:
    """Throws a draft away, so that its month can be drafted anew. Raises NotADraft, SavedMeanwhile."""
    held = _draft(pk, edition)
    subject, before = _subject(held), _facts(held)
    held.delete()
    audit.record("newsletter.draft_dropped", by=by, at=at, subject=subject, before=before)


def locked(pk: int, edition: int) -> Newsletter:
    """The newsletter, held until the transaction ends. Raises SavedMeanwhile."""
    turns.take_turn()
    held = Newsletter.objects.select_for_update().filter(pk=pk).first()
    if held is None:
        raise SavedMeanwhile("Somebody has thrown this draft away: go back to the list.")
    if held.edition != edition:
        raise SavedMeanwhile("Somebody else changed it since you opened it: open it again, and change it then.")
    return held


def sections_of(row: Newsletter) -> tuple[Section, ...]:
    """What a newsletter tells of, as it is kept."""
    return tuple(Section(part["heading"], tuple(Item(**one) for one in part["items"])) for part in row.sections)


def written(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """How a newsletter keeps what it tells of."""
    return [asdict(one) for one in sections]


def _led(sections: Iterable[Section]) -> set[tuple[str, str]]:
    """What is told of and where it leads to, in whatever order."""
    return {(one.text, one.path) for part in sections for one in part.items}


def _sections(parts: Sequence[DraftPart]) -> tuple[Section, ...]:
    return tuple(
        Section(
            part.heading,
            tuple(Item(one.text, one.path, one.words, number >= TOLD) for number, one in enumerate(part.facts)),
        )
        for part in parts
    )


def _draft(pk: int, edition: int) -> Newsletter:
    held = locked(pk, edition)
    if held.state != State.DRAFT:
        raise NotADraft("It is approved: take the approval back first, and then change it.")
    return held


def _keep(
    held: Newsletter, action: str, by: Actor, at: datetime, before: Mapping[str, object], *, edits: bool = True
) -> None:
    held.edition += 1
    if edits:
        held.edited_by = by.reference
    held.save()
    audit.record(action, by=by, at=at, subject=_subject(held), before=before, after=_facts(held))


def _subject(held: Newsletter) -> str:
    return f"newsletter:{held.month:%Y-%m}"


def _facts(held: Newsletter) -> Mapping[str, object]:
    items = [one for part in sections_of(held) for one in part.items]
    told = sum(not one.left_out for one in items)
    return {"title": held.title, "opening": held.opening, "told": told, "left_out": len(items) - told}
