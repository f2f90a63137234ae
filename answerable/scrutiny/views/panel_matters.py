"""One thing that the panel asked: its page, and recording, answering, publishing and taking it back."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.clocks.operations.keeping import ClockRefused
from answerable.kit.components import Link, Row
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.cited import cited
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms import panel_matters as asking
from answerable.scrutiny.forms.panel_matters import MatterForm, PublishForm, ResponseForm, WithdrawMatterForm
from answerable.scrutiny.models import PanelMatter, PanelPaper
from answerable.scrutiny.operations import panel_matters as operations
from answerable.scrutiny.operations.panel_matters import Response
from answerable.scrutiny.operations.panel_refusals import PanelRefused
from answerable.scrutiny.queries.panel_lists import late_days
from answerable.scrutiny.views.panel import matter_tag
from answerable.scrutiny.views.panel_guards import HERE, MATTERS, matter_of, sees_panel, shown_day

State = PanelMatter.State


@require_GET
@sees_panel
def matter(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """One thing that the panel asked, with the response."""
    return _page(request, matter_of(request, year, number))


def _page(request: HttpRequest, kept: PanelMatter, refused: str = "") -> HttpResponse:
    may_write, is_office = may(request.user, Permission.SCRUTINISE), may(request.user, Permission.SEE)
    response = cited(kept.response, kept.responded_on) if kept.response else None
    context = {
        "kept": kept,
        "reference": f"{kept.year}/{kept.number}",
        "lead": lead(kept),
        "rows": _rows(kept, is_office=is_office),
        "response": response,
        "refused": refused,
        "may_answer": may_write and kept.state == State.OPEN,
        "may_publish": may_write and kept.state == State.RESPONDED,
        "form": PublishForm(initial={"edition": kept.edition}),
        "breadcrumbs": _above(request),
    }
    return render(request, "scrutiny/panel/matter.html", context, status=409 if refused else 200)


def _above(request: HttpRequest) -> list[tuple[str, str]]:
    if may(request.user, Permission.SEE):
        return crumbs(HERE, MATTERS)
    return [(words, reverse(name)) for words, name in (HERE, MATTERS)]


def lead(kept: PanelMatter) -> str:
    """How it stands, in a sentence."""
    days = late_days(kept, shown_day())
    kind = kept.get_kind_display()
    if kept.state == State.WITHDRAWN:
        return f"{kind} of the panel, withdrawn."
    if kept.state == State.OPEN:
        wanted = f"is wanted by {british_date(kept.respond_by)}" if kept.respond_by else "has no day set by the panel"
        late = f", and is {counted(days, 'day')} late" if days else ""
        return f"{kind} of the panel, received on {british_date(kept.received_on)}. The response {wanted}{late}."
    how = f", {counted(days, 'day')} late" if days else ", in time" if kept.respond_by else ""
    return f"{kind} of the panel, answered on {british_date(kept.responded_on)}{how}."


def _rows(kept: PanelMatter, *, is_office: bool) -> list[Row]:
    rows = [
        Row("State", "", tag=matter_tag(kept.state)),
        Row("Received on", british_date(kept.received_on)),
        Row("To be answered by", british_date(kept.respond_by) if kept.respond_by else "No day was set"),
    ]
    if kept.accepted:
        rows.append(Row("Accepted", kept.accepted))
    if kept.published_on:
        rows.append(Row("Response published on", british_date(kept.published_on)))
    if kept.paper and (is_office or kept.paper.state == PanelPaper.State.SUBMITTED):
        link = Link("Read it", reverse("scrutiny:panel-paper", args=[kept.paper.code]))
        rows.append(Row("About the paper", kept.paper.title, link=link))
    if kept.meeting:
        rows.append(Row("At the meeting", str(kept.meeting)))
    if kept.withdrawn_because:
        rows.append(Row("Withdrawn", kept.withdrawn_because))
    if kept.example:
        rows.append(Row("Example", "It shows how such a matter is kept, and is not on record."))
    return rows


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def record_matter(request: HttpRequest) -> HttpResponse:
    """Keep what the panel asked."""
    form = MatterForm(request.POST or None, initial={"received_on": shown_day()})

    def write() -> PanelMatter:
        return operations.record_matter(form.asked, by=user_of(request).actor, at=now())

    return _form(request, form, write, "It is kept. Where the panel set a day, a clock runs to it.", None)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def change_matter(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Put right what was recorded."""
    kept = matter_of(request, year, number)
    form = MatterForm(request.POST or None, initial=asking.matter_of(kept))

    def write() -> PanelMatter:
        edition, by = form.cleaned_data["edition"] or 0, user_of(request).actor
        return operations.change_matter(kept.pk, form.asked, edition=edition, by=by, at=now())

    return _form(request, form, write, "It is changed.", kept, "Change what was recorded")


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def respond(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Answer it."""
    kept = matter_of(request, year, number)
    form = ResponseForm(request.POST or None, kept=kept, on=shown_day())

    def write() -> PanelMatter:
        told, by = form.cleaned_data, user_of(request).actor
        said = Response(told["response"], told.get("accepted", ""))
        return operations.respond(kept.pk, said, edition=told["edition"] or 0, on=told["on"], by=by, at=now())

    done = "The response is kept. The public reads it once you publish it."
    return _form(request, form, write, done, kept, "Respond to the panel")


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def withdraw_matter(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Take it back."""
    kept = matter_of(request, year, number)
    form = WithdrawMatterForm(request.POST or None, initial={"edition": kept.edition})

    def write() -> PanelMatter:
        told, by, day = form.cleaned_data, user_of(request).actor, shown_day()
        edition = told["edition"] or 0
        return operations.withdraw_matter(kept.pk, because=told["because"], edition=edition, on=day, by=by, at=now())

    return _form(request, form, write, "It is withdrawn, and kept with its reason.", kept, "Withdraw it")


@require_POST
@requires(Permission.SCRUTINISE)
def publish_response(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Let the public read the response."""
    kept, form = matter_of(request, year, number), PublishForm(request.POST)
    edition = form.cleaned_data["edition"] if form.is_valid() else None
    try:
        operations.publish_response(kept.pk, edition=edition or 0, on=shown_day(), by=user_of(request).actor, at=now())
    except PanelRefused as refused:
        return _page(request, kept, str(refused))
    messages.success(request, "The response is published: it goes out with the next release.")
    return redirect("scrutiny:panel-matter", year, number)


def _form(
    request: HttpRequest,
    form: forms.Form,
    write: Callable[[], PanelMatter],
    done: str,
    kept: PanelMatter | None,
    title: str = "Keep what the panel asked",
) -> HttpResponse:
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            written = write()
        except (PanelRefused, ClockRefused) as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            messages.success(request, done)
            return redirect("scrutiny:panel-matter", written.year, written.number)
    back = reverse("scrutiny:panel-matter", args=[kept.year, kept.number]) if kept else reverse(MATTERS[1])
    above = [*_above(request), *([(kept.title, back)] if kept else [])]
    page = {"form": form, "title": title, "kept": kept, "back": back, "breadcrumbs": above}
    return render(request, "scrutiny/panel/matter_form.html", page, status=status)
