"""The findings of a proposal as a list: narrowed, in order, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from django.db.models import Count, Q, QuerySet

from answerable.publishing.models import Disclosure, Proposal

STATES = {"Open": "open", "Settled": "settled"}
WEIGHTS = {"Stops the release": "stops", "Advice": "advice"}
SORTS = {one.label: one.value for one in Disclosure.Sort}


@dataclass(frozen=True)
class Wanted:
    """What of the list is asked for: `state`, `weight` and `sort` are values of the tables above, "" for all."""

    words: str = ""
    state: str = ""
    weight: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Page:
    """One page of the list, from 1."""

    rows: Sequence[Disclosure]
    total: int
    page: int
    pages: int


def narrowed(held: Proposal, wanted: Wanted) -> QuerySet[Disclosure]:
    """What is asked for; what stops and is open stands first, then as it was found."""
    rows = held.disclosures.order_by("settled_at", "-stops", "path", "pk")
    if wanted.state:
        rows = rows.filter(settled_at__isnull=wanted.state == "open")
    if wanted.weight:
        rows = rows.filter(stops=wanted.weight == "stops")
    if wanted.sort:
        rows = rows.filter(sort=wanted.sort)
    for word in wanted.words.split():
        rows = rows.filter(Q(words__icontains=word) | Q(path__icontains=word) | Q(place__icontains=word))
    return rows


def page_of(rows: QuerySet[Disclosure], number: int, per_page: int) -> Page:
    total = rows.count()
    pages = max(1, ceil(total / per_page))
    number = min(max(number, 1), pages)
    return Page(list(rows[(number - 1) * per_page : number * per_page]), total, number, pages)


def open_counts(held: Proposal) -> Mapping[bool, int]:
    """How many open findings stop the proposal (True) and how many advise (False)."""
    rows = held.disclosures.filter(settled_at__isnull=True).order_by()
    return dict(rows.values_list("stops").annotate(number=Count("pk")))
