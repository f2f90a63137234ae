"""What the other parts have open: clocks, recommendations, responses, decisions, work that is owed, promises of the election, drafts, queries."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, F, Min, Q
from django.urls import reverse
from django.utils.timezone import localtime

from answerable.clocks.models import RunningClock
from answerable.clocks.queries.waiting import in_order, line_of, with_pause
from answerable.decisions.models import Decision
from answerable.evidence.models import Query
from answerable.kit.wording import counted
from answerable.plans.models import Commitment, Deliverable, Draft
from answerable.plans.queries.delivery import address_of
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.queries.deadline_words import deadline_words, due_day
from answerable.scrutiny.queries.handover_of_scrutiny import is_late
from answerable.scrutiny.queries.handover_page import OpenThing

OWED = (Report.Response.OWED, Report.Response.INVITED, Report.Response.COMMENTED)


def clocks(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Every clock that runs. The label of one may name somebody, so the public is told how many run under each duty.

    Who keeps it is told as a role: a pack is read where nobody knows the names.
    """
    if public:
        yield from _duties(day)
        return
    for clock in in_order(with_pause(RunningClock.objects.running())):
        line = line_of(clock, day)
        yield OpenThing(
            "",
            f"{line.label}. {line.duty} ({line.standing.lower()}).",
            clock.owner.kind.label.capitalize() if clock.owner else f"Waits on: {line.waiting_on.lower()}",
            line.started,
            line.due,
            clock.late_on(day),
            line.words,
            line.address or reverse("clocks:clock", args=[line.pk]),
        )


def _duties(day: date) -> Iterator[OpenThing]:
    late = Count("pk", filter=Q(due__lt=day))
    rows = RunningClock.objects.running().order_by().values(duty_title=F("duty__title"))
    for row in rows.annotate(number=Count("pk"), late=late, first=Min("due")).order_by("duty_title"):
        told = f", {row['late']:,} of them late" if row["late"] else ""
        yield OpenThing(
            "", f"{row['duty_title']}: {row['number']:,} running{told}.", due=row["first"], late=bool(row["late"])
        )


def recommendations(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Every recommendation that somebody still has to do something about."""
    rows = Recommendation.objects.live().select_related("report")
    for one in rows.order_by("report__published", "report", "position", "pk"):
        due = due_day(one)
        yield OpenThing(
            one.number,
            f"{one.title} ({one.get_kind_display().lower()} of “{one.report.title}”; {deadline_words(one).lower()})",
            one.owner_role or one.get_addressee_display(),
            one.report.published,
            due,
            is_late(due, day) and one.state in Recommendation.WORK,
            one.get_state_display(),
            "" if public else reverse("recommendations:recommendation", args=[one.pk]),
        )


def responses(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Every report whose response is owed."""
    for one in Report.objects.filter(response__in=OWED).select_related("clock").order_by("published", "pk"):
        due = one.clock.due if one.clock else None
        yield OpenThing(
            "",
            f"Response to “{one.title}” ({one.get_origin_display()})",
            "The office",
            one.published,
            due,
            is_late(due, day),
            one.get_response_display(),
            "" if public else reverse("recommendations:report", args=[one.code]),
        )


def decisions(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Every decision that is drafted and not taken; the public is told of none."""
    if public:
        return
    for one in Decision.objects.filter(state=Decision.State.DRAFT).order_by("pk"):
        how = one.get_form_display()
        address = reverse("decisions:decision", args=[one.code])
        yield OpenThing("", f"{one.title} ({how.lower()})", state="Draft", address=address)


def deliverables(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Every piece of work that an objective is owed."""
    rows = Deliverable.objects.filter(status__in=Deliverable.LIVE).select_related("objective")
    for one in rows.order_by(F("due").asc(nulls_last=True), "position", "pk"):
        yield OpenThing(
            one.objective.code,
            one.title,
            one.owner_role or one.get_side_display(),
            None,
            one.due,
            is_late(one.due, day),
            one.get_status_display(),
            "" if public else address_of(one),
        )


def commitments(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Every promise of an election that nobody has judged yet."""
    for one in Commitment.objects.filter(state=Commitment.State.OPEN).order_by("position", "pk"):
        yield OpenThing(
            one.code,
            one.words,
            since=one.made_on,
            state=one.get_state_display(),
            address="" if public else reverse("plans:commitment", args=[one.code]),
        )


def drafts(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Plans and variations that are on their way; the public is told of none."""
    if public:
        return
    for one in Draft.objects.filter(state__in=(Draft.State.WRITING, Draft.State.WITH_PANEL)).select_related("plan"):
        of = f" of {one.plan.title}" if one.plan else ""
        yield OpenThing(
            one.code,
            f"{one.get_kind_display()}{of}",
            "The office",
            localtime(one.started_at).date(),
            state=one.get_state_display(),
            address=reverse("plans:draft", args=[one.code]),
        )


def queries(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Questions to the authors of papers that nobody has answered, paper by paper; the public is told of none."""
    if public:
        return
    rows = Query.objects.filter(answered_at=None).values("document__code", "document__title")
    for row in rows.annotate(number=Count("pk"), first=Min("asked_at")).order_by("document__title"):
        yield OpenThing(
            "",
            f"{counted(row['number'], 'question')} on “{row['document__title']}”",
            "The author of the paper",
            localtime(row["first"]).date(),
            state="Not answered",
            address=reverse("evidence:letter", args=[row["document__code"]]),
        )
