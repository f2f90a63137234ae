"""Puts a handover pack together: everything that is open, how the plan stands, and the checklist."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import Q

from answerable.assessments.models import Judgement
from answerable.bodies.queries import body, body_on, next_body
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.cited import Cited, cited
from answerable.plans.models import PAST, Objective, Plan, PublishedRating
from answerable.plans.queries.delivery import DeliveryCounts, delivery_counts
from answerable.scrutiny.models import HandoverPack
from answerable.scrutiny.queries import handover_of_parts as parts
from answerable.scrutiny.queries import handover_of_scrutiny as own
from answerable.scrutiny.queries.handover_page import (
    CheckAnswer,
    HandoverPage,
    OpenGroup,
    OpenThing,
    PlanPosition,
    StandingObjective,
)

type Ask = Callable[..., Iterator[OpenThing]]

SOURCES: tuple[tuple[str, str, Ask], ...] = (
    ("clocks", "Clocks that run", parts.clocks),
    ("undertakings", "Promises made at meetings and in answers", own.undertakings),
    ("questions", "Questions from the public without an answer", own.questions),
    ("recommendations", "Recommendations", parts.recommendations),
    ("responses", "Responses that are owed", parts.responses),
    ("panel-matters", "What the panel asked", own.panel_matters),
    ("challenges", "Challenges", own.challenges),
    ("information-requests", "Requests for information to the force", own.information_requests),
    ("commissions", "Papers that the force was asked for", own.commissions),
    ("queries", "Questions to the authors of papers", parts.queries),
    ("meetings", "Meetings ahead, and minutes that are owed", own.meetings),
    ("panel-papers", "Papers to the panel that are being written", own.panel_papers),
    ("decisions", "Decisions that are drafted", parts.decisions),
    ("letters", "Letters without a reply", own.letters),
    ("deliverables", "Work that the plan owes", parts.deliverables),
    ("commitments", "Promises of the election", parts.commitments),
    ("drafts", "Plans on their way", parts.drafts),
)
"""Everything that can be open, with what says so: code, heading, and the question to ask."""
INSIDE = frozenset({"commissions", "queries", "panel-papers", "decisions", "drafts"})
"""What the public is told nothing of while it is open, not even that there is none."""


def build(kept: HandoverPack) -> HandoverPage:
    """The pack as it reads now: while it is prepared, or what handing over would freeze."""
    public, day = kept.made_for == HandoverPack.For.PUBLIC, kept.as_at
    office, now = body(), body_on(day)
    return HandoverPage(
        title=kept.title,
        office=now.name if now else "",
        force=office.force if office else "",
        made_for=kept.made_for,
        as_at=day,
        opening=cited(kept.opening, day) if kept.opening.strip() else Cited(()),
        groups=open_groups(day, public=public),
        plans=plan_positions(day),
        checks=() if public else _checks(kept),
        successor=successor_words(day),
    )


def open_groups(day: date, *, public: bool = False) -> tuple[OpenGroup, ...]:
    """Everything that is open, sort by sort; in each what is late first, then by its date. What has no date stands last."""
    return tuple(
        OpenGroup(code, heading, tuple(sorted(ask(day, public=public), key=_urgency)))
        for code, heading, ask in SOURCES
        if not (public and code in INSIDE)
    )


def _urgency(one: OpenThing) -> tuple[bool, bool, date, str]:
    return (not one.late, one.due is None, one.due or date.max, one.reference)


def successor_words(day: date) -> str:
    """What the body is to become, where that is known."""
    coming = next_body(day)
    if coming is None:
        return ""
    basis = f" ({coming.basis})" if coming.basis else ""
    return f"{coming.name}, a {coming.kind_words.lower()}, from {british_date(coming.since)}{basis}."


def plan_positions(day: date) -> tuple[PlanPosition, ...]:
    """The plans that have effect on a day, with how each objective stands."""
    running = Plan.objects.exclude(status=PAST).filter(Q(start__isnull=True) | Q(start__lte=day))
    rows = running.filter(Q(end__isnull=True) | Q(end__gte=day)).order_by("position", "-start", "pk")
    return tuple(PlanPosition(one.title, one.start, one.end, _objectives(one, day)) for one in rows)


def _objectives(plan: Plan, day: date) -> tuple[StandingObjective, ...]:
    rows = list(plan.objectives.current().select_related("priority").order_by("position", "pk"))
    keys = [one.pk for one in rows]
    ratings = PublishedRating.objects.filter(objective__in=keys, rated_on__lte=day).select_related("rating")
    rated = {one.objective_id: one for one in ratings.order_by("rated_on", "pk")}
    judgements = Judgement.objects.filter(objective__in=keys, as_at__lte=day).select_related("rating")
    judged = {one.objective_id: one for one in judgements.order_by("as_at", "pk")}
    owed = delivery_counts(plan, day)
    return tuple(_objective(one, rated.get(one.pk), judged.get(one.pk), _work(owed.get(one.pk))) for one in rows)


def _objective(one: Objective, rated: PublishedRating | None, judged: Judgement | None, work: str) -> StandingObjective:
    return StandingObjective(
        code=one.code,
        title=one.title,
        priority=one.priority.title if one.priority else "",
        rated=f"{rated.rating.word}, {british_date(rated.rated_on)}" if rated else "",
        judged=f"{judged.rating.word if judged.rating else 'In words'}, {british_date(judged.as_at)}" if judged else "",
        work=work,
    )


def _work(owed: DeliveryCounts | None) -> str:
    live, late = (owed.live, owed.late) if owed else (0, 0)
    return f"{counted(live, 'piece')} open{f', {late:,} late' if late else ''}" if live else ""


def _checks(kept: HandoverPack) -> tuple[CheckAnswer, ...]:
    rows = kept.checks.order_by("position", "pk")
    return tuple(
        CheckAnswer(one.get_theme_display(), one.question, one.done, one.words, one.owner_role) for one in rows
    )
