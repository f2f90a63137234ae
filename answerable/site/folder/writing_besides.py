"""Writing what is known of measures besides their figures, withdrawn or not, in the form that `load` reads."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime

from answerable.measures.intake.breaks import AnnotationLine, BreakLine
from answerable.measures.intake.comparators import ComparatorLine
from answerable.measures.intake.evidenced import Evidence
from answerable.measures.intake.frameworks import FrameworkLine
from answerable.measures.intake.schedules import ScheduleLine
from answerable.measures.intake.standards import StandardLine
from answerable.measures.queries import known_lines
from answerable.site.folder.texts import number, said, toml


def files() -> Iterator[tuple[str, str]]:
    """The files that have something in them."""
    tables = {
        "standards.toml": {"standard": [_standard(line) for _, line in known_lines.standard_lines()]},
        "breaks.toml": {
            "break": [_mark(line) for _, line in known_lines.break_lines()],
            "annotation": [_mark(line) for _, line in known_lines.annotation_lines()],
        },
        "comparators.toml": {"comparator": [_comparator(line) for _, line in known_lines.comparator_lines()]},
        "frameworks.toml": {"framework": [_framework(line) for line in known_lines.framework_lines()]},
        "schedules.toml": {"schedule": [_schedule(line) for line in known_lines.schedule_lines()]},
    }
    for name, table in tables.items():
        if found := said(**table):
            yield name, toml(found)


def _standard(line: StandardLine) -> dict[str, object]:
    return _evidenced({**asdict(line), "value": number(line.value)}, line.evidence)


def _mark(line: BreakLine | AnnotationLine) -> dict[str, object]:
    return _evidenced({**asdict(line), "measures": list(line.measures)}, line.evidence)


def _comparator(line: ComparatorLine) -> dict[str, object]:
    facts = {**asdict(line), "value": number(line.value), "members": list(line.members)}
    return _evidenced(facts, line.evidence)


def _evidenced(facts: dict[str, object], evidence: Evidence) -> dict[str, object]:
    facts.pop("evidence")
    stamps = {"recorded_at": _utc(evidence.recorded_at), "withdrawn_at": _utc(evidence.withdrawn_at)}
    return said(**{**facts, **asdict(evidence), **stamps})


def _utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at else None


def _framework(line: FrameworkLine) -> dict[str, object]:
    facts = asdict(line)
    metrics = [
        said(**{**asdict(metric), "served": [said(**asdict(one)) for one in metric.served]}) for metric in line.metrics
    ]
    return said(**{**facts, "metrics": None, "metric": metrics})


def _schedule(line: ScheduleLine) -> dict[str, object]:
    return said(**{**asdict(line), "measures": list(line.measures)})
