"""What is sent to the panel, and what the panel asks: the two lists."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.models import PanelMatter, PanelPaper
from answerable.scrutiny.queries import panel_lists
from answerable.scrutiny.queries.panel_days import last_met, when_words
from answerable.scrutiny.queries.panel_lists import Asked, Counts, MatterRow, Page, PaperRow
from answerable.scrutiny.views.panel_guards import HERE, sees_panel, shown_day

PAPER_TONES = {"draft": Tone.NEUTRAL, "submitted": Tone.GREEN, "withdrawn": Tone.UNKNOWN}
MATTER_TONES = {"open": Tone.AMBER, "responded": Tone.NEUTRAL, "published": Tone.GREEN, "withdrawn": Tone.UNKNOWN}


def paper_tag(state: str) -> Tag:
    return Tag(PanelPaper.State(state).label, PAPER_TONES[state])


def matter_tag(state: str) -> Tag:
    return Tag(PanelMatter.State(state).label, MATTER_TONES[state])


def _late(days: int, done: bool) -> str:
    return f"{counted(days, 'day')} late" if days else "In time" if done else "–"


PAPERS: tuple[Column[PaperRow], ...] = (
    Column(
        "title", "Paper", lambda r: r.title, lambda r: Link(r.title, reverse("scrutiny:panel-paper", args=[r.code]))
    ),
    Column("kind", "Kind", lambda r: r.kind),
    Column("state", "State", lambda r: r.state, lambda r: paper_tag(r.state)),
    Column("due", "Wanted by", lambda r: r.due),
    Column("submitted", "Submitted on", lambda r: r.submitted_on),
    Column(
        "late",
        "In time",
        lambda r: r.late_days,
        lambda r: _late(r.late_days, bool(r.due and r.submitted_on)),
        sortable=False,
    ),
)
MATTERS: tuple[Column[MatterRow], ...] = (
    Column("title", "Matter", lambda r: r.title, lambda r: Link(r.title, matter_href(r))),
    Column("number", "Number", lambda r: r.number, lambda r: r.reference),
    Column("kind", "Kind", lambda r: r.kind, lambda r: PanelMatter.Kind(r.kind).label),
    Column("state", "State", lambda r: r.state, lambda r: matter_tag(r.state)),
    Column("received", "Received on", lambda r: r.received_on),
    Column("due", "To be answered by", lambda r: r.respond_by),
    Column(
        "late",
        "In time",
        lambda r: r.late_days,
        lambda r: _late(r.late_days, bool(r.respond_by and r.state in ("responded", "published"))),
        sortable=False,
    ),
)


def matter_href(row: MatterRow) -> str:
    return reverse("scrutiny:panel-matter", args=[row.year, row.number])


@require_GET
@sees_panel
def panel(request: HttpRequest) -> HttpResponse:
    """Every paper to the panel: drafts first, then the newest."""
    user, day = user_of(request), shown_day()
    kinds = panel_lists.kinds_in_use(user)
    offered = {"kind": {one: one for one in kinds}, "state": {one.label: one.value for one in PanelPaper.State}}
    if not may(user, Permission.SEE):
        del offered["state"]
    asked = _asked(request, offered, panel_lists.PAPER_ORDERS)
    found = panel_lists.papers(user, asked, whole_number(request.GET.get("page", "1")), day)
    counts = panel_lists.counts(user, day)
    met = last_met(day)
    page = {
        "lead": lead(counts) if may(user, Permission.SEE) else members_lead(counts),
        "met": f"The panel last met {'in' if met.precision == 'month' else 'on'} {when_words(met)}." if met else "",
        "table": _drawn("Papers to the panel", PAPERS, found, asked, offered),
        "any": bool(counts.drafts or counts.submitted or found.total),
        "counts": counts,
        "may_write": may(user, Permission.SCRUTINISE),
        "is_office": may(user, Permission.SEE),
        "breadcrumbs": crumbs() if may(user, Permission.SEE) else [],
    }
    return render(request, "scrutiny/panel/papers.html", page)


@require_GET
@sees_panel
def matters(request: HttpRequest) -> HttpResponse:
    """Everything that the panel asked, recommended and reported: what waits first."""
    user, day = user_of(request), shown_day()
    offered = {
        "kind": {one.label: one.value for one in PanelMatter.Kind},
        "state": {one.label: one.value for one in PanelMatter.State},
    }
    asked = _asked(request, offered, panel_lists.MATTER_ORDERS)
    found = panel_lists.matters(user, asked, whole_number(request.GET.get("page", "1")), day)
    counts = panel_lists.counts(user, day)
    page = {
        "lead": matters_lead(counts),
        "table": _drawn("What the panel asked", MATTERS, found, asked, offered),
        "any": bool(found.total or _narrowed(asked)),
        "may_write": may(user, Permission.SCRUTINISE),
        "breadcrumbs": crumbs(HERE) if may(user, Permission.SEE) else [(HERE[0], reverse(HERE[1]))],
    }
    return render(request, "scrutiny/panel/matters.html", page)


def _narrowed(asked: Asked) -> bool:
    return replace(asked, sort="", descending=False) != Asked()


def _asked(request: HttpRequest, offered: Mapping[str, Mapping[str, str]], orders: Mapping[str, str]) -> Asked:
    """What the address asks for; what it cannot mean is left out."""
    said = {name: without_nul(str(value)).strip() for name, value in request.GET.dict().items()}
    return Asked(
        words=said.get("q", "")[:200],
        kind=offered.get("kind", {}).get(said.get("kind", ""), ""),
        state=offered.get("state", {}).get(said.get("state", ""), ""),
        sort=said.get("sort", "") if said.get("sort", "") in orders else "",
        descending=said.get("direction") == "desc",
    )


def _drawn[R](
    caption: str,
    columns: Sequence[Column[R]],
    found: Page[R],
    asked: Asked,
    offered: Mapping[str, Mapping[str, str]],
) -> Table:
    """The page as a table whose links sort and turn it."""
    by = next((one for one in columns if one.key == asked.sort), None)
    chosen = {"kind": asked.kind, "state": asked.state}
    names = {one.key: one.heading for one in columns}
    choices = tuple(
        Choice(key, names[key], tuple(words), next((word for word, value in words.items() if value == chosen[key]), ""))
        for key, words in offered.items()
    )
    narrowing = [(one.key, one.chosen) for one in choices if one.chosen]
    narrowing += [("q", asked.words)] if asked.words else []
    direction = "desc" if asked.descending else "asc"
    return Table(
        caption=caption,
        columns=tuple(heading(one, by, direction, narrowing) for one in columns),
        rows=tuple(cells(row, columns) for row in found.rows),
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=panel_lists.PER_PAGE,
        sort=asked.sort,
        direction=direction,
        query=asked.words,
        choices=choices,
    )


def lead(counts: Counts) -> str:
    """ "1 paper is being written, and is late. 3 papers were submitted." """
    if not (counts.submitted or counts.drafts):
        return "Nothing has been written to the panel yet."
    said = _drafts(counts) if counts.drafts else []
    if counts.submitted:
        said.append(f"{counted(counts.submitted, 'paper')} {'was' if counts.submitted == 1 else 'were'} submitted.")
    return " ".join(said)


def _drafts(counts: Counts) -> list[str]:
    one = counts.drafts == 1
    late = (", and is late" if one else f", {counts.late:,} of them late") if counts.late else ""
    wanted = f" The next is wanted by {british_date(counts.next_due)}." if counts.next_due else ""
    return [f"{counted(counts.drafts, 'paper')} {'is' if one else 'are'} being written{late}.{wanted}"]


def members_lead(counts: Counts) -> str:
    return (
        f"{counted(counts.submitted, 'paper')} {'was' if counts.submitted == 1 else 'were'} sent to you. You read each before the public does."
        if counts.submitted
        else "No paper has been sent to you yet."
    )


def matters_lead(counts: Counts) -> str:
    if not counts.waiting:
        return "Nothing that the panel asked waits for a response."
    late = f", {counts.waiting_late:,} of them past the day that the panel set" if counts.waiting_late else ""
    return f"{counted(counts.waiting, 'matter')} {'waits' if counts.waiting == 1 else 'wait'} for a response{late}."
