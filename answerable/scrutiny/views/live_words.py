"""How what is caught at a meeting, and the judgements of its items, are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from answerable.assessments.queries.summary_words import step_tone
from answerable.kit.components import Tag, Tone
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may
from answerable.scrutiny.models import AgendaItem, Exchange, Undertaking
from answerable.scrutiny.queries.live import CaughtRow, LiveItem, Stop

Kind = Exchange.Kind
TONES = {Kind.QUESTION: Tone.NEUTRAL, Kind.ANSWER: Tone.BETTER, Kind.UNDERTAKING: Tone.AMBER, Kind.NOTE: Tone.UNKNOWN}


@dataclass(frozen=True)
class ShownRow:
    """A row of the log. `promised` says whose promise it is and by when; empty where it is none."""

    row: CaughtRow
    tag: Tag
    promised: str


@dataclass(frozen=True)
class ShownStop:
    """An item in the list of items: what was caught at it, and how it ended."""

    stop: Stop
    words: str
    tag: Tag | None
    current: bool


@dataclass(frozen=True)
class ShownItem:
    """An item with what was prepared for it and what was caught, the newest first; `current` is the one in front."""

    item: LiveItem
    rows: tuple[ShownRow, ...]
    judged: Tag | None
    current: bool


def shown_rows(rows: Sequence[CaughtRow]) -> tuple[ShownRow, ...]:
    """The newest first: what was caught just now stands under the box in which it was typed."""
    return tuple(shown_row(one) for one in reversed(rows))


def shown_row(one: CaughtRow) -> ShownRow:
    kind = Kind(one.kind)
    return ShownRow(one, Tag(kind.label, TONES[kind]), promise_words(one.promise) if one.promise else "")


def promise_words(one: Undertaking) -> str:
    """ "Head of contact, by 31 March 2025"."""
    due = f", by {british_date(one.due)}" if one.due else ", no day named"
    return f"{one.owner_role}{due}"


def shown_stop(one: Stop, *, current: int | None) -> ShownStop:
    told = [f"{one.row.minutes} min"] if one.row.minutes else []
    told += [f"{one.caught} caught"] if one.caught else []
    told += [counted(one.promises, "promise")] if one.promises else []
    return ShownStop(one, ", ".join(told), judged_tag(one.row), one.row.pk == current)


def shown_item(one: LiveItem, *, current: int | None) -> ShownItem:
    return ShownItem(one, shown_rows(one.caught), judged_tag(one.stop.row), one.stop.row.pk == current)


def judged_tag(item: AgendaItem) -> Tag | None:
    """How an item ended, as a tag."""
    return Tag(item.assurance.word, step_tone(item.assurance.shape)) if item.assurance else None


def may_catch(request: HttpRequest) -> bool:
    return may(request.user, Permission.SCRUTINISE)


def may_judge(request: HttpRequest) -> bool:
    """Who keeps the minutes writes the judgement down; who judges may do it too."""
    return may_catch(request) or may(request.user, Permission.JUDGE)
