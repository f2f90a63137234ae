"""What came of a vote: whether enough were there, whether it was carried, and the majorities that are of all members.

A motion is carried by more votes for than against, of those cast; abstentions are not votes. A tie is carried or lost by the
casting vote of the chair, and is lost without one. Whoever withdrew for an interest does not count towards the quorum.
The panel's veto wants two thirds of the persons who are members at the time, not of those present: Police Reform and
Social Responsibility Act 2011, schedules 5 and 8.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

TWO_THIRDS = Fraction(2, 3)


class Cast(StrEnum):
    """How a member voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
    ABSENT = "absent"
    WITHDREW = "withdrew"


class Outcome(StrEnum):
    """What came of it."""

    CARRIED = "carried"
    NOT_CARRIED = "not_carried"
    NOT_QUORATE = "not_quorate"
    TIED = "tied"


@dataclass(frozen=True)
class Counted:
    """A vote counted: how many of each, what came of it, and each step of the working in words."""

    members: int
    quorum: int
    votes_for: int
    votes_against: int
    abstained: int
    withdrew: int
    present: int
    outcome: Outcome
    by_casting_vote: bool
    working: tuple[str, ...]

    @property
    def quorate(self) -> bool:
        return self.outcome is not Outcome.NOT_QUORATE

    @property
    def unanimous(self) -> bool:
        """Whether all who were present voted for it."""
        return self.votes_for == self.present > 0


@dataclass(frozen=True)
class OfMembers:
    """A majority of the whole membership: how many are needed, how many there are, and whether they are enough."""

    members: int
    needed: int
    votes: int

    @property
    def reached(self) -> bool:
        return self.votes >= self.needed

    @property
    def words(self) -> str:
        """ "10 of 14 members are needed: 9 voted for it, 1 too few"."""
        missing = self.needed - self.votes
        verdict = "enough" if self.reached else f"{missing} too few"
        return f"{self.needed} of {self.members} members are needed: {self.votes} voted for it, {verdict}"


class ImpossibleVote(ValueError):
    """The numbers cannot be those of a vote."""


def count(casts: Sequence[Cast], *, members: int, quorum: int, casting: Cast | None = None) -> Counted:
    """Counts a vote. `casts` is one a member who was there or is known to be away; members not named were absent.

    `casting` is the casting vote: for or against, and only in a tie. Raises ImpossibleVote where more voted than there are
    members, where the quorum is none or more than the membership, or where a casting vote decides nothing.
    """
    found = Counter(casts)
    votes_for, votes_against = found[Cast.FOR], found[Cast.AGAINST]
    present = votes_for + votes_against + found[Cast.ABSTAINED]
    _possible(len(casts), members, quorum)
    tied = votes_for == votes_against and present >= quorum
    if casting is not None and not tied:
        raise ImpossibleVote("A casting vote is given in a tie only.")
    if casting not in (None, Cast.FOR, Cast.AGAINST):
        raise ImpossibleVote("A casting vote is for or against.")
    outcome = _outcome(votes_for, votes_against, casting) if present >= quorum else Outcome.NOT_QUORATE
    return Counted(
        members=members,
        quorum=quorum,
        votes_for=votes_for,
        votes_against=votes_against,
        abstained=found[Cast.ABSTAINED],
        withdrew=found[Cast.WITHDREW],
        present=present,
        outcome=outcome,
        by_casting_vote=casting is not None,
        working=tuple(_working(found, present, (members, quorum), casting, outcome)),
    )


def _possible(named: int, members: int, quorum: int) -> None:
    if members < 1:
        raise ImpossibleVote("A board has members: say how many.")
    if named > members:
        raise ImpossibleVote(f"{named} are named as members, and there are {members}.")
    if not 1 <= quorum <= members:
        raise ImpossibleVote(f"The quorum is {quorum}: it is at least 1 and at most the {members} members.")


def _outcome(votes_for: int, votes_against: int, casting: Cast | None) -> Outcome:
    if votes_for == votes_against:
        decided = {Cast.FOR: Outcome.CARRIED, Cast.AGAINST: Outcome.NOT_CARRIED}
        return decided[casting] if casting else Outcome.TIED
    return Outcome.CARRIED if votes_for > votes_against else Outcome.NOT_CARRIED


def _working(
    found: Counter[Cast], present: int, size: tuple[int, int], casting: Cast | None, outcome: Outcome
) -> list[str]:
    members, quorum = size
    lines = [f"{present} of {members} members were present; {quorum} make a quorum."]
    if found[Cast.WITHDREW]:
        lines.append(f"{found[Cast.WITHDREW]} withdrew for an interest and did not count towards the quorum.")
    if outcome is Outcome.NOT_QUORATE:
        return [*lines, "Too few were present to decide anything."]
    lines.append(
        f"{found[Cast.FOR]} voted for it, {found[Cast.AGAINST]} against it, {found[Cast.ABSTAINED]} abstained."
    )
    if casting:
        lines.append(f"The votes were equal; the casting vote was given {casting.value} it.")
    lines.append(WORDS[outcome])
    return lines


WORDS = {
    Outcome.CARRIED: "It was carried.",
    Outcome.NOT_CARRIED: "It was not carried.",
    Outcome.NOT_QUORATE: "Too few were present to decide anything.",
    Outcome.TIED: "The votes were equal and no casting vote was given: it is not carried.",
}


def needed_of(members: int, share: Fraction = TWO_THIRDS) -> int:
    """How many votes reach a share of all members: 10 of 14 for two thirds. Raises ImpossibleVote without members."""
    if members < 1:
        raise ImpossibleVote("A board has members: say how many.")
    return -(-members * share.numerator // share.denominator)


def of_members(votes: int, members: int, share: Fraction = TWO_THIRDS) -> OfMembers:
    """Whether so many votes are a share of all who are members at the time, present or not. Raises ImpossibleVote."""
    if not 0 <= votes <= members:
        raise ImpossibleVote(f"{votes} voted, and there are {members} members.")
    return OfMembers(members, needed_of(members, share), votes)
