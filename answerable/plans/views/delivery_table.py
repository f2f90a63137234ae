"""A table that the database searches, filters, sorts and pages: for lists that may be ten thousand rows long."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import OrderBy

from answerable.kit.http import without_nul
from answerable.kit.tables import OWN, Choice, Column, Table, cells, heading, whole_number

PER_PAGE = 25


@dataclass(frozen=True)
class Narrow:
    """A filter: the words that it offers, and which rows each of them keeps."""

    key: str
    label: str
    options: Mapping[str, Q]


@dataclass(frozen=True)
class Asking:
    """How a list may be asked: where its words are looked for, its filters, and what each column is sorted by."""

    found_in: Sequence[str]
    narrows: Sequence[Narrow]
    orders: Mapping[str, OrderBy]
    standing: Sequence[str | OrderBy]


def paged[Row: Model, Shown](
    rows: QuerySet[Row],
    columns: Sequence[Column[Shown]],
    params: Mapping[str, str],
    asking: Asking,
    *,
    caption: str,
    shown: Callable[[Sequence[Row]], Iterable[Shown]],
) -> Table:
    """One page of the rows as the address in `params` asks for it: one query counts, one finds, one fetches.

    What cannot be understood in the address is ignored, never refused.
    """
    query = without_nul(params.get("q", "")).strip()
    choices = tuple(_choice(one, params) for one in asking.narrows)
    found = rows.filter(_words(query, asking.found_in), *_kept(asking.narrows, choices))
    by, direction = _order(columns, params, asking.orders)
    ordered = found.order_by(*([_turned(asking.orders[by.key], direction)] if by else []), *asking.standing)
    total = found.count()
    pages = max(1, ceil(total / PER_PAGE))
    page = min(whole_number(params.get("page", "1")), pages)
    kept = tuple((name, value) for name, value in params.items() if name not in {*OWN, *(c.key for c in choices)})
    drawn = [column for column in columns if not column.hidden]
    narrowing = [*kept, *((c.key, c.chosen) for c in choices if c.chosen), *([("q", query)] if query else [])]
    lines = shown(_fetched(rows, ordered[(page - 1) * PER_PAGE : page * PER_PAGE]))
    return Table(
        caption=caption,
        columns=tuple(heading(column, by, direction, narrowing) for column in drawn),
        rows=tuple(cells(line, drawn) for line in lines),
        total=total,
        page=page,
        pages=pages,
        per_page=PER_PAGE,
        sort=by.key if by else "",
        direction=direction,
        query=query,
        choices=choices,
        kept=kept,
    )


def _fetched[Row: Model](rows: QuerySet[Row], wanted: QuerySet[Row]) -> list[Row]:
    """The rows wanted, in their order: sorted by their keys alone, since to sort ten thousand whole rows takes long."""
    keys = list(wanted.values_list("pk", flat=True))
    found = rows.in_bulk(keys)
    return [found[key] for key in keys]


def _choice(narrow: Narrow, params: Mapping[str, str]) -> Choice:
    asked = params.get(narrow.key, "")
    return Choice(narrow.key, narrow.label, tuple(narrow.options), asked if asked in narrow.options else "")


def _kept(narrows: Sequence[Narrow], choices: Sequence[Choice]) -> list[Q]:
    return [narrow.options[one.chosen] for narrow, one in zip(narrows, choices, strict=True) if one.chosen]


def _words(query: str, found_in: Sequence[str]) -> Q:
    """Every word stands somewhere in the row."""
    every = Q()
    for word in query.split():
        anywhere = Q()
        for name in found_in:
            anywhere |= Q((f"{name}__icontains", word))
        every &= anywhere
    return every


def _order[Shown](
    columns: Sequence[Column[Shown]], params: Mapping[str, str], orders: Mapping[str, OrderBy]
) -> tuple[Column[Shown] | None, str]:
    asked = params.get("sort", "")
    by = next((column for column in columns if column.sortable and column.key == asked and asked in orders), None)
    return by, "desc" if params.get("direction") == "desc" else "asc"


def _turned(order: OrderBy, direction: str) -> OrderBy:
    """The order the other way round; rows without a value stay last."""
    return OrderBy(order.expression, descending=direction == "desc", nulls_last=True)
