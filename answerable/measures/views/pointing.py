"""Pointing at a table of a file: which rows are its header, which columns name its rows, where its figures begin and end."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.calc.grids.grid import Grid
from answerable.calc.grids.guessing import guessed
from answerable.calc.grids.pointing import Pointing
from answerable.kit.components import Link
from answerable.kit.wording import counted
from answerable.measures.forms.pointing import COLUMN_CHOICES, ROW_CHOICES, Pointed, of_pointing, said
from answerable.measures.intake.layouts.guessing import NotATable
from answerable.measures.queries.drafted import Placed, placed, with_table
from answerable.measures.views import drafts
from answerable.measures.views.drafts import Mapping, mapping_of
from answerable.measures.views.returns import HERE
from answerable.measures.views.sheet_grid import MORE_ROWS, ROWS, sheet_grid
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs


@require_http_methods(["GET", "POST"])
@requires(Permission.ACCEPT)
def pointing(request: HttpRequest, number: int, table: int) -> HttpResponseBase:
    """Table `table` of the draft, from 1 (one more than it has is a new one), on the sheet that is asked for."""
    one = mapping_of(request, number)
    if one is None:
        return redirect("measures:return", number)
    at = min(max(table, 1), len(one.draft.layout.tables) + 1) - 1
    stands = placed(one.draft.layout, one.workbook)
    grid = sheet_of(request, one, stands[at].grid if at < len(stands) else None)
    if request.method == "POST":
        given, new = said(request.POST.dict(), grid)
        try:
            if new is not None:
                return used(request, one, (at, grid, new))
        except NotATable as refused:
            given = replace(given, errors=(("first", str(refused)),))
        return page(request, one, (at, grid, None), given)
    before = stands[at].at if at < len(stands) and stands[at].grid is grid else first_guess(grid, stands)
    return page(request, one, (at, grid, before), of_pointing(before))


def used(request: HttpRequest, one: Mapping, pointed: tuple[int, Grid, Pointing]) -> HttpResponse:
    """The table that was pointed at stands in the draft, and the page of its lines follows."""
    at, grid, new = pointed
    layout = with_table(one.draft.layout, at, (grid, new), one.workbook, one.known)
    drafts.keep(request, one.kept, replace(one.draft, layout=layout))
    return redirect(f"{reverse('measures:mapping', args=[one.kept.pk])}#table-{at + 1}")


def sheet_of(request: HttpRequest, one: Mapping, standing: Grid | None) -> Grid:
    """The sheet of the address (counted from 1), or that on which the table stands, or the first with something on it."""
    sheets = one.workbook.sheets
    asked = request.GET.get("sheet", "")
    if asked.isascii() and asked.isdigit() and 0 < int(asked[:6]) <= len(sheets):
        return sheets[int(asked) - 1]
    seen = [sheet for sheet in sheets if sheet.rows and not sheet.hidden]
    return standing or (seen or list(sheets))[0]


def first_guess(grid: Grid, stands: tuple[Placed, ...]) -> Pointing | None:
    """The first table seen on a sheet that the draft has not yet."""
    taken = {(one.at.first, one.at.left) for one in stands if one.grid is grid and one.at}
    return next((at for at in guessed(grid) if (at.first, at.left) not in taken), None)


def page(
    request: HttpRequest, one: Mapping, pointed: tuple[int, Grid, Pointing | None], given: Pointed
) -> HttpResponse:
    at, grid, before = pointed
    most = MORE_ROWS if request.GET.get("rows") == "more" else ROWS
    context = {
        "kept": one.kept,
        "number": at + 1,
        "sheet": sheet_grid(grid, before, (dict(given.rows), dict(given.columns)), most),
        "sheet_number": one.workbook.sheets.index(grid) + 1,
        "sheets": [sheet_link(one, other, at + 1, place) for place, other in enumerate(one.workbook.sheets, 1)],
        "current": grid.name,
        "given": given,
        "rows": ROW_CHOICES,
        "columns": COLUMN_CHOICES,
        "breadcrumbs": [*crumbs(HERE), (one.kept.filename, reverse("measures:return", args=[one.kept.pk]))],
    }
    return render(request, "measures/pointing.html", context)


def sheet_link(one: Mapping, grid: Grid, table: int, place: int) -> Link:
    size = f"{counted(grid.height, 'row')}, {counted(grid.width, 'column')}"
    hidden = ", hidden" if grid.hidden else ""
    address = reverse("measures:pointing", args=[one.kept.pk, table])
    return Link(f"{grid.name} ({size}{hidden})", f"{address}?sheet={place}")
