"""Pages of a collection: so many at a time, with the address of the next."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from django.http import HttpRequest
from ninja import Query
from ninja.errors import HttpError

from answerable.publishing.api import reading
from answerable.publishing.api.forms import Listed

MOST = 100
FAR = 1_000_000

Number = Annotated[int, Query(ge=1, le=FAR, description="Which page of the collection, from 1.")]
Size = Annotated[int, Query(ge=1, le=MOST, description=f"How many on a page, {MOST} at most.")]
Words = Annotated[str, Query(max_length=200, description="Words that the title must hold, all of them.")]


def listed[Row](
    request: HttpRequest, number: int, size: int, total: int, cut: Callable[[int, int], Sequence[Row]]
) -> Listed[Row]:
    """A page of `total` things; `cut` gives those from one place up to another. A page past the end is not found."""
    pages = max(1, -(-total // size))
    if number > pages:
        raise HttpError(404, f"There is no page {number}: the last one is page {pages}.")
    start = (number - 1) * size
    return Listed(
        total=total,
        page=number,
        pages=pages,
        next=_address(request, number + 1) if number < pages else None,
        previous=_address(request, number - 1) if number > 1 else None,
        items=list(cut(start, min(start + size, total))),
    )


def of_kind[Row](
    request: HttpRequest, kind: type, shape: Callable[[str, Any], Row], at: tuple[int, int], words: str = ""
) -> Listed[Row]:
    """A page of the things of a kind in the current release; `at` is the page's number and its size."""
    found = reading.rows(reading.current(), kind, words)

    def cut(start: int, end: int) -> list[Row]:
        return [shape(path, page) for path, page in reading.read(found.select_related("copy")[start:end])]

    return listed(request, *at, found.count(), cut)


def of_entries[Row](request: HttpRequest, kind: type, shape: Callable[[Any], Row], at: tuple[int, int]) -> Listed[Row]:
    """The same of things that stand together on the one page of a kind."""
    found = reading.only(reading.current(), kind)
    entries = found.entries if found else ()
    return listed(request, *at, len(entries), lambda start, end: [shape(one) for one in entries[start:end]])


def _address(request: HttpRequest, number: int) -> str:
    asked = {key: value for key, value in request.GET.items() if key != "page"}
    return f"{request.path}?{urlencode({**asked, 'page': number})}"
