"""A table of a paper as figures of measures: what each column and row probably tells, and what taking it in would do."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from answerable.calc.against_held import value_for
from answerable.calc.figures.figure import Direction, Role, Unit
from answerable.calc.matching import fits
from answerable.calc.periods import Period
from answerable.evidence.models import Block, Claim, Document
from answerable.measures.intake.returns import Reading, Row
from answerable.measures.models import Measure
from answerable.measures.queries.attention import home_area
from answerable.measures.queries.held import plain
from answerable.measures.queries.verdicts import Verdict, judge


@dataclass(frozen=True)
class LineMeaning:
    """What the figures of one column or row are of; what is empty is said by the other way, or for the whole table."""

    measure: str = ""
    area: str = ""
    breakdown: str = ""
    period: Period | None = None
    left_out: bool = False

    def over(self, other: "LineMeaning") -> "LineMeaning":
        """This, with what it does not say from the other."""
        return LineMeaning(
            self.measure or other.measure,
            self.area or other.area,
            self.breakdown or other.breakdown,
            self.period or other.period,
            self.left_out or other.left_out,
        )


NOTHING = LineMeaning()


@dataclass(frozen=True)
class TableMeaning:
    """What a table tells: by column and by row of its block (each from 0), and for all of it. A row says more than a column."""

    columns: Mapping[int, LineMeaning] = field(default_factory=dict)
    rows: Mapping[int, LineMeaning] = field(default_factory=dict)
    whole: LineMeaning = NOTHING

    def of(self, row: int, column: int) -> LineMeaning:
        """What the cell in this row and column is of."""
        return self.rows.get(row, NOTHING).over(self.columns.get(column, NOTHING)).over(self.whole)


@dataclass(frozen=True)
class CellTaken:
    """A figure of the table: the row of a return that it would be, or why it would be left out."""

    claim: Claim
    row: Row | None
    why: str = ""


@dataclass(frozen=True)
class TableTaken:
    """What taking a table in would do, cell by cell; the verdict is on the cells that have a row, in their order."""

    cells: tuple[CellTaken, ...]
    verdict: Verdict


def claims_of_table(document: Document, block: int) -> list[Claim]:
    """The figures of a table, by row and column."""
    rows = Claim.objects.filter(document=document, block=block, row__isnull=False)
    return list(rows.select_related("measure", "area").order_by("row", "column"))


def suggested_meaning(claims: Sequence[Claim]) -> TableMeaning:
    """What the columns and rows of a table probably tell, from what its figures are matched to and their periods."""
    by_column: dict[int, dict[str, object]] = defaultdict(dict)
    by_row: dict[int, dict[str, object]] = defaultdict(dict)
    # Where both ways are as good, measures stand over columns and periods beside rows.
    for name, told, columns_first in _FACTS:
        columns, rows = _majorities(claims, told, _column), _majorities(claims, told, _row)
        across = (columns.clean >= rows.clean) if columns_first else (columns.clean > rows.clean)
        chosen, into = (columns, by_column) if across else (rows, by_row)
        for at, value in chosen.values.items():
            into[at][name] = value
    return TableMeaning(
        {at: LineMeaning(**facts) for at, facts in by_column.items()},  # type: ignore[arg-type]
        {at: LineMeaning(**facts) for at, facts in by_row.items()},  # type: ignore[arg-type]
        LineMeaning(area=home_area()),
    )


def previewed(document: Document, block: int, meaning: TableMeaning) -> TableTaken:
    """What taking the table in by this meaning would do; writes nothing."""
    cells = tuple(_cells(document, block, meaning))
    return TableTaken(cells, judge(Reading(tuple(one.row for one in cells if one.row))))


def _cells(document: Document, block: int, meaning: TableMeaning) -> Iterator[CellTaken]:
    claims = claims_of_table(document, block)
    said = [(one, meaning.of(_row(one), _column(one))) for one in claims]
    measures = {one.code: one for one in Measure.objects.filter(code__in={of.measure for _, of in said})}
    number = table_number(document, block)
    for claim, of in said:
        measure = measures.get(of.measure)
        why = _left_out(claim, of, measure) or _of_no_day(document)
        if why or measure is None or of.period is None or document.published is None:
            yield CellTaken(claim, None, why)
        else:
            row = _row_of(claim, of.area, of.breakdown, of.period, measure)
            where = locator(claim, number)
            source = document.source.code if document.source else document.code
            yield CellTaken(claim, replace(row, source=source, locator=where, as_at=document.published))


def _left_out(claim: Claim, of: LineMeaning, measure: Measure | None) -> str:
    """Why a figure is not taken in; empty where it is."""
    if of.left_out:
        return "Left out."
    if measure is None:
        return f"No measure '{of.measure}' is held." if of.measure else "No measure is said."
    if of.period is None:
        return "No period is said."
    if not fits(Unit(claim.unit), Role(claim.role), measure.unit):
        return f"It is in {claim.unit.replace('_', ' ')}, the measure in {measure.unit.replace('_', ' ')}."
    return ""


def _of_no_day(document: Document) -> str:
    return "" if document.published else "Nobody has said of which day the paper is."


def _row_of(claim: Claim, area: str, part: str, period: Period, measure: Measure) -> Row:
    """The row of a return that a figure is; the paper's own facts are still to be put in."""
    return Row(
        number=_row(claim) + 1,
        measure=measure.code,
        area=area,
        breakdown=part,
        period=period,
        value=plain(value_for(claim.value, Unit(claim.unit), Direction(claim.direction), measure.unit)),
        status="final",
        qualifier=claim.qualifier,
        source="",
        locator="",
        printed=claim.printed,
        as_at=date.min,
    )


def table_number(document: Document, block: int) -> int:
    """Which table of the paper this is, from 1."""
    return Block.objects.filter(document=document, kind=Block.Kind.TABLE, position__lte=block).count()


def locator(claim: Claim, table: int) -> str:
    """Where a figure of a table stands: "page 12, table 3, row 4; line 829"."""
    page = f"page {claim.page}, " if claim.page else ""
    return f"{page}table {table}, row {_row(claim) + 1}; line {claim.line}"


@dataclass(frozen=True)
class _Majorities:
    """The most frequent value of each line, and in how many of all cells it is so."""

    values: Mapping[int, object]
    clean: int


def _majorities(claims: Sequence[Claim], told: Callable[[Claim], object], line: Callable[[Claim], int]) -> _Majorities:
    counts: dict[int, Counter[object]] = defaultdict(Counter)
    for one in claims:
        counts[line(one)][told(one)] += 1
    best = {at: max(found, key=lambda value, found=found: found[value]) for at, found in counts.items()}  # type: ignore[misc]
    clean = sum(counts[at][value] for at, value in best.items())
    return _Majorities({at: value for at, value in best.items() if value}, clean)


def _row(claim: Claim) -> int:
    return claim.row or 0


def _column(claim: Claim) -> int:
    return claim.column or 0


def _period(claim: Claim) -> Period | None:
    start, end = claim.matched_start or claim.period_start, claim.matched_end or claim.period_end
    return Period(start, end) if start and end else None


_FACTS: tuple[tuple[str, Callable[[Claim], object], bool], ...] = (
    ("measure", lambda claim: claim.measure.code if claim.measure else "", True),
    ("breakdown", lambda claim: claim.breakdown, True),
    ("area", lambda claim: claim.area.code if claim.area else "", False),
    ("period", _period, False),
)
