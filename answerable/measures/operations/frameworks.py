"""Writes of sets of measures that somebody else defines, and of which of ours serve them."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.measures.intake.frameworks import FrameworkLine, MetricLine
from answerable.measures.models import Framework, FrameworkMetric, Served
from answerable.measures.operations.context import Names, tidied
from answerable.measures.queries.known_lines import framework_lines


@transaction.atomic
def adopt_framework(line: FrameworkLine, *, by: Actor, at: datetime) -> bool:
    """Adds one version of a framework, or changes it to this; False where nothing changed. Raises NotHeld."""
    return load_frameworks([tidied(line)], by=by, at=at) > 0


@transaction.atomic
def load_frameworks(lines: Sequence[FrameworkLine], *, by: Actor, at: datetime) -> int:
    """Takes in frameworks. The number of versions that changed. Raises NotHeld with every measure that is not."""
    names, held = Names(), {(one.code, one.version): one for one in framework_lines()}
    settled = [_settled(line, names) for line in lines]
    names.refuse()
    entries = []
    for line in settled:
        old = held.get((line.code, line.version))
        if old == line:
            continue
        _put(line, names)
        before = asdict(old) if old else None
        subject = f"framework:{line.code} {line.version}"
        entries.append(audit.Entry("framework adopted", by, at, subject, before, asdict(line)))
    audit.record_many(entries)
    return len(entries)


def _settled(line: FrameworkLine, names: Names) -> FrameworkLine:
    """The line with what serves each metric in the order in which it is kept."""
    for metric in line.metrics:
        for one in metric.served:
            names.measure(one.measure, one.breakdown, f"framework '{line.code}' {line.version}, metric '{metric.code}'")
    return replace(line, metrics=tuple(_ordered(metric) for metric in line.metrics))


def _ordered(metric: MetricLine) -> MetricLine:
    return replace(metric, served=tuple(sorted(metric.served, key=lambda one: (one.measure, one.breakdown))))


def _put(line: FrameworkLine, names: Names) -> None:
    fields = {name: getattr(line, name) for name in ("title", "publisher", "starts", "ends", "note")}
    kept, _ = Framework.objects.update_or_create(code=line.code, version=line.version, defaults=fields)
    kept.metrics.all().delete()
    metrics = FrameworkMetric.objects.bulk_create(
        FrameworkMetric(framework=kept, code=one.code, heading=one.heading, title=one.title, position=position)
        for position, one in enumerate(line.metrics)
    )
    Served.objects.bulk_create(
        Served(
            metric=row,
            measure=names.measures[one.measure],
            breakdown=one.breakdown,
            fit=one.fit,
            note=one.note,
        )
        for row, metric in zip(metrics, line.metrics, strict=True)
        for one in metric.served
    )
