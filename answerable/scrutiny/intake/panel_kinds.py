"""panel_kinds.toml: the kinds of paper that an office sends to its panel, and the duty that its deadline is."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answerable.clocks.intake.register import DutyLine
from answerable.kit.toml import Fields, Problem, parse

SHIPPED = Path(__file__).parent.parent / "panel_kinds.toml"
PAPER_DUTY = DutyLine(
    code="panel-paper",
    title="Send a paper to the panel by the day its support asked for",
    trigger="The day the paper was asked for or begun",
    standing="local",
    counting="set_by_person",
    evidence="The day of submission.",
    note="No law sets this day. Panels complain of late papers more than of anything else.",
    confirmed=True,
)


@dataclass(frozen=True)
class PaperKind:
    """A kind of paper, and what one begins with."""

    word: str
    meaning: str
    purpose: str
    sections: tuple[str, ...]
    priorities: bool


class KindsBroken(Exception):
    """The kinds that ship cannot be read: a fault of this version."""


@cache
def kinds() -> tuple[PaperKind, ...]:
    """The kinds that ship, in their order. Raises KindsBroken."""
    problems: list[Problem] = []
    fields = Fields(parse(SHIPPED.read_bytes(), SHIPPED.name, problems), SHIPPED.name, problems)
    found = tuple(_kind(item) for item in fields.tables("kind"))
    fields.finish()
    if problems:
        raise KindsBroken(" ".join(str(one) for one in problems))
    return found


def _kind(item: Fields) -> PaperKind:
    found = PaperKind(
        word=item.text("word", limit=60),
        meaning=item.text("meaning"),
        purpose=item.text("purpose"),
        sections=tuple(item.texts("sections")),
        priorities=item.text("adds", needed=False) == "priorities",
    )
    item.finish()
    return found


def kind_of(word: str) -> PaperKind:
    """The kind of that name; of one that is the office's own, one that begins with nothing."""
    return next(
        (one for one in kinds() if one.word.casefold() == word.strip().casefold()), PaperKind(word, "", "", (), False)
    )
