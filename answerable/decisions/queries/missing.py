"""What a draft still wants before it can be taken: every requirement, in words, and the page on which it is written."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from answerable.bodies.models import OfficeHolder
from answerable.bodies.queries import body_on
from answerable.calc.voting import Cast, Counted, ImpossibleVote, count
from answerable.decisions.intake.lines import DecisionLine, VoteLine
from answerable.decisions.models import Decision

ADVISED = {"legal": "legal", "financial": "financial", "equality": "equality", "risk": "risk"}
"""The kinds of advice that each decision has, or says why it was not sought."""
HERE = (Cast.FOR, Cast.AGAINST, Cast.ABSTAINED)


@dataclass(frozen=True)
class Missing:
    """One thing that is wanted, and the step of the draft that it belongs to."""

    step: str
    words: str


def missing(line: DecisionLine) -> tuple[Missing, ...]:
    """Everything that the record itself lacks, whatever the day."""
    return tuple(Missing(step, words) for step, ask in STEPS for words in ask(line))


def missing_on(line: DecisionLine, day: date, today: date) -> tuple[Missing, ...]:
    """The same, with what depends on the day on which it is decided."""
    return (*missing(line), *_of_the_day(line, day, today), *_of_the_record(line))


def counted_vote(line: DecisionLine) -> Counted:
    """The vote of a board, counted. Raises ImpossibleVote."""
    casts = [Cast(one.cast) for one in line.votes if one.cast and not one.casting]
    casting = next((Cast(one.cast) for one in line.votes if one.casting and one.cast), None)
    return count(casts, members=line.members or 0, quorum=line.quorum or 0, casting=casting)


def persons(line: DecisionLine) -> tuple[str, ...]:
    """Those who decide, each of whom is asked for interests: who signs, or every member."""
    if line.form == Decision.Form.SIGNED:
        return (line.delegate_role or line.signer_title,) if line.signer_title else ()
    return tuple(dict.fromkeys(one.member for one in line.votes))


def _issue(line: DecisionLine) -> Iterator[str]:
    if not line.issue:
        yield "Say what is to be decided."


def _options(line: DecisionLine) -> Iterator[str]:
    if not line.options:
        yield "Write down what could be decided."
    elif len(line.options) < 2 and not line.only_option_because:
        yield "Write down a second option, or say why there was none."
    if line.options and sum(one.chosen for one in line.options) != 1:
        yield "Mark the one option that this decision takes."


def _advice(line: DecisionLine) -> Iterator[str]:
    given = {one.kind for one in line.advice}
    for kind, word in ADVISED.items():
        if kind not in given:
            yield f"Write down the {word} advice, or why none was sought."


def _who(line: DecisionLine) -> Iterator[str]:
    if line.form == Decision.Form.SIGNED:
        if not line.signer_title:
            yield "Say who signs."
        if bool(line.delegate_role) != bool(line.delegation):
            yield "A delegate signs under a delegation: name both."
        return
    if not (line.meeting and line.members and line.quorum and line.votes):
        yield "Say which meeting decides, who its members are and how many make a quorum."


def _interests(line: DecisionLine) -> Iterator[str]:
    asked = {one.role: one for one in line.interests}
    for person in persons(line):
        if person not in asked:
            yield f"Ask {person} for interests, and write down what was declared, or that there was none."
        elif line.form == Decision.Form.SIGNED and asked[person].withdrew:
            yield f"{person} declared an interest and withdrew, and cannot sign: somebody else has to."


def _votes(line: DecisionLine) -> Iterator[str]:
    if line.form == Decision.Form.SIGNED or not (line.members and line.quorum and line.votes):
        return
    if silent := [one.member for one in line.votes if not one.cast]:
        yield f"Write down how {', '.join(silent)} voted."
        return
    yield from _barred(line)
    yield from _movers(line)
    try:
        if not counted_vote(line).quorate:
            yield "Too few members were present to decide: the quorum was not met."
    except ImpossibleVote as refused:
        yield str(refused)


def _barred(line: DecisionLine) -> Iterator[str]:
    """Those who withdrew for an interest and are written down as voting, or the other way round."""
    withdrew = {one.role for one in line.interests if one.withdrew}
    for one in line.votes:
        if one.member in withdrew and one.cast in HERE:
            yield f"{one.member} declared an interest and withdrew, and cannot vote."
        elif one.cast == Cast.WITHDREW and one.member not in withdrew:
            yield f"{one.member} is down as withdrawn, but no interest with a withdrawal was declared."


def _movers(line: DecisionLine) -> Iterator[str]:
    ballots = [one for one in line.votes if not one.casting]
    movers = [one for one in ballots if one.moved]
    seconders = [one for one in ballots if one.seconded]
    if len(movers) != 1 or len(seconders) != 1:
        yield "Say which one member moved it, and which other seconded it."
    elif movers[0].member == seconders[0].member:
        yield "Whoever moved it cannot second it too."
    for one in (*movers, *seconders):
        if not _present(one):
            yield f"{one.member} was not there, and cannot have moved or seconded it."
    voters = {one.member: one.cast for one in ballots}
    for one in line.votes:
        if one.casting and voters.get(one.member) not in HERE:
            yield f"{one.member} was not there, and has no casting vote."


def _present(vote: VoteLine) -> bool:
    return vote.cast in HERE


def _openness(line: DecisionLine) -> Iterator[str]:
    if line.openness == Decision.Openness.PART_EXEMPT:
        if not line.exempt_ground:
            yield "Say on which ground a part is kept back."
        if not line.exempt_part:
            yield "Write down the part that is kept back."


def _reasons(line: DecisionLine) -> Iterator[str]:
    if not line.reasons:
        yield "Give the reasons."
    if line.effective_on is None:
        yield "Say from which day it has effect."


def _significance(line: DecisionLine) -> Iterator[str]:
    if line.significant is None:
        yield "Say whether it is of significant public interest."
    elif not line.significant_because:
        yield "Say why it is, or is not, of significant public interest."


STEPS: tuple[tuple[str, Callable[[DecisionLine], Iterator[str]]], ...] = (
    ("issue", _issue),
    ("options", _options),
    ("advice", _advice),
    ("who", _who),
    ("interests", _interests),
    ("openness", _openness),
    ("reasons", _reasons),
    ("significance", _significance),
    ("votes", _votes),
)


def _of_the_day(line: DecisionLine, day: date, today: date) -> Iterator[Missing]:
    if day > today:
        yield Missing("take", "The day of the decision is still to come.")
    holders = list(OfficeHolder.objects.order_by("start"))
    if holders and day < holders[0].start:
        yield Missing("take", "The body had no holder yet on that day: look at the date.")
    elif line.form == Decision.Form.SIGNED and line.signer_title and not _held(holders, line, day):
        who = f"{line.signer_title}, {line.signer_name}," if line.signer_name else line.signer_title
        yield Missing("who", f"{who} was not in office on that day, and cannot sign.")
    yield from _of_the_body(line, day)


def _of_the_body(line: DecisionLine, day: date) -> Iterator[Missing]:
    """A board votes: what the body was on the day decides, whatever it is now. One holder may still have a board of theirs vote."""
    body = body_on(day)
    if body and body.votes and line.form == Decision.Form.SIGNED and not line.delegation:
        yield Missing(
            "who", f"{body.name} decided by votes on that day: one signs only under a delegation of the board."
        )


def _held(holders: list[OfficeHolder], line: DecisionLine, day: date) -> bool:
    return any(
        (one.title, one.name) == (line.signer_title, line.signer_name)
        and one.start <= day
        and (one.end is None or day <= one.end)
        for one in holders
    )


def _of_the_record(line: DecisionLine) -> Iterator[Missing]:
    """What an earlier decision, once it is revoked, cannot have happen to it."""
    earlier = line.revokes or line.varies
    again = Counter(Decision.objects.taken().filter(revokes__code=earlier).values_list("code", flat=True))
    if earlier and again:
        yield Missing("reasons", "The decision that it varies or revokes has been revoked already.")
