"""Writing a recommendation down by hand, correcting it, and saying that it was found before."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now, without_nul
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.recommendations.forms.entries import EntryForm
from answerable.recommendations.forms.repeats import AgainForm, PartForm
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.operations import recurrences, register
from answerable.recommendations.operations.refusals import EntriesRefused, RecommendationRefused
from answerable.recommendations.queries.entries import entry_of
from answerable.recommendations.queries.repeats import Repeat, likely_repeats
from answerable.recommendations.views.guards import HERE, recommendation_of, rows_of, shown_day


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def new(request: HttpRequest) -> HttpResponse:
    """Write one down; the address may name the report."""
    code = without_nul(request.GET.get("report", ""))
    chosen = Report.objects.filter(code=code).first()
    form = EntryForm(request.POST or None, initial={"report": chosen})
    if request.method == "POST" and form.is_valid():
        try:
            made = register.add(form.cleaned_data["report"], [form.entry], by=user_of(request).actor, at=now())[0]
        except EntriesRefused as refused:
            tell(form, refused)
        else:
            messages.success(request, f"“{made.title}” is in the register.")
            return redirect("recommendations:recommendation", made.pk)
    page = {
        "form": form,
        "row": None,
        "heading": "Write a recommendation down",
        "any_report": chosen is not None or Report.objects.exists(),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "recommendations/entry_form.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def edit(request: HttpRequest, key: int) -> HttpResponse:
    """Correct what one says. Where it stands is moved elsewhere."""
    row = recommendation_of(request, key)
    held = entry_of(row)
    start = {
        **{name: getattr(held, name) for name in EntryForm.base_fields if hasattr(held, name)},
        "edition": row.edition,
    }
    form = EntryForm(request.POST or None, initial=start, row=row)
    if request.method == "POST" and form.is_valid() and changed(request, form, row):
        messages.success(request, "It is corrected.")
        return redirect("recommendations:recommendation", key)
    page = {
        "form": form,
        "row": row,
        "heading": f"Correct “{row.title}”",
        "any_report": True,
        "breadcrumbs": above(row),
    }
    return render(request, "recommendations/entry_form.html", page)


def changed(request: HttpRequest, form: EntryForm, row: Recommendation) -> bool:
    """Whether it was corrected; otherwise the form says why not."""
    said = form.cleaned_data
    entry = replace(form.entry, source_line=row.source_line, source_page=row.source_page)
    try:
        register.change(
            row, entry, because=said["because"], seen_edition=said["edition"] or 0, by=user_of(request).actor, at=now()
        )
    except RecommendationRefused as refused:
        tell(form, refused)
        return False
    return True


def tell(form: EntryForm, refused: RecommendationRefused) -> None:
    """Each problem as an error of the form, at its field where it has one."""
    problems = refused.problems if isinstance(refused, EntriesRefused) else (str(refused),)
    for problem in problems:
        form.add_error(refused.field if refused.field in form.fields else None, problem)


def above(row: Recommendation) -> list[tuple[str, str]]:
    return [*crumbs(HERE), (str(row), reverse("recommendations:recommendation", args=[row.pk]))]


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def again(request: HttpRequest, key: int) -> HttpResponse:
    """Say that others find the same; those that are likely by their words are offered."""
    row = recommendation_of(request, key)
    likely = likely_repeats(row, rows_of(request), shown_day())
    form = AgainForm(request.POST or None, choices=[(one.line.key, repeat_words(one)) for one in likely], row=row)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            recurrences.find_again(
                form.chosen, title=said["title"], why=said["why"], by=user_of(request).actor, at=now()
            )
        except RecommendationRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, "They are counted together.")
            return redirect("recommendations:recommendation", key)
    page = {"form": form, "row": row, "likely": len(likely), "breadcrumbs": above(row)}
    return render(request, "recommendations/again.html", page)


def repeat_words(one: Repeat) -> str:
    """ "2: Record searches (Custody 2021, verified by the office). Shared words: record, search."."""
    line = one.line
    shared = ", ".join(one.shared[:8])
    return f"{line.number}: {line.title} ({line.report}, {line.state_words.lower()}). Shared words: {shared}."


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def part(request: HttpRequest, key: int) -> HttpResponse:
    """Say that it is not the same finding after all."""
    row = recommendation_of(request, key)
    form = PartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            recurrences.part(row, because=form.cleaned_data["because"], by=user_of(request).actor, at=now())
        except RecommendationRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "It is counted on its own again.")
            return redirect("recommendations:recommendation", key)
    page = {"form": form, "row": row, "breadcrumbs": above(row)}
    return render(request, "recommendations/part.html", page)
