"""One paper to the panel: its page, its files, handing it over and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.assessments.views.summary_parts import sections
from answerable.kit.components import Tag
from answerable.kit.docx import About
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.panel import SubmitForm, WithdrawForm
from answerable.scrutiny.models import PanelPaper
from answerable.scrutiny.operations import panel as operations
from answerable.scrutiny.operations.panel_refusals import PanelRefused
from answerable.scrutiny.queries.panel_missing import missing
from answerable.scrutiny.queries.panel_paper import ReadPaper, read
from answerable.scrutiny.views.enquiries_here import site_of
from answerable.scrutiny.views.panel import paper_tag
from answerable.scrutiny.views.panel_guards import HERE, file_answer, paper_of, sees_panel, shown_day


@require_GET
@sees_panel
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """One paper: as it reads now, or as it was submitted with what has changed since."""
    return _page(request, read(paper_of(request, code)))


def _page(request: HttpRequest, told: ReadPaper, refused: str = "") -> HttpResponse:
    kept, user = told.kept, user_of(request)
    is_draft, may_write = kept.state == PanelPaper.State.DRAFT, may(user, Permission.SCRUTINISE)
    later = kept.replaced_by.filter(state=PanelPaper.State.SUBMITTED).first()
    context = {
        "kept": kept,
        "tags": [paper_tag(kept.state), *([Tag("Example")] if kept.example else [])],
        "deadline": _deadline(kept),
        "sections": sections(told.parts),
        "faults": missing(kept, told.page, shown_day()) if is_draft and may(user, Permission.SEE) else (),
        "refused": refused,
        "later": later,
        "is_draft": is_draft,
        "may_write": may_write,
        "may_submit": is_draft and may_write,
        "may_replace": may_write and kept.state == PanelPaper.State.SUBMITTED and later is None,
        "form": SubmitForm(initial={"edition": kept.edition}),
        "breadcrumbs": crumbs(HERE) if may(user, Permission.SEE) else [(HERE[0], reverse(HERE[1]))],
    }
    return render(request, "scrutiny/panel/paper.html", context, status=409 if refused else 200)


def _deadline(kept: PanelPaper) -> str:
    """How a draft stands to its deadline; empty for one that has none."""
    if kept.state != PanelPaper.State.DRAFT or kept.due is None:
        return ""
    days = (kept.due - shown_day()).days
    how = f"{counted(-days, 'day')} ago" if days < 0 else "today" if days == 0 else f"in {counted(days, 'day')}"
    return f"Wanted by {british_date(kept.due)}, {how}."


@require_GET
@sees_panel
def paper_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The paper as a Word document or a tagged PDF."""
    told = read(paper_of(request, code))
    about = About(told.page.title, told.page.office, told.kept.submitted_at or told.kept.written_at)
    return file_answer(about, told.parts, told.kept.code, form)


@require_POST
@requires(Permission.SCRUTINISE)
def submit_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Hand it over: it is kept with everything it shows, and the members of the panel see it."""
    kept = paper_of(request, code)
    form = SubmitForm(request.POST)
    edition = (form.cleaned_data["edition"] if form.is_valid() else None) or 0
    by, site = user_of(request).actor, site_of(request)
    try:
        done = operations.submit_paper(code, edition=edition, on=shown_day(), by=by, at=now(), site=site)
    except PanelRefused as refused:
        return _page(request, read(kept), str(refused))
    messages.success(
        request,
        f"The paper is submitted. The panel's members can read it now, the public from {british_date(done.public_from)}.",
    )
    return redirect("scrutiny:panel-paper", code)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def withdraw_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Take a paper back."""
    kept = paper_of(request, code)
    form = WithdrawForm(request.POST or None, initial={"edition": kept.edition})
    status = 200
    if request.method == "POST" and form.is_valid():
        because, edition = form.cleaned_data["because"], form.cleaned_data["edition"] or 0
        by, day = user_of(request).actor, shown_day()
        try:
            operations.withdraw_paper(code, because=because, edition=edition, on=day, by=by, at=now())
        except PanelRefused as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            messages.success(request, "The paper is withdrawn, and kept with its reason.")
            return redirect("scrutiny:panel-paper", code)
    above = [*crumbs(HERE), (kept.title, reverse("scrutiny:panel-paper", args=[code]))]
    page = {"form": form, "kept": kept, "breadcrumbs": above}
    return render(request, "scrutiny/panel/withdraw.html", page, status=status)
