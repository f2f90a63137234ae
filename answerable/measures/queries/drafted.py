"""A layout on its way: what is proposed for a file, and what becomes of it when a table is pointed at or said again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.timezone import localtime

from answerable.calc.grids.grid import Grid, address
from answerable.calc.grids.pointing import Pointing
from answerable.calc.grids.walking import Walk
from answerable.measures.intake.layouts.changing import renewed
from answerable.measures.intake.layouts.finding import find
from answerable.measures.intake.layouts.guessing import guess, pointed, suggested
from answerable.measures.intake.layouts.layout import Layout, Line, Role, TableLayout
from answerable.measures.intake.layouts.likeness import Known, KnownMeasure
from answerable.measures.intake.workbooks import Workbook
from answerable.measures.models import Measure, Observation, Return, ReturnLayout
from answerable.measures.queries.fitting import fitting, layout_of, whose
from answerable.measures.queries.pages import areas, widest_area


@dataclass(frozen=True)
class Draft:
    """A layout that is not saved yet, with what this file is and the name it will have.

    `sender` is whose files it reads where it does not read those of `anybody`. `replaces` is the key of the layout that it is a
    change of; 0 for a new one.
    """

    layout: Layout
    title: str
    as_at: date
    sender: str
    name: str = ""
    anybody: bool = False
    replaces: int = 0


@dataclass(frozen=True)
class Placed:
    """A table of a draft and where it stands in the file; `grid` and `at` are None where it is not there."""

    table: TableLayout
    grid: Grid | None = None
    at: Pointing | None = None

    @property
    def where(self) -> str:
        """ "C7 to N18"; empty where it is not there."""
        return f"{address(self.at.first, self.at.left)} to {address(self.at.last, self.at.right)}" if self.at else ""


def known() -> Known:
    """The measures and areas that words of a sheet are recognised by."""
    parts: dict[int, list[str]] = defaultdict(list)
    held = Observation.objects.exclude(breakdown="").order_by("breakdown").values_list("measure", "breakdown")
    for measure, breakdown in held.distinct():
        parts[measure].append(breakdown)
    measures = Measure.objects.order_by("subject__position", "title")
    return Known(
        tuple(
            KnownMeasure(one.code, one.title, one.unit, one.aggregation, tuple(one.aliases), tuple(parts[one.pk]))
            for one in measures
        ),
        widest_area(),
        tuple((one.code, one.name) for one in areas()),
    )


def proposed(kept: Return, workbook: Workbook, words: Known) -> Draft:
    """The draft to begin with: the layout that reads the file already, or nearly does, or else what can be guessed."""
    day = kept.as_at or localtime(kept.sent_at).date()
    title = kept.source_title or kept.filename.rpartition(".")[0] or kept.filename
    saved = _current(kept.layout) if kept.layout else fitting(workbook, whose(kept.sent_by)).near
    layout = layout_of(saved) if saved else None
    if saved is None or layout is None:
        return Draft(guess(workbook, words), title, day, kept.sent_by)
    sender = saved.sender or kept.sent_by
    return Draft(renewed(layout, workbook, words), title, day, sender, saved.name, not saved.sender, saved.pk)


def _current(layout: ReturnLayout) -> ReturnLayout:
    """The layout that goes by this name now."""
    return ReturnLayout.objects.current().filter(name=layout.name).first() or layout


def as_said(lines: Sequence[Line], before: Iterable[Line]) -> tuple[Line, ...]:
    """Lines with what was said before of those with the same words."""
    said = {line.words: line for line in before if line.role is not Role.UNDECIDED}
    return tuple(said.get(line.words, line) for line in lines)


def placed(layout: Layout, workbook: Workbook) -> tuple[Placed, ...]:
    """Each table of a layout, with the first place where it stands in a file."""
    return tuple(
        Placed(one.table, one.found[0].grid, one.found[0].walk.at) if one.found else Placed(one.table)
        for one in find(layout, workbook)
    )


def with_table(layout: Layout, number: int, at: tuple[Grid, Pointing], workbook: Workbook, words: Known) -> Layout:
    """The layout with a table pointed at: in the place of one that it has (by number, from 0), or after the last.

    A table is found again by its words, to its last row and column. Lines of it that were not pointed at are left out.
    Raises NotATable.
    """
    table = pointed(*at)
    if number < len(layout.tables):
        old = layout.tables[number]
        table = replace(table, lines=as_said(table.lines, old.lines), every_sheet=old.every_sheet)
    table = suggested(table, Walk(*at, table.kinds), words)
    tables = (*layout.tables[:number], table, *layout.tables[number + 1 :])
    stands = placed(replace(layout, tables=tables), workbook)[number]
    if stands.grid and stands.at:
        said = {line.words for line in table.lines}
        beside = [line for line in pointed(stands.grid, stands.at).lines if line.words not in said]
        table = replace(table, lines=(*table.lines, *(replace(line, role=Role.ASIDE) for line in beside)))
    return replace(layout, tables=(*tables[:number], table, *tables[number + 1 :]))
