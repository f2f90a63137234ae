"""Formal challenges: the register of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.tables import Column
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.scrutiny.models import Challenge, ChallengeStep
from answerable.scrutiny.queries.challenges import (
    LATE,
    LIVE,
    SORTS,
    WAITING,
    ChallengeLine,
    ChallengeStanding,
    challenge_standing,
    challenges,
)
from answerable.scrutiny.views.promises import (
    Button,
    Filter,
    by_label,
    listed,
    shown_day,
    wanted_of,
)

HERE = ("Challenges", "scrutiny:challenges")
State = Challenge.State
TONES = {State.OPEN: Tone.AMBER, State.ANSWERED: Tone.UNKNOWN, State.SETTLED: Tone.GREEN, State.DROPPED: Tone.NEUTRAL}


def state_tag(state: str) -> Tag:
    return Tag(State(state).label, TONES[State(state)])


def link(line: ChallengeLine) -> Link:
    return Link(f"{line.reference}: {line.subject}", reverse("scrutiny:challenge", args=[line.year, line.number]))


def answer_shown(line: ChallengeLine) -> str | Tag:
    """The day by which an answer is asked for; by how much it is late."""
    if line.lateness and line.state == State.OPEN:
        return Tag(line.lateness, Tone.WORSE)
    return british_date(line.respond_by) if line.respond_by else "No day set"


COLUMNS: tuple[Column[ChallengeLine], ...] = (
    Column("subject", "Challenge", lambda one: one.subject, link, sortable=False),
    Column("to", "Put to", lambda one: one.to_role),
    Column("raised", "Raised", lambda one: one.raised_on),
    Column("level", "Taken to", lambda one: one.level_words, sortable=False),
    Column("answer", "Answer by", lambda one: one.respond_by, answer_shown),
    Column("state", "State", lambda one: one.state, lambda one: state_tag(one.state)),
)


@require_GET
@requires(Permission.SEE)
def register(request: HttpRequest) -> HttpResponse:
    """Every challenge, to be searched, narrowed and sorted."""
    day = shown_day()
    filters = (
        Filter("state", "State", {"Live": LIVE} | by_label(State.choices)),
        Filter("level", "Taken to", by_label(ChallengeStep.Level.choices)),
        Filter("answer", "Answer", {LATE: LATE, WAITING: WAITING}),
    )
    wanted = wanted_of(request, filters, SORTS)
    found = challenges(wanted, day=day)
    writes = may(request.user, Permission.SCRUTINISE)
    page = {
        "title": "Challenges",
        "lead": register_lead(challenge_standing(day=day)),
        "buttons": [Button("Raise a challenge", reverse("scrutiny:challenge-new"), secondary=False)] if writes else [],
        "table": listed(request, found, COLUMNS, caption="Challenges", wanted=wanted, filters=filters),
        "anything": found.total > 0,
        "empty": "Raise one where something is wrong and talking has not put it right: it has a number, days for answers, and levels."
        if writes
        else "Formal challenges are listed here.",
        "breadcrumbs": crumbs(),
    }
    return render(request, "scrutiny/promises/list.html", page)


def register_lead(counts: ChallengeStanding) -> str:
    """ "3 challenges are live: of 1 the answer is late."."""
    if not counts.live:
        return "No challenge is live."
    late = f"of {counts.late} the answer is late" if counts.late else "no answer is late"
    return f"{counted(counts.live, 'challenge')} {'is' if counts.live == 1 else 'are'} live: {late}."
