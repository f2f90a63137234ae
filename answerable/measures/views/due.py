"""What figures are due: the returns that should be here, and those that are expected next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.calc.periods import printed
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.currency import Expected, expected
from answerable.measures.queries.pages import review_day
from answerable.measures.views.measures import HERE
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs

STATES = {"overdue": Tone.RED, "expected": Tone.NEUTRAL}


def state_words(one: Expected) -> str:
    return one.currency.state.capitalize()


def state_tag(one: Expected) -> Tag:
    late = one.currency.overdue
    words = f"Overdue by {counted(late, 'day')}" if late else state_words(one)
    return Tag(words, STATES.get(one.currency.state, Tone.UNKNOWN))


def period_words(one: Expected) -> str:
    return printed(one.currency.expected) if one.currency.expected else ""


def told_words(one: Expected) -> str:
    """In words, so that it may take two lines: there are many columns here."""
    return british_date(one.currency.told_on) if one.currency.told_on else ""


COLUMNS: tuple[Column[Expected], ...] = (
    Column(
        "measure",
        "Measure",
        lambda e: e.measure.title,
        lambda e: Link(e.measure.title, reverse("measures:measure", args=[e.measure.code])),
    ),
    Column("state", "State", state_words, state_tag, choices=True),
    Column("period", "For", lambda e: e.currency.expected_end, period_words),
    Column("due", "Due", lambda e: e.currency.due),
    Column("told", "Last told", lambda e: e.currency.told_on, told_words),
    Column("owner", "Who owes it", lambda e: e.currency.owner, choices=True),
    Column("schedule", "Schedule", lambda e: e.currency.schedule, choices=True, hidden=True),
)


@require_GET
@requires(Permission.SEE)
def due(request: HttpRequest) -> HttpResponse:
    """Every measure under a schedule: overdue first."""
    found = expected(review_day(localtime(now()).date()))
    late = sum(one.currency.overdue > 0 for one in found)
    page = {
        "late": counted(late, "measure") if late else "",
        "table": table(found, COLUMNS, request.GET.dict(), caption="What is expected", per_page=50),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/due.html", page)
