"""Pointing at a table: what is chosen at the heads of rows and columns of a sheet, and where the figures begin and end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from answerable.calc.grids.grid import Grid, address, place
from answerable.calc.grids.pointing import Pointing

HEADER, LABEL, PERIOD = "header", "label", "period"
ROW_CHOICES = (("", "–"), (HEADER, "header"), (PERIOD, "header: period"))
COLUMN_CHOICES = (("", "–"), (LABEL, "names rows"), (PERIOD, "period"))
_FIELD = re.compile(r"(row|column)-(\d{1,6})")


@dataclass(frozen=True)
class Pointed:
    """What was pointed at, as it was said: `rows` and `columns` by their number, cells by their names."""

    rows: Mapping[int, str] = field(default_factory=dict)
    columns: Mapping[int, str] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    title: str = ""
    errors: tuple[tuple[str, str], ...] = ()


def of_pointing(at: Pointing | None) -> Pointed:
    """What to show as chosen for a table that is known or guessed; nothing where none is."""
    if at is None:
        return Pointed()
    return Pointed(
        rows={row: PERIOD if row in at.period_rows else HEADER for row in at.header},
        columns={column: PERIOD if column in at.period_columns else LABEL for column in at.labels},
        first=address(at.first, at.left),
        last=address(at.last, at.right),
        title=address(*at.title) if at.title else "",
    )


def said(data: Mapping[str, str], grid: Grid) -> tuple[Pointed, Pointing | None]:
    """What was sent, and the pointing that it makes; None with the errors where it makes none."""
    rows, columns = _chosen(data, "row", grid.height), _chosen(data, "column", grid.width)
    first_said, last_said, title_said = (data.get(name, "").strip() for name in ("first", "last", "title"))
    given = Pointed(rows, columns, first_said, last_said, title_said)
    errors: list[tuple[str, str]] = []
    first = _cell(given.first, "first", "The first figure", errors)
    last = _cell(given.last, "last", "The last figure", errors)
    title = _cell(given.title, "title", "The title", errors) if given.title else None
    if not rows:
        errors.append(("row-0", "Header: choose the row, or the rows, that say what the columns are."))
    if not columns:
        errors.append(("column-0", "Names of rows: choose the column, or the columns, that say what the rows are."))
    if not errors:
        errors += _out_of_place(given, first, last)
    if errors:
        return replace(given, errors=tuple(errors)), None
    return given, Pointing(
        header=tuple(range(min(rows), max(rows) + 1)),
        labels=tuple(sorted(columns)),
        first=first[0],
        last=last[0],
        left=first[1],
        right=last[1],
        period_columns=tuple(sorted(one for one, what in columns.items() if what == PERIOD)),
        period_rows=tuple(sorted(one for one, what in rows.items() if what == PERIOD)),
        title=title,
    )


def _chosen(data: Mapping[str, str], kind: str, most: int) -> dict[int, str]:
    """What was chosen at the heads of rows or columns that there are."""
    known = {value for value, _ in (ROW_CHOICES if kind == "row" else COLUMN_CHOICES)} - {""}
    found = {}
    for name, value in data.items():
        at = _FIELD.fullmatch(name)
        if at and at[1] == kind and value in known and int(at[2]) < most:
            found[int(at[2])] = value
    return found


def _cell(text: str, name: str, label: str, errors: list[tuple[str, str]]) -> tuple[int, int]:
    try:
        return place(text)
    except ValueError as error:
        errors.append((name, f"{label}: {error}" if text else f"{label}: say which cell it stands in, such as C7."))
        return (0, 0)


def _out_of_place(given: Pointed, first: tuple[int, int], last: tuple[int, int]) -> list[tuple[str, str]]:
    if last[0] < first[0] or last[1] < first[1]:
        return [("last", f"The last figure: {given.last} does not stand below or right of {given.first}.")]
    if max(given.rows) >= first[0]:
        return [("first", f"The first figure: {given.first} does not stand below the header.")]
    if max(given.columns) >= first[1]:
        return [("first", f"The first figure: {given.first} does not stand right of the columns that name rows.")]
    return []
