"""Whether a workbook is as its layout says, and precisely what is otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from answerable.calc.grids.axis import Says
from answerable.calc.grids.grid import Grid, address
from answerable.calc.grids.guessing import guessed
from answerable.calc.grids.marks import spaced
from answerable.calc.grids.pointing import Pointing
from answerable.calc.grids.titles import timeless
from answerable.calc.grids.walking import Figure
from answerable.measures.intake.layouts.answers import Changed, Difference, Fit
from answerable.measures.intake.layouts.finding import Found, Sought, find
from answerable.measures.intake.layouts.layout import Layout, TableLayout
from answerable.measures.intake.workbooks import Workbook

MOST_NAMED = 6


def fits(layout: Layout, workbook: Workbook) -> Fit:
    """Whether the workbook can be read by the layout with nobody looking: all its tables, rows and columns and no others.

    More or fewer periods, another order, and another place on the sheet are no difference.
    """
    return Fit(differences(layout, workbook, find(layout, workbook)))


def nearest(layouts: Mapping[str, Layout], workbook: Workbook) -> tuple[str, Fit] | None:
    """The name of the layout that a workbook fits, or else fits best; None where no table of any is in it."""
    best: tuple[str, Fit] | None = None
    for name, layout in layouts.items():
        sought = find(layout, workbook)
        fit = Fit(differences(layout, workbook, sought))
        if not any(one.found for one in sought):
            continue
        if fit.fits:
            return name, fit
        if best is None or len(fit.differences) < len(best[1].differences):
            best = (name, fit)
    return best


def differences(layout: Layout, workbook: Workbook, sought: Sequence[Sought]) -> tuple[Difference, ...]:
    """What is otherwise, given where the tables were found."""
    found: list[Difference] = []
    for one in sought:
        found += [difference for place in one.found for difference in _of_table(place)]
        if not one.found:
            found.append(_not_found(one))
    return (*found, *(_new(grid, at) for grid, at in new_tables(layout, workbook, sought)))


def _not_found(one: Sought) -> Difference:
    lines = ", ".join(f"'{line.heading}'" for line in one.table.lines[:MOST_NAMED])
    where = f"sheet '{one.table.sheet}'"
    if not one.sheets:
        message = "no sheet by this name is there, or it is hidden: send it, or take its table out of the layout."
        return Difference(Changed.NO_SHEET, where, message)
    message = f"the table of {lines} is not there, on this or another sheet: has its header been worded anew?"
    return Difference(Changed.NO_TABLE, where, message)


def _of_table(found: Found) -> Iterator[Difference]:
    known = {line.words for line in found.table.lines}
    first: dict[tuple[str, ...], Figure] = {}
    for figure in found.walk.figures:
        if not figure.cell.empty or figure.words in known:
            first.setdefault(figure.words, figure)
    sheet = f"sheet '{spaced(found.grid.name)}'"
    new = {words: figure for words, figure in first.items() if words not in known}
    missing = [line for line in found.table.lines if line.words not in first]
    likely = _renamed(found.table, missing, new)
    for words, figure in new.items():
        where = f"{sheet}, cell {address(figure.row, figure.column)}"
        was = f" It may be what was called '{likely[words]}'." if words in likely else ""
        named = f"'{figure.heading}'" if figure.heading else "a row or column without a heading"
        message = f"{named} was not there when the layout was made.{was} Say what it is, or leave it out."
        yield Difference(Changed.NEW, where, message)
    for line in missing:
        message = f"'{line.heading}' is missing: has it been renamed or left out?"
        yield Difference(Changed.MISSING, sheet, message)
    yield from _twice(found, sheet)


def _renamed(
    table: TableLayout, missing: Sequence[object], new: dict[tuple[str, ...], Figure]
) -> dict[tuple[str, ...], str]:
    """Of the new words those that are near to missing ones, with the heading they had."""
    gone = {" ".join(line.words): line.heading for line in table.lines if line in missing}
    near = {words: get_close_matches(" ".join(words), gone, 1, 0.6) for words in new}
    return {words: gone[match[0]] for words, match in near.items() if match}


def _twice(found: Found, sheet: str) -> Iterator[Difference]:
    """Two rows or columns of the same words, of which nobody can tell the one from the other."""
    places: dict[tuple[object, ...], Figure] = {}
    said: set[tuple[str, ...]] = set()
    for figure in found.walk.figures:
        if figure.label.says is not Says.PERIOD or figure.words in said:
            continue
        other = places.setdefault((figure.words, figure.label.period), figure)
        if other is not figure and not figure.cell.empty and not other.cell.empty:
            said.add(figure.words)
            name = f"'{figure.heading}' of {figure.label.text}" if figure.heading else figure.label.text
            message = f"{name} stands twice, first in {address(other.row, other.column)}: word them apart."
            yield Difference(Changed.TWICE, f"{sheet}, cell {address(figure.row, figure.column)}", message)


def new_tables(layout: Layout, workbook: Workbook, sought: Sequence[Sought]) -> Iterator[tuple[Grid, Pointing]]:
    """Tables that the layout does not know, on sheets old and new. One left out on purpose has its lines set aside in it.

    Where a layout does not say which sheets there were, nothing is new.
    """
    for grid in workbook.sheets if layout.sheets else ():
        found = [one.walk.at for table in sought for one in table.found if one.grid is grid]
        if not found and (timeless(grid.name) in layout.sheets or (grid.hidden and not layout.hidden)):
            continue
        for at in guessed(grid):
            if not any(_overlap(at, other) for other in found):
                yield grid, at


def _new(grid: Grid, at: Pointing) -> Difference:
    where = f"sheet '{spaced(grid.name)}', cell {address(at.header[0], at.labels[0])}"
    message = "the table that begins here was not there when the layout was made: say what it is of, or leave it out."
    return Difference(Changed.NEW, where, message)


def _overlap(one: Pointing, other: Pointing) -> bool:
    rows = one.header[0] <= other.last and other.header[0] <= one.last
    return rows and one.labels[0] <= other.right and other.labels[0] <= one.right
