"""A layout as JSON and back. What is kept today must be read in years to come: unknown versions and words are refused."""

from collections.abc import Callable, Mapping
from typing import cast

from answerable.calc.grids.amounts import How
from answerable.calc.periods import Kind
from answerable.measures.intake.layouts.layout import VERSION, Layout, Line, Role, TableLayout, Target

type Json = Mapping[str, object]
MEANINGS = ("missing", "suppressed", "0")


class UnknownLayout(ValueError):
    """What was kept is not a layout that this version can read; the message says where it fails."""


def to_json(layout: Layout) -> dict[str, object]:
    """The layout as plain dicts, lists, strings and numbers; `from_json` gives the same layout back."""
    return {
        "version": layout.version,
        "hidden": layout.hidden,
        "sheets": list(layout.sheets),
        "words": [list(pair) for pair in layout.words],
        "tables": [_table_out(table) for table in layout.tables],
    }


def _table_out(table: TableLayout) -> dict[str, object]:
    return {
        "sheet": table.sheet,
        "every_sheet": table.every_sheet,
        "title": table.title,
        "period_in_title": table.period_in_title,
        "header_rows": table.header_rows,
        "labels": list(table.labels),
        "period_labels": list(table.period_labels),
        "period_rows": list(table.period_rows),
        "kinds": list(table.kinds),
        "aside": list(table.aside),
        "lines": [_line_out(line) for line in table.lines],
    }


def _line_out(line: Line) -> dict[str, object]:
    target = line.target
    return {
        "words": list(line.words),
        "heading": line.heading,
        "role": line.role.value,
        "how": line.how.value,
        "target": None
        if target is None
        else {
            "measure": target.measure,
            "area": target.area,
            "breakdown": target.breakdown,
            "unit": target.unit,
            "aggregation": target.aggregation,
        },
    }


def from_json(value: object) -> Layout:
    """The layout that was kept. Raises UnknownLayout."""
    if not isinstance(value, Mapping) or value.get("version") != VERSION:
        raise UnknownLayout(f"this layout is not of version {VERSION}, the only one known here: make it anew.")
    try:
        return Layout(
            tables=_each(value, "tables", _table_in),
            words=_each(value, "words", _word_in),
            sheets=_texts(value, "sheets"),
            hidden=_take(value, "hidden", bool),
        )
    except (KeyError, ValueError) as error:
        raise UnknownLayout(f"this layout cannot be read ({error}): make it anew.") from error


def _table_in(value: object) -> TableLayout:
    table = _mapping(value)
    return TableLayout(
        sheet=_take(table, "sheet", str),
        labels=_texts(table, "labels"),
        header_rows=_take(table, "header_rows", int),
        lines=_each(table, "lines", _line_in),
        period_labels=_each(table, "period_labels", _whole),
        period_rows=_each(table, "period_rows", _whole),
        period_in_title=_take(table, "period_in_title", bool),
        title=_take(table, "title", str),
        kinds=_each(table, "kinds", lambda one: Kind(str(one)).value),
        aside=_texts(table, "aside"),
        every_sheet=_take(table, "every_sheet", bool),
    )


def _line_in(value: object) -> Line:
    line = _mapping(value)
    target = _target_in(line["target"]) if line["target"] is not None else None
    role = Role(_take(line, "role", str))
    if target is None and role not in (Role.ASIDE, Role.UNDECIDED):
        raise ValueError(f"'{line['heading']}' says no measure")
    return Line(_texts(line, "words"), _take(line, "heading", str), role, target, How(_take(line, "how", str)))


def _target_in(value: object) -> Target:
    said = _mapping(value)
    return Target(*(_take(said, name, str) for name in ("measure", "area", "breakdown", "unit", "aggregation")))


def _word_in(value: object) -> tuple[str, str]:
    if not isinstance(value, list | tuple) or len(value) != 2 or value[1] not in MEANINGS:
        raise ValueError("a word without a known meaning")
    return str(value[0]), str(value[1])


def _mapping(value: object) -> Json:
    if not isinstance(value, Mapping):
        raise ValueError("a part is missing")  # noqa: TRY004 - from_json makes one kind of error of all
    return cast("Json", value)


def _take[T](value: Json, name: str, kind: type[T]) -> T:
    found = value[name]
    if not isinstance(found, kind):
        raise ValueError(f"'{name}' is not {kind.__name__}")  # noqa: TRY004
    return found


def _each[T](value: Json, name: str, reader: Callable[[object], T]) -> tuple[T, ...]:
    return tuple(reader(one) for one in _take(value, name, list))


def _texts(value: Json, name: str) -> tuple[str, ...]:
    return _each(value, name, str)


def _whole(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError("a place that is no number")
    return value
