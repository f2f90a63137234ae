"""An office whose measures have a history, and about which more is known than their figures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from answerable.areas import operations as areas
from answerable.areas.tests.make import area
from answerable.measures import operations as measures
from answerable.measures.intake.breaks import AnnotationLine, BreakLine
from answerable.measures.intake.comparators import ComparatorLine
from answerable.measures.intake.evidenced import Evidence
from answerable.measures.intake.frameworks import FrameworkLine, MetricLine, ServedLine
from answerable.measures.intake.returns import Row
from answerable.measures.intake.schedules import ScheduleLine
from answerable.measures.intake.standards import StandardLine
from answerable.publishing.tests import make
from answerable.publishing.tests.make import told

SAID = Evidence(source="second", locator="paragraph 4.2; line 44", as_at=make.SECOND)
USUAL = (100, 104, 97, 103, 99, 101, 106, 95, 102, 98, 105, 96)


def months(*values: int, first: int = 2021, **more: str) -> list[Row]:
    """One figure a month from January of the first year on."""
    return [told(_month(first, number), str(value), line=number + 1, **more) for number, value in enumerate(values)]


def _month(first: int, number: int) -> str:
    return f"{date(first + number // 12, number % 12 + 1, 1):%B %Y}"


def history(*rows: Row, **more: str) -> None:
    """Calls, two years of months: as usual, and then eight months far fewer; more figures as asked."""
    later = [value - 40 for value in (100, 104, 97, 103, 99, 101, 106, 95)]
    calls = months(*USUAL, *later)
    make.office(*calls, *rows, definitions=(make.define("calls", title="Calls received", **more),))


def standard(starts: date = date(2021, 1, 1), ends: date | None = None, value: str = "90") -> None:
    line = StandardLine("calls", "standard", "at_most", Decimal(value), starts, "the force", ends=ends, evidence=SAID)
    measures.set_standard(line, by=make.PUBLISHER, at=make.NOON)


def comparators(n: int | None = 43) -> None:
    """The nation, with how many stand behind it or without, and a baseline of its own."""
    nation = ComparatorLine(
        "calls",
        "national",
        "England",
        date(2021, 1, 1),
        date(2021, 12, 31),
        Decimal(110),
        n=n,
        n_of="forces",
        evidence=SAID,
    )
    january = ComparatorLine(
        "calls",
        "baseline",
        "the first month",
        date(2021, 1, 1),
        date(2021, 1, 31),
        why="It is the first told.",
        evidence=SAID,
    )
    measures.load_comparators([nation, january], by=make.PUBLISHER, at=make.NOON)


def a_break(at: date = date(2022, 1, 1)) -> None:
    line = BreakLine("switchboard", ("calls",), "system", at, "a switchboard sorts the calls", evidence=SAID)
    measures.mark_break(line, by=make.PUBLISHER, at=make.NOON)


def annotation(kind: str = "anomaly", reason: str = "first lockdown") -> None:
    line = AnnotationLine("note", ("calls",), kind, date(2021, 3, 1), date(2021, 4, 30), reason, evidence=SAID)
    measures.annotate(line, by=make.PUBLISHER, at=make.NOON)


def framework() -> None:
    served = (ServedLine("calls", "near", note="It counts calls, not callers."),)
    line = FrameworkLine(
        "national",
        "2023",
        "National measures",
        "The ministry",
        date(2023, 1, 1),
        metrics=(MetricLine("m1", "Calls for help", served=served),),
    )
    measures.adopt_framework(line, by=make.PUBLISHER, at=make.NOON)


def schedule(days_after: int = 30) -> None:
    line = ScheduleLine("calls", "Calls", ("calls",), "month", days_after, "Head of contact", date(2021, 1, 1))
    measures.expect(line, by=make.PUBLISHER, at=make.NOON)


def wards(count: int = 5, rates: tuple[int, ...] = (40, 42, 38, 41, 160)) -> list[Row]:
    """Wards with their populations, and a figure of each for one year."""
    drawn = [
        replace(area(f"ward-{n}", kind="ward", parent=make.FORCE, population=10_000), population_date=date(2021, 3, 21))
        for n in range(count)
    ]
    areas.draw(drawn, by=make.PUBLISHER, at=make.NOON)
    return [told("2022", str(rates[n]), where=f"ward-{n}", line=n + 60) for n in range(count)]
