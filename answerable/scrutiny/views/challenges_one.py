"""One challenge: what is wrong, how far it was taken, and what was answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from answerable.kit.components import Event, Link, Row, Tag, Tone
from answerable.kit.wording import british_date
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.scrutiny.models import Challenge, ChallengeStep
from answerable.scrutiny.queries.challenges import (
    OPEN,
    ChallengeLine,
    ChallengePage,
    challenge_page,
    with_last,
)
from answerable.scrutiny.views.challenges import HERE, state_tag
from answerable.scrutiny.views.promises import (
    EXAMPLE,
    INSIDE,
    PUBLIC,
    Button,
    Told,
    shown_day,
    told,
)

State = Challenge.State


@require_GET
@requires(Permission.SEE)
def challenge(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """All that the office knows of one challenge."""
    row = held(year, number)
    page = page_of(challenge_page(row, day=shown_day()), writes=may(request.user, Permission.SCRUTINISE))
    return told(request, page, breadcrumbs=crumbs(HERE))


def held(year: int, number: int) -> Challenge:
    return get_object_or_404(with_last().select_related("objective__plan"), year=year, number=number)


def lead(line: ChallengeLine) -> str:
    """ "Taken to a letter: the answer is 12 days late."."""
    if line.state not in OPEN:
        return f"{line.state_words}. It was taken this far: {line.level_words.lower()}."
    if line.state == State.ANSWERED:
        return f"Put {line.level_words.lower()}, and answered{f', {line.lateness}' if line.lateness else ''}: say whether that settles it."
    due = (
        f"an answer is asked for by {british_date(line.respond_by)}"
        if line.respond_by
        else "no day is set for an answer"
    )
    return f"Put {line.level_words.lower()}: {f'the answer is {line.lateness}' if line.lateness else due}."


def page_of(found: ChallengePage, *, writes: bool) -> Told:
    """One challenge as the page that all registers share shows it."""
    row = found.row
    tags = [state_tag(row.state), PUBLIC if row.public else INSIDE, *([EXAMPLE] if row.example else [])]
    rows = [Row("Number", row.reference), Row("Asked for", row.asked), Row("Put to", row.to_role)]
    rows.append(Row("Raised on", british_date(row.raised_on)))
    if row.objective:
        address = reverse("scrutiny:objective", args=[row.objective.plan.code, row.objective.code])
        words = f"{row.objective.code} {row.objective.title} ({row.objective.plan.title})"
        rows.append(Row("Objective", words, Link("Its thread", address)))
    if row.details:
        rows.append(Row("Details, for the office", row.details))
    last = found.steps[-1][0]
    events = [one for step, late in reversed(found.steps) for one in step_events(step, late, higher=step.pk != last.pk)]
    if row.settled_on:
        events.insert(0, Event(british_date(row.settled_on), "Ended", row.outcome, tag=state_tag(row.state)))
    change = Link(
        "Put right what it says, or show it to the public",
        reverse("scrutiny:challenge-change", args=[row.year, row.number]),
    )
    return Told(
        title=row.subject,
        lead=lead(found.line),
        tags=tags,
        buttons=buttons(found) if writes else [],
        rows=rows,
        events=events,
        events_heading="How far it was taken",
        links=[change] if writes else [],
    )


def step_events(step: ChallengeStep, late: str, *, higher: bool) -> list[Event]:
    """A level and its answer, the later first; `higher` where it was taken to another level since."""
    words = step.words
    if step.respond_by:
        words = f"{words} Answer asked for by {british_date(step.respond_by)}.".strip()
    meeting = Link(str(step.meeting), reverse("scrutiny:meeting", args=[step.meeting.code])) if step.meeting else None
    tag = Tag(f"Answer {late}", Tone.WORSE) if late else None
    if higher and not step.responded_on:
        tag = Tag("Not answered: taken higher", Tone.WORSE)
    put = Event(
        british_date(step.on),
        f"Put {step.get_level_display().lower()}",
        words,
        meeting,
        tag if not step.responded_on else None,
    )
    if not step.responded_on:
        return [put]
    return [Event(british_date(step.responded_on), "Answered", step.response, tag=tag), put]


def buttons(found: ChallengePage) -> list[Button]:
    """What may be done with it now."""
    row = found.row
    if row.state not in OPEN:
        return []
    last = found.steps[-1][0]
    ways = [] if last.responded_on else [("answer", "It was answered")]
    ways += [("higher", "Take it higher")] if last.level != ChallengeStep.Level.HIGHER else []
    ways += [("settle", "It is settled"), ("drop", "Drop it")]
    return [
        Button(words, reverse("scrutiny:challenge-step", args=[row.year, row.number, step]), secondary=bool(place))
        for place, (step, words) in enumerate(ways)
    ]
