"""Briefings: the list, writing one with figures cited, freezing it, and handing it on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now, without_nul
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_time, counted
from answerable.measures import operations
from answerable.measures.forms.briefings import BriefingForm
from answerable.measures.models import Briefing
from answerable.measures.queries import briefings as asked
from answerable.measures.queries.briefings import BriefingLine, briefing_page
from answerable.measures.queries.cited import cited
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

HERE = ("Briefings", "measures:briefings")


def _state(line: BriefingLine) -> str:
    if line.since:
        return f"{counted(line.since, 'figure')} changed since"
    return "Frozen" if line.frozen_at else "Draft"


def _tag(line: BriefingLine) -> Tag:
    return Tag(_state(line), Tone.AMBER if line.since else Tone.GREEN if line.frozen_at else Tone.NEUTRAL)


COLUMNS: tuple[Column[BriefingLine], ...] = (
    Column(
        "title", "Briefing", lambda b: b.title, lambda b: Link(b.title, reverse("measures:briefing", args=[b.code]))
    ),
    Column("figures", "Figures cited", lambda b: b.figures, lambda b: str(b.figures), numeric=True),
    Column("state", "State", _state, _tag, choices=True),
    Column("by", "Written by", lambda b: b.writer.capitalize(), choices=True),
    Column("at", "Last saved", lambda b: b.written_at.isoformat(), lambda b: british_time(localtime(b.written_at))),
)


@require_GET
@requires(Permission.SEE)
def briefings(request: HttpRequest) -> HttpResponse:
    """Every briefing, to be searched and sorted."""
    listed = table(asked.briefing_lines(), COLUMNS, request.GET, caption="Briefings")
    page = {"table": listed, "may_write": may(request.user, Permission.WRITE), "breadcrumbs": crumbs()}
    return render(request, "measures/briefings.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.WRITE)
def new_briefing(request: HttpRequest) -> HttpResponse:
    """Begin a briefing."""
    form = BriefingForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        told = form.cleaned_data
        kept = operations.write_briefing(title=told["title"], body=told["body"], by=user_of(request).actor, at=now())
        messages.success(request, "The draft is saved.")
        return redirect("measures:briefing", kept.code)
    return _editor(request, form, "Write a briefing")


@require_http_methods(["GET", "POST"])
@requires(Permission.WRITE)
def edit_briefing(request: HttpRequest, code: str) -> HttpResponse:
    """Go on with a draft. What was typed stays on the page whatever happens to it."""
    kept = get_object_or_404(Briefing, code=code)
    held = {"title": kept.title, "body": kept.body, "edition": kept.edition}
    form = BriefingForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        told, by = form.cleaned_data, user_of(request).actor
        try:
            operations.rewrite_briefing(
                code, title=told["title"], body=told["body"], edition=told["edition"] or 0, by=by, at=now()
            )
        except operations.BriefingRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The draft is saved.")
            return redirect("measures:briefing", code)
    return _editor(request, form, f"Edit “{kept.title}”")


def _editor(request: HttpRequest, form: BriefingForm, heading: str) -> HttpResponse:
    looked = form.is_bound and form.is_valid()
    page = {
        "form": form,
        "heading": heading,
        "text": cited(form.cleaned_data["body"]) if looked else None,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/briefing_form.html", page)


@require_GET
@requires(Permission.SEE)
def briefing(request: HttpRequest, code: str) -> HttpResponse:
    """A briefing as it reads, with where its figures come from."""
    page = briefing_page(get_object_or_404(Briefing, code=code))
    return _shown(request, page)


def _shown(request: HttpRequest, page: asked.BriefingPage, status: int = 200, refused: str = "") -> HttpResponse:
    context = {
        "page": page,
        "refused": refused,
        "frozen_at": british_time(localtime(page.kept.frozen_at)) if page.kept.frozen_at else "",
        "may_write": may(request.user, Permission.WRITE),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/briefing.html", context, status=status)


@require_POST
@requires(Permission.WRITE)
def freeze_briefing(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the text with its figures as they stand now."""
    kept = get_object_or_404(Briefing, code=code)
    edition = request.POST.get("edition", "")
    try:
        operations.freeze_briefing(
            code, edition=int(edition) if edition.isdecimal() else 0, by=user_of(request).actor, at=now()
        )
    except operations.BriefingRefused as refused:
        return _shown(request, briefing_page(kept), status=409, refused=str(refused))
    messages.success(request, "The briefing is frozen: its figures stay as they are, and changes are told beside them.")
    return redirect("measures:briefing", code)


@require_GET
@requires(Permission.SEE)
def handed_on(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """A frozen briefing as a page of its own with each figure tagged, or its facts as JSON."""
    kept = get_object_or_404(Briefing, code=code, frozen_at__isnull=False)
    page = briefing_page(kept)
    if form == "json":
        answer: HttpResponse = JsonResponse(asked.facts(page), json_dumps_params={"indent": 1, "ensure_ascii": False})
    else:
        told = {"page": page, "frozen_at": british_time(localtime(kept.frozen_at)) if kept.frozen_at else ""}
        answer = HttpResponse(render_to_string("measures/briefing_handed_on.html", told))
    answer["Content-Disposition"] = f'attachment; filename="{kept.code}.{form}"'
    return answer


@require_GET
@requires(Permission.SEE)
def offers(request: HttpRequest) -> HttpResponse:
    """Figures that can be cited: as JSON for the editor's script, as a page for whoever has none."""
    words = without_nul(request.GET.get("q", ""))
    found = asked.offers(words)
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"offers": [{"written": o.written, "words": o.words, "of": o.of} for o in found]})
    page = {"q": words, "offers": found, "breadcrumbs": crumbs(HERE)}
    return render(request, "measures/offers.html", page)
