"""How far our measures serve the sets of measures that others define."""

from dataclasses import dataclass

from django.db.models import Prefetch

from answerable.measures.models import Framework, FrameworkMetric, Served


@dataclass(frozen=True)
class MetricLine:
    """One metric of a framework with the measures that serve it."""

    metric: FrameworkMetric
    served: tuple[Served, ...]


@dataclass(frozen=True)
class Coverage:
    """One version of a framework, metric by metric."""

    framework: Framework
    lines: tuple[MetricLine, ...]

    @property
    def answered(self) -> int:
        """How many metrics have a measure."""
        return sum(bool(one.served) for one in self.lines)


def coverages() -> tuple[Coverage, ...]:
    """Every framework, the newest first."""
    served = Prefetch("served", Served.objects.select_related("measure").order_by("pk"))
    metrics = Prefetch("metrics", FrameworkMetric.objects.prefetch_related(served).order_by("position", "pk"))
    rows = Framework.objects.prefetch_related(metrics).order_by("-starts", "code")
    return tuple(
        Coverage(one, tuple(MetricLine(metric, tuple(metric.served.all())) for metric in one.metrics.all()))
        for one in rows
    )
