"""Returns: the list, sending one in, the empty form to fill in, and what its columns mean."""

import io
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.areas.models import Area
from answerable.kit.components import Link
from answerable.kit.http import now, without_nul
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_time
from answerable.measures import operations
from answerable.measures.forms.returns import UploadForm
from answerable.measures.intake import returns as returns_intake
from answerable.measures.models import Measure, Return, Subject
from answerable.measures.queries import returned
from answerable.measures.queries.fitting import fitting, is_tidy, opened, source_code, whose
from answerable.measures.queries.pages import areas, widest_area
from answerable.measures.queries.returned import ReturnLine
from answerable.measures.views.column_words import COLUMN_WORDS, ColumnWords
from answerable.measures.views.return_words import state_tag
from answerable.people.models import User
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

HERE = ("Returns", "measures:returns")


def sees_returns[**Rest, Response: HttpResponseBase](
    view: Callable[Concatenate[HttpRequest, Rest], Response],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Guard for pages that the office sees, and those from outside who send returns in."""
    office, outside = requires(Permission.SEE)(view), requires(Permission.UPLOAD)(view)

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        guard = office if may(request.user, Permission.SEE) else outside
        return guard(request, *args, **kwargs)

    return guarded


COLUMNS: tuple[Column[ReturnLine], ...] = (
    Column("file", "File", lambda r: r.filename, lambda r: Link(r.filename, reverse("measures:return", args=[r.key]))),
    Column("sent", "Sent", lambda r: r.sent_at.isoformat(), lambda r: british_time(localtime(r.sent_at))),
    Column("by", "By", lambda r: r.sent_by.capitalize(), choices=True),
    Column("state", "State", lambda r: r.state_words, lambda r: state_tag(r.state, r.state_words), choices=True),
    Column(
        "decided",
        "Decided",
        lambda r: r.decided_at.isoformat() if r.decided_at else "",
        lambda r: british_time(localtime(r.decided_at)) if r.decided_at else "",
    ),
)


@require_http_methods(["GET", "POST"])
@sees_returns
def returns(request: HttpRequest) -> HttpResponseBase:
    """The returns that one may see, and the form that sends one in."""
    if request.method == "POST":
        return send(request)
    return returns_page(request, UploadForm())


@requires(Permission.UPLOAD)
def send(request: HttpRequest) -> HttpResponse:
    """Keep a file as it came in, and show the verdict on it."""
    form, at = UploadForm(request.POST, request.FILES), now()
    if not form.is_valid():
        return returns_page(request, form)
    kept = received(form.cleaned_data["file"].read(), form.filename, by=user_of(request), at=at)
    if kept.sent_at != at:
        messages.info(request, "You sent this same file before, and it still awaits its verdict: this is it.")
    return redirect("measures:return", kept.pk)


def received(content: bytes, filename: str, *, by: User, at: datetime) -> Return:
    """The return as it is kept: read by the layout that fits it, where one does, under that one's name."""
    workbook = None if is_tidy(content) else opened(content, filename)[0]
    layout = fitting(workbook, whose(by.reference)).layout if workbook else None
    if layout is None:
        return operations.receive(content, filename=filename, by=by.actor, at=at)
    day = localtime(at).date()
    code = source_code(layout.name, day)
    return operations.receive(
        content,
        filename=filename,
        by=by.actor,
        at=at,
        layout=layout,
        source_code=code,
        source_title=layout.name,
        as_at=day,
    )


def returns_page(request: HttpRequest, form: UploadForm) -> HttpResponse:
    found = table(returned.return_lines(user_of(request)), COLUMNS, request.GET.dict(), caption="Returns")
    page = {
        "form": form,
        "table": found,
        "may_upload": may(request.user, Permission.UPLOAD),
        "sees_layouts": may(request.user, Permission.SEE),
        "subjects": Subject.objects.order_by("position"),
        "breadcrumbs": crumbs(),
    }
    return render(request, "measures/returns.html", page)


@require_GET
@sees_returns
def columns(request: HttpRequest) -> HttpResponse:
    """What each column of a return means."""
    described: tuple[Column[ColumnWords], ...] = (
        Column("name", "Column", lambda c: c.name),
        Column("needed", "Needed", lambda c: "yes" if c.needed else "no"),
        Column("meaning", "What it says", lambda c: f"{c.meaning} Such as: {c.example}"),
    )
    places: tuple[Column[Area], ...] = (
        Column("code", "Code", lambda a: a.code),
        Column("name", "Area", lambda a: a.name),
        Column("kind", "Kind", lambda a: a.get_kind_display()),
    )
    page = {
        "table": table(COLUMN_WORDS, described, caption="The columns of a return"),
        "areas": table(areas(), places, caption="The areas that figures can be of"),
        "header": ",".join(returns_intake.COLUMNS),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/columns.html", page)


@require_GET
@sees_returns
def template(request: HttpRequest) -> HttpResponse:
    """An empty return to fill in: a row for each measure of a subject (all of them where none is named)."""
    subject = without_nul(request.GET.get("subject", ""))
    measures = Measure.objects.order_by("subject__position", "title")
    chosen = measures.filter(subject__code=subject) if subject else measures
    area = widest_area()
    rows = [{"measure": one.code, "area": area} for one in chosen]
    text = returns_intake.written(rows, returns_intake.COLUMNS)
    name = f"return-{subject}.csv" if subject and rows else "return.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


@require_GET
@sees_returns
def file(request: HttpRequest, number: int) -> HttpResponseBase:
    """The file of a return, as it came in."""
    kept = get_object_or_404(Return.objects.visible_to(user_of(request)), pk=number)
    return FileResponse(
        io.BytesIO(bytes(kept.content)),
        as_attachment=True,
        filename=kept.filename,
        content_type="application/octet-stream",
    )
