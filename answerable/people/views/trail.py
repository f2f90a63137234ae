"""The audit trail as people read it."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.kit import audit
from answerable.kit.components import Link, Row
from answerable.kit.models import AuditEntry
from answerable.kit.tables import Column, Table, table, whole_number
from answerable.kit.wording import british_time
from answerable.people import queries
from answerable.people.forms import TrailForm
from answerable.people.permissions import Permission, requires
from answerable.people.queries import Change, Page
from answerable.people.views.crumbs import crumbs
from answerable.people.views.moments import in_one_line

CHANGES: tuple[Column[Change], ...] = (
    Column("name", "Value", lambda c: c.name),
    Column("before", "Before", lambda c: c.before),
    Column("after", "After", lambda c: c.after),
)

HERE = ("Audit trail", "people:trail")


@require_GET
@requires(Permission.AUDIT)
def trail(request: HttpRequest) -> HttpResponse:
    """The entries, the newest first, as the address filters them."""
    form = TrailForm(request.GET, actions=queries.actions())
    page = queries.trail(form.wanted, whole_number(request.GET.get("page", "1")))
    kept = tuple((name, value) for name, value in request.GET.dict().items() if name != "page" and value)
    shown: dict[str, object] = {"form": form, "table": _table(page, kept), "narrowed": bool(kept)}
    shown |= {"head": audit.head(), "verdict": queries.quick_verdict(), "breadcrumbs": crumbs()}
    return render(request, "people/trail.html", shown)


@require_GET
@requires(Permission.AUDIT)
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry with all that it says."""
    found = get_object_or_404(AuditEntry, number=number)
    who = queries.names_of((found,)).get(found.actor, "")
    rows = [
        Row("When", british_time(localtime(found.at))),
        Row("Who", f"{who} ({found.actor})" if who else found.actor, _only("actor", found.actor)),
        Row("In the role of", found.role.replace("_", " ")),
        Row("What was done", queries.action_words(found.action), _only("action", found.action)),
        Row("What it is about", found.subject, _only("subject", found.subject)),
        Row("Hash", found.hash),
        Row("Hash of the entry before", found.previous),
    ]
    changes = table(queries.changes(found), CHANGES, caption="What changed")
    return render(
        request,
        "people/trail_entry.html",
        {"entry": found, "rows": rows, "changes": changes, "breadcrumbs": crumbs(HERE)},
    )


@require_GET
@requires(Permission.AUDIT)
def check(request: HttpRequest) -> HttpResponse:
    """Read the whole trail and say whether it is unbroken, also against a head that was printed earlier."""
    given, problem = request.GET.get("head", "").strip(), ""
    expected = None
    if given:
        try:
            expected = audit.Head.parse(given)
        except ValueError as error:
            problem = f"This is not a head: {error}."
    verdict = None if problem else audit.verify(expected)
    return render(
        request,
        "people/trail_check.html",
        {"verdict": verdict, "given": given, "problem": problem, "breadcrumbs": crumbs(HERE)},
    )


def _only(name: str, value: str) -> Link:
    return Link("Show all", f"{reverse('people:trail')}?{urlencode({name: value})}")


def _table(page: Page[AuditEntry], kept: tuple[tuple[str, str], ...]) -> Table:
    """The rows of a page that the database cut out, in the clothes of a table that pages itself."""
    names = queries.names_of(page.rows)
    columns: tuple[Column[AuditEntry], ...] = (
        Column("number", "Entry", lambda e: e.number, lambda e: Link(f"{e.number:,}", f"{e.number}/")),
        Column("at", "When", lambda e: in_one_line(e.at)),
        Column("actor", "Who", lambda e: names.get(e.actor, e.actor)),
        Column("action", "What was done", lambda e: queries.action_words(e.action)),
        Column("subject", "What it is about", lambda e: e.subject),
    )
    still = table(page.rows, columns, caption="The audit trail")
    return replace(still, total=page.total, page=page.number, pages=page.pages, per_page=queries.PAGE, kept=kept)
