"""A layout proposed: from tables pointed at, and from the words of the measures that the office knows. For people to correct."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from answerable.calc.grids.amounts import TIMES, How
from answerable.calc.grids.axis import Says, is_total, kinds_of
from answerable.calc.grids.durations import TwoPartClock, read_duration
from answerable.calc.grids.grid import Cell, Form, Grid
from answerable.calc.grids.guessing import guessed
from answerable.calc.grids.marks import spaced, tidied
from answerable.calc.grids.pointing import Axis, Pointing
from answerable.calc.grids.rows import is_figure
from answerable.calc.grids.titles import timeless, title_above
from answerable.calc.grids.walking import Figure, Walk
from answerable.calc.periods import MONTH_NUMBERS
from answerable.measures.intake.layouts.finding import heading_of
from answerable.measures.intake.layouts.layout import Layout, Line, Role, TableLayout, Target
from answerable.measures.intake.layouts.likeness import Known, area_in, likeness, part_in
from answerable.measures.intake.workbooks import Workbook

_SUMMARY = re.compile(r"\b(?:average|mean|median|target|change|variance|difference|rolling)\b|%", re.IGNORECASE)
_BESIDE = re.compile(
    r"^(?:(?:last|previous|prior|same) (?:month|quarter|year|period).*|(?:year to date|ytd|fytd)|targets?|variance|rag|trend|direction.*"
    r"|(?:%|pct|per ?cent)? ?(?:change|difference)(?: (?:on|from|since|v|vs) .*)?|comments?|notes?|remarks?|rank)$"
)
"""Columns that stand beside a figure and are worked out from others, or say what is wanted."""
_PLAINLY = re.compile(
    r"(?:this|current|latest) (?:month|quarter|year|period)|actual|current|latest|value|figure|number|no|result"
)
ENOUGH = 0.6
MOST_LABELS = 300
"""So many labels of an axis, or cells of a line, show of what kind it is."""
_TIMELY = re.compile(r"\b(?:19|20)\d\d(?:[/-]\d\d)?\b|\b(?:" + "|".join(MONTH_NUMBERS) + r")\b", re.IGNORECASE)


class NotATable(ValueError):
    """What was pointed at cannot be found again in another file; the message says what is wanted."""


def guess(workbook: Workbook, known: Known) -> Layout:
    """A layout of every table that can be seen, with the measures its words suggest; the rest is undecided."""
    seen = [grid for grid in workbook.sheets if not grid.hidden]
    tables = tuple(suggested(pointed(grid, at), Walk(grid, at), known) for grid in seen for at in guessed(grid))
    return Layout(_one_a_sheet(tables), sheets=sheet_names(workbook))


def _one_a_sheet(tables: Iterable[TableLayout]) -> tuple[TableLayout, ...]:
    """Like tables on sheets whose names differ by their dates only are one, read from every such sheet."""
    found: dict[tuple[object, ...], TableLayout] = {}
    for table in tables:
        words = frozenset(line.words for line in table.lines)
        key = (timeless(table.sheet), table.labels, table.title, words, table.period_labels, table.period_rows)
        first = found.setdefault(key, table)
        if first.sheet != table.sheet:
            found[key] = replace(first, every_sheet=True)
        elif first is not table:
            found[(*key, len(found))] = table
    return tuple(found.values())


def sheet_names(workbook: Workbook) -> tuple[str, ...]:
    """The names of all sheets, without dates, as a layout keeps them."""
    return tuple(dict.fromkeys(timeless(grid.name) for grid in workbook.sheets))


def pointed(grid: Grid, at: Pointing) -> TableLayout:
    """The table that somebody pointed at, its lines undecided and its kinds of period as its labels show them.

    Raises NotATable where it has no heading to be found again by.
    """
    if not at.header or not at.labels:
        raise NotATable("a table needs a row of headings and a column that names its rows: point at them.")
    kinds = kinds_of(Walk(grid, at).labels[:MOST_LABELS])
    walk = Walk(grid, at, kinds)
    lines: dict[tuple[str, ...], Line] = {}
    for figure in walk.figures:
        if figure.words not in lines and not figure.cell.empty:
            lines[figure.words] = Line(figure.words, figure.heading)
    title = at.title or title_above(grid, at.header[0])
    aside = {tidied(one.text) for one in walk.labels if one.says is Says.OTHER and _is_remark(one.text, at.axis)}
    return TableLayout(
        sheet=grid.name,
        labels=tuple(heading_of(grid, at.header, column) for column in at.labels),
        header_rows=len(at.header),
        lines=tuple(lines.values()),
        period_labels=tuple(at.labels.index(column) for column in at.period_columns),
        period_rows=tuple(at.header.index(row) for row in at.period_rows),
        period_in_title=at.axis is Axis.ABOVE and at.title is not None,
        title=timeless(spaced(grid.at(*title).shown)) if title else "",
        kinds=kinds,
        aside=tuple(sorted(aside)),
    )


def _is_remark(text: str, axis: Axis) -> bool:
    """Whether a label that is no period is left out for good: any over a column, of rows those that sum others up."""
    return axis is Axis.ACROSS or (axis is not Axis.ABOVE and bool(_SUMMARY.search(text)))


def suggested(table: TableLayout, walk: Walk, known: Known) -> TableLayout:
    """The same table with a role and a target for each undecided line whose words point to a measure."""
    cells: dict[tuple[str, ...], list[Figure]] = {}
    for figure in walk.figures:
        if tidied(figure.label.text) not in table.aside:
            cells.setdefault(figure.words, []).append(figure)
    title = title_above(walk.grid, walk.at.header[0])
    said = walk.grid.at(*title).shown if title else ""
    around = tuple(_TIMELY.sub(" ", one) for one in (said, table.sheet, f"{said} {table.sheet}"))
    lines = [
        _suggested(line, [one.cell for one in cells.get(line.words, [])], around, known)
        if line.role is Role.UNDECIDED
        else line
        for line in table.lines
    ]
    return replace(table, lines=tuple(_once(_wholes(_parts_of(lines, known), known))))


def _suggested(line: Line, cells: Sequence[Cell], around: tuple[str, ...], known: Known) -> Line:
    told = [cell for cell in cells if not cell.empty][:MOST_LABELS]
    if not any(is_figure(cell) for cell in told) or any(_BESIDE.search(word) for word in line.words):
        return replace(line, role=Role.ASIDE)
    area, rest = area_in(tuple(word for word in line.words if not _PLAINLY.fullmatch(word)), known)
    score, measure, breakdown = max(
        (likeness(one, rest, around, told) for one in known.measures), default=(0.0, None, ""), key=lambda one: one[0]
    )
    if measure is None or score < ENOUGH:
        return line
    target = Target(measure.code, area, breakdown, measure.unit, measure.aggregation)
    return replace(line, role=Role.FIGURES, target=target, how=how_of(told, measure.unit, line.heading))


def _parts_of(lines: Sequence[Line], known: Known) -> list[Line]:
    """Lines that name nothing but a part of a measure that stands beside them: "Personal", in a table with "ASB incidents"."""
    told = {line.target.measure for line in lines if line.target}
    beside = [one for one in known.measures if one.code in told and one.breakdowns]
    found = list(lines)
    for at, line in enumerate(found):
        area, rest = area_in(line.words, known)
        named = {one: part for one in beside if (part := part_in(one, rest)[1])} if line.role is Role.UNDECIDED else {}
        if len(named) == 1:
            ((measure, part),) = named.items()
            target = Target(measure.code, area, part, measure.unit, measure.aggregation)
            found[at] = replace(line, role=Role.FIGURES, target=target)
    return found


def _wholes(lines: Iterable[Line], known: Known) -> list[Line]:
    """The totals among the lines are of the measure that their parts are of; a total of some of its parts is checked only."""
    found = list(lines)
    for at, line in enumerate(found):
        shared = tuple(word for word in line.words if not is_total(word))
        if len(shared) == len(line.words) or (line.target and line.target.breakdown):
            continue
        parts = [one for one in found if one.words[: len(shared)] == shared and one is not line]
        targets = [one.target for one in parts if one.target and one.role is Role.FIGURES]
        if len(targets) > 1 and len({(one.measure, one.unit) for one in targets}) == 1:
            by_area = len({one.area for one in targets}) > 1
            whole = replace(targets[0], breakdown="", area=known.area if by_area else targets[0].area)
            every = [
                one for one in found if one.role is Role.FIGURES and one.target and one.target.measure == whole.measure
            ]
            role = Role.WHOLE if all(one in parts or one is line for one in every) else Role.CHECKED
            found[at] = replace(line, role=role, target=whole)
    return found


def _once(lines: Sequence[Line]) -> list[Line]:
    """Only one line can be a figure of one thing: where two were taken for it, nobody knows which, so both are asked about."""
    many = Counter(line.target for line in lines if line.role is not Role.CHECKED)
    return [
        replace(line, role=Role.UNDECIDED, target=None, how=How.AS_SHOWN)
        if line.target and line.role is not Role.CHECKED and many[line.target] > 1
        else line
        for line in lines
    ]


def how_of(cells: Sequence[Cell], unit: str, heading: str = "") -> How:
    """How the numbers of a line seem to be meant, given the measure's unit; for the mapping page to propose."""
    plain = [cell.value for cell in cells if isinstance(cell.value, Decimal) and cell.form is not Form.PERCENT]
    small = bool(plain) and all(abs(value) <= 1 for value in plain) and any(value % 1 for value in plain)
    if unit in ("percent", "percentage_points") and small:
        return How.SHARE
    if unit not in TIMES:
        return How.AS_SHOWN
    if small:
        return How.DAY_FRACTION
    clocks = [cell for cell in cells if cell.form is Form.CLOCK and not isinstance(cell.value, str)]
    in_minutes = bool(re.search(r"\bmm?:ss\b|\bmins?:secs?\b", heading, re.IGNORECASE)) and bool(clocks)
    if in_minutes or any(isinstance(cell.value, str) and _two_parts(cell.value) for cell in cells):
        return How.MINUTES_SECONDS
    return How.AS_SHOWN


def _two_parts(text: str) -> bool:
    try:
        read_duration(text)
    except TwoPartClock:
        return True
    return False
