"""What the registers of promises share: what an address asks for, and one page of an answer."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

from answerable.kit.wording import counted
from answerable.scrutiny.queries.public_promises import days_late

PER_PAGE = 50
MOST_WORDS = 20
"""A condition a word: the database refuses one of a thousand parts."""
_REFERENCE = re.compile(r"(\d{4})/(\d{1,6})")


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see: words that must all be there, the filters that were chosen, the order and the page."""

    words: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    page: int = 1

    def __getitem__(self, key: str) -> str:
        """What was chosen of a filter; empty where nothing was."""
        return self.chosen.get(key, "")


@dataclass(frozen=True)
class Found[L]:
    """One page of a list, and how many there are in all."""

    lines: tuple[L, ...]
    total: int
    page: int
    pages: int
    per_page: int = PER_PAGE


def paged[M: Model](rows: QuerySet[M], wanted: Wanted) -> Found[M]:
    """One page of rows in the order that they have. Two queries."""
    total = rows.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, wanted.page), pages)
    return Found(tuple(rows[(page - 1) * PER_PAGE : page * PER_PAGE]), total, page, pages)


def saying(words: str, fields: Iterable[str], *, numbered: bool = True) -> Q:
    """That every word, of so many at most, stands in one of the fields; "2024/3" is also the number of a row, where rows have one."""
    found = Q()
    for word in list(dict.fromkeys(words.split()))[:MOST_WORDS]:
        here = Q()
        for name in fields:
            here |= Q(**{f"{name}__icontains": word})
        if numbered and (number := _REFERENCE.fullmatch(word)):
            here |= Q(year=int(number[1]), number=int(number[2]))
        found &= here
    return found


def order(wanted: Wanted, sorts: Mapping[str, str], usual: tuple[str | OrderBy, ...]) -> tuple[str | OrderBy, ...]:
    """By what was asked for, rows without it last; then as usual."""
    name = sorts.get(wanted.sort)
    if not name:
        return usual
    by = F(name)
    return (by.desc(nulls_last=True) if wanted.descending else by.asc(nulls_last=True), *usual)


def lateness(due: date | None, done: date | None, day: date) -> str:
    """ "12 days late"; empty where it is not."""
    late = days_late(due, done, day)
    return f"{counted(late, 'day')} late" if late else ""
