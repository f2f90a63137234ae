"""handover_checks.toml: the questions that a handover answers."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answerable.kit.toml import Fields, Problem, parse

SHIPPED = Path(__file__).parent.parent / "handover_checks.toml"
THEMES = ("business", "transition", "seamless", "stakeholders")


@dataclass(frozen=True)
class CheckLine:
    """A question of the checklist, under its theme."""

    theme: str
    question: str


class ChecksBroken(Exception):
    """The checklist that ships cannot be read: a fault of this version."""


@cache
def checks() -> tuple[CheckLine, ...]:
    """The checklist that ships, in its order. Raises ChecksBroken."""
    problems: list[Problem] = []
    fields = Fields(parse(SHIPPED.read_bytes(), SHIPPED.name, problems), SHIPPED.name, problems)
    found = []
    for item in fields.tables("check"):
        found.append(CheckLine(item.choice("theme", THEMES), item.text("question", limit=300)))
        item.finish()
    fields.finish()
    if problems:
        raise ChecksBroken(" ".join(str(one) for one in problems))
    return tuple(found)
