"""A decision in words: the sentence it begins with, and its sections in the order of a decision notice.

Pure: the notice, the office's page and the public page all say the same. Never the exempt part.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.calc.voting import ImpossibleVote
from answerable.decisions.intake.lines import AdviceLine, DecisionLine, InterestLine, MoneyLine, VoteLine
from answerable.decisions.models import Advice, Decision, Money, Vote
from answerable.decisions.queries.missing import counted_vote
from answerable.kit.components import Row
from answerable.kit.tables import Cell, Heading, Table
from answerable.kit.wording import british_date, money_words

STATE_WORDS = {"draft": "Draft", "taken": "Taken", "not_carried": "Not carried", "withdrawn": "Withdrawn"}
NOT_SAID = "The paper does not say."


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs, facts (term and words) and a table with its heads; any of them may be empty."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    caption: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.paragraphs or self.facts or self.rows)

    @property
    def details(self) -> list[Row]:
        """The facts as a page lists them."""
        return [Row(term, words) for term, words in self.facts]

    @property
    def table(self) -> Table | None:
        """The table as a page draws it; None where there is none."""
        if not self.rows:
            return None
        heads = tuple(Heading(head, head == "Amount") for head in self.heads)
        rows = tuple(
            tuple(Cell(words, head.numeric, label=head.text) for words, head in zip(row, heads, strict=True))
            for row in self.rows
        )
        return Table(self.caption, heads, rows, total=len(rows), per_page=len(rows))


def reference(line: DecisionLine) -> str:
    """ "2026/014"; empty for a draft and for what a paper tells of."""
    return f"{line.year}/{line.number:03}" if line.number else ""


def lead(line: DecisionLine) -> str:
    """What was decided, when and by whom, in a sentence or two."""
    if line.state == Decision.State.DRAFT:
        return (
            f"A draft, to be {'signed' if line.form == Decision.Form.SIGNED else 'voted on'}: nothing is decided yet."
        )
    if line.state == Decision.State.WITHDRAWN:
        return f"Withdrawn before it was decided: {line.withdrawn_because}"
    on = f" on {british_date(line.decided_on)}" if line.decided_on else ""
    chosen = next((one.title for one in line.options if one.chosen), "")
    if line.state == Decision.State.NOT_CARRIED:
        return f"Put to the vote{on} and not carried{f': {lowered(chosen)}' if chosen else ''}."
    if line.source:
        day = f"It was made{on}." if on else "The day is not given."
        return f"A paper tells of this decision of earlier days; its notice is not on record here. {day}"
    return f"Decided{on}: {lowered(chosen)}. {effect(line)}"


def lowered(text: str) -> str:
    """Words that go on in a sentence, without their full stop; a name or an abbreviation keeps its capital."""
    plain = text.removesuffix(".")
    second = plain[1:2]
    return (
        plain[:1].lower() + plain[1:]
        if second.islower() and plain[:1] in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" and " " in plain
        else plain
    )


def effect(line: DecisionLine) -> str:
    """ "It has effect from 1 April 2026."; of a day before it was decided that is said."""
    if line.effective_on is None:
        return ""
    before = line.decided_on and line.effective_on < line.decided_on
    return f"It has effect from {british_date(line.effective_on)}{', before it was decided' if before else ''}."


def sections(line: DecisionLine) -> tuple[Section, ...]:
    """The whole record, in the order of a decision notice; what a draft or a paper lacks is said or left out."""
    return tuple(_sections(line))


def _sections(line: DecisionLine) -> Iterator[Section]:
    unsaid = (NOT_SAID,) if line.source else ()
    yield Section("What was to be decided", paragraphs(line.issue) or unsaid)
    yield Section(
        "Options",
        paragraphs(line.only_option_because) if line.options else (paragraphs(line.only_option_because) or unsaid),
        caption="What could be decided" if line.options else "",
        heads=("Option", "What it means", "Outcome") if line.options else (),
        rows=tuple((one.title, one.words or "–", "Chosen" if one.chosen else "Not chosen") for one in line.options),
    )
    yield Section("Reasons", paragraphs(line.reasons) or unsaid)
    yield Section("Advice", () if line.advice else unsaid, tuple(advised(one) for one in line.advice))
    yield Section("Interests", () if line.interests else unsaid, tuple(declared(one) for one in line.interests))
    yield _who(line)
    if line.money:
        yield Section(
            "Money", caption="What it moves", heads=("Kind", "For", "Years", "Amount"),
            rows=tuple(moved(one) for one in line.money),
        )  # fmt: skip
    yield Section("Openness and public interest", (), tuple(_public(line)))
    if line.source:
        yield Section("What the paper leaves out", paragraphs(line.gaps))


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())


def advised(one: AdviceLine) -> tuple[str, str]:
    """ "Legal, by the monitoring officer, 3 March 2026" and the words."""
    term = Advice.Kind(one.kind).label
    term += f", by {one.role}" if one.role else ""
    term += f", {british_date(one.given_on)}" if one.given_on else ""
    return term, one.words if one.sought else f"Not sought: {one.words}"


def declared(one: InterestLine) -> tuple[str, str]:
    words = one.words or "None to declare"
    return one.role, f"{words.removesuffix('.')}. Withdrew and took no part." if one.withdrew else words


def moved(one: MoneyLine) -> tuple[str, ...]:
    return Money.Kind(one.kind).label, one.words, one.years or "not given", money_words(one.pounds)


def _who(line: DecisionLine) -> Section:
    if line.form == Decision.Form.SIGNED:
        return Section("Who decided", (), tuple(signed(line)))
    working = voted(line)
    return Section(
        "Who decided",
        (*((" ".join(working),) if working else ()), *dissents(line)),
        tuple(_meeting(line)),
        "How each member voted" if line.votes else "",
        ("Member", "Vote", "Moved or seconded") if line.votes else (),
        tuple((one.member, vote_words(one), _part(one)) for one in line.votes),
    )


def _meeting(line: DecisionLine) -> Iterator[tuple[str, str]]:
    yield "Meeting", line.meeting or NOT_SAID
    if line.decided_on:
        yield "Decided on", british_date(line.decided_on)
    if line.effective_on:
        yield "Has effect from", british_date(line.effective_on)


def signed(line: DecisionLine) -> Iterator[tuple[str, str]]:
    name = f"{line.signer_title}, {line.signer_name}" if line.signer_name else line.signer_title
    if line.delegate_role:
        yield "Signed by", f"{line.delegate_role}, for the {name}"
        yield "Delegation", line.delegation
    elif name:
        yield "Signed by", name
    if line.decided_on:
        yield "Signed on" if not line.source else "Decided on", british_date(line.decided_on)
    elif line.source:
        yield "Decided on", NOT_SAID
    if line.effective_on:
        yield "Has effect from", british_date(line.effective_on)


def voted(line: DecisionLine) -> tuple[str, ...]:
    """The working of the vote; empty as long as it cannot be counted."""
    try:
        return counted_vote(line).working if any(one.cast for one in line.votes) else ()
    except ImpossibleVote:
        return ()


def dissents(line: DecisionLine) -> tuple[str, ...]:
    return tuple(f"{one.member} dissented: {one.dissent}" for one in line.votes if one.dissent)


def vote_words(one: VoteLine) -> str:
    words = Vote.Cast(one.cast).label if one.cast else "–"
    return f"{words} (casting vote)" if one.casting else words


def _part(one: VoteLine) -> str:
    return "Moved it" if one.moved else "Seconded it" if one.seconded else "–"


def _public(line: DecisionLine) -> Iterator[tuple[str, str]]:
    if line.openness == Decision.Openness.PART_EXEMPT:
        yield "Open to the public", f"In part. A part is kept back, on this ground: {line.exempt_ground}"
    elif line.source:
        yield "Open to the public", "What the paper tells is public."
    else:
        yield "Open to the public", "The whole record"
    if line.significant is not None:
        verdict = "Yes" if line.significant else "No"
        because = f": {lowered(line.significant_because)}" if line.significant_because else ""
        yield "Of significant public interest", f"{verdict}{because}"
    elif line.source:
        yield "Of significant public interest", "Not known: the paper does not say whether it was held to be."
