"""The draft of a minute, composed of what was caught, and how far the minutes of a meeting are."""

from collections.abc import Iterable
from dataclasses import dataclass

from answerable.scrutiny.models import AgendaItem, Exchange, Meeting
from answerable.scrutiny.queries.live import CaughtRow, as_rows, caught_counts
from answerable.scrutiny.queries.restricted_rights import veiled

SAID = {Exchange.Kind.QUESTION: "asked", Exchange.Kind.ANSWER: "answered"}
"""What the minutes tell of by themselves. Promises and the judgement stand beside them; notes are for whoever writes."""


@dataclass(frozen=True)
class Draft:
    """The minute of an item as it could be. Of a restricted item everything is of what stays inside."""

    minute: str = ""
    restricted_minute: str = ""
    left_out: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.minute or self.restricted_minute)


@dataclass(frozen=True)
class MinutedLine:
    """An item in the list of what is minuted."""

    row: AgendaItem
    number: int
    caught: int
    written: bool


def draft(item: AgendaItem, rows: Iterable[Exchange]) -> Draft:
    """The minute that what was caught at an item gives: questions and answers in their order, without what was struck out."""
    kept = [one for one in rows if not one.struck_because]
    told = [one for one in kept if one.kind in SAID]
    notes = sum(one.kind == Exchange.Kind.NOTE for one in kept)
    text = "\n\n".join(sentence(one) for one in told)
    if item.restricted:
        return Draft(restricted_minute=text, left_out=notes)
    return Draft(minute=text, left_out=notes)


def sentence(one: Exchange) -> str:
    """One question or answer as a paragraph of the minutes: "The chair asked: How many calls were lost?".

    A question from the public reads as it was cleared to be shown: what was left out of it is not let out here.
    """
    asked = one.public_question if one.kind == Exchange.Kind.QUESTION else None
    if asked and not (asked.cleared_at and asked.shown_text):
        return f"Question {asked.reference} from the public was asked."
    text = _braces(" ".join((asked.shown_text if asked else one.text).split()))
    if asked:
        return f"Question {asked.reference} from the public: {text}"
    who = f"{_braces(one.speaker_role)} " if one.speaker_role else ""
    if who:
        return f"{who}{SAID[Exchange.Kind(one.kind)]}: {text}"
    return f"{Exchange.Kind(one.kind).label}: {text}"


def caught_of(item: AgendaItem) -> tuple[Exchange, ...]:
    """What was caught at an item, in its order."""
    rows = item.exchanges.select_related("undertaking", "line", "public_question")
    return tuple(rows.order_by("said_at", "pk"))


def beside(rows: tuple[Exchange, ...], *, reader: str) -> tuple[CaughtRow, ...]:
    """The same, as the page shows it beside the minute."""
    return as_rows(rows, reader=reader)


def minuted_lines(meeting: Meeting, *, restricted: bool = True) -> tuple[MinutedLine, ...]:
    """Every item, with whether its minute is written; `restricted` says whether the restricted part is the reader's. Two queries."""
    rows = list(meeting.items.select_related("assurance").order_by("position", "pk"))
    caught = caught_counts(meeting)
    return tuple(
        _minuted(one, number, caught.get(one.pk, 0), restricted=restricted) for number, one in enumerate(rows, start=1)
    )


def _minuted(one: AgendaItem, number: int, caught: int, *, restricted: bool) -> MinutedLine:
    written = bool(one.restricted_minute if one.restricted else one.minute)
    if one.restricted and not restricted:
        return MinutedLine(veiled(one), number, 0, written)
    return MinutedLine(one, number, caught, written)


def _braces(text: str) -> str:
    """What was said is no citation: a brace in it stays one."""
    return text.replace("{", "{{").replace("}", "}}")
