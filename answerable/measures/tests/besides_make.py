"""What is known besides figures, for tests: lines of each sort, and signals as the rules find them."""

from datetime import date
from decimal import Decimal

from answerable.calc.behaviour.answer import Chart, Side, Verdict
from answerable.calc.behaviour.answer import Signal as Told
from answerable.calc.periods import Period
from answerable.measures import operations
from answerable.measures.intake.breaks import AnnotationLine, BreakLine
from answerable.measures.intake.comparators import ComparatorLine
from answerable.measures.intake.evidenced import Evidence
from answerable.measures.intake.standards import StandardLine
from answerable.measures.models import Measure, Signal
from answerable.measures.operations import FoundSignal, Refreshed
from answerable.measures.tests.record_make import FORCE, later

KNOWN = Evidence(as_at=date(2024, 1, 1))


def standard_line(
    value: str = "90", starts: date = date(2021, 4, 1), ends: date | None = None, *, kind: str = "target"
) -> StandardLine:
    """What the force is asked to reach in its calls."""
    return StandardLine(
        measure="calls",
        kind=kind,
        aim="at_least",
        value=Decimal(value),
        starts=starts,
        ends=ends,
        set_by="the plan",
        area=FORCE,
        evidence=KNOWN,
    )


def break_line(code: str = "switchboard", *measures: str, at: date = date(2023, 9, 1)) -> BreakLine:
    """A day from which calls are counted otherwise."""
    return BreakLine(code, measures or ("calls",), "system", at, "calls are sorted by a switchboard", evidence=KNOWN)


def annotation_line(code: str = "outage") -> AnnotationLine:
    """Four days that were not counted."""
    return AnnotationLine(
        code, ("calls",), "missing", date(2022, 11, 1), date(2022, 11, 4), "four days were not counted", evidence=KNOWN
    )


def comparator_line(value: str | None = "95", *, kind: str = "national", why: str = "") -> ComparatorLine:
    """What calls of 2023 are set beside."""
    return ComparatorLine(
        measure="calls",
        kind=kind,
        name="England and Wales",
        period_start=date(2023, 1, 1),
        period_end=date(2023, 12, 31),
        value=None if value is None else Decimal(value),
        why=why,
        n=43,
        n_of="forces",
        evidence=KNOWN,
    )


def month(number: int, year: int = 2023) -> Period:
    """A month of 2023 unless it says otherwise."""
    first = date(year, number, 1)
    following = date(year + number // 12, number % 12 + 1, 1)
    return Period(first, date.fromordinal(following.toordinal() - 1))


def found(
    first: int, last: int, *, rule: str = "shift", side: Side = Side.HIGH, rule_set: str = "mdc-1", code: str = "calls"
) -> FoundSignal:
    """What the rules find in the force's calls, from one month of 2023 to another."""
    told = Told(rule_set, rule, month(first), month(last), side, Verdict.NOTABLE)
    return FoundSignal(Measure.objects.get(code=code).pk, FORCE, "", Chart.XMR, told)


def refresh(*signals: FoundSignal, minutes: int = 0) -> Refreshed:
    return operations.refresh(signals, at=later(minutes))


def signal() -> Signal:
    """The one signal that is kept."""
    return Signal.objects.get()


def kept() -> list[tuple[int, int, bool, str]]:
    """First and last month, whether it is gone, and the state, of every signal."""
    rows = Signal.objects.order_by("period_start", "pk")
    return [(row.period_start.month, row.period_end.month, row.gone_at is not None, row.state) for row in rows]
