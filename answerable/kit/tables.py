"""Tables that sort, filter and page by GET: a list of rows and a request's parameters in, a frozen `Table` out.

Parameters of the address: `sort` (a column's key), `direction` (asc, desc), `page` (from 1), `q` (words that must all
stand in the row), and a column's own key for a column that offers choices. Anything else in the address is kept in the
links. What cannot be understood is ignored, never refused: an address may be typed by hand.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from math import ceil
from urllib.parse import urlencode

from answerable.kit.components import Link, Tag
from answerable.kit.wording import british_date, number_words

type Plain = str | int | Decimal | date | None
type Shown = str | Link | Tag

OWN = ("sort", "direction", "page", "q")
MISSING = "–"


@dataclass(frozen=True)
class Column[R]:
    """How one column reads a row: `value` is what it is sorted and filtered by, `shown` what stands in the cell.

    A `hidden` one is not drawn, where there is no room for it: its words are found, and its choices are offered. `anchor` names
    the row, so that an address can lead to it: only a first column's is drawn, and no two rows of a page may have the same.
    """

    key: str
    heading: str
    value: Callable[[R], Plain]
    shown: Callable[[R], Shown] | None = None
    numeric: bool = False
    sortable: bool = True
    choices: bool = False
    hidden: bool = False
    anchor: Callable[[R], str] | None = None


@dataclass(frozen=True)
class Cell:
    """One cell, ready to be drawn."""

    text: str
    numeric: bool = False
    href: str = ""
    tag: Tag | None = None
    # The head of its column, said again beside it where a phone shows each row as a card.
    label: str = field(default="", compare=False)
    # Whether it says a day, which is read on one line.
    day: bool = field(default=False, compare=False)
    # What an address ends in that leads to the row; only the first cell's is drawn.
    anchor: str = field(default="", compare=False)


@dataclass(frozen=True)
class Heading:
    """The head of a column: `aria_sort` is empty where the table is not sorted by it, `href` where it cannot be."""

    text: str
    numeric: bool = False
    href: str = ""
    aria_sort: str = ""


@dataclass(frozen=True)
class Choice:
    """A filter that offers the values found in a column."""

    key: str
    label: str
    options: tuple[str, ...]
    chosen: str


@dataclass(frozen=True)
class Table:
    """A page of rows as they are shown, with the links that sort it and turn its pages."""

    caption: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    page: int = 1
    pages: int = 1
    per_page: int = 0
    sort: str = ""
    direction: str = "asc"
    query: str = ""
    choices: tuple[Choice, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def stacks(self) -> bool:
        """Whether it has more columns than a phone is wide: each row is then shown as a card there."""
        return len(self.columns) > 2

    @property
    def first(self) -> int:
        """The number of the first row of this page, from 1; 0 when there is none."""
        return min((self.page - 1) * self.per_page + 1, self.total)

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def narrowed(self) -> bool:
        """Whether a search or a filter hides some rows."""
        return bool(self.query) or any(choice.chosen for choice in self.choices)

    @property
    def hidden_fields(self) -> tuple[tuple[str, str], ...]:
        """What the filter form must send along so that nothing else of the address is lost."""
        own = (("sort", self.sort), ("direction", self.direction if self.sort else ""))
        return (*self.kept, *((name, value) for name, value in own if value))

    @property
    def clear_href(self) -> str:
        """This table with no filter."""
        return "?" + urlencode(self.hidden_fields)

    @property
    def turns(self) -> tuple[Link | None, ...]:
        """Links to the pages around this one; None stands where pages are left out."""
        near = {1, self.page - 1, self.page, self.page + 1, self.pages}
        numbers = sorted(number for number in near if 1 <= number <= self.pages)
        links: list[Link | None] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            if number - before > 1:
                links.append(None)
            links.append(Link(str(number), self.page_href(number), current=number == self.page))
        return tuple(links)

    @property
    def previous_href(self) -> str:
        return self.page_href(self.page - 1) if self.page > 1 else ""

    @property
    def next_href(self) -> str:
        return self.page_href(self.page + 1) if self.page < self.pages else ""

    def page_href(self, number: int) -> str:
        """The address of another page of the same table."""
        chosen = [(choice.key, choice.chosen) for choice in self.choices if choice.chosen]
        query = [("q", self.query)] if self.query else []
        return "?" + urlencode([*self.hidden_fields, *chosen, *query, ("page", number)])


def table[R](
    rows: Iterable[R],
    columns: Sequence[Column[R]],
    params: Mapping[str, str] | None = None,
    *,
    caption: str,
    per_page: int = 25,
) -> Table:
    """One page of `rows` as the address in `params` asks for it.

    With no `params` the table stands still: whole, in the order given, with no links. That is the table of a page
    that is also written as a plain file.
    """
    if params is None:
        return still(list(rows), columns, caption)
    query = params.get("q", "").strip()
    everything = list(rows)
    choices = tuple(choice_of(column, everything, params) for column in columns if column.choices)
    found = [row for row in everything if matches(row, columns, query) and chosen(row, columns, choices)]
    by = next((column for column in columns if column.sortable and column.key == params.get("sort")), None)
    direction = "desc" if params.get("direction") == "desc" else "asc"
    if by:
        found = ordered(found, by, descending=direction == "desc")
    pages = max(1, ceil(len(found) / per_page))
    page = min(whole_number(params.get("page", "1")), pages)
    own = {*OWN, *(choice.key for choice in choices)}
    kept = tuple((name, value) for name, value in params.items() if name not in own)
    drawn = [column for column in columns if not column.hidden]
    narrowing = [*kept, *((c.key, c.chosen) for c in choices if c.chosen), *([("q", query)] if query else [])]
    return Table(
        caption=caption,
        columns=tuple(heading(column, by, direction, narrowing) for column in drawn),
        rows=tuple(cells(row, drawn) for row in found[(page - 1) * per_page : page * per_page]),
        total=len(found),
        page=page,
        pages=pages,
        per_page=per_page,
        sort=by.key if by else "",
        direction=direction,
        query=query,
        choices=choices,
        kept=kept,
    )


def still[R](rows: Sequence[R], columns: Sequence[Column[R]], caption: str) -> Table:
    """The whole table with no links."""
    drawn = [column for column in columns if not column.hidden]
    headings = tuple(Heading(column.heading, column.numeric) for column in drawn)
    shown = tuple(cells(row, drawn) for row in rows)
    return Table(caption, headings, shown, total=len(rows), per_page=len(rows))


def heading[R](column: Column[R], by: Column[R] | None, direction: str, narrowing: list[tuple[str, str]]) -> Heading:
    """The head of a column; its link sorts by it, or turns the order round when it is sorted by it already."""
    if not column.sortable:
        return Heading(column.heading, column.numeric)
    sorted_by = by is not None and by.key == column.key
    turned = "desc" if sorted_by and direction == "asc" else "asc"
    href = "?" + urlencode([*narrowing, ("sort", column.key), ("direction", turned)])
    aria_sort = {"asc": "ascending", "desc": "descending"}[direction] if sorted_by else "none"
    return Heading(column.heading, column.numeric, href, aria_sort)


def cells[R](row: R, columns: Sequence[Column[R]]) -> tuple[Cell, ...]:
    return tuple(_drawn(row, column) for column in columns)


def _drawn[R](row: R, column: Column[R]) -> Cell:
    if column.shown:
        return cell(column.shown(row), column.numeric, column.heading)
    plain = said(column, column.value(row))
    return replace(plain, anchor=column.anchor(row)) if column.anchor else plain


def said[R](column: Column[R], value: Plain) -> Cell:
    """A cell of a plain value."""
    return Cell(words(value), column.numeric, label=column.heading, day=isinstance(value, date))


def cell(shown: Shown, numeric: bool, label: str = "") -> Cell:
    if isinstance(shown, Tag):
        return Cell(shown.text, numeric, tag=shown, label=label)
    if isinstance(shown, Link):
        return Cell(shown.text, numeric, href=shown.href, label=label)
    return Cell(shown or MISSING, numeric, label=label)


def words(value: Plain) -> str:
    """A plain value as it is read in a cell; a dash where there is none."""
    match value:
        case None | "":
            return MISSING
        case date():
            return british_date(value)
        case Decimal() | int():
            return number_words(Decimal(value))
    return value


def ordered[R](rows: list[R], by: Column[R], *, descending: bool) -> list[R]:
    """Rows in order of a column; rows without a value stand last either way."""
    there = [row for row in rows if by.value(row) not in (None, "")]
    absent = [row for row in rows if by.value(row) in (None, "")]
    return sorted(there, key=lambda row: sort_key(by.value(row)), reverse=descending) + absent


def sort_key(value: Plain) -> tuple[int, Decimal, str]:
    """Numbers before dates before words; words without regard to capitals."""
    match value:
        case int() | Decimal():
            return (0, Decimal(value), "")
        case date():
            return (1, Decimal(value.toordinal()), "")
    return (2, Decimal(0), (value or "").casefold())


def matches[R](row: R, columns: Sequence[Column[R]], query: str) -> bool:
    """Whether every word of the query stands somewhere in the row as it is shown."""
    if not query:
        return True
    text = " ".join(shown.text for shown in cells(row, columns)).casefold()
    return all(word in text for word in query.casefold().split())


def choice_of[R](column: Column[R], rows: Sequence[R], params: Mapping[str, str]) -> Choice:
    found = {words(column.value(row)) for row in rows} - {MISSING}
    options = tuple(sorted(found, key=str.casefold))
    asked = params.get(column.key, "")
    return Choice(column.key, column.heading, options, asked if asked in options else "")


def chosen[R](row: R, columns: Sequence[Column[R]], choices: Sequence[Choice]) -> bool:
    wanted = {choice.key: choice.chosen for choice in choices if choice.chosen}
    return all(words(column.value(row)) == wanted[column.key] for column in columns if column.key in wanted)


def whole_number(text: str) -> int:
    """A page number typed into an address; 1 where it is none."""
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1
