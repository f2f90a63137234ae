"""The page of all that is owed, and the same as a calendar."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
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
from answerable.site.owed.lines import Owed, Sort, Wanted, When, Whose
from answerable.site.owed.listing import PER_PAGE, Listed, listed
from answerable.site.owed.sources import people

MINE = "Mine"


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


@require_GET
@requires(Permission.SEE)
def owed(request: HttpRequest) -> HttpResponse:
    """Everything that is owed in the office: the longest overdue first; narrowed by words, person, date and sort."""
    day = review_day(localtime(now()).date())
    params = {name: without_nul(value) for name, value in request.GET.dict().items()}
    who = {MINE: f"user:{user_of(request).pk}"} | {words: value for value, words in people()}
    choices = choices_of(params, who)
    wanted = wanted_of(choices, params.get("q", "").strip(), who)
    found = listed(wanted, day, whole_number(params.get("page", "1")))
    page = {
        "lead": lead(found, wanted),
        "table": table_of(found, choices, params),
        "day": day,
        "breadcrumbs": crumbs(),
    }
    return render(request, "site/owed.html", page)


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
