"""What was asked of papers about an objective's figures, what was answered, and which meetings had those papers."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime

from answerable.evidence.models import Correction, Query
from answerable.measures.models import Measure, Telling
from answerable.scrutiny.models import Meeting
from answerable.scrutiny.queries.meetings import last_day
from answerable.scrutiny.queries.moments import Moment, Sort, ended, joined


def of_papers(measures: Sequence[Measure], day: date) -> Iterator[Moment]:
    """Questions, answers and corrections that concern these measures, and the meetings that had their figures."""
    yield from queries(measures, day)
    yield from corrections(measures, day)
    yield from meetings(measures, day)


def queries(measures: Sequence[Measure], day: date) -> Iterator[Moment]:
    """Each question on the day that it was asked, and its answer on the day that it came."""
    concerns = Q(claim__measure__in=measures) | Q(finding__places__claim__measure__in=measures)
    rows = Query.objects.filter(concerns, asked_at__date__lte=day).select_related("document").distinct()
    for row in rows:
        address = reverse("evidence:query", args=[row.document.code, row.number])
        author = row.document.author or "its author"
        yield Moment(
            localtime(row.asked_at).date(),
            Sort.ASKED,
            joined([f"The office asked {author} of “{row.document.title}”: {ended(row.text)}", waiting(row)]),
            href=address,
        )
        if row.answered_at and localtime(row.answered_at).date() <= day:
            yield Moment(
                localtime(row.answered_at).date(),
                Sort.ASKED,
                joined(
                    [
                        f"{author[:1].upper()}{author[1:]} answered: {row.get_answer_display().lower()}.",
                        ended(row.answer_text),
                    ]
                ),
                href=address,
            )


def waiting(row: Query) -> str:
    return "" if row.answered_at else "There is no answer yet."


def corrections(measures: Sequence[Measure], day: date) -> Iterator[Moment]:
    """Corrections that a person has passed for publication."""
    rows = Correction.objects.passed().filter(finding__places__claim__measure__in=measures).distinct()
    for row in rows.select_related("finding__document"):
        assert row.passed_at
        on = localtime(row.passed_at).date()
        if on <= day and row.finding:
            yield Moment(
                on,
                Sort.ASKED,
                f"The office corrected a paper in public. It printed: {ended(row.printed)} What is right: {ended(row.right)}",
                said=row.paper,
                href=reverse("evidence:finding", args=[row.finding.document.code, row.finding_id]),
            )


def meetings(measures: Sequence[Measure], day: date) -> Iterator[Moment]:
    """Meetings that had a paper with figures of these measures."""
    sources = set(
        Telling.objects.filter(observation__measure__in=measures)
        .order_by()
        .values_list("source_id", flat=True)
        .distinct()
    )
    rows = (
        Meeting.objects.filter(papers__source__in=sources, date__lte=day).distinct().prefetch_related("papers__source")
    )
    for row in rows:
        titles = sorted({one.source.title for one in row.papers.all() if one.source_id in sources})
        month = row.precision == Meeting.Precision.MONTH
        yield Moment(
            last_day(row),
            Sort.MET,
            f"{row.name} had its figures before it, in {' and '.join(f'“{title}”' for title in titles)}.",
            whole_month=month,
        )
