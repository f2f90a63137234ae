"""What is known besides figures, as the lines of an office folder say it: to write a folder, and to see what a line changes."""

from answerable.measures.intake.breaks import AnnotationLine, BreakLine
from answerable.measures.intake.comparators import ComparatorLine
from answerable.measures.intake.evidenced import Evidence
from answerable.measures.intake.frameworks import FrameworkLine, MetricLine, ServedLine
from answerable.measures.intake.schedules import ScheduleLine
from answerable.measures.intake.standards import StandardLine
from answerable.measures.models import Annotation, Break, Comparator, Framework, FrameworkMetric, Schedule, Standard
from answerable.measures.queries.held import plain


def evidence_of(row: Standard | Break | Annotation | Comparator) -> Evidence:
    return Evidence(
        source=row.source.code if row.source else "",
        locator=row.locator,
        as_at=row.as_at,
        note=row.note,
        recorded_at=row.recorded_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_reason=row.withdrawn_reason,
    )


def standard_lines() -> list[tuple[Standard, StandardLine]]:
    """Every standard, withdrawn ones too, with its line; by measure, area, part and day."""
    rows = Standard.objects.select_related("measure", "area", "source").order_by(
        "measure__code", "area__code", "breakdown", "kind", "starts", "recorded_at", "pk"
    )
    return [(row, standard_line(row)) for row in rows]


def standard_line(row: Standard) -> StandardLine:
    return StandardLine(
        measure=row.measure.code,
        kind=row.kind,
        aim=row.aim,
        value=plain(row.value) or row.value,
        starts=row.starts,
        set_by=row.set_by,
        area=row.area.code,
        breakdown=row.breakdown,
        ends=row.ends,
        reason=row.reason,
        evidence=evidence_of(row),
    )


def break_lines() -> list[tuple[Break, BreakLine]]:
    """Every break, withdrawn ones too, with its line; by day."""
    rows = Break.objects.select_related("source").prefetch_related("measures").order_by("at", "code")
    return [(row, break_line(row)) for row in rows]


def break_line(row: Break) -> BreakLine:
    return BreakLine(
        code=row.code,
        measures=tuple(sorted(one.code for one in row.measures.all())),
        kind=row.kind,
        at=row.at,
        reason=row.reason,
        breakdown=row.breakdown,
        at_basis=row.at_basis,
        evidence=evidence_of(row),
    )


def annotation_lines() -> list[tuple[Annotation, AnnotationLine]]:
    """Every annotation, withdrawn ones too, with its line; by day."""
    rows = Annotation.objects.select_related("source").prefetch_related("measures").order_by("starts", "code")
    return [(row, annotation_line(row)) for row in rows]


def annotation_line(row: Annotation) -> AnnotationLine:
    return AnnotationLine(
        code=row.code,
        measures=tuple(sorted(one.code for one in row.measures.all())),
        kind=row.kind,
        starts=row.starts,
        ends=row.ends,
        reason=row.reason,
        breakdown=row.breakdown,
        evidence=evidence_of(row),
    )


def comparator_lines() -> list[tuple[Comparator, ComparatorLine]]:
    """Every comparator, withdrawn ones too, with its line; by measure, part and period."""
    rows = Comparator.objects.select_related("measure", "source").order_by(
        "measure__code", "breakdown", "kind", "name", "period_start", "period_end", "recorded_at", "pk"
    )
    return [(row, comparator_line(row)) for row in rows]


def comparator_line(row: Comparator) -> ComparatorLine:
    return ComparatorLine(
        measure=row.measure.code,
        kind=row.kind,
        name=row.name,
        period_start=row.period_start,
        period_end=row.period_end,
        value=plain(row.value),
        breakdown=row.breakdown,
        why=row.why,
        n=row.n,
        n_of=row.n_of,
        members=tuple(row.members),
        evidence=evidence_of(row),
    )


def framework_lines() -> list[FrameworkLine]:
    """Every version of every framework, with its metrics and what serves them."""
    rows = Framework.objects.prefetch_related("metrics__served__measure").order_by("code", "starts", "version")
    return [framework_line(row) for row in rows]


def framework_line(row: Framework) -> FrameworkLine:
    return FrameworkLine(
        code=row.code,
        version=row.version,
        title=row.title,
        publisher=row.publisher,
        starts=row.starts,
        ends=row.ends,
        note=row.note,
        metrics=tuple(_metric(one) for one in sorted(row.metrics.all(), key=lambda one: one.position)),
    )


def _metric(row: FrameworkMetric) -> MetricLine:
    served = [ServedLine(one.measure.code, one.fit, one.breakdown, one.note) for one in row.served.all()]
    served.sort(key=lambda one: (one.measure, one.breakdown))
    return MetricLine(row.code, row.title, row.heading, tuple(served))


def schedule_lines() -> list[ScheduleLine]:
    """Every schedule."""
    return [schedule_line(row) for row in Schedule.objects.prefetch_related("measures").order_by("code")]


def schedule_line(row: Schedule) -> ScheduleLine:
    return ScheduleLine(
        code=row.code,
        title=row.title,
        measures=tuple(sorted(one.code for one in row.measures.all())),
        every=row.every,
        days_after=row.days_after,
        owner=row.owner,
        starts=row.starts,
        ends=row.ends,
        note=row.note,
    )
