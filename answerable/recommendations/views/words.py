"""How states, kinds and days of recommendations are shown: always a word, with a shape that says the same."""

from django.urls import reverse

from answerable.kit.components import Event, Link, Tag, Tone
from answerable.kit.wording import british_date
from answerable.recommendations.models import Recommendation
from answerable.recommendations.queries.one import Happened
from answerable.recommendations.queries.register import Line

State, Kind = Recommendation.State, Recommendation.Kind
TONES = {
    State.OPEN: Tone.NEUTRAL,
    State.IN_PROGRESS: Tone.AMBER,
    State.FORCE_SAYS_COMPLETE: Tone.UNKNOWN,
    State.VERIFIED: Tone.GREEN,
    State.CLOSED: Tone.BETTER,
    State.NOT_OURS: Tone.NEUTRAL,
    State.SUPERSEDED: Tone.NEUTRAL,
    State.DISAGREED: Tone.WORSE,
}


def state_tag(state: str) -> Tag:
    sort = State(state)
    return Tag(sort.label, TONES[sort])


def kind_tag(kind: str) -> Tag:
    sort = Kind(kind)
    return Tag(sort.label, Tone.RED if sort == Kind.CAUSE_OF_CONCERN else Tone.NEUTRAL)


def kind_shown(line: Line) -> str | Tag:
    """The kind in words; a cause of concern as a tag."""
    return kind_tag(line.kind) if line.kind == Kind.CAUSE_OF_CONCERN else line.kind_words


def due_shown(line: Line) -> str | Tag:
    """ "30 June 2024"; by how much it is late; what the source said where there is no day."""
    if line.due is None:
        return line.deadline_words
    if line.is_late:
        return Tag(line.lateness.capitalize(), Tone.WORSE)
    return british_date(line.due)


def page_link(line: Line) -> Link:
    return Link(f"{line.number}: {line.title}", reverse("recommendations:recommendation", args=[line.key]))


def event(one: Happened) -> Event:
    """A step of the timeline: what was said, what shows it, and who wrote it down."""
    evidence = f"Evidence: {_sentence(one.evidence)}" if one.evidence else ""
    who = f"Said by: {_sentence(one.said_by)}" if one.said_by else ""
    wrote = f"Written down by: {_sentence(one.who)}" if one.who else ""
    text = " ".join(part for part in (_sentence(one.words), evidence, who, wrote) if part)
    link = Link("What shows it", one.evidence_address) if one.evidence_address else None
    return Event(british_date(one.day), one.heading, text, link, state_tag(one.state) if one.state else None)


def _sentence(words: str) -> str:
    return words if not words or words[-1] in ".!?" else f"{words}."
