"""What a table of open data is: its columns in words and types, its key, and how a page of the site becomes its rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

type Plain = str | int | bool | Decimal | date | None
type Row = tuple[Plain, ...]
type Rows = Callable[[str, Any], Iterable[Row]]


class Kind(StrEnum):
    """What a column's cells are. An ADDRESS is that of a page, from the top of the site until the site's own is put before it."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    YES_NO = "yes_no"
    ADDRESS = "address"


@dataclass(frozen=True)
class Column:
    """`points` names the table and the column whose rows this one's cells are keys of: "measures.measure"."""

    name: str
    title: str
    words: str
    kind: Kind = Kind.TEXT
    required: bool = False
    points: str = ""

    @property
    def target(self) -> tuple[str, str]:
        """The table and the column that it points at."""
        table, _, column = self.points.partition(".")
        return table, column


@dataclass(frozen=True)
class Table:
    """A list of the site. `rows` says for each kind of page which rows one page of it gives, in the order of `columns`."""

    code: str
    title: str
    words: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Mapping[type, Rows]
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As a database has it: "agenda_items"."""
        return self.code.replace("-", "_")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns)


class Pages(Protocol):
    """Whatever gives the pages of some kinds by their addresses, in order: a release, or pages that are being built."""

    def pages(self, *kinds: type) -> Iterator[tuple[str, Any]]: ...


@dataclass(frozen=True)
class Held:
    """Pages at hand, as `Pages`."""

    site: Mapping[str, object]

    def pages(self, *kinds: type) -> Iterator[tuple[str, Any]]:
        return ((path, page) for path, page in self.site.items() if type(page) in kinds)


def rows(table: Table, pages: Pages) -> Iterator[Row]:
    """Every row of a table, page by page."""
    for path, page in pages.pages(*table.rows):
        yield from table.rows[type(page)](path, page)


def cell(value: Plain, kind: Kind, address: str) -> str:
    """A cell as it is written: days as 2024-03-31, plain numbers, true and false; nothing for what there is not.

    `address` is how the absolute addresses of the site begin; "" leaves those of pages as they are, from the top of the site.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
    text = str(value)
    return address + text if kind is Kind.ADDRESS and text else text
