"""frameworks.toml: sets of measures that somebody else defines, and which of the office's own serve them."""

from dataclasses import dataclass
from datetime import date

from answerable.kit.toml import Fields
from answerable.measures.intake.evidenced import span

FITS = ("same", "near", "part")


@dataclass(frozen=True)
class ServedLine:
    """One [[framework.metric.served]]: a measure of the office that answers the metric, and how nearly."""

    measure: str
    fit: str
    breakdown: str = ""
    note: str = ""


@dataclass(frozen=True)
class MetricLine:
    """One [[framework.metric]], in the framework's own terms."""

    code: str
    title: str
    heading: str = ""
    served: tuple[ServedLine, ...] = ()


@dataclass(frozen=True)
class FrameworkLine:
    """One [[framework]]: a version of a set, with the days it holds for and its metrics in order."""

    code: str
    version: str
    title: str
    publisher: str
    starts: date
    ends: date | None = None
    note: str = ""
    metrics: tuple[MetricLine, ...] = ()


def read_frameworks(fields: Fields) -> tuple[FrameworkLine, ...]:
    """The [[framework]] tables; problems are noted in `fields`."""
    lines, seen = [], set[str]()
    for item in fields.tables("framework"):
        starts, ends = span(item, "starts", "ends", open_end=True)
        line = FrameworkLine(
            code=item.code("code", limit=60),
            version=item.text("version", limit=40),
            title=item.text("title", limit=200),
            publisher=item.text("publisher", limit=200),
            starts=starts,
            ends=ends,
            note=item.text("note", needed=False),
            metrics=_metrics(item),
        )
        item.finish()
        item.once(f"{line.code} {line.version}", seen)
        lines.append(line)
    return tuple(lines)


def _metrics(fields: Fields) -> tuple[MetricLine, ...]:
    lines, seen = [], set[str]()
    for item in fields.tables("metric"):
        line = MetricLine(
            code=item.code("code", limit=60),
            title=item.text("title", limit=300),
            heading=item.text("heading", needed=False, limit=120),
            served=_served(item),
        )
        item.finish()
        item.once(line.code, seen, " in its framework")
        lines.append(line)
    return tuple(lines)


def _served(fields: Fields) -> tuple[ServedLine, ...]:
    lines, seen = [], set[tuple[str, str]]()
    for item in fields.tables("served"):
        line = ServedLine(
            measure=item.code("measure", limit=120),
            fit=item.choice("fit", FITS),
            breakdown=item.text("breakdown", needed=False, limit=120),
            note=item.text("note", needed=False),
        )
        item.finish()
        if (line.measure, line.breakdown) in seen:
            item.wrong(f"'{line.measure}' serves this metric already: once will do.")
        seen.add((line.measure, line.breakdown))
        lines.append(line)
    return tuple(lines)
