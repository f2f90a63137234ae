"""Tables of recommendations: sent in, looked at row by row, and taken in whole or not at all."""

import io
from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, british_time, counted
from answerable.measures.queries.pages import roles_of
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.recommendations.forms.tables import TableForm
from answerable.recommendations.intake.columns import COLUMNS
from answerable.recommendations.intake.table import RowProblem, TableRow, template
from answerable.recommendations.models import Recommendation, RegisterFile
from answerable.recommendations.operations import importing
from answerable.recommendations.operations.refusals import RecommendationRefused
from answerable.recommendations.queries.preview import Preview, files, preview
from answerable.recommendations.views.guards import HERE
from answerable.recommendations.views.words import state_tag

TONES = {
    RegisterFile.State.WAITING: Tone.AMBER,
    RegisterFile.State.ACCEPTED: Tone.GREEN,
    RegisterFile.State.REFUSED: Tone.NEUTRAL,
}
CAME_IN = ("Tables sent in", "recommendations:tables")


@dataclass(frozen=True)
class Described:
    """A column of the table and what it says."""

    name: str
    meaning: str


def deadline_words(one: TableRow) -> str:
    kind, day = one.deadline
    return british_date(day) if day else Recommendation.Deadline(kind).label


PROBLEMS: tuple[Column[RowProblem], ...] = (
    Column("row", "Row", lambda one: one.row, lambda one: str(one.row) if one.row else "The file", sortable=False),
    Column("column", "Column", lambda one: one.column, choices=True),
    Column("message", "What is wrong, and what to do", lambda one: one.message, sortable=False),
)
ROWS: tuple[Column[TableRow], ...] = (
    Column("title", "Recommendation", lambda one: f"{one.number}: {one.title}", sortable=False),
    Column("row", "Row", lambda one: one.row, numeric=True),
    Column("report", "Report", lambda one: one.report, choices=True),
    Column("kind", "Kind", lambda one: Recommendation.Kind(one.kind).label, choices=True),
    Column(
        "state",
        "State",
        lambda one: Recommendation.State(one.state).label,
        lambda one: state_tag(one.state),
        choices=True,
    ),
    Column("deadline", "Deadline", lambda one: one.deadline[1], deadline_words),
)


def files_columns(roles: dict[str, str]) -> tuple[Column[RegisterFile], ...]:
    return (
        Column(
            "file",
            "File",
            lambda f: f.filename,
            lambda f: Link(f.filename, reverse("recommendations:table", args=[f.pk])),
        ),
        Column("sent", "Sent", lambda f: f.sent_at.isoformat(), lambda f: british_time(localtime(f.sent_at))),
        Column("by", "By", lambda f: roles[f.sent_by].capitalize()),
        Column("state", "State", lambda f: f.get_state_display(), file_tag),
        Column("added", "Taken in", lambda f: f.added, lambda f: f"{f.added:,}", numeric=True),
    )


def file_tag(file: RegisterFile) -> Tag:
    return Tag(file.get_state_display(), TONES[RegisterFile.State(file.state)])


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def tables(request: HttpRequest) -> HttpResponse:
    """Send a table in; and those that came in before."""
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        kept = importing.receive(content, filename=form.filename, by=user_of(request).actor, at=now())
        return redirect("recommendations:table", kept.pk)
    found = files()
    described = [Described(name, meaning) for name, meaning in COLUMNS.items()]
    page = {
        "form": form,
        "files": table(found, files_columns(dict(roles_of(one.sent_by for one in found))), caption="Tables sent in")
        if found
        else None,
        "columns": table(
            described,
            (Column("name", "Column", lambda c: c.name), Column("meaning", "What it says", lambda c: c.meaning)),
            caption="The columns of the table",
        ),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "recommendations/tables.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def one_table(request: HttpRequest, key: int) -> HttpResponseBase:
    """What a table would add, or everything that is wrong with it; and the decision on it."""
    file, said = get_object_or_404(RegisterFile, pk=key), ""
    if request.method == "POST":
        said = decided(request, file)
        if not said:
            return redirect("recommendations:register" if "accept" in request.POST else "recommendations:tables")
    waits = file.state == RegisterFile.State.WAITING
    found = preview(file, today=localtime(now()).date()) if waits else None
    params = request.GET.dict()
    page = {
        "file": file,
        "tag": file_tag(file),
        "sent": f"Sent in by: {roles_of([file.sent_by])[file.sent_by]}, {british_time(localtime(file.sent_at))}.",
        "lead": lead(found, file),
        "refused": said,
        "found": found,
        "second": found is not None and found.fits and found.verified and file.sent_by == user_of(request).reference,
        "problems": table(found.problems, PROBLEMS, params, caption="Problems", per_page=100)
        if found and found.problems
        else None,
        "rows": table(found.rows, ROWS, params, caption="What it would add", per_page=50)
        if found and found.fits
        else None,
        "breadcrumbs": crumbs(HERE, CAME_IN),
    }
    return render(request, "recommendations/table.html", page, status=409 if said else 200)


def decided(request: HttpRequest, file: RegisterFile) -> str:
    """Takes the file in or leaves it; why that cannot be, or nothing where it is done."""
    by = user_of(request).actor
    try:
        if "accept" in request.POST:
            held = importing.accept(file, by=by, at=now())
            messages.success(request, f"{counted(held.added, 'recommendation')} taken in from {held.filename}.")
        else:
            importing.leave(file, by=by, at=now())
            messages.success(request, f"Nothing was taken in from {file.filename}.")
    except RecommendationRefused as refused:
        return str(refused)
    return ""


def lead(found: Preview | None, file: RegisterFile) -> str:
    """What there is to decide, in a sentence."""
    if found is None:
        return f"{counted(file.added, 'recommendation')} taken in." if file.added else "Nothing of it was taken in."
    if found.problems:
        return f"{counted(len(found.problems), 'problem')} in {counted(len(found.rows), 'row')}: nothing is taken in until the file has none."
    new = f", and {counted(len(found.reports), 'report')} that they are made in" if found.reports else ""
    return f"{counted(len(found.rows), 'recommendation')} would be added{new}."


@require_GET
@requires(Permission.TRACK)
def table_file(request: HttpRequest, key: int) -> HttpResponseBase:
    """The file as it came in."""
    kept = get_object_or_404(RegisterFile, pk=key)
    content = io.BytesIO(bytes(kept.content))
    return FileResponse(content, as_attachment=True, filename=kept.filename, content_type="application/octet-stream")


@require_GET
@requires(Permission.TRACK)
def template_file(request: HttpRequest) -> HttpResponse:
    """An empty table with its head, and a row to write over."""
    headers = {"Content-Disposition": 'attachment; filename="recommendations-template.csv"'}
    return HttpResponse(template(), content_type="text/csv; charset=utf-8", headers=headers)
