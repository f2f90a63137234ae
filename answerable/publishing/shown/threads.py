"""How the thread of an objective is shown: the chain at the top, and what happened in public."""

from dataclasses import dataclass

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.wording import british_date, british_day, counted
from answerable.publishing.pages.plans import ObjectivePage
from answerable.publishing.pages.threads import Kept, Looked
from answerable.publishing.shown.promises import TONES
from answerable.publishing.shown.rendering import Frame, rating_tag


@dataclass(frozen=True)
class Step:
    """A meeting, a promise or a challenge in a list."""

    link: Link
    words: str
    tag: Tag | None = None


def chain(page: ObjectivePage) -> list[Link]:
    """What hangs on the objective, in the order of the chain, each with its number and its place on the page."""
    thread = page.thread
    held = (
        (len(page.measures), "measure", "figures"),
        (len(page.papers), "paper", "papers"),
        (len(thread.meetings), "meeting", "meetings"),
        (len(thread.questions), "question", "questions"),
        (len(page.judgements), "judgement", "judged"),
        (len(page.decisions), "decision", "decisions"),
        (len(thread.promises), "promise", "promises"),
        (len(thread.challenges), "challenge", "challenges"),
        (len(page.recommendations), "recommendation", "recommended"),
    )
    return [Link(counted(number, word), f"#{place}") for number, word, place in held if number]


def missing(page: ObjectivePage) -> str:
    """What the chain has nothing of, in one sentence; "" where it is whole."""
    thread = page.thread
    held = (
        (page.measures, "measure"),
        (thread.meetings, "meeting"),
        (page.judgements, "judgement"),
        (thread.promises, "promise"),
    )
    absent = [word for things, word in held if not things]
    if not absent:
        return ""
    words = absent[0] if len(absent) == 1 else f"{', '.join(absent[:-1])} or {absent[-1]}"
    return f"No {words} is on record for it."


def meetings(looked: tuple[Looked, ...], frame: Frame) -> list[Step]:
    return [_meeting(one, frame) for one in looked]


def _meeting(one: Looked, frame: Frame) -> Step:
    when = british_day(one.on, month_only=one.month_only)
    words = f"{'To be looked at' if one.ahead else 'Looked at'} on {when}: {one.item}"
    if one.month_only:
        words = words.replace(" on ", " in ", 1)
    return Step(frame.link(one.meeting), words, rating_tag(one.judged) if one.judged else None)


def promises(kept: tuple[Kept, ...], frame: Frame) -> list[Step]:
    """Each promise with when it is or was due."""
    return [_step(one, f"due {british_date(one.on)}" if one.on else "no day given", frame) for one in kept]


def challenges(kept: tuple[Kept, ...], frame: Frame) -> list[Step]:
    return [_step(one, f"raised {british_date(one.on)}", frame) for one in kept]


def _step(one: Kept, words: str, frame: Frame) -> Step:
    late = ", late" if one.late else ""
    tone = Tone.RED if one.late else TONES.get(one.code, Tone.NEUTRAL)
    return Step(frame.link(one.ref), words, Tag(one.state + late, tone))
