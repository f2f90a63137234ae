"""Decisions for tests, of this part and of those above it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from answerable.bodies import operations as bodies
from answerable.bodies.intake import HolderLine
from answerable.bodies.tests.make import body
from answerable.decisions.intake.lines import AdviceLine, DecisionLine, InterestLine, OptionLine, VoteLine
from answerable.decisions.models import Decision
from answerable.decisions.operations import drafting, loading, taking
from answerable.decisions.operations.parts import (
    AdviceGiven,
    Board,
    Interests,
    Issue,
    Openness,
    Options,
    Part,
    Reasons,
    Sheet,
    Significance,
    Signing,
)
from answerable.kit.audit import Actor

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
DAY = date(2026, 3, 4)
WRITER, HOLDER = Actor("user:1", "scrutiny-officer"), Actor("user:2", "office-holder")
TITLE = "Harbour Warden"
MEMBERS = ("Ada", "Ben", "Cleo", "Dai", "Eve")
KINDS = ("legal", "financial", "equality", "risk")

ISSUE = Issue("Lamps for the quay", "Whether to pay for lamps on the north quay.")
OPTIONS = Options((OptionLine("Pay for them", "Twelve lamps.", chosen=True), OptionLine("Leave it dark")))
ADVICE = AdviceGiven(tuple(AdviceLine(kind, f"The {kind} side is in order.", "Adviser") for kind in KINDS))
SIGNING = Signing(TITLE)
NO_INTERESTS = Interests((InterestLine(TITLE),))
REASONS = Reasons("People fell.", date(2026, 4, 1))
SIGNIFICANT = Significance(True, "Many walk there.")
SIGNED: tuple[Part, ...] = (ISSUE, OPTIONS, ADVICE, SIGNING, NO_INTERESTS, Openness("open"), REASONS, SIGNIFICANT)
BOARD = Board("Harbour board of 4 March", MEMBERS, 5, 3)
NONE_DECLARED = Interests(tuple(InterestLine(name) for name in MEMBERS))
VOTED: tuple[Part, ...] = (ISSUE, OPTIONS, ADVICE, BOARD, NONE_DECLARED, Openness("open"), REASONS, SIGNIFICANT)


def office(*, end: date | None = None) -> None:
    """A body whose holder has been in office since 2025."""
    holder = HolderLine(TITLE, "", date(2025, 5, 1), end, "stated", "")
    bodies.set_up(replace(body(), holders=(holder,)), by=WRITER, at=NOON)


def draft(*parts: Part, title: str = "Lamps for the quay", form: str = "signed") -> Decision:
    """A draft with these parts, in the order in which they are written."""
    kept = drafting.begin(title=title, form=Decision.Form(form), by=WRITER, at=NOON)
    return written(kept, *parts)


def written(kept: Decision, *parts: Part) -> Decision:
    for part in parts:
        kept = drafting.write(kept.code, part, edition=kept.edition, by=WRITER, at=NOON)
    return kept


def ready(*more: Part, title: str = "Lamps for the quay") -> Decision:
    """A signed decision that lacks nothing; `more` parts stand in the place of the usual ones."""
    return draft(*SIGNED, *more, title=title)


def sheet(votes: str, *, moved: str = "Ada", seconded: str = "Ben", casting: str = "") -> Sheet:
    """How the members voted, a letter each: f for, a against, o abstained, x absent, w withdrew."""
    casts = {"f": "for", "a": "against", "o": "abstained", "x": "absent", "w": "withdrew"}
    rows = [
        VoteLine(name, casts[letter], moved=name == moved, seconded=name == seconded)
        for name, letter in zip(MEMBERS, votes, strict=True)
    ]
    return Sheet((*rows, VoteLine("Ada", casting, casting=True)) if casting else tuple(rows))


def voted(votes: str, *more: Part, casting: str = "") -> Decision:
    """A decision of a board whose vote was written down."""
    return draft(*VOTED, *more, sheet(votes, casting=casting), form="voted")


def take(kept: Decision, on: date = DAY) -> Decision:
    return taking.take(kept.code, decided_on=on, edition=kept.edition, by=HOLDER, at=NOON)


def taken(title: str = "Lamps for the quay", on: date = DAY, *more: Part) -> Decision:
    return take(ready(Issue(title, "Whether."), *more, title=title), on)


def told_by_a_paper(source: str, **more: object) -> DecisionLine:
    """A decision of earlier days that a paper tells of."""
    line = DecisionLine(
        code="older-lamps",
        title="Older lamps",
        form="signed",
        state="taken",
        issue="Lamps were paid for.",
        source=source,
        source_line=12,
        gaps="The paper gives no day, no options and no advice.",
    )
    return replace(line, **more)  # type: ignore[arg-type]


def load(*lines: DecisionLine) -> int:
    return loading.load_decisions(lines, by=WRITER, at=NOON)
