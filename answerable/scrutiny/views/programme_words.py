"""How the programme is worded, and which function's programme somebody looks at."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest
from django.urls import reverse

from answerable.calc.programme import How
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import without_nul
from answerable.kit.wording import british_date, counted
from answerable.people.views.crumbs import crumbs
from answerable.scrutiny.queries.programme import Planned, Programme
from answerable.scrutiny.queries.programme_names import functions
from answerable.scrutiny.queries.programme_objectives import Standing
from answerable.scrutiny.views.meeting_words import shown_day

HERE = ("Programme", "scrutiny:programme")
TAGS = {
    How.IN_TIME: Tag("In time", Tone.GREEN),
    How.TOO_LONG: Tag("Too long ago", Tone.WORSE),
    How.NEVER: Tag("Never", Tone.RED),
    How.NO_INTERVAL: Tag("No interval", Tone.UNKNOWN),
}


def chosen(request: HttpRequest) -> tuple[str, Sequence[tuple[str, str]]]:
    """The function that the address asks for, or the first; and all of them. An unknown one is not found; without any it is empty."""
    known = functions(shown_day())
    asked = without_nul(request.GET.get("function", ""))
    if asked and asked not in dict(known):
        raise Http404("There is no such kind of meeting.")
    return asked or (known[0][0] if known else ""), known


def href(name: str, function: str) -> str:
    """A page of a function's programme."""
    return reverse(name, query={"function": function})


def above(function: str) -> list[tuple[str, str]]:
    """The pages above one of the programme's pages."""
    return [*crumbs(), (HERE[0], href(HERE[1], function))]


def kinds(function: str, known: Sequence[tuple[str, str]], name: str) -> list[Link]:
    """The programmes of all functions, where there are several."""
    return [Link(words, href(name, code), current=code == function) for code, words in known] if known[1:] else []


def lead(found: Programme) -> str:
    """ "2 meetings are ahead; the next is on 12 December 2024. 5 of 11 objectives were not looked at in 6 months; no agenda has 3 of them."."""
    ahead = [one for one in found.meetings_ahead if not one.overdue]
    if ahead:
        one = len(ahead) == 1
        first = f"{counted(len(ahead), 'meeting')} {'is' if one else 'are'} ahead; the next is {on_day(ahead[0])}."
    else:
        first = "No meeting is planned."
    return f"{first} {seen_words(found.standing)}".strip()


def seen_words(found: Standing) -> str:
    """What was not looked at for too long, and how much of it no agenda has."""
    total, late, left = found.total, found.late, found.left
    if not total:
        return "No plan is in force, so that nothing of one is owed to be looked at."
    if not found.every_months:
        return "How often each objective is to be looked at is not set."
    every = counted(found.every_months, "month")
    if not late:
        return f"Every objective of the plan was looked at within {every}."
    rest = "; each is on an agenda ahead" if not left else f"; {left} {'is' if left == 1 else 'are'} on no agenda ahead"
    if late == total:
        return f"No objective of the plan was looked at within {every}{rest}."
    return (
        f"{late} of {counted(total, 'objective')} {'was' if late == 1 else 'were'} not looked at within {every}{rest}."
    )


def on_day(one: Planned) -> str:
    """ "on 12 December 2024", or "in December 2024" where only that is known."""
    return f"in {one.day:%B %Y}" if one.month_only else f"on {british_date(one.day)}"
