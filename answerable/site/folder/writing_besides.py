"""Writing what is known of measures besides their figures, withdrawn or not, in the form that `load` reads."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime

from answerable.measures.intake import returns
from answerable.measures.intake.breaks import AnnotationLine, BreakLine
from answerable.measures.intake.briefings import BriefingLine
from answerable.measures.intake.comparators import ComparatorLine
from answerable.measures.intake.evidenced import Evidence
from answerable.measures.intake.frameworks import FrameworkLine
from answerable.measures.intake.schedules import ScheduleLine
from answerable.measures.intake.signals import COLUMNS as SIGNAL_COLUMNS
from answerable.measures.intake.standards import StandardLine
from answerable.measures.models import ReturnLayout, Signal
from answerable.measures.queries import known_lines
from answerable.measures.queries.briefings import kept_briefings
from answerable.measures.queries.pages import roles_of
from answerable.site.folder.texts import moment, number, said, toml
from answerable.site.folder.withholding import Hidden


def files(hidden: Hidden, *, restricted: bool) -> Iterator[tuple[str, str]]:
    """The files that have something in them; `hidden` are the figures that the public is not told, by measure.

    The public form has the signals that were explained, as the explanation is published; the restricted one has all of them
    with what the office notes, and how the files of senders are read.
    """
    tables = {
        "standards.toml": {"standard": [standard_table(line) for _, line in known_lines.standard_lines()]},
        "breaks.toml": {
            "break": [mark_table(line) for _, line in known_lines.break_lines()],
            "annotation": [mark_table(line) for _, line in known_lines.annotation_lines()],
        },
        "comparators.toml": {"comparator": [comparator_table(line) for _, line in known_lines.comparator_lines()]},
        "frameworks.toml": {"framework": [framework_table(line) for line in known_lines.framework_lines()]},
        "schedules.toml": {"schedule": [schedule_table(line) for line in known_lines.schedule_lines()]},
    }
    for name, table in tables.items():
        if found := said(**table):
            yield name, toml(found)
    if signals := [_signal(row, roles) for row, roles in _signals(hidden, restricted=restricted)]:
        yield "signals.csv", returns.written(signals, SIGNAL_COLUMNS)
    if restricted and (layouts := [_layout(row) for row in ReturnLayout.objects.order_by("name", "made_at", "pk")]):
        yield "layouts.json", _json(layouts)
    if restricted and (briefings := [_briefing(line) for line in kept_briefings()]):
        yield "briefings.json", _json(briefings)


def _json(lines: list[dict[str, object]]) -> str:
    return json.dumps(lines, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _briefing(line: BriefingLine) -> dict[str, object]:
    """A briefing with its times as the world has them; a draft says nothing of freezing."""
    facts = {"code": line.code, "title": line.title, "body": line.body, "written_at": moment(line.written_at)}
    return facts | ({"frozen": line.frozen, "frozen_at": moment(line.frozen_at)} if line.frozen_at else {})


def _signals(hidden: Hidden, *, restricted: bool) -> Iterator[tuple[Signal, Mapping[str, str]]]:
    """The signals to write, each with the roles of all who decided on them."""
    rows = Signal.objects.select_related("measure", "area", "explained_by").order_by(
        "measure__code", "area__code", "breakdown", "rule_set", "rule", "side", "period_start"
    )
    if not restricted:
        rows = rows.filter(state=Signal.State.EXPLAINED)
    kept = [row for row in rows if restricted or not _shows_hidden(row, hidden)]
    roles = roles_of({row.decided_by for row in kept if row.decided_by})
    return ((row, roles) for row in kept)


def _shows_hidden(row: Signal, hidden: Hidden) -> bool:
    """Whether a signal would tell on which side of its usual range a figure is that is not shown."""
    cells = hidden.get(row.measure_id, ())
    return any(
        (area, part) == (row.area.code, row.breakdown)
        and row.period_start <= period.end
        and period.start <= row.period_end
        for area, part, period in cells
    )


def _signal(row: Signal, roles: Mapping[str, str]) -> dict[str, object]:
    return {
        "measure": row.measure.code,
        "area": row.area.code,
        "breakdown": row.breakdown,
        "chart": row.chart,
        "rule_set": row.rule_set,
        "rule": row.rule,
        "side": row.side,
        "verdict": row.verdict,
        "period_start": row.period_start,
        "period_end": row.period_end,
        "first_seen_at": moment(row.first_seen_at),
        "gone_at": moment(row.gone_at) if row.gone_at else "",
        "state": row.state,
        "note": row.note,
        "decided_at": moment(row.decided_at) if row.decided_at else "",
        "decided_by": roles.get(row.decided_by, ""),
        "decided_to": row.decided_to or "",
        "explained_by": row.explained_by.code if row.explained_by else "",
    }


def _layout(row: ReturnLayout) -> dict[str, object]:
    return {
        "name": row.name,
        "made_at": moment(row.made_at),
        "retired_at": moment(row.retired_at) if row.retired_at else "",
        "layout": row.layout,
    }


def standard_table(line: StandardLine) -> dict[str, object]:
    return _evidenced({**asdict(line), "value": number(line.value)}, line.evidence)


def mark_table(line: BreakLine | AnnotationLine) -> dict[str, object]:
    return _evidenced({**asdict(line), "measures": list(line.measures)}, line.evidence)


def comparator_table(line: ComparatorLine) -> dict[str, object]:
    facts = {**asdict(line), "value": number(line.value), "members": list(line.members)}
    return _evidenced(facts, line.evidence)


def _evidenced(facts: dict[str, object], evidence: Evidence) -> dict[str, object]:
    facts.pop("evidence")
    stamps = {"recorded_at": _utc(evidence.recorded_at), "withdrawn_at": _utc(evidence.withdrawn_at)}
    return said(**{**facts, **asdict(evidence), **stamps})


def _utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at else None


def framework_table(line: FrameworkLine) -> dict[str, object]:
    facts = asdict(line)
    metrics = [
        said(**{**asdict(metric), "served": [said(**asdict(one)) for one in metric.served]}) for metric in line.metrics
    ]
    return said(**{**facts, "metrics": None, "metric": metrics})


def schedule_table(line: ScheduleLine) -> dict[str, object]:
    return said(**{**asdict(line), "measures": list(line.measures)})
