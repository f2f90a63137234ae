"""Since the panel last met: what the record of all parts says happened, of which nothing is kept from the public."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from answerable.assessments.models import Judgement
from answerable.decisions.models import Decision
from answerable.kit.wording import british_date, counted
from answerable.recommendations.models import Move, Recommendation, Report
from answerable.scrutiny.queries.moments import ended, joined
from answerable.scrutiny.queries.panel_corrections import corrections
from answerable.scrutiny.queries.panel_news_held import meetings, panel_matters, promises, questions
from answerable.scrutiny.queries.panel_page import News, NewsGroup
from answerable.scrutiny.queries.panel_span import Span

MOST = 60
"""So many things of one sort are told one by one; of more it is said how many more there are."""
TOLD_MOVES = (
    Recommendation.State.FORCE_SAYS_COMPLETE,
    Recommendation.State.VERIFIED,
    Recommendation.State.CLOSED,
    Recommendation.State.DISAGREED,
)


def news(since: date | None, as_at: date) -> tuple[NewsGroup, ...]:
    """What happened after `since`, up to `as_at`, sort by sort; nothing where no day is given. A dozen queries, however much it is."""
    if since is None or since >= as_at:
        return ()
    span = Span(since + timedelta(days=1), as_at)
    sorts = (
        ("What the panel asked", panel_matters(span)),
        ("Meetings and events", meetings(span)),
        ("Judgements of objectives", judgements(span)),
        ("Promises and challenges", promises(span)),
        ("Questions from the public", questions(span)),
        ("Recommendations", recommendations(span)),
        ("Decisions", decisions(span)),
        ("Figures that were corrected", corrections(span)),
    )
    return tuple(_group(heading, found) for heading, found in sorts)


def _group(heading: str, found: Iterable[News]) -> NewsGroup:
    # Of one day in the order in which they are found: a meeting stands before what its items came to.
    ordered = sorted(found, key=lambda one: one.on)
    return NewsGroup(heading, tuple(ordered[-MOST:]), max(len(ordered) - MOST, 0))


def judgements(span: Span) -> Iterator[News]:
    """Each judgement of an objective with its reason, and what it was judged before."""
    rows = Judgement.objects.filter(as_at__range=span).select_related("objective", "rating", "earlier__rating")
    for row in rows.order_by("as_at", "pk"):
        before = row.earlier.rating.word if row.earlier and row.earlier.rating else ""
        step = f" {row.rating.word.lower()}" if row.rating else ""
        was = f", {before.lower()} before" if before and before.lower() != step.strip() else ""
        yield News(
            row.as_at, f"{row.objective.code} {row.objective.title}: judged{step}{was}. {ended(row.reason)}".strip()
        )


def recommendations(span: Span) -> Iterator[News]:
    """Reports that came out with recommendations, and those that were closed or said to be complete."""
    reports = Report.objects.filter(published__range=span).prefetch_related("recommendations")
    for report in reports.order_by("published", "pk"):
        number = len(report.recommendations.all())
        made = f" with {counted(number, 'recommendation')}" if number else ""
        yield News(report.published, f"{report.get_origin_display()}: “{report.title}” was published{made}.")
    moves = Move.objects.filter(on__range=span, after__in=TOLD_MOVES).select_related("recommendation__report")
    for move in moves.order_by("on", "pk"):
        one = move.recommendation
        words = f"{one.get_kind_display()} {one.number} of “{one.report.title}”, {ended(one.title)}"
        yield News(move.on, f"{words} {Recommendation.State(move.after).label}.")


def decisions(span: Span) -> Iterator[News]:
    """Every decision that was taken, or was not carried; never what is exempt of it."""
    states = (Decision.State.TAKEN, Decision.State.NOT_CARRIED)
    rows = Decision.objects.filter(state__in=states, decided_on__range=span).order_by("decided_on", "pk")
    for row in rows.only("decided_on", "title", "year", "number", "state", "source", "effective_on"):
        if row.decided_on is None:
            continue
        number = f"Decision {row.reference}: " if row.reference else "Decision: "
        lost = "It was not carried." if row.state == Decision.State.NOT_CARRIED else ""
        later = row.effective_on if row.effective_on and row.effective_on > row.decided_on else None
        effect = f"It has effect from {british_date(later)}." if later and not lost else ""
        yield News(row.decided_on, joined([number + ended(row.title), lost, effect]))
