"""A layout changed by what somebody decides on the mapping page, or brought up to date with a workbook that differs."""

from collections.abc import Mapping
from dataclasses import replace

from answerable.calc.grids.walking import Walk
from answerable.measures.intake.layouts.finding import Found, find
from answerable.measures.intake.layouts.fitting import new_tables
from answerable.measures.intake.layouts.guessing import pointed, sheet_names, suggested
from answerable.measures.intake.layouts.layout import Layout, Line, Role, TableLayout
from answerable.measures.intake.layouts.likeness import Known
from answerable.measures.intake.workbooks import Workbook


def decided(layout: Layout, table: int, lines: Mapping[tuple[str, ...], Line]) -> Layout:
    """The layout with these lines of one table (counted from 0) as somebody decided; the words name each line."""
    old = layout.tables[table]
    new = tuple(lines.get(line.words, line) for line in old.lines)
    return with_table(layout, table, replace(old, lines=new))


def with_table(layout: Layout, table: int, new: TableLayout) -> Layout:
    """The layout with another table in this place; in the place after the last it is added."""
    return replace(layout, tables=(*layout.tables[:table], new, *layout.tables[table + 1 :]))


def left_out(table: TableLayout) -> TableLayout:
    """The table with every line set aside: kept in the layout, so that it is not taken for a new one next time."""
    return replace(table, lines=tuple(replace(line, role=Role.ASIDE, target=None) for line in table.lines))


def renewed(layout: Layout, workbook: Workbook, known: Known) -> Layout:
    """The layout brought up to date with a workbook that it does not fit: what is decided stays decided.

    New rows and columns are added with what their words suggest, missing ones go; tables that are not there go, and new
    ones are added. For the mapping page to show, which asks about what is undecided.
    """
    sought = find(layout, workbook)
    kept = tuple(_renewed(one.found[0], known) for one in sought if one.found)
    added = tuple(
        suggested(pointed(grid, at), Walk(grid, at), known) for grid, at in new_tables(layout, workbook, sought)
    )
    return replace(layout, tables=(*kept, *added), sheets=sheet_names(workbook))


def _renewed(found: Found, known: Known) -> TableLayout:
    """The table as it stands now, in the order of now, with the lines of before where their words are still there."""
    now = suggested(pointed(found.grid, found.walk.at), found.walk, known)
    lines = tuple(found.table.line(line.words) or line for line in now.lines)
    taken = {line.target for line in lines if line in found.table.lines and line.role in (Role.FIGURES, Role.WHOLE)}
    asked = (line if line in found.table.lines or line.target not in taken else _asked(line) for line in lines)
    old = found.table
    return replace(
        old,
        sheet=found.grid.name,
        lines=tuple(asked),
        title=now.title,
        aside=tuple(sorted({*old.aside, *now.aside})),
    )


def _asked(line: Line) -> Line:
    """A suggestion that somebody has decided otherwise about: undecided."""
    return replace(line, role=Role.UNDECIDED, target=None)
