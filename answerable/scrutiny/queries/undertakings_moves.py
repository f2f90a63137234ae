"""What may become of an undertaking, as a table; and why it may not, in a sentence.

The guard of the operation, the button of the page and the words beside a button that is missing are all this one answer.
"""

from dataclasses import dataclass
from enum import StrEnum

from answerable.kit.audit import Actor
from answerable.people.permissions import Permission
from answerable.people.roles import Role
from answerable.recommendations.queries.moves import not_for
from answerable.scrutiny.models import Undertaking, UndertakingMove

State = Undertaking.State


class Step(StrEnum):
    """One thing that can be done with an undertaking; its value stands in addresses."""

    SAY_KEPT = "say-kept"
    VERIFY = "kept"
    BREAK = "broken"
    PUT_OFF = "put-off"
    RELEASE = "release"
    REOPEN = "reopen"


LEADS_TO: dict[Step, Undertaking.State] = {
    Step.SAY_KEPT: State.SAID_KEPT,
    Step.VERIFY: State.KEPT,
    Step.BREAK: State.BROKEN,
    Step.PUT_OFF: State.OPEN,
    Step.RELEASE: State.RELEASED,
    Step.REOPEN: State.OPEN,
}
MAY: dict[str, tuple[Step, ...]] = {
    State.OPEN: (Step.SAY_KEPT, Step.VERIFY, Step.PUT_OFF, Step.BREAK, Step.RELEASE),
    State.SAID_KEPT: (Step.VERIFY, Step.REOPEN, Step.BREAK, Step.RELEASE),
    State.KEPT: (Step.REOPEN,),
    State.BROKEN: (Step.REOPEN,),
    State.RELEASED: (Step.REOPEN,),
}
"""From each state what can be done, the likeliest first."""

ASKED: dict[Step, str] = {
    Step.SAY_KEPT: "It is said to be kept",
    Step.VERIFY: "It was kept",
    Step.BREAK: "It was broken",
    Step.PUT_OFF: "Put it off",
    Step.RELEASE: "It is no longer asked for",
    Step.REOPEN: "Open it again",
}


@dataclass(frozen=True)
class Way:
    """One way it might go: what the button says, and why it may not go there now; empty where it may."""

    step: Step
    words: str
    refused: str = ""


def asked(one: Undertaking, step: Step) -> str:
    """What the button of a step says."""
    if step == Step.REOPEN and one.state == State.SAID_KEPT:
        return "It is not kept yet"
    if step == Step.PUT_OFF and one.due is None:
        return "Give it a date"
    return ASKED[step]


def last_move(one: Undertaking) -> UndertakingMove | None:
    """The move that brought it to the state it is in; None where it never moved."""
    return one.moves.filter(after=one.state).exclude(before=one.state).order_by("-pk").first()


def refused(one: Undertaking, step: Step, *, by: Actor, last: UndertakingMove | None) -> str:
    """Why `by` may not do it, in a sentence; empty where they may. `last` is its `last_move`."""
    if step not in MAY[one.state]:
        return f"It is “{one.get_state_display().lower()}”: open it again before anything else becomes of it."
    if by.role == Role.FORCE_LIAISON:
        return _for_the_force(one, step)
    return not_for(Permission.SCRUTINISE, by) or (_not_verified(one, by, last) if step == Step.VERIFY else "")


def ways(one: Undertaking, *, by: Actor) -> tuple[Way, ...]:
    """Everything that can become of it from here, first what `by` may do; of somebody from outside only that.

    Nothing for who may do none of it: the same reason beside every button tells nobody anything.
    """
    if by.role != Role.FORCE_LIAISON and not_for(Permission.SCRUTINISE, by):
        return ()
    last = last_move(one)
    found = [Way(step, asked(one, step), refused(one, step, by=by, last=last)) for step in MAY[one.state]]
    if by.role == Role.FORCE_LIAISON:
        found = [way for way in found if not way.refused]
    return tuple(sorted(found, key=lambda way: bool(way.refused)))


def _for_the_force(one: Undertaking, step: Step) -> str:
    own = one.side == Undertaking.Side.FORCE and not one.restricted
    return "" if own and step == Step.SAY_KEPT else "That is for the office to say, and not for the force."


def _not_verified(one: Undertaking, by: Actor, last: UndertakingMove | None) -> str:
    """Two people stand behind the force's kept promise: one wrote down that it is said, the other looked for themselves."""
    if one.side != Undertaking.Side.FORCE:
        return ""
    if one.state != State.SAID_KEPT:
        return "The force has not said that it is kept: write that down first."
    if last is None or last.by == by.reference:
        return "You wrote down that it is said to be kept: a second person looks for themselves."
    return ""
