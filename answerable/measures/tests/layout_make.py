"""Layouts and workbooks for tests, made from rows of values."""

from collections.abc import Sequence
from datetime import date

from answerable.calc.grids.grid import Grid
from answerable.calc.tests.sheets import Said, sheet
from answerable.measures.intake.layouts.answers import SheetReading
from answerable.measures.intake.layouts.guessing import guess
from answerable.measures.intake.layouts.layout import Layout
from answerable.measures.intake.layouts.likeness import Known, KnownMeasure
from answerable.measures.intake.layouts.reading import read_with
from answerable.measures.intake.workbooks import Workbook

FORCE = "E23000018"
TYPES = ("Personal", "Nuisance", "Environmental")
CRIMES = (
    "Theft from motor vehicle", "Theft of motor vehicle", "Vehicle interference", "Robbery of personal property",
    "Theft from the person", "Burglary - residential",
)  # fmt: skip
MEASURES = (
    KnownMeasure("calls-999-total", "999 calls received", "count", "count", ("999 calls", "emergency calls")),
    KnownMeasure("calls-999-abandoned", "999 calls abandoned", "count", "count"),
    KnownMeasure("calls-999-answered-10s-pct", "999 calls answered within 10 seconds", "percent", "rate"),
    KnownMeasure("calls-101-controlworks-avg-wait-s", "101 ControlWorks average wait", "seconds", "mean"),
    KnownMeasure("calls-101-controlworks-answered-60s-pct", "101 calls answered in 60s", "percent", "rate"),
    KnownMeasure("calls-101-controlworks-total", "101 calls", "count", "count"),
    KnownMeasure("asb-incidents", "ASB incidents", "count", "count", ("anti-social behaviour",), TYPES),
    KnownMeasure(
        "neighbourhood-crime", "Neighbourhood crimes recorded", "count", "count", ("neighbourhood crime",), CRIMES
    ),
    KnownMeasure("derbyshire-alert-messages", "Derbyshire Alert messages sent", "count", "count", ("messages sent",)),
    KnownMeasure("derbyshire-alert-members", "Derbyshire Alert members", "members", "stock"),
    KnownMeasure("farm-watch-members", "Farm Watch members", "members", "stock"),
)
KNOWN = Known(MEASURES, FORCE, ((FORCE, "Derbyshire"), ("E07000032", "Amber Valley"), ("E07000033", "Bolsover")))


def book(*sheets: Grid) -> Workbook:
    return Workbook(sheets, "xlsx")


def calls(*rows: Sequence[Said], name: str = "Calls") -> Workbook:
    """A workbook of one sheet."""
    return book(sheet(*rows, name=name))


def layout_of(workbook: Workbook) -> Layout:
    return guess(workbook, KNOWN)


def reading(layout: Layout, workbook: Workbook) -> SheetReading:
    return read_with(layout, workbook, source="2024-10-return", as_at=date(2024, 10, 7))


def values(read: SheetReading) -> list[tuple[str, str, str, str]]:
    """Measure, breakdown, first day and value (or status) of each row."""
    return [
        (row.measure, row.breakdown, row.period.start.isoformat(), str(row.status if row.value is None else row.value))
        for row in read.rows
    ]
