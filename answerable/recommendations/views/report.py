"""Reports that bring recommendations: the list, one of them, and writing one down."""

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.clocks.operations import ClockRefused
from answerable.kit.components import Link
from answerable.kit.http import now, without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.recommendations.forms.report import ReportForm
from answerable.recommendations.models import Report
from answerable.recommendations.operations import report as operations
from answerable.recommendations.operations.refusals import RecommendationRefused
from answerable.recommendations.queries.report import ReportLine, how_many_wait
from answerable.recommendations.queries.report_list import PER_PAGE, SORTS, UNPUBLISHED, Found, Wanted, page_of
from answerable.recommendations.views.guards import HERE, shown_day
from answerable.recommendations.views.report_page import page_for
from answerable.recommendations.views.report_words import due_tag, report_href

REPORTS = ("Reports", "recommendations:reports")
COLUMNS: tuple[Column[ReportLine], ...] = (
    Column("title", "Report", lambda one: one.title, lambda one: Link(one.title, report_href(one.code))),
    Column("origin", "From", lambda one: one.origin),
    Column("published", "Published", lambda one: one.published),
    Column("response", "Response", lambda one: one.response, sortable=False),
    Column("due", "How its clock stands", lambda one: one.days, due_tag),
    Column("live", "Live", lambda one: one.live, lambda one: f"{one.live} of {one.recommendations}", sortable=False),
)
FILTERS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("origin", "From", {label: value for value, label in Report.Origin.choices}),
    (
        "response",
        "Response",
        {"Still to be published": UNPUBLISHED} | {label: value for value, label in Report.Response.choices},
    ),
)


@require_GET
@requires(Permission.SEE)
def reports(request: HttpRequest) -> HttpResponse:
    """Every report, with how far the response to it is."""
    params = {name: without_nul(value) for name, value in request.GET.dict().items()}
    wanted = wanted_of(params)
    day = shown_day()
    page = {
        "lead": lead(*how_many_wait(day)),
        "table": table_shown(page_of(wanted, day), wanted, params),
        "may_track": may(request.user, Permission.TRACK),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "recommendations/reports.html", page)


def lead(owed: int, late: int) -> str:
    """ "3 responses are owed, 1 of them late."."""
    match owed:
        case 0:
            return "No response is owed."
        case 1:
            return f"1 response is owed, and it is {'late' if late else 'not late'}."
        case many:
            return f"{many:,} responses are owed, {f'{late:,}' if late else 'none'} of them late."


def wanted_of(params: Mapping[str, str]) -> Wanted:
    """What an address asks for; what cannot be understood is ignored."""
    chosen = {key: means.get(params.get(key, ""), "") for key, _, means in FILTERS}
    return Wanted(
        words=params.get("q", "").strip(),
        sort=params.get("sort", "") if params.get("sort") in SORTS else "",
        descending=params.get("direction") == "desc",
        page=whole_number(params.get("page", "1")),
        **chosen,
    )


def table_shown(found: Found, wanted: Wanted, params: Mapping[str, str]) -> Table:
    choices = tuple(
        Choice(key, label, tuple(means), asked if (asked := params.get(key, "")) in means else "")
        for key, label, means in FILTERS
    )
    by = next((column for column in COLUMNS if column.key == wanted.sort), None)
    narrowing = [(one.key, one.chosen) for one in choices if one.chosen]
    narrowing += [("q", wanted.words)] if wanted.words else []
    direction = "desc" if wanted.descending else "asc"
    return Table(
        caption="Reports",
        columns=tuple(heading(column, by, direction, narrowing) for column in COLUMNS),
        rows=tuple(cells(line, COLUMNS) for line in found.lines),
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=PER_PAGE,
        sort=wanted.sort,
        direction=direction,
        query=wanted.words,
        choices=choices,
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def new_report(request: HttpRequest) -> HttpResponse:
    """Write a report down."""
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.enter(form.facts, by=user_of(request).actor, at=now())
        except (RecommendationRefused, ClockRefused) as refused:
            refuse(form, refused)
        else:
            messages.success(request, entered_words(made))
            return redirect("recommendations:report", made.code)
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def edit_report(request: HttpRequest, code: str) -> HttpResponse:
    """Put right what is said of a report."""
    held = report_of(code)
    form = ReportForm(request.POST or None, report=held)
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data, user_of(request).actor
        try:
            operations.correct(
                held, form.facts, because=given["because"], seen_edition=given["edition"] or 0, by=by, at=now()
            )
        except (RecommendationRefused, ClockRefused) as refused:
            refuse(form, refused)
        else:
            messages.success(request, "Kept.")
            return redirect("recommendations:report", held.code)
    return _form_page(request, form, held)


def _form_page(request: HttpRequest, form: ReportForm, held: Report | None) -> HttpResponse:
    above = [(held.title, report_href(held.code))] if held else []
    heading_ = f"Edit “{held.title}”" if held else "Write a report down"
    page = {"form": form, "heading": heading_, "report": held, "breadcrumbs": [*crumbs(HERE, REPORTS), *above]}
    return render(request, "recommendations/report_form.html", page)


@require_GET
@requires(Permission.SEE)
def report(request: HttpRequest, code: str) -> HttpResponse:
    """One report: its clock, its recommendations, and how far the response to it is."""
    held = report_of(code)
    page = {"page": page_for(held, user_of(request), shown_day()), "breadcrumbs": crumbs(HERE, REPORTS)}
    return render(request, "recommendations/report.html", page)


def report_of(code: str) -> Report:
    rows = Report.objects.select_related("clock__duty", "clock__owner", "comments_clock__duty", "document")
    return get_object_or_404(rows, code=without_nul(code))


def refuse(form: Form, refused: RecommendationRefused | ClockRefused) -> None:
    """Puts a refusal where it belongs on a form: at its field, or above all of them."""
    field = refused.field if isinstance(refused, RecommendationRefused) else ""
    form.add_error(field if field in form.fields else None, str(refused))


def entered_words(made: Report) -> str:
    if made.clock is None:
        return f"“{made.title}” is written down."
    return f"“{made.title}” is written down, and the clock of the response runs."


def above(held: Report) -> list[tuple[str, str]]:
    """The pages above one of a report's pages."""
    return [*crumbs(HERE, REPORTS), (held.title, reverse("recommendations:report", args=[held.code]))]


def usual_day(held: Report) -> date:
    """The day that a form begins with: that of the office's pages, or where that is too early the first that can be meant."""
    return max(shown_day(), held.published, *filter(None, (held.invited_on, held.response_published)))
