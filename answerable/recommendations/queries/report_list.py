"""Reports as a list: narrowed, sorted and paged by the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from answerable.recommendations.models import Report
from answerable.recommendations.queries.report import LARGE, WAITING, ReportLine, report_lines

PER_PAGE = 50
SORTS: Mapping[str, str] = {"title": "title", "published": "published", "due": "clock__due", "origin": "origin"}
UNPUBLISHED = "waiting"
"""A state of its own: a response is owed and not published."""


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see; an empty field is no condition. `response` is a state, or UNPUBLISHED."""

    words: str = ""
    origin: str = ""
    response: str = ""
    sort: str = ""
    descending: bool = False
    page: int = 1


@dataclass(frozen=True)
class Found:
    """One page of the list, and how many there are in all."""

    lines: tuple[ReportLine, ...]
    total: int
    page: int
    pages: int


def page_of(wanted: Wanted, day: date) -> Found:
    """One page of the reports that are wanted. Three queries, however many there are."""
    rows = _narrowed(wanted)
    total = rows.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, wanted.page), pages)
    keys = rows.order_by(*_order(wanted)).values_list("pk", flat=True)[(page - 1) * PER_PAGE : page * PER_PAGE]
    shown = Report.objects.filter(pk__in=list(keys)).defer(*LARGE).order_by(*_order(wanted))
    return Found(report_lines(shown, day), total, page, pages)


def _narrowed(wanted: Wanted) -> QuerySet[Report]:
    rows = Report.objects.all()
    for word in wanted.words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(author__icontains=word))
    if wanted.origin:
        rows = rows.filter(origin=wanted.origin)
    if wanted.response == UNPUBLISHED:
        return rows.filter(response__in=WAITING)
    return rows.filter(response=wanted.response) if wanted.response else rows


def _order(wanted: Wanted) -> list[OrderBy | str]:
    """As asked; otherwise the newest first."""
    if wanted.sort not in SORTS:
        return ["-published", "pk"]
    by = F(SORTS[wanted.sort])
    return [by.desc(nulls_last=True) if wanted.descending else by.asc(nulls_last=True), "pk"]
