"""One release on its way: its steps, what each needs, the pages that differ, and what it became."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.publishing import addresses
from answerable.publishing.models import Change, Proposal, ProposedPage
from answerable.publishing.queries import proposal_pages
from answerable.publishing.queries.proposal_pages import CHANGES, LABELS, LOOKS, ORDERS, Asked, thing_of
from answerable.publishing.queries.proposals import facts, names, since
from answerable.publishing.views.proposals_words import STATES, buttons, lead, moment_words, prepares, steps

HERE = ("Release", "publishing-office:release")
PER_PAGE = 50
SEEN, UNSEEN = Tag("Looked at", Tone.GREEN), Tag("Not yet", Tone.UNKNOWN)
REFUSED = 409

type OfProposal[**Rest] = Callable[Concatenate[HttpRequest, Proposal, Rest], HttpResponseBase]


def of_proposal[**Rest](view: OfProposal[Rest]) -> Callable[Concatenate[HttpRequest, int, Rest], HttpResponseBase]:
    """Load the release that the address names, for whoever may see the office's pages; 404 where there is none."""

    @requires(Permission.SEE)
    def loaded(request: HttpRequest, /, pk: int, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        held = Proposal.objects.select_related("release").filter(pk=pk).first()
        if held is None:
            raise Http404("There is no such release.")
        return view(request, held, *args, **kwargs)

    return wraps(view)(loaded)  # type: ignore[return-value]


@require_safe
@of_proposal
def proposal(request: HttpRequest, held: Proposal) -> HttpResponse:
    """A release on its way, or one that was."""
    return shown(request, held)


def shown(request: HttpRequest, held: Proposal, refused: str = "") -> HttpResponse:
    """Its page; with why the last step was refused, where it was."""
    known, asked = facts(held), asked_of(request)
    things = proposal_pages.things(held)
    differing = sum(number for _, number, _ in things)
    new = held.pages.filter(change=Change.NEW).count()
    moved = since(held) if held.open else None
    page = {
        "held": held,
        "refused": refused,
        "state": STATES[held.state],
        "lead": lead(held, differing, new),
        "steps": steps(held, known),
        "buttons": buttons(request, held, known),
        "may_look": held.state == Proposal.State.DRAFT and prepares(request),
        "things": [(label, counted(number, "page"), unseen) for label, number, unseen in things],
        "unseen": known.unseen,
        "differing": differing,
        "table": _table(held, asked, whole_number(request.GET.get("page", "1"))),
        "filtered": _filtered(asked),
        "open_here": proposal_pages.found(held, asked).filter(checked_at__isnull=True).count(),
        "next": proposal_pages.differing(held).filter(checked_at__isnull=True).order_by("position").first(),
        "disclosures": _disclosures(held),
        "since": moved if moved and moved.entries else None,
        "scheduled": moment_words(held.scheduled_for),
        "ended": moment_words(held.ended_at),
        "public": f"/{addresses.release(held.release.number)}" if held.release else "",
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "publishing/proposals/proposal.html", page, status=REFUSED if refused else 200)


def asked_of(request: HttpRequest) -> Asked:
    """What the address, or the form, asks for; what it cannot mean is left out."""
    given = request.POST if request.method == "POST" else request.GET
    said = {name: without_nul(str(value)).strip() for name, value in given.dict().items()}

    def one_of(name: str, allowed: object) -> str:
        return said.get(name, "") if said.get(name, "") in allowed else ""  # type: ignore[operator]

    return Asked(
        words=said.get("q", "")[:200],
        thing=one_of("thing", LABELS),
        change=one_of("change", CHANGES),
        looked=one_of("looked", LOOKS),
        sort=one_of("sort", ORDERS),
        descending=said.get("direction") == "desc",
    )


def _filtered(asked: Asked) -> list[tuple[str, str]]:
    """What the list is narrowed to, as hidden fields."""
    told = {"q": asked.words, "thing": asked.thing, "change": asked.change, "looked": asked.looked}
    return [(name, value) for name, value in told.items() if value]


COLUMNS: tuple[Column[ProposedPage], ...] = (
    Column(
        "title",
        "Page",
        lambda row: row.title,
        lambda row: Link(row.title, reverse("publishing-office:proposed-page", args=[row.proposal_id, row.pk])),
    ),
    Column("thing", "Kind of thing", lambda row: thing_of(row.copy.kind)),
    Column("path", "Address", lambda row: row.path),
    Column("change", "Change", lambda row: row.get_change_display()),
    Column("looked", "Looked at", lambda row: row.checked_by, lambda row: SEEN if row.checked_at else UNSEEN),
)


def _table(held: Proposal, asked: Asked, number: int) -> Table:
    found = proposal_pages.page(held, asked, number, PER_PAGE)
    by = next((one for one in COLUMNS if one.key == asked.sort), None)
    direction = "desc" if asked.descending else "asc"
    choices = (
        Choice("thing", "Kind of thing", LABELS, asked.thing),
        Choice("change", "Change", tuple(CHANGES), asked.change),
        Choice("looked", "Looked at", LOOKS, asked.looked),
    )
    return Table(
        caption="Pages that differ from what the public sees",
        columns=tuple(heading(one, by, direction, _filtered(asked)) for one in COLUMNS),
        rows=tuple(cells(row, COLUMNS) for row in found.rows),
        total=found.total,
        page=found.number,
        pages=found.pages,
        per_page=PER_PAGE,
        sort=asked.sort,
        direction=direction,
        query=asked.words,
        choices=choices,
    )


def _disclosures(held: Proposal) -> dict[str, object]:
    """How many questions the disclosure check asks, and how many of them stop the release."""
    rows = held.disclosures.all()
    stopping = rows.filter(stops=True, settled_at__isnull=True).count()
    return {"number": rows.count(), "stopping": stopping}


def whose(row: ProposedPage) -> str:
    """Who looked at a page and when; empty where nobody did."""
    if not row.checked_at:
        return ""
    return f"{names({row.checked_by})[row.checked_by]} looked at it on {moment_words(row.checked_at)}."
