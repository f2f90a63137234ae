"""One recommendation: what it says, its life, and the way it may go from here."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Event, Link, Row
from answerable.kit.http import now
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.recommendations.forms.moves import MoveForm
from answerable.recommendations.models import Recommendation
from answerable.recommendations.operations import states
from answerable.recommendations.operations.refusals import RecommendationRefused
from answerable.recommendations.queries.deadline_words import deadline_words, due_day, lateness_words, slips_words
from answerable.recommendations.queries.moves import Step, asked, last_move, refused, reopens
from answerable.recommendations.queries.one import RecommendationPage, recommendation_page
from answerable.recommendations.queries.register import Line
from answerable.recommendations.views.guards import HERE, is_liaison, recommendation_of, sees_register, shown_day
from answerable.recommendations.views.words import due_shown, event, kind_tag, page_link, state_tag

BESIDE: tuple[Column[Line], ...] = (
    Column("title", "Recommendation", lambda one: one.title, page_link),
    Column("report", "Report", lambda one: one.report),
    Column("state", "State", lambda one: one.state, lambda one: state_tag(one.state)),
    Column("due", "Due", lambda one: one.due, due_shown),
)


@dataclass(frozen=True)
class Way:
    """One way it may go: the words of its button and its address; or why not, and then no address."""

    words: str
    href: str
    refused: str
    forward: bool


@require_GET
@sees_register
def recommendation(request: HttpRequest, key: int) -> HttpResponse:
    """All that is known of one recommendation."""
    row = recommendation_of(request, key)
    found = recommendation_page(row, user=user_of(request), day=shown_day())
    tracks = may(request.user, Permission.TRACK)
    ways = [way(row, step) for step in found.steps]
    page = {
        "row": row,
        "lead": lead(row),
        "kind": kind_tag(row.kind),
        "rows": facts(found, office=not is_liaison(request)),
        "events": life(found),
        "ways": [one for one in ways if not one.refused],
        "closed_ways": [one for one in ways if one.refused] if tracks else [],
        "again": beside(found.again, "Others that find the same"),
        "again_words": again_words(found),
        "below": beside(found.below, "Recommendations under it"),
        "replaces": beside(found.replaces, "Recommendations it replaces"),
        "may_track": tracks,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "recommendations/recommendation.html", page)


def way(row: Recommendation, step: Step) -> Way:
    href = "" if step.refused else reverse("recommendations:move", args=[row.pk, step.to])
    return Way(step.words, href, step.refused, forward=not reopens(row.state, step.to))


def beside(lines: tuple[Line, ...], caption: str) -> Table | None:
    return table(lines, BESIDE, caption=caption) if lines else None


def lead(row: Recommendation) -> str:
    """ "In progress since 1 May 2024: due by 30 September 2024, 12 days late."."""
    day = shown_day()
    late = lateness_words(row, due_day(row), day)
    since = f"{row.get_state_display()} since {british_date(row.state_since)}"
    if row.state not in Recommendation.LIVE:
        return f"{since}."
    if row.state == Recommendation.State.FORCE_SAYS_COMPLETE:
        return f"{since}. That is the force's word: the office has not verified it."
    words = deadline_words(row)
    return f"{since}: {words[:1].lower()}{words[1:]}{f', {late}' if late else ''}."


def facts(found: RecommendationPage, *, office: bool) -> list[Row]:
    """Where it comes from, whose it is and when it is due."""
    row, report = found.row, found.row.report
    told = [
        Row(
            "Report",
            f"{report.title}, {british_date(report.published)}, number {row.number}",
            where_link(row, office=office),
        ),
        Row("Made by", report.get_origin_display()),
        Row("Addressed to", row.get_addressee_display()),
        Row("Deadline", f"{deadline_words(row)}. {slips_words(found.slips)}".strip()),
        Row("Owner", row.owner_role or "Nobody is named"),
    ]
    if report.note and office:
        told.append(Row("Of its report", report.note))
    if row.under:
        told.append(Row("Belongs to", f"{row.under.number}: {row.under.title}", seen_link(row.under, office=office)))
    if row.superseded_by:
        successor = row.superseded_by
        words = f"{successor.number} of {successor.report.title}: {successor.title}"
        told.append(Row("Superseded by", words, seen_link(successor, office=office)))
    if row.objective:
        told.append(Row("Objective", f"{row.objective.plan.title}: {row.objective.code} {row.objective.title}"))
    told += [Row(term, words) for term, words in (("Action", row.action), ("No action, because", row.reason)) if words]
    return told


def where_link(row: Recommendation, *, office: bool) -> Link | None:
    """To the page of its report; who comes in from outside reads it where it was published."""
    if office:
        return Link("See the report", reverse("recommendations:report", args=[row.report.code]))
    return Link("Read the report", row.report.address) if row.report.address else None


def seen_link(other: Recommendation, *, office: bool) -> Link | None:
    """To another recommendation, where who reads this may see it too."""
    if office or other.addressee == Recommendation.Addressee.CHIEF_OFFICER:
        return Link("See it", reverse("recommendations:recommendation", args=[other.pk]))
    return None


def life(found: RecommendationPage) -> list[Event]:
    return [event(one) for one in found.life]


def again_words(found: RecommendationPage) -> str:
    """ "Found in 3 reports: searches are not recorded."; empty where it was found once."""
    if found.finding is None:
        return ""
    why = f" {found.finding.why}" if found.finding.why else ""
    return f"Found in {counted(found.reports, 'report')}: {found.finding.title}.{why}"


@require_http_methods(["GET", "POST"])
@sees_register
def move(request: HttpRequest, key: int, to: str) -> HttpResponseBase:
    """Take one step: the form for it, or why it may not be taken."""
    row, by = recommendation_of(request, key), user_of(request).actor
    if to not in Recommendation.State.values:
        return redirect("recommendations:recommendation", key)
    why_not = refused(row, to, by=by, last=last_move(row))
    start = {"on": localtime(now()).date(), "edition": row.edition, "said_by": spoken_by(to)}
    form = MoveForm(request.POST or None, initial=start, row=row, to=to, liaison=is_liaison(request))
    if request.method == "POST" and not why_not and form.is_valid() and moved(request, form):
        messages.success(request, f"“{row.title}” is now: {Recommendation.State(to).label.lower()}.")
        return redirect("recommendations:recommendation", key)
    page = {
        "row": row,
        "heading": asked(row.state, to),
        "state": state_tag(row.state),
        "to": state_tag(to),
        "refused": why_not,
        "form": form,
        "breadcrumbs": [*crumbs(HERE), (str(row), reverse("recommendations:recommendation", args=[key]))],
    }
    return render(request, "recommendations/move.html", page, status=403 if why_not else 200)


def spoken_by(to: str) -> str:
    """Whose word a step usually is, where it is not the office's."""
    return states.THE_FORCE if to == Recommendation.State.FORCE_SAYS_COMPLETE else ""


def moved(request: HttpRequest, form: MoveForm) -> bool:
    """Whether the step was taken; otherwise the form says why not, at the field that it is about."""
    said = form.cleaned_data
    try:
        states.move(
            form.row,
            to=form.to,
            on=said["on"],
            words=said["words"],
            evidence=said["evidence"],
            evidence_address=said["evidence_address"],
            said_by=said.get("said_by", ""),
            superseded_by=said.get("superseded_by"),
            seen_edition=said["edition"],
            by=user_of(request).actor,
            at=now(),
        )
    except RecommendationRefused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True
