"""The page of all that is owed, and the same as a calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now, without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.kit.wording import counted
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.site.owed.dated import calendar_of
from answerable.site.owed.lines import Owed, Sort, Wanted, When, Whose
from answerable.site.owed.listing import PER_PAGE, Listed, listed
from answerable.site.owed.sources import people

MINE, BUT_MINE = "Mine", "Everybody else's"


def how(one: Owed) -> Tag | str:
    """Lateness is a tag with its words; the rest are words alone."""
    return Tag(one.how[:1].upper() + one.how[1:], Tone.RED) if one.late else one.how[:1].upper() + one.how[1:]


COLUMNS: tuple[Column[Owed], ...] = (
    Column("words", "What", lambda one: one.words, lambda one: Link(one.words, one.href), sortable=False),
    Column("sort", "Sort", lambda one: one.sort.value, sortable=False),
    Column("due", "Due", lambda one: one.due, sortable=False),
    Column("how", "How it stands", lambda one: one.how, how, sortable=False),
    Column("who", "Who acts", lambda one: one.who, sortable=False),
)


@dataclass(frozen=True)
class Asked:
    """What the address asks for, as it stands on the day that the office's pages speak of."""

    day: date
    params: Mapping[str, str]
    choices: tuple[Choice, ...]
    wanted: Wanted


@require_GET
@requires(Permission.SEE)
def owed(request: HttpRequest) -> HttpResponse:
    """Everything that is owed in the office: the longest overdue first; narrowed by words, person, date and sort."""
    asked = asked_of(request)
    found = listed(asked.wanted, asked.day, whole_number(asked.params.get("page", "1")))
    page = {
        "lead": lead(found, asked.wanted),
        "table": table_of(found, asked.choices, asked.params),
        "day": asked.day,
        "calendar": calendar_address(asked) if sum(found.counts.values()) > found.counts[When.UNDATED] else "",
        "breadcrumbs": crumbs(),
    }
    return render(request, "site/owed.html", page)


@require_GET
@requires(Permission.SEE)
def calendar(request: HttpRequest) -> HttpResponse:
    """What of the list has a date, as a calendar file; narrowed as the list is."""
    asked = asked_of(request)
    address = request.build_absolute_uri
    file = calendar_of(asked.wanted, asked.day, link=address, host=request.get_host(), at=now())
    answer = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="owed.ics"'
    return answer


def asked_of(request: HttpRequest) -> Asked:
    """What the address asks for; what it asks for that is not known is left out."""
    day, me = review_day(localtime(now()).date()), user_of(request).pk
    params = {name: without_nul(value) for name, value in request.GET.dict().items()}
    who = {MINE: f"user:{me}", BUT_MINE: f"but:{me}"} | {words: value for value, words in people(day)}
    choices = choices_of(params, who)
    return Asked(day, params, choices, wanted_of(choices, params.get("q", "").strip(), who))


def calendar_address(asked: Asked) -> str:
    """Where the same is a calendar file."""
    query = {one.key: one.chosen for one in asked.choices if one.chosen}
    query |= {"q": asked.wanted.words} if asked.wanted.words else {}
    return reverse("owed-calendar") + (f"?{urlencode(query)}" if query else "")


def choices_of(params: Mapping[str, str], who: Mapping[str, str]) -> tuple[Choice, ...]:
    offered = (
        ("when", "When", tuple(When)),
        ("whose", "Waits for", tuple(Whose)),
        ("sort", "Sort", tuple(Sort)),
        ("who", "Who", tuple(who)),
    )
    return tuple(
        Choice(key, label, tuple(map(str, options)), params[key] if params.get(key) in options else "")
        for key, label, options in offered
    )


def wanted_of(choices: tuple[Choice, ...], words: str, who: Mapping[str, str]) -> Wanted:
    chosen = {one.key: one.chosen for one in choices}
    return Wanted(words=words, **(chosen | {"who": who.get(chosen["who"], "")}))


def table_of(found: Listed, choices: tuple[Choice, ...], params: Mapping[str, str]) -> Table:
    return Table(
        caption="What is owed",
        columns=tuple(heading(column, None, "asc", []) for column in COLUMNS),
        rows=tuple(cells(one, COLUMNS) for one in found.lines),
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=PER_PAGE,
        query=params.get("q", "").strip(),
        choices=choices,
    )


def lead(found: Listed, wanted: Wanted) -> str:
    """How much of what is wanted is late, due soon, and without a date."""
    counts = found.counts
    told = [
        f"{counts[when]:,} {words}"
        for when, words in (
            (When.LATE, "late"),
            (When.SOON, "due within two weeks"),
            (When.LATER, "due later"),
            (When.UNDATED, "without a date"),
        )
        if counts[when]
    ]
    if not told:
        return "Nothing is owed." if replace(wanted, when="") == Wanted() else "Nothing that is owed fits this."
    total = sum(counts.values())
    return f"{counted(total, 'thing')} {'is' if total == 1 else 'are'} owed: {', '.join(told)}."
