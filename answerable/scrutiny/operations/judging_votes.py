"""A board judges an item by its votes: what was not carried is no judgement, and a tie carries nothing by itself."""

from dataclasses import dataclass

from answerable.calc.voting import Cast, ImpossibleVote, Outcome, count
from answerable.scrutiny.operations.live_refusals import LiveRefused

MOST_VOTES = 100
"""So many votes of a sort are believed."""


@dataclass(frozen=True)
class Votes:
    """How many voted for a judgement, and how. `casting` is the chair's casting vote in a tie, "for" or "against", or empty."""

    votes_for: int
    against: int
    abstained: int = 0
    casting: str = ""


def carried(votes: Votes) -> str:
    """That it was carried, as a sentence that is published with the reason. Raises LiveRefused, which names the field."""
    told = (votes.votes_for, votes.against, votes.abstained)
    if min(told) < 0 or max(told) > MOST_VOTES:
        raise LiveRefused(f"Give each number of votes from 0 to {MOST_VOTES}.", "votes_for")
    if votes.casting not in ("", Cast.FOR, Cast.AGAINST):
        raise LiveRefused("A casting vote is for or against.", "casting")
    sorts = zip((Cast.FOR, Cast.AGAINST, Cast.ABSTAINED), told, strict=True)
    casts = [cast for cast, times in sorts for _ in range(times)]
    try:
        found = count(
            casts, members=max(1, len(casts)), quorum=1, casting=Cast(votes.casting) if votes.casting else None
        )
    except ImpossibleVote as wrong:
        raise LiveRefused(str(wrong), "casting") from wrong
    if found.outcome is not Outcome.CARRIED:
        raise LiveRefused(_NOT[found.outcome], "votes_for")
    besides = f", {votes.abstained} abstaining" if votes.abstained else ""
    if found.by_casting_vote:
        return f"Carried by the casting vote of the chair, {votes.votes_for} votes to {votes.against}{besides}."
    return f"Carried by {votes.votes_for} votes to {votes.against}{besides}."


_LEAVE = "Leave the item without a judgement and say so in its minute, or judge it as it was carried."
_NOT = {
    Outcome.TIED: f"The votes were equal and no casting vote was given: this is not carried. {_LEAVE}",
    Outcome.NOT_CARRIED: f"This was voted down: it is no judgement. {_LEAVE}",
    Outcome.NOT_QUORATE: f"Nobody voted: nothing is carried. {_LEAVE}",
}
