"""Handover packs: the list, the page, the files, and handing one over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.assessments.views.summary_parts import sections
from answerable.bodies.operations import BodyRefused, change_from
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.docx import About
from answerable.kit.freezing import freeze, written
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.handover import BodyForm, HandOverForm, PackForm, PrepareForm
from answerable.scrutiny.models import HandoverPack
from answerable.scrutiny.operations import handover as operations
from answerable.scrutiny.operations.handover import HandoverRefused, PackText
from answerable.scrutiny.queries.handover_lists import PackRow, PeriodRow, packs, periods
from answerable.scrutiny.queries.handover_paper import ReadHandover, read
from answerable.scrutiny.views.panel_guards import TYPES, file_answer, shown_day

HERE = ("Handover", "scrutiny:handovers")
PACKS: tuple[Column[PackRow], ...] = (
    Column("title", "Pack", lambda r: r.title, lambda r: Link(r.title, reverse("scrutiny:handover", args=[r.code]))),
    Column("made_for", "For", lambda r: r.made_for, choices=True),
    Column("as_at", "As at", lambda r: r.as_at),
    Column(
        "state",
        "State",
        lambda r: "Handed over" if r.handed_over else "Being prepared",
        lambda r: Tag("Handed over", Tone.GREEN) if r.handed_over else Tag("Being prepared", Tone.NEUTRAL),
        choices=True,
    ),
)
PERIODS: tuple[Column[PeriodRow], ...] = (
    Column("start", "From", lambda r: british_date(r.start) if r.start else "The beginning"),
    Column("name", "Name", lambda r: r.name),
    Column("kind", "Kind", lambda r: r.kind),
    Column("title_of_holder", "Held by", lambda r: r.title_of_holder),
    Column("basis", "Under", lambda r: r.basis),
)


@require_GET
@requires(Permission.SEE)
def handovers(request: HttpRequest) -> HttpResponse:
    """Every pack, and what the body becomes."""
    listed = table(packs(), PACKS, request.GET, caption="Handover packs")
    page = {
        "table": listed,
        "periods": table(periods(), PERIODS, caption="What the body was, is and becomes"),
        "may_write": may(request.user, Permission.SCRUTINISE),
        "may_change": may(request.user, Permission.ADMINISTER),
        "breadcrumbs": crumbs(),
    }
    return render(request, "scrutiny/handover/handovers.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def prepare(request: HttpRequest) -> HttpResponse:
    """Begin a pack."""
    form = PrepareForm(request.POST or None, on=shown_day())
    if request.method == "POST" and form.is_valid():
        told, by = form.cleaned_data, user_of(request).actor
        try:
            text = PackText(told["title"], told["as_at"])
            kept = operations.prepare_pack(text, made_for=told["made_for"], by=by, at=now())
        except HandoverRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The pack is begun. Everything that is open stands in it already.")
            return redirect("scrutiny:handover", kept.code)
    return render(request, "scrutiny/handover/prepare.html", {"form": form, "breadcrumbs": crumbs(HERE)})


@require_GET
@requires(Permission.SEE)
def handover(request: HttpRequest, code: str) -> HttpResponse:
    """One pack: everything that is open, as it is now or as it was handed over."""
    return _page(request, read(get_object_or_404(HandoverPack, code=code)))


def _page(request: HttpRequest, told: ReadHandover, refused: str = "") -> HttpResponse:
    kept = told.kept
    is_open = kept.handed_over_at is None
    context = {
        "kept": kept,
        "sections": sections(told.parts),
        "faults": list(operations.missing(kept, told.page, shown_day())) if is_open else [],
        "refused": refused,
        "may_write": is_open and may(request.user, Permission.SCRUTINISE),
        "form": HandOverForm(initial={"edition": kept.edition}),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "scrutiny/handover/handover.html", context, status=409 if refused else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Write its opening, and answer the checklist. What was typed stays on the page whatever happens to it."""
    kept = get_object_or_404(HandoverPack, code=code)
    if kept.handed_over_at:
        messages.warning(request, "This pack was handed over, and is never changed: prepare another.")
        return redirect("scrutiny:handover", code)
    checks = list(kept.checks.order_by("position", "pk"))
    form = PackForm(request.POST or None, kept=kept, checks=checks)
    status = 200
    if request.method == "POST" and form.is_valid():
        edition, by = form.cleaned_data["edition"] or 0, user_of(request).actor
        try:
            operations.write_pack(code, form.text, edition=edition, by=by, at=now())
        except HandoverRefused as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            messages.success(request, "The pack is saved.")
            return redirect("scrutiny:handover", code)
    above = [*crumbs(HERE), (kept.title, reverse("scrutiny:handover", args=[code]))]
    page = {"kept": kept, "form": form, "breadcrumbs": above}
    return render(request, "scrutiny/handover/edit.html", page, status=status)


@require_POST
@requires(Permission.SCRUTINISE)
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """Keep it with everything that is open."""
    kept, form = get_object_or_404(HandoverPack, code=code), HandOverForm(request.POST)
    edition = form.cleaned_data["edition"] if form.is_valid() else None
    try:
        operations.hand_over(code, edition=edition or 0, on=shown_day(), by=user_of(request).actor, at=now())
    except HandoverRefused as refused:
        return _page(request, read(kept), str(refused))
    messages.success(request, "The pack is handed over: it stays as it is.")
    return redirect("scrutiny:handover", code)


@require_GET
@requires(Permission.SEE)
def handover_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The pack as a Word document, a tagged PDF, or data."""
    told = read(get_object_or_404(HandoverPack, code=code))
    if form == "json":
        content = written(told.kept.frozen or freeze(told.page))
        answer = HttpResponse(content, content_type=TYPES[form])
        answer["Content-Disposition"] = f'attachment; filename="{code}.json"'
        return answer
    about = About(told.page.title, told.page.office, told.kept.handed_over_at or now().replace(microsecond=0))
    return file_answer(about, told.parts, code, form)


@require_http_methods(["GET", "POST"])
@requires(Permission.ADMINISTER)
def change_body(request: HttpRequest) -> HttpResponse:
    """Say what the body becomes, and from which day."""
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = change_from(form.line, by=user_of(request).actor, at=now())
        except BodyRefused as refused:
            form.add_error(None, str(refused))
        else:
            is_so = kept.start is not None and kept.start <= shown_day()
            until = (
                f"From {british_date(kept.start)} on it is so."
                if is_so
                else "Until that day the office goes on as it is."
            )
            messages.success(request, f"It is kept. {until}")
            return redirect("scrutiny:handovers")
    return render(request, "scrutiny/handover/body.html", {"form": form, "breadcrumbs": crumbs(HERE)})
