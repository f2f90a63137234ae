"""breaks.toml: the days from which something else is counted, and the times that a reader must know about."""

from dataclasses import dataclass, field
from datetime import date

from answerable.kit.toml import Fields
from answerable.measures.intake.evidenced import Evidence, day, measures, read_evidence, span

BREAK_KINDS = ("counting_rule", "recording", "system", "definition", "consent", "window")
ANNOTATION_KINDS = ("anomaly", "missing", "event")
LONGEST_REASON = 120
"""In characters: it is written at the line of a chart."""


@dataclass(frozen=True)
class BreakLine:
    """One [[break]]: nothing is compared across the day `at`. Without a breakdown it is of all parts and the whole."""

    code: str
    measures: tuple[str, ...]
    kind: str
    at: date
    reason: str
    breakdown: str = ""
    at_basis: str = "stated"
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True)
class AnnotationLine:
    """One [[annotation]]: days known to be unusual, or without data, or marked by an event."""

    code: str
    measures: tuple[str, ...]
    kind: str
    starts: date
    ends: date
    reason: str
    breakdown: str = ""
    evidence: Evidence = field(default_factory=Evidence)


def read_breaks(fields: Fields) -> tuple[BreakLine, ...]:
    """The [[break]] tables; problems are noted in `fields`."""
    lines, seen = [], set[str]()
    for item in fields.tables("break"):
        line = BreakLine(
            code=item.code("code"),
            measures=measures(item),
            kind=item.choice("kind", BREAK_KINDS),
            at=day(item, "at") or date.min,
            reason=item.text("reason", limit=LONGEST_REASON),
            breakdown=item.text("breakdown", needed=False, limit=120),
            at_basis=item.choice("at_basis", ("stated", "assumed"), default="stated"),
            evidence=read_evidence(item),
        )
        item.finish()
        item.once(line.code, seen)
        lines.append(line)
    return tuple(lines)


def read_annotations(fields: Fields) -> tuple[AnnotationLine, ...]:
    """The [[annotation]] tables; problems are noted in `fields`."""
    lines, seen = [], set[str]()
    for item in fields.tables("annotation"):
        starts, ends = span(item, "starts", "ends")
        line = AnnotationLine(
            code=item.code("code"),
            measures=measures(item),
            kind=item.choice("kind", ANNOTATION_KINDS),
            starts=starts,
            ends=ends or date.max,
            reason=item.text("reason", limit=LONGEST_REASON),
            breakdown=item.text("breakdown", needed=False, limit=120),
            evidence=read_evidence(item),
        )
        item.finish()
        item.once(line.code, seen)
        lines.append(line)
    return tuple(lines)
