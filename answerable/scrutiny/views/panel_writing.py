"""Beginning a paper to the panel, and writing what it says."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.measures.queries.cited import Cited, cited
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.panel import FrameForm, PaperForm, begin_with, frame_of, words_of
from answerable.scrutiny.models import PanelPaper
from answerable.scrutiny.operations import panel as operations
from answerable.scrutiny.operations.panel import SectionText
from answerable.scrutiny.operations.panel_refusals import PanelRefused
from answerable.scrutiny.queries.panel_days import last_met
from answerable.scrutiny.queries.panel_missing import word_count
from answerable.scrutiny.views.panel_guards import HERE, paper_of, shown_day


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def begin_paper(request: HttpRequest) -> HttpResponse:
    """Begin a paper; with `?replaces=CODE` one that takes the place of a paper that was submitted."""
    day = shown_day()
    replaces = str(request.GET.get("replaces", ""))
    before = paper_of(request, replaces) if replaces else None
    met = last_met(day)
    start = frame_of(before) | {"as_at": day} if before else begin_with(day, met.date if met else None)
    form = FrameForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        by = user_of(request).actor
        try:
            kept = operations.begin_paper(form.frame, replaces=replaces, on=day, by=by, at=now())
        except PanelRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The paper is begun: write its summary, and what each section tells.")
            return redirect("scrutiny:edit-panel-paper", kept.code)
    page = {"form": form, "before": before, "breadcrumbs": crumbs(HERE)}
    return render(request, "scrutiny/panel/begin.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def edit_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Go on with a draft. What was typed stays on the page whatever happens to it."""
    kept = paper_of(request, code)
    if kept.state != PanelPaper.State.DRAFT:
        messages.warning(request, "This paper is no draft any more, and is never changed: begin one that replaces it.")
        return redirect("scrutiny:panel-paper", code)
    held = [SectionText(one.heading, one.text) for one in kept.sections.order_by("position")]
    form = PaperForm(request.POST or None, sections=held, initial=frame_of(kept) | words_of(kept))
    status = 200
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        edition, by = form.cleaned_data["edition"] or 0, user_of(request).actor
        try:
            operations.write_paper(code, form.frame, form.words, edition=edition, on=shown_day(), by=by, at=now())
        except PanelRefused as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            messages.success(request, "The draft is saved.")
            again = "scrutiny:edit-panel-paper" if "go-on" in request.POST else "scrutiny:panel-paper"
            return redirect(again, code)
    above = [*crumbs(HERE), (kept.title, reverse("scrutiny:panel-paper", args=[code]))]
    page = {"kept": kept, "form": form, "looked": _looked(form), "breadcrumbs": above}
    return render(request, "scrutiny/panel/edit.html", page, status=status)


def _looked(form: PaperForm) -> list[tuple[str, Cited, int]]:
    """Each text with its figures as it reads on the paper's day, and its words; nothing before it was sent."""
    if not (form.is_bound and form.is_valid()):
        return []
    words, day = form.words, form.cleaned_data["as_at"]
    texts = [
        ("The summary, one page", words.summary),
        ("Purpose", words.purpose),
        ("Background", words.background),
        *((one.heading, one.text) for one in words.sections),
        ("Recommendation", words.recommendation),
    ]
    told = [(label, cited(text, day)) for label, text in texts if text.strip()]
    return [(label, text, word_count(text)) for label, text in told]
