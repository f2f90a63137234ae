"""The list of clocks: what is late, what is due, what waits on others, what ended."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.clocks.queries import lists as asked
from answerable.clocks.queries.lists import Counts, Wanted
from answerable.clocks.queries.waiting import ClockLine, Urgency, review_day
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now, without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

HERE = ("Clocks", "clocks:clocks")
TONES = {
    Urgency.OVERDUE: Tone.RED,
    Urgency.SOON: Tone.AMBER,
    Urgency.LATER: Tone.NEUTRAL,
    Urgency.UNDATED: Tone.UNKNOWN,
    Urgency.PAUSED: Tone.UNKNOWN,
    Urgency.ENDED: Tone.NEUTRAL,
}
OWN = ("how", "standing", "waits", "duty", "owner")


def how_tag(line: ClockLine, *, whole: bool = False) -> Tag:
    """How a clock stands, as a tag: red only for what is late in law. `whole` says whose rule it is besides."""
    tone = Tone.WORSE if line.urgency is Urgency.OVERDUE and not line.late_in_law else TONES[line.urgency]
    words = line.words if whole else line.short
    return Tag(words[:1].upper() + words[1:], tone)


COLUMNS: tuple[Column[ClockLine], ...] = (
    Column(
        "label", "Matter", lambda one: one.label, lambda one: Link(one.label, reverse("clocks:clock", args=[one.pk]))
    ),
    Column("duty", "What is owed", lambda one: one.duty),
    Column("due", "Due", lambda one: one.due),
    Column("how", "How it stands", lambda one: one.words, how_tag, sortable=False),
    Column("waits", "Waits on", lambda one: one.waiting_on),
)


@require_GET
@requires(Permission.SEE)
def clocks(request: HttpRequest) -> HttpResponse:
    """Every clock, the most pressing first."""
    user, day = user_of(request), review_day(localtime(now()).date())
    totals = asked.counts(user, day)
    page = {
        "lead": lead(totals),
        "table": listed(request, user_wanted(request)),
        "may_track": may(user, Permission.TRACK),
        "breadcrumbs": crumbs(),
    }
    return render(request, "clocks/clocks.html", page)


def lead(totals: Counts) -> str:
    """ "12 clocks run: 3 are late, 2 of them in law; 4 are due within two weeks; 5 wait on others." """
    if not totals.running:
        return "No clock is running."
    parts = []
    if totals.late:
        law = f", {totals.late_in_law:,} of them in law" if totals.late_in_law else ", none of them in law"
        parts.append(f"{totals.late:,} {_are(totals.late)} late{law}")
    if totals.soon:
        parts.append(f"{totals.soon:,} {_are(totals.soon)} due within two weeks")
    if totals.others:
        parts.append(f"{totals.others:,} {'waits' if totals.others == 1 else 'wait'} on others")
    said = "; ".join(parts) or "nothing is late or due within two weeks"
    return f"{counted(totals.running, 'clock')} {'runs' if totals.running == 1 else 'run'}: {said}."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def user_wanted(request: HttpRequest) -> Wanted:
    """What the address asks for; what it asks for that is not known is left out."""
    given = {name: without_nul(value) for name, value in request.GET.dict().items()}
    return Wanted(
        words=given.get("q", "").strip(),
        **{name: given.get(name, "") for name in OWN},
        sort=given.get("sort", "") if given.get("sort") in asked.ORDERS else "",
        descending=given.get("direction") == "desc",
        page=whole_number(given.get("page", "1")),
    )


def listed(request: HttpRequest, wanted: Wanted) -> Table:
    """The page of the list that is asked for, with what it can be narrowed by."""
    day = review_day(localtime(now()).date())
    choices = (
        _choice("how", "How it stands", tuple(asked.hows(day)), wanted.how),
        _choice("standing", "Rule of", tuple(label for _, label in asked.STANDINGS), wanted.standing),
        _choice("waits", "Waits on", tuple(label for _, label in asked.WAITS), wanted.waits),
        _choice("owner", "Kept by", (asked.MINE, asked.NOBODY, *asked.keepers()), wanted.owner),
        _choice("duty", "What is owed", asked.duties_in_use(), wanted.duty),
    )
    found = asked.clock_list(user_of(request), wanted, day)
    by = next((column for column in COLUMNS if column.key == wanted.sort), None)
    direction = "desc" if wanted.descending else "asc"
    narrowing = [(one.key, one.chosen) for one in choices if one.chosen]
    narrowing += [("q", wanted.words)] if wanted.words else []
    return Table(
        caption="Clocks",
        columns=tuple(heading(column, by, direction, narrowing) for column in COLUMNS),
        rows=tuple(cells(line, COLUMNS) for line in found.lines),
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=asked.PER_PAGE,
        sort=wanted.sort,
        direction=direction,
        query=wanted.words,
        choices=choices,
    )


def _choice(key: str, label: str, options: tuple[str, ...], said: str) -> Choice:
    return Choice(key, label, options, said if said in options else "")
