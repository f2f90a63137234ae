"""The tables of a verdict: its problems, the rows that differ beside what is held, the rest, and what was recorded."""

from collections.abc import Mapping

from answerable.calc.periods import printed as period_words
from answerable.kit.components import Tag, Tone
from answerable.kit.tables import Column, Table, table, whole_number
from answerable.kit.wording import british_date
from answerable.measures.intake.returns import RowProblem
from answerable.measures.queries import returned
from answerable.measures.queries.held import Figure
from answerable.measures.queries.returned import RecordedRow
from answerable.measures.queries.verdicts import Outcome, RowVerdict, Verdict

PAGE = 100
TONES = {Outcome.RESTATES: Tone.AMBER, Outcome.EARLIER: Tone.AMBER, Outcome.DISPUTES: Tone.RED}


def of_words(one: RowVerdict) -> str:
    return ", ".join(part for part in (one.row.area, one.row.breakdown) if part)


PROBLEMS: tuple[Column[RowProblem], ...] = (
    Column("row", "Row", lambda p: p.row, lambda p: str(p.row) if p.row else "the file", sortable=False),
    Column("column", "Column", lambda p: p.column, sortable=False),
    Column("message", "What is wrong, and what to do", lambda p: p.message[:1].upper() + p.message[1:], sortable=False),
)
GOOD: tuple[Column[RowVerdict], ...] = (
    Column("row", "Row", lambda r: r.row.number),
    Column("measure", "Measure", lambda r: r.row.measure),
    Column("of", "Area and part", of_words),
    Column("period", "Period", lambda r: r.row.period.end, lambda r: period_words(r.row.period)),
    Column("value", "Sent", lambda r: r.row.value, lambda r: r.row.printed, numeric=True),
    Column("outcome", "What taking it in does", lambda r: r.words),
)
RECORDED: tuple[Column[RecordedRow], ...] = (
    Column("measure", "Measure", lambda r: r.measure),
    Column("of", "Area and part", lambda r: ", ".join(one for one in (r.area, r.breakdown) if one)),
    Column("period", "Period", lambda r: r.period.end, lambda r: period_words(r.period)),
    Column("value", "Value", lambda r: r.value, numeric=True),
    Column("place", "Told in", lambda r: f"{r.source}, {r.locator}"),
    Column("outcome", "What it did", lambda r: r.outcome),
)


def problems(verdict: Verdict, params: Mapping[str, str]) -> Table:
    return table(verdict.problems, PROBLEMS, params, caption="Problems, by row and column", per_page=PAGE)


def differing(verdict: Verdict, params: Mapping[str, str], *, sees_held: bool) -> Table:
    """The rows that say other than what is held. What is held is looked up for the rows of the page only.

    Who only sends returns learns that a row differs, and not from what: it may not have been released yet.
    """
    rows = returned.differing(verdict)
    start = (min(whole_number(params.get("page", "1")), -(-len(rows) // PAGE)) - 1) * PAGE
    held = returned.beside(rows[start : start + PAGE]) if sees_held else {}
    columns: tuple[Column[RowVerdict], ...] = (
        Column("row", "Row", lambda r: r.row.number, sortable=False),
        Column("measure", "Measure", lambda r: r.row.measure, sortable=False),
        Column("of", "Area and part", of_words, sortable=False),
        Column("period", "Period", lambda r: period_words(r.row.period), sortable=False),
        Column("held", "Held", lambda r: held_words(held.get(r.row.number), r), sortable=False),
        Column("sent", "Sent", sent_words, sortable=False),
        Column("outcome", "What taking it in does", lambda r: r.words, outcome_tag, sortable=False),
    )
    columns = tuple(column for column in columns if sees_held or column.key != "held")
    return table(rows, columns, params, caption="Rows that differ from what is held", per_page=PAGE)


def outcome_tag(one: RowVerdict) -> Tag:
    return Tag(one.words, TONES.get(one.outcome, Tone.NEUTRAL))


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


def good(verdict: Verdict, params: Mapping[str, str]) -> Table:
    return table(returned.agreeing(verdict), GOOD, params, caption="Rows that agree or are new", per_page=PAGE)


def recorded(rows: tuple[RecordedRow, ...], params: Mapping[str, str]) -> Table:
    return table(rows, RECORDED, params, caption="Rows that were taken in", per_page=PAGE)
