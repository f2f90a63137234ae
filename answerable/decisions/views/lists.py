"""The list of decisions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from answerable.decisions.models import Decision
from answerable.decisions.queries import lists
from answerable.decisions.queries.lists import Asked, DecisionRow, Page
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

HERE = ("Decisions", "decisions:decisions")
PER_PAGE = 25
TONES = {
    Decision.State.DRAFT: Tone.NEUTRAL,
    Decision.State.TAKEN: Tone.GREEN,
    Decision.State.NOT_CARRIED: Tone.RED,
    Decision.State.WITHDRAWN: Tone.UNKNOWN,
}
FORMS = {Decision.Form.SIGNED: "Signed", Decision.Form.VOTED: "Voted"}
STATES = {one.label: one.value for one in Decision.State}


def state_tag(state: str) -> Tag:
    known = Decision.State(state)
    return Tag(known.label, TONES[known])


def _number(row: DecisionRow) -> str:
    return row.reference or ("From a paper" if row.from_a_paper else "No number yet")


COLUMNS: tuple[Column[DecisionRow], ...] = (
    Column(
        "title", "Decision", lambda r: r.title, lambda r: Link(r.title, reverse("decisions:decision", args=[r.code]))
    ),
    Column("number", "Number", lambda r: r.reference, _number),
    Column("day", "Decided on", lambda r: r.decided_on),
    Column("state", "State", lambda r: r.state, lambda r: state_tag(r.state)),
    Column("form", "How", lambda r: FORMS[Decision.Form(r.form)]),
)


@require_GET
@requires(Permission.SEE)
def decisions(request: HttpRequest) -> HttpResponse:
    """Every decision, drafts first, then the newest."""
    years = lists.years()
    asked = _asked(request, years)
    found = lists.page(user_of(request), asked, whole_number(request.GET.get("page", "1")), PER_PAGE)
    states = lists.counts()
    page = {
        "lead": lead(states),
        "table": drawn(found, asked, years),
        "any": bool(states),
        "may_write": may(request.user, Permission.TRACK),
        "breadcrumbs": crumbs(),
    }
    return render(request, "decisions/decisions.html", page)


def _asked(request: HttpRequest, years: tuple[str, ...]) -> Asked:
    """What the address asks for; what it cannot mean is left out."""
    said = {name: without_nul(str(value)).strip() for name, value in request.GET.dict().items()}
    forms = {word: form.value for form, word in FORMS.items()}
    return Asked(
        words=said.get("q", "")[:200],
        state=STATES.get(said.get("state", ""), ""),
        form=forms.get(said.get("form", ""), ""),
        year=said.get("year", "") if said.get("year", "") in years else "",
        sort=said.get("sort", "") if said.get("sort", "") in lists.ORDERS else "",
        descending=said.get("direction") == "desc",
    )


def drawn(found: Page, asked: Asked, years: tuple[str, ...]) -> Table:
    """The page as a table whose links sort and turn it."""
    by = next((one for one in COLUMNS if one.key == asked.sort), None)
    choices = _choices(asked, years)
    narrowing = [(one.key, one.chosen) for one in choices if one.chosen]
    narrowing += [("q", asked.words)] if asked.words else []
    direction = "desc" if asked.descending else "asc"
    return Table(
        caption="Decisions",
        columns=tuple(heading(one, by, direction, narrowing) for one in COLUMNS),
        rows=tuple(cells(row, COLUMNS) for row in found.rows),
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=PER_PAGE,
        sort=asked.sort,
        direction=direction,
        query=asked.words,
        choices=choices,
    )


def _choices(asked: Asked, years: tuple[str, ...]) -> tuple[Choice, ...]:
    state = next((label for label, value in STATES.items() if value == asked.state), "")
    form = next((word for one, word in FORMS.items() if one.value == asked.form), "")
    return (
        Choice("state", "State", tuple(STATES), state),
        Choice("form", "How", tuple(FORMS.values()), form),
        Choice("year", "Year", years, asked.year),
    )


def lead(states: dict[str, int]) -> str:
    """ "12 decisions taken, 1 not carried, 2 drafts." """
    taken, lost = states.get(Decision.State.TAKEN, 0), states.get(Decision.State.NOT_CARRIED, 0)
    drafts, gone = states.get(Decision.State.DRAFT, 0), states.get(Decision.State.WITHDRAWN, 0)
    if not states:
        return "No decision is recorded yet."
    besides = [(lost, f"{lost:,} not carried"), (drafts, counted(drafts, "draft")), (gone, f"{gone:,} withdrawn")]
    return ", ".join([f"{counted(taken, 'decision')} taken", *(words for number, words in besides if number)]) + "."
