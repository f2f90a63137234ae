"""The layouts that are saved: the list, and one of them with what it reads, to change or to retire."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link, Row, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, british_time
from answerable.measures import operations
from answerable.measures.forms.layout import ROLES
from answerable.measures.intake.layouts.layout import Line
from answerable.measures.models import ReturnLayout
from answerable.measures.queries.changed import Names, names
from answerable.measures.queries.saved import LayoutLine, SavedLayout, layout_lines, saved_layout
from answerable.measures.views.return_words import state_tag
from answerable.measures.views.returns import HERE
from answerable.people.permissions import Permission, refusal, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

LAYOUTS = ("Saved layouts", "measures:layouts")
COLUMNS: tuple[Column[LayoutLine], ...] = (
    Column("name", "Name", lambda r: r.name, lambda r: Link(r.name, reverse("measures:layout", args=[r.key]))),
    Column("sender", "Reads files of", lambda r: r.sender.capitalize(), choices=True),
    Column("returns", "Returns read", lambda r: r.returns, numeric=True),
    Column(
        "used",
        "Last used",
        lambda r: r.used_at.isoformat() if r.used_at else "",
        lambda r: british_date(localtime(r.used_at)) if r.used_at else "not yet",
    ),
)


@require_GET
@requires(Permission.SEE)
def layouts(request: HttpRequest) -> HttpResponse:
    """The layouts that read files now."""
    page = {
        "table": table(layout_lines(), COLUMNS, request.GET.dict(), caption="Saved layouts"),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/layouts.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def layout(request: HttpRequest, number: int) -> HttpResponseBase:
    """One layout; a POST retires it."""
    kept = get_object_or_404(ReturnLayout, pk=number)
    return retire(request, kept) if request.method == "POST" else layout_page(request, kept)


@requires(Permission.ACCEPT)
def retire(request: HttpRequest, kept: ReturnLayout) -> HttpResponse:
    try:
        operations.retire_layout(kept, by=user_of(request).actor, at=now())
        messages.success(request, f"“{kept.name}” is retired: no file is read by it any more.")
    except operations.AlreadyRetired as refused:
        messages.warning(request, str(refused))
    return redirect("measures:layouts")


def layout_page(request: HttpRequest, kept: ReturnLayout) -> HttpResponse:
    found = saved_layout(kept, user_of(request))
    refused = refusal(request.user, Permission.ACCEPT)
    page = {
        "found": found,
        "rows": facts(found),
        "lines": lines_table(found, names()) if found.says else None,
        "returns": [
            Row(
                british_time(localtime(one.sent_at)),
                "",
                link=Link(one.filename, reverse("measures:return", args=[one.key])),
                tag=state_tag(one.state, one.state_words),
            )
            for one in found.returns
        ],
        "newest": found.returns[0] if found.returns else None,
        "refused": refused.reason if refused else "",
        "breadcrumbs": crumbs(HERE, LAYOUTS),
    }
    return render(request, "measures/layout.html", page)


def facts(found: SavedLayout) -> list[Row]:
    retired = found.kept.retired_at
    state = Tag("Retired", Tone.NEUTRAL) if retired else Tag("In use", Tone.GREEN)
    return [
        Row("State", f"since {british_date(localtime(retired or found.kept.made_at))}", tag=state),
        Row("Reads files of", found.line.sender.capitalize()),
        Row("Last used", british_date(localtime(found.line.used_at)) if found.line.used_at else "not yet"),
    ]


def lines_table(found: SavedLayout, called: Names) -> Table:
    """What each line of its tables is of."""
    lines = [(one.sheet, line) for one in found.says.tables for line in one.lines] if found.says else []
    columns: tuple[Column[tuple[str, Line]], ...] = (
        Column("heading", "Line", lambda r: r[1].heading),
        Column("sheet", "Sheet", lambda r: r[0]),
        Column("measure", "Measure", lambda r: called.measure(r[1].target.measure) if r[1].target else ""),
        Column("of", "Area and part", lambda r: _of(r[1], called)),
        Column("role", "What it is", lambda r: ROLES[r[1].role]),
    )
    return table(lines, columns, caption="What its lines are of")


def _of(line: Line, called: Names) -> str:
    return called.of(line.target.area, line.target.breakdown) if line.target else ""
