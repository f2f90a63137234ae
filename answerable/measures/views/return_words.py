"""What is said of a return: its state, who sent it, how it was read, where else it was sent."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime

from answerable.kit.components import Link, Row, Tag, Tone
from answerable.kit.wording import british_date, british_time
from answerable.measures.intake.layouts.answers import SheetReading
from answerable.measures.intake.returns import Reading
from answerable.measures.models import Return
from answerable.measures.queries.pages import roles_of
from answerable.measures.queries.returned import ReturnLine

TONES = {
    Return.State.AWAITING: Tone.AMBER,
    Return.State.ACCEPTED: Tone.GREEN,
    Return.State.PART_ACCEPTED: Tone.GREEN,
    Return.State.REJECTED: Tone.RED,
}


def state_tag(state: str, words: str) -> Tag:
    return Tag(words, TONES[Return.State(state)])


def sent_rows(kept: Return) -> list[Row]:
    """Who sent a return and when, how it was read, and its fingerprint with the file itself."""
    sender = roles_of([kept.sent_by])[kept.sent_by]
    file = Link("Download the file", reverse("measures:return-file", args=[kept.pk]))
    rows = [Row("Sent", f"{british_time(localtime(kept.sent_at))}, by {sender}", link=file)]
    if kept.layout:
        rows.append(Row("Read by the layout", kept.layout.name))
    if kept.source_title:
        rows.append(Row("Told in", f"{kept.source_title}, as at {british_date(kept.as_at)}"))
    return [*rows, Row("Fingerprint", kept.sha256[:16])]


def twin_links(twins: tuple[ReturnLine, ...]) -> list[Link]:
    """The same file, sent at other times, with what became of it."""
    return [
        Link(
            f"{one.filename}, {british_time(localtime(one.sent_at))}: {one.state_words.lower()}",
            reverse("measures:return", args=[one.key]),
        )
        for one in twins
    ]


@dataclass(frozen=True)
class ReadingWords:
    """What the reading of a spreadsheet says besides its rows: totals that do not add up, and what was passed over."""

    wrong_totals: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    skipped_cells: int = 0


def reading_words(reading: Reading) -> ReadingWords:
    """Nothing where a tidy CSV was read."""
    if not isinstance(reading, SheetReading):
        return ReadingWords()
    return ReadingWords(
        wrong_totals=tuple(f"{one.where}: {one.message}" for one in reading.suspicious),
        skipped=tuple(str(one) for one in reading.skipped),
        skipped_cells=sum(one.cells for one in reading.skipped),
    )
