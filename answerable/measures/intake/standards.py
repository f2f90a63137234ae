"""standards.toml: what measures are asked to reach, by whom, and from which day to which."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from answerable.kit.toml import Fields
from answerable.measures.intake.evidenced import Evidence, number, read_evidence, span

KINDS = ("standard", "target", "expectation")
AIMS = ("at_least", "at_most")


@dataclass(frozen=True)
class StandardLine:
    """One [[standard]]. Without an area it is of the body's own, without a breakdown of the whole, without an end it holds on."""

    measure: str
    kind: str
    aim: str
    value: Decimal
    starts: date
    set_by: str
    area: str = ""
    breakdown: str = ""
    ends: date | None = None
    reason: str = ""
    evidence: Evidence = field(default_factory=Evidence)


def read_standards(fields: Fields) -> tuple[StandardLine, ...]:
    """The [[standard]] tables; problems are noted in `fields`."""
    lines = []
    for item in fields.tables("standard"):
        starts, ends = span(item, "starts", "ends", open_end=True)
        line = StandardLine(
            measure=item.code("measure", limit=120),
            kind=item.choice("kind", KINDS),
            aim=item.choice("aim", AIMS),
            value=number(item, "value") or Decimal(0),
            starts=starts,
            set_by=item.text("set_by", limit=120),
            area=item.code("area", needed=False, limit=40),
            breakdown=item.text("breakdown", needed=False, limit=120),
            ends=ends,
            reason=item.text("reason", needed=False),
            evidence=read_evidence(item),
        )
        item.finish()
        lines.append(line)
    return tuple(lines)
