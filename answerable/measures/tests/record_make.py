"""Measures, rows and returns for tests, of this part and of those above it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from answerable.areas.intake import AreaLine
from answerable.areas.operations import draw
from answerable.calc.periods import Period
from answerable.kit.audit import Actor
from answerable.measures import operations
from answerable.measures.intake import returns
from answerable.measures.intake.definitions import Definition, SourceLine, SubjectLine
from answerable.measures.intake.returns import Row
from answerable.measures.models import Measure, Observation, Source
from answerable.measures.queries.held import Figure, Held, series_of
from answerable.measures.queries.verdicts import Verdict

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
ANALYST = Actor("user:1", "analyst")
FORCE = "E23000018"
YEAR_2023 = Period(date(2023, 1, 1), date(2023, 12, 31))
MARCH_2023, MARCH_2024 = date(2023, 3, 21), date(2024, 3, 21)


def later(minutes: int) -> datetime:
    """A time after noon of the tests' day."""
    return NOON + timedelta(minutes=minutes)


def definition(
    code: str = "calls", *, unit: str = "count", breakdown: str = "", subject: str = "calling"
) -> Definition:
    """A whole definition of which only these matter here."""
    return Definition(
        code=code,
        title=code.replace("-", " ").capitalize(),
        subject=subject,
        why=f"It says how much is asked of the office that counts {code}.",
        numerator="Calls that were answered.",
        denominator="none",
        unit=unit,
        direction="neutral",
        direction_reason="",
        aggregation="count",
        frequency="yearly",
        breakdown=breakdown,
        source="the control room",
        owner="head of contact",
        author="analyst",
        checked_by="second analyst",
        reviewed=date(2024, 11, 1),
        next_review=date(2025, 11, 1),
        caveats="",
        aliases=(),
    )


def area(code: str = FORCE) -> None:
    """An area that figures can be of."""
    draw([AreaLine(code, code, "force", "", None, None, None, "", None, "")], by=ANALYST, at=NOON)


def measure(code: str = "calls", *, unit: str = "count", breakdown: str = "") -> Measure:
    """A measure with its subject and the area of the force."""
    operations.name_subjects([SubjectLine("calling", "Calling the police", "")], by=ANALYST, at=NOON)
    operations.define([definition(code, unit=unit, breakdown=breakdown)], by=ANALYST, at=NOON)
    area()
    return Measure.objects.get(code=code)


def source(code: str, published: date = MARCH_2024) -> Source:
    """A paper that tells figures."""
    operations.name_sources([SourceLine(code, code, published, "stated", "")], by=ANALYST, at=NOON)
    return Source.objects.get(code=code)


def row(
    value: str | None = "100",
    *,
    source: str = "report",
    as_at: date = MARCH_2024,
    printed: str = "",
    qualifier: str = "exact",
    locator: str = "line 1",
    measure: str = "calls",
    area: str = FORCE,
    breakdown: str = "",
    period: Period = YEAR_2023,
    reason: str = "",
    recorded_at: datetime | None = None,
) -> Row:
    """One telling, of the force's calls in 2023 unless it says otherwise; None is a missing value."""
    return Row(
        number=2,
        measure=measure,
        area=area,
        breakdown=breakdown,
        period=period,
        value=None if value is None else Decimal(value),
        status="missing" if value is None else "final",
        qualifier=qualifier,
        source=source,
        locator=locator,
        printed=printed or value or "missing",
        as_at=as_at,
        reason=reason,
        recorded_at=recorded_at,
    )


def record(*rows: Row, at: datetime = NOON, reason: str = "") -> Verdict:
    """The rows taken in."""
    return operations.record(rows, by=ANALYST, at=at, reason=reason)


def figure(code: str = "calls", known_on: date | None = None) -> Figure:
    """The one figure held of a measure."""
    (series,) = series_of(Measure.objects.get(code=code), known_on)
    (one,) = series.figures
    return one


def said(held: Iterable[Held]) -> list[str]:
    """The values of observations, as text: "None" for a missing one."""
    return [str(one.value) for one in held]


def observation(value: str, code: str = "calls") -> Observation:
    """The one observation of a measure that has this value."""
    return Observation.objects.get(measure__code=code, value=Decimal(value))


def tidy(**cells: str) -> dict[str, str]:
    """The cells of a good row, with these in place of its own."""
    return {
        "measure": "calls",
        "area": FORCE,
        "period_start": "2023-01-01",
        "period_end": "2023-12-31",
        "value": "100",
        "source": "report",
        "as_at": "2024-03-21",
    } | cells


def file(*rows: dict[str, str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A return with these rows, its columns those of the first row."""
    lines = [delimiter.join(rows[0]), *(delimiter.join(_quoted(one, delimiter)) for one in rows)]
    return "\n".join([*lines, ""]).encode(encoding)


def _quoted(cells: dict[str, str], delimiter: str) -> list[str]:
    return [f'"{cell}"' if delimiter in cell else cell for cell in cells.values()]


def reading(*rows: dict[str, str]) -> returns.Reading:
    """What is read of a return with these rows."""
    return returns.read(file(*rows))
