"""comparators.toml: what figures are set beside, always with how many stand behind it and of when it is."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from answerable.kit.toml import Fields
from answerable.measures.intake.evidenced import Evidence, number, read_evidence, span, texts

KINDS = ("baseline", "peers", "national")


@dataclass(frozen=True)
class ComparatorLine:
    """One [[comparator]]. A baseline has no value (it is the measure's own figure) and must say why it is the base."""

    measure: str
    kind: str
    name: str
    period_start: date
    period_end: date
    value: Decimal | None = None
    breakdown: str = ""
    why: str = ""
    n: int | None = None
    n_of: str = ""
    members: tuple[str, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)


def read_comparators(fields: Fields) -> tuple[ComparatorLine, ...]:
    """The [[comparator]] tables; problems are noted in `fields`."""
    lines = []
    for item in fields.tables("comparator"):
        start, end = span(item, "period_start", "period_end")
        line = ComparatorLine(
            measure=item.code("measure", limit=120),
            kind=item.choice("kind", KINDS),
            name=item.text("name", limit=120),
            period_start=start,
            period_end=end or date.max,
            value=number(item, "value", needed=False),
            breakdown=item.text("breakdown", needed=False, limit=120),
            why=item.text("why", needed=False),
            n=item.number("n"),
            n_of=item.text("n_of", needed=False, limit=60),
            members=texts(item, "members", limit=200),
            evidence=read_evidence(item),
        )
        item.finish()
        if fault := fault_of(line):
            item.wrong(fault)
        lines.append(line)
    return tuple(lines)


def fault_of(line: ComparatorLine) -> str:
    """What does not fit together in a comparator; empty where all does."""
    if line.kind == "baseline" and line.value is not None:
        return "a baseline is the measure's own figure of that period: take 'value' out."
    if line.kind == "baseline" and not line.why:
        return "'why' is missing: a base can be chosen to flatter, so say why it is this one."
    if line.kind != "baseline" and line.value is None:
        return "'value' is missing: say what the others have."
    if line.n and line.members and len(line.members) > line.n:
        return f"'n' is {line.n}, and 'members' names {len(line.members)}: correct one of them."
    return ""
