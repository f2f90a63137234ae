"""The tables of a verdict: its problems, the rows to look at beside what is held, the rest, and what was recorded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from answerable.calc.periods import printed as period_words
from answerable.kit.components import Tag, Tone
from answerable.kit.tables import Column, Table, table, whole_number
from answerable.kit.wording import british_date
from answerable.measures.intake.returns import RowProblem
from answerable.measures.queries import returned
from answerable.measures.queries.absent import Absent
from answerable.measures.queries.changed import LookedAt, Names
from answerable.measures.queries.held import Figure
from answerable.measures.queries.returned import RecordedRow
from answerable.measures.queries.verdicts import Outcome, RowVerdict, Verdict

PAGE = 100
TONES = {Outcome.RESTATES: Tone.AMBER, Outcome.EARLIER: Tone.AMBER, Outcome.DISPUTES: Tone.RED}
MOST_PERIODS = 4

PROBLEMS: tuple[Column[RowProblem], ...] = (
    Column("row", "Row", lambda p: p.row, lambda p: str(p.row) if p.row else "the file", sortable=False),
    Column("column", "Column", lambda p: p.column, sortable=False),
    Column("message", "What is wrong, and what to do", lambda p: p.message[:1].upper() + p.message[1:], sortable=False),
)


@dataclass(frozen=True)
class LookLine:
    """A row to look at, in words: what it is of, what is held (nothing where that is not shown), what is sent, and why to look."""

    number: int
    place: str
    measure: str
    of: str
    period: str
    held: str
    sent: str
    outcome: Tag
    doubts: tuple[str, ...]
    locked_by: str
    ticked: bool


def problems(verdict: Verdict, params: Mapping[str, str]) -> Table:
    return table(verdict.problems, PROBLEMS, params, caption="Problems, by row and column", per_page=PAGE)


def look_lines(rows: Sequence[LookedAt], called: Names, *, sees_held: bool, ticked: Collection[int]) -> list[LookLine]:
    """Rows to look at. Who only sends returns learns that a row differs, and not from what: it may not be public yet."""
    asked = [one.verdict for one in rows if one.verdict.meets]
    held = returned.beside(asked) if sees_held else {}
    return [
        LookLine(
            number=one.row.number,
            place=place_words(one.verdict),
            measure=called.measure(one.row.measure),
            of=called.of(one.row.area, one.row.breakdown),
            period=period_words(one.row.period),
            held=held_words(held.get(one.row.number), one.verdict) if sees_held and one.verdict.meets else "",
            sent=sent_words(one.verdict),
            outcome=outcome_tag(one.verdict),
            doubts=one.doubts,
            locked_by=one.locked_by,
            ticked=one.row.number in ticked,
        )
        for one in rows
    ]


def place_words(one: RowVerdict) -> str:
    """Where in the file a row stands: the cell of a spreadsheet, else the number of the row."""
    return one.row.locator if "cell" in one.row.locator else f"row {one.row.number}"


def sent_words(one: RowVerdict) -> str:
    return f"{one.row.printed}, as at {british_date(one.row.as_at)}"


def held_words(held: Figure | None, one: RowVerdict) -> str:
    """What is held for the figure of a row: the value with its day and papers, or that its rival is in the file."""
    if held is None:
        return f"{one.meets}, in another row of this file"
    return "; ".join(rival_words(held))


def rival_words(figure: Figure) -> list[str]:
    return [
        f"{one.printed}, as at {british_date(one.as_at)} ({', '.join(dict.fromkeys(p.title for p in one.places))})"
        for one in figure.current
    ]


def rows_of(rows: Sequence[RowVerdict], called: Names, params: Mapping[str, str] | None, caption: str) -> Table:
    """Rows of which nothing is asked, or those of a page of their own; without `params` the first of them stand still."""
    columns: tuple[Column[RowVerdict], ...] = (
        Column("measure", "Measure", lambda r: called.measure(r.row.measure)),
        Column("of", "Area and part", lambda r: called.of(r.row.area, r.row.breakdown)),
        Column("period", "Period", lambda r: r.row.period.end, lambda r: period_words(r.row.period)),
        Column("value", "Sent", lambda r: r.row.value, lambda r: r.row.printed, numeric=True),
        Column("outcome", "What taking it in does", lambda r: r.words),
        Column("row", "Place", lambda r: r.row.number, place_words),
    )
    if all(one.outcome is Outcome.NEW for one in rows):
        columns = tuple(column for column in columns if column.key != "outcome")
    return table(rows[:PAGE] if params is None else rows, columns, params, caption=caption, per_page=PAGE)


def differing(verdict: Verdict, called: Names, params: Mapping[str, str], *, sees_held: bool) -> Table:
    """The rows that say other than what is held, where they are too many for one page. Held values are looked up for the page only."""
    rows = returned.differing(verdict)
    start = (min(whole_number(params.get("page", "1")), -(-len(rows) // PAGE)) - 1) * PAGE
    held = returned.beside(rows[start : start + PAGE]) if sees_held else {}
    columns: tuple[Column[RowVerdict], ...] = (
        Column("row", "Row", lambda r: r.row.number, place_words, sortable=False),
        Column("measure", "Measure", lambda r: called.measure(r.row.measure), sortable=False),
        Column("of", "Area and part", lambda r: called.of(r.row.area, r.row.breakdown), sortable=False),
        Column("period", "Period", lambda r: period_words(r.row.period), sortable=False),
        Column("held", "Held", lambda r: held_words(held.get(r.row.number), r), sortable=False),
        Column("sent", "Sent", sent_words, sortable=False),
        Column("outcome", "What taking it in does", lambda r: r.words, outcome_tag, sortable=False),
    )
    columns = tuple(column for column in columns if sees_held or column.key != "held")
    return table(rows, columns, params, caption="Rows that differ from what is held", per_page=PAGE)


def outcome_tag(one: RowVerdict) -> Tag:
    return Tag(one.words, TONES.get(one.outcome, Tone.NEUTRAL))


def missing(rows: Sequence[Absent], called: Names) -> Table:
    """What this return has not, whole: it does not sort and has no pages."""
    columns: tuple[Column[Absent], ...] = (
        Column("measure", "Measure", lambda m: called.measure(m.measure)),
        Column("of", "Area and part", lambda m: called.of(m.area, m.breakdown)),
        Column("periods", "Periods", periods_words),
        Column("why", "Why it is missed", lambda m: m.why),
    )
    return table(rows, columns, caption="Figures that this return has not")


def periods_words(one: Absent) -> str:
    """The first few periods, and how many more."""
    if not one.periods:
        return "every period"
    more = len(one.periods) - MOST_PERIODS
    shown = ", ".join(period_words(period) for period in one.periods[:MOST_PERIODS])
    return f"{shown} and {more} more" if more > 0 else shown


def recorded(rows: tuple[RecordedRow, ...], called: Names, params: Mapping[str, str], own: str = "") -> Table:
    """What was taken in. Of the return's `own` source only the place is said: the page names it."""
    columns: tuple[Column[RecordedRow], ...] = (
        Column("measure", "Measure", lambda r: called.measure(r.measure)),
        Column("of", "Area and part", lambda r: called.of(r.area, r.breakdown)),
        Column("period", "Period", lambda r: r.period.end, lambda r: period_words(r.period)),
        Column("value", "Value", lambda r: r.value, numeric=True),
        Column("place", "Told in", lambda r: r.locator if r.source == own else f"{r.source}, {r.locator}"),
        Column("outcome", "What it did", lambda r: r.outcome),
    )
    return table(rows, columns, params, caption="Rows that were taken in", per_page=PAGE)
