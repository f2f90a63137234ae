"""Which way a recommendation may go from where it is, as a table; and why it may not, in a sentence.

The guard of the operation, the button of the page and the words beside a button that is missing are all this one answer.
"""

from dataclasses import dataclass

from answerable.kit.audit import Actor
from answerable.people.permissions import ROLE_PERMISSIONS, Permission, roles_with
from answerable.people.roles import Role
from answerable.recommendations.models import Move, Recommendation

State = Recommendation.State
LIVE = Recommendation.LIVE

MAY_BECOME: dict[str, tuple[State, ...]] = {
    State.OPEN: (State.IN_PROGRESS, State.FORCE_SAYS_COMPLETE, State.CLOSED, State.NOT_OURS, State.SUPERSEDED, State.DISAGREED),
    State.IN_PROGRESS: (
        State.FORCE_SAYS_COMPLETE, State.VERIFIED, State.OPEN, State.CLOSED, State.NOT_OURS, State.SUPERSEDED, State.DISAGREED,
    ),
    State.FORCE_SAYS_COMPLETE: (State.VERIFIED, State.IN_PROGRESS, State.CLOSED, State.NOT_OURS, State.SUPERSEDED, State.DISAGREED),
    State.VERIFIED: (State.CLOSED, State.IN_PROGRESS),
    State.CLOSED: (State.IN_PROGRESS,),
    State.NOT_OURS: (State.OPEN,),
    State.SUPERSEDED: (State.OPEN,),
    State.DISAGREED: (State.OPEN, State.IN_PROGRESS, State.CLOSED),
}  # fmt: skip
"""From each state those that it may become. What somebody else verified, closed or set aside is live again only with a reason."""

EVIDENCED = frozenset({State.VERIFIED, State.CLOSED})
"""States that nothing reaches without evidence."""
REASONED = frozenset({State.NOT_OURS, State.DISAGREED, State.SUPERSEDED})
"""States that always say why."""
FORCE_MAY = frozenset({State.IN_PROGRESS, State.FORCE_SAYS_COMPLETE})
"""What the force may say itself."""

ASKED = {
    State.OPEN: "Set back to open",
    State.IN_PROGRESS: "It is in progress",
    State.FORCE_SAYS_COMPLETE: "The force says it is complete",
    State.VERIFIED: "Verify that it was done",
    State.CLOSED: "Its source has closed it",
    State.NOT_OURS: "It is not ours",
    State.SUPERSEDED: "Another takes its place",
    State.DISAGREED: "It is disagreed with",
}
"""What the button of each says where nothing is taken back."""


@dataclass(frozen=True)
class Step:
    """One way it might go: what the button says, and why it may not go there now; empty where it may."""

    to: State
    words: str
    refused: str = ""


def last_move(one: Recommendation) -> Move | None:
    """The move that brought it where it is; None where it never moved."""
    return one.moves.order_by("-pk").first()


def reopens(before: str, to: str) -> bool:
    """Whether it was settled and becomes live again, or the force's word is not taken."""
    return to in LIVE and (before not in LIVE or before == State.FORCE_SAYS_COMPLETE)


def asked(before: str, to: str) -> str:
    """What the button of a step says."""
    if before == State.FORCE_SAYS_COMPLETE and to == State.IN_PROGRESS:
        return "It is not complete yet"
    return f"Reopen it: {State(to).label.lower()}" if reopens(before, to) else ASKED[State(to)]


def wants_words(before: str, to: str) -> bool:
    return to in REASONED or reopens(before, to) or (before == State.IN_PROGRESS and to == State.OPEN)


def refused(one: Recommendation, to: str, *, by: Actor, last: Move | None) -> str:
    """Why `by` may not move it to `to`, in a sentence; empty where they may. `last` is its `last_move`."""
    if to not in MAY_BECOME[one.state]:
        return f"From “{one.get_state_display()}” it cannot become “{State(to).label}”."
    return _not_for(one, to, by) or (_not_verified(one, by, last) if to == State.VERIFIED else "")


def next_steps(one: Recommendation, *, by: Actor, last: Move | None) -> tuple[Step, ...]:
    """Every way it may go from here, those first that `by` may choose; of a role that may choose none there is none."""
    steps = [Step(to, asked(one.state, to), refused(one, to, by=by, last=last)) for to in MAY_BECOME[one.state]]
    if by.role == Role.FORCE_LIAISON:
        steps = [step for step in steps if not step.refused]
    return tuple(sorted(steps, key=lambda step: bool(step.refused)))


def _not_for(one: Recommendation, to: str, by: Actor) -> str:
    """Why it is not for a role, or not a matter of the force."""
    if to == State.FORCE_SAYS_COMPLETE and one.addressee != Recommendation.Addressee.CHIEF_OFFICER:
        return "It is not addressed to the chief officer: who carries it out has it verified when it is done."
    if by.role == Role.FORCE_LIAISON:
        return (
            ""
            if to in FORCE_MAY and not reopens(one.state, to)
            else "That is for the office to say, and not for the force."
        )
    return not_for(Permission.VERIFY if to == State.VERIFIED else Permission.TRACK, by)


def not_for(wanted: Permission, by: Actor) -> str:
    """Why `by` may not do what this permission is for; empty where they may, or are no person."""
    if by.role not in set(Role) or wanted in ROLE_PERMISSIONS[Role(by.role)]:
        return ""
    return f"Only people of these roles may {wanted.meaning}: {', '.join(role.label for role in roles_with(wanted))}."


def _not_verified(one: Recommendation, by: Actor, last: Move | None) -> str:
    """Two people stand behind a verification: one wrote down that it is done, or begun, the other looked for themselves."""
    if one.addressee == Recommendation.Addressee.CHIEF_OFFICER and one.state != State.FORCE_SAYS_COMPLETE:
        return "The force has not said that it is complete: write that down first."
    if last is None or last.by == by.reference:
        return f"You wrote down “{one.get_state_display().lower()}” yourself: a second person verifies."
    return ""
