"""The way of a release as a table of states: what follows what, who may, and what each step needs.

Draft, checked, approved, released; or dropped. The table is drawn into the documentation, and is what the page's buttons and the
operation's guard both ask. Pure: no database.
"""

from dataclasses import dataclass
from enum import StrEnum

from answerable.kit.wording import counted
from answerable.people.permissions import Permission

DRAFT, CHECKED, APPROVED, RELEASED, DROPPED = "draft", "checked", "approved", "released", "dropped"
STATES = (DRAFT, CHECKED, APPROVED, RELEASED, DROPPED)
"""In the order of a release's life."""
UNDER_WAY = (DRAFT, CHECKED, APPROVED)
"""What may still become public."""

PREPARES, APPROVES = (Permission.RELEASE,), (Permission.APPROVE,)
EITHER = PREPARES + APPROVES


class Need(StrEnum):
    """What a step needs before it may be taken, as the documentation words it."""

    LOOKED_AT = "every page that differs was looked at"
    SETTLED = "everything that stops it is settled with a reason"
    SECOND = "a second person: neither who drafted it nor who checked it"
    ALLOWED = "in a pre-election period, an exception with its reason and a name"
    NEWEST = "nothing else was released since it was frozen"
    STANDING = "none of its pages has been taken out of the record since"
    REASON = "a reason"


@dataclass(frozen=True)
class Move:
    """One step that a release may take; `words` are those of the button, `who` the permissions of which one is needed."""

    before: str
    after: str
    words: str
    who: tuple[Permission, ...]
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What is known of a release under way that its steps may need."""

    # Pages that differ and that nobody has looked at.
    unseen: int
    # Questions of the disclosure check that stop it and are not settled.
    stopping: int
    # Whether a later release came out than the one that it was compared with.
    overtaken: bool


MOVES = (
    Move(DRAFT, CHECKED, "It is checked", PREPARES, (Need.LOOKED_AT, Need.SETTLED)),
    Move(CHECKED, APPROVED, "Approve it", APPROVES, (Need.SECOND, Need.ALLOWED, Need.NEWEST)),
    Move(APPROVED, RELEASED, "Release it to the public now", EITHER, (Need.ALLOWED, Need.NEWEST, Need.STANDING)),
    Move(DRAFT, DROPPED, "Drop it", EITHER, (Need.REASON,)),
    Move(CHECKED, DROPPED, "Drop it", EITHER, (Need.REASON,)),
    Move(APPROVED, DROPPED, "Drop it", EITHER, (Need.REASON,)),
)
"""Every step there is. That an approved one is put down for a day, or taken off it, leaves its state."""


def the_move(before: str, after: str) -> Move | None:
    """The step from one state to another; None where there is none."""
    return next((one for one in MOVES if (one.before, one.after) == (before, after)), None)


def wanting(move: Move, facts: Facts) -> tuple[str, ...]:
    """What the step still needs, each a sentence that says what to do.

    Who takes it, a pre-election period and the record as it stands now are asked where the step is taken.
    """
    return tuple(words for need in move.needs if (words := _wanting(need, facts)))


def _wanting(need: Need, facts: Facts) -> str:
    match need:
        case Need.LOOKED_AT if facts.unseen:
            are = "differs and has" if facts.unseen == 1 else "differ and have"
            return f"{counted(facts.unseen, 'page')} {are} not been looked at: look at each, or at all of a kind."
        case Need.SETTLED if facts.stopping:
            stops = "question stops" if facts.stopping == 1 else "questions stop"
            return f"{facts.stopping:,} {stops} it: settle each with a reason, or mend the record and draft anew."
        case Need.NEWEST if facts.overtaken:
            return "Another release came out since this one was frozen, so it would undo that one: draft it anew."
    return ""
