"""What changed: every measure that can be compared, those that changed most first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from answerable.calc.sentences.changed import Class
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.tables import Column, table
from answerable.measures.queries.changing import Changing, changing
from answerable.measures.views.measures import HERE
from answerable.measures.views.signal_words import verdict_tag
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs

MOST = 10
"""So many that changed most are told with their sentences."""
GRADES = {
    Class.SIGNAL: "Outside its usual ups and downs",
    Class.BEYOND_CHANCE: "More than chance",
    Class.WITHIN_CHANCE: "No more than chance",
    Class.UNTESTED: "Cannot be told",
}


def title_link(one: Changing) -> Link:
    return Link(one.measure.title, reverse("measures:measure", args=[one.measure.code]))


def sure_tag(one: Changing) -> Tag:
    """Which way it went, or that it may be chance."""
    return verdict_tag(one.moved.verdict) if one.beyond_chance else Tag(GRADES[one.moved.grade], Tone.UNKNOWN)


def way(one: Changing) -> str | Tag:
    """Which way it went, where it went beyond chance."""
    return verdict_tag(one.moved.verdict) if one.beyond_chance else "–"


COLUMNS: tuple[Column[Changing], ...] = (
    Column("measure", "Measure", lambda c: c.measure.title, title_link),
    Column("grade", "How sure", lambda c: GRADES[c.moved.grade], choices=True),
    Column("way", "Which way", lambda c: c.moved.verdict if c.beyond_chance else "", way),
    Column("said", "What it shows", lambda c: c.moved.sentence, sortable=False),
    Column("subject", "Subject", lambda c: c.measure.subject.title, choices=True, hidden=True),
)


@require_GET
@requires(Permission.SEE)
def changed(request: HttpRequest) -> HttpResponse:
    """The ten that changed most, and all the others to be searched."""
    found = changing()
    page = {
        "most": [(title_link(one), sure_tag(one), one.moved.sentence) for one in found[:MOST]],
        "beyond": sum(one.beyond_chance for one in found),
        "total": len(found),
        "table": table(found, COLUMNS, request.GET.dict(), caption="Every measure that can be compared", per_page=50),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/changed.html", page)
