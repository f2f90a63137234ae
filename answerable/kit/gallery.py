"""The gallery: every component and chart with figures as an office has them. It is also what the eye is tested on."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from answerable.kit.charts.bars import bar_chart
from answerable.kit.charts.data import (
    Band,
    Bar,
    BarChart,
    Break,
    Curve,
    FunnelChart,
    Kind,
    Level,
    Limits,
    LineChart,
    Panel,
    Point,
    Remark,
    Spot,
)
from answerable.kit.charts.funnel import funnel_chart
from answerable.kit.charts.line import line_chart
from answerable.kit.charts.multiples import Multiples, small_multiples
from answerable.kit.charts.signs import Shape, Sign
from answerable.kit.charts.spark import spark
from answerable.kit.charts.values import bar_values, funnel_values, line_values
from answerable.kit.components import (
    Card,
    Definition,
    Event,
    KeyFigure,
    Link,
    Progress,
    Row,
    Search,
    Tag,
    Tone,
)
from answerable.kit.tables import Column, table


class Upload(forms.Form):
    """A form with one field of each sort, some of them filled in wrongly."""

    title = forms.CharField(label="Title of the return", help_text="As it stands on the first page.")
    owner = forms.ChoiceField(
        label="Who it comes from", choices=[("", "Choose one"), ("force", "The force"), ("office", "The office")]
    )
    reason = forms.CharField(label="Why the figure changed", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    published = forms.DateField(
        label="Day it was published", widget=forms.DateInput(attrs={"type": "date"}), help_text="Not the day it came."
    )
    basis = forms.ChoiceField(
        label="How the period is known",
        widget=forms.RadioSelect,
        choices=[("stated", "Stated in the paper"), ("assumed", "Assumed by us")],
    )
    paper = forms.FileField(label="The file", help_text="CSV or XLSX, at most 20 MB.", required=False)
    final = forms.BooleanField(label="These figures are final", help_text="Leave empty while they may still change.")


@dataclass(frozen=True)
class Series:
    """A row of the gallery's table."""

    title: str
    subject: str
    value: Decimal | None
    state: Tag


MONTHS = "Nov 2021,Dec 2021,Jan 2022,Feb 2022,Mar 2022,Apr 2022,May 2022,Jun 2022,Jul 2022,Aug 2022,Sep 2022,Oct 2022,Nov 2022,Dec 2022"
WAITS = [532, 409, 222, 212, 292, 328, 375, 475, 527, 596, 509, 488, 890, 189]


def waits() -> LineChart:
    """The average wait on 101, month by month, as one paper prints it."""
    kinds = {2: Kind.BETTER, 3: Kind.BETTER, 12: Kind.WORSE}
    said = {2: "below the usual range", 3: "below the usual range", 12: "above the usual range"}
    points = tuple(
        Point(month, Decimal(wait), said.get(number, ""), kinds.get(number, Kind.PLAIN))
        for number, (month, wait) in enumerate(zip(MONTHS.split(","), WAITS, strict=True))
    )
    limits = Limits.level((0, 13), 230, 432, 634)
    return LineChart("waits", "101: average time to answer", points, "seconds", limits=(limits,))


def answered() -> LineChart:
    """999 calls answered in ten seconds: yearly, with a gap, a break, a standard and a last figure that may change."""
    figures = [("2018/19", None), ("2019/20", 64), ("2020/21", 71), ("2021/22", 70), ("2022/23", 88)]
    points = [Point(year, None if figure is None else Decimal(figure)) for year, figure in figures]
    points[3] = Point("2021/22", Decimal(70), kind=Kind.RESTATED)
    points.append(Point("April 2023 to January 2024", Decimal("92.3"), provisional=True))
    a_break = Break(4, "From here the national operator measures the time to answer, not the force")
    standard = Level("National standard", Decimal(90))
    return LineChart(
        "answered",
        "999: calls answered within 10 seconds",
        tuple(points),
        "percent",
        breaks=(a_break,),
        levels=(standard,),
    )


def judged() -> LineChart:
    """Five years of months: stretches with limits of their own, a break, an unusual time, a standard that changes."""
    kinds = {26: Kind.NOTABLE, 27: Kind.NOTABLE, **dict.fromkeys(range(52, 60), Kind.BETTER), 45: Kind.WORSE}
    said = {26: "below the usual range", 27: "below the usual range", 45: "above the usual range"}
    said |= dict.fromkeys(range(52, 60), "eight months below the average")
    points = []
    for month in range(60):
        base = 900 if month < 36 else 640
        value = base + 37 * (month * 7 % 11 - 5) - (400 if month in (26, 27) else 0) - (130 if month >= 52 else 0)
        value += 330 if month == 45 else 0
        label = f"{MONTH_NAMES[(month + 3) % 12]} {2018 + (month + 3) // 12}"
        shown = None if month in (12, 40) else Decimal(value)
        points.append(Point(label, shown, said.get(month, ""), kinds.get(month, Kind.PLAIN)))
    stepped = tuple(640.0 + 20 * (month % 4) for month in range(24))
    limits = (
        Limits.level((0, 35), 620, 900, 1180),
        Limits(36, 59, tuple(one - 260 for one in stepped), stepped, tuple(one + 260 for one in stepped)),
    )
    return LineChart(
        "judged",
        "Public order offences recorded",
        tuple(points),
        limits=limits,
        breaks=(Break(36, "From here a rule counts fewer of them"),),
        bands=(Band(24, 27, "First lockdown"),),
        remarks=(Remark(8, "A new control room opened"),),
        levels=(Level("Target", Decimal(850), 0, 35), Level("Target", Decimal(700), 36)),
    )


def rates() -> FunnelChart:
    """Eight made-up places by the size of their population, two of them beyond what chance gives."""
    rows = [(78, 24), (99, 31), (104, 55), (72, 20), (116, 40), (126, 44), (133, 29), (257, 93)]
    kinds = {2: Kind.WORSE, 6: Kind.BETTER}
    spots = tuple(
        Spot(
            f"Place {'ABCDEFGH'[number]}",
            Decimal(size * 1000),
            Decimal(rate * 10) / size,
            kinds.get(number, Kind.PLAIN),
        )
        for number, (size, rate) in enumerate(rows)
    )
    sizes = tuple(float(size) for size in range(10_000, 270_000, 10_000))
    curves = tuple(
        Curve(
            words,
            tuple(max(3.4 - reach * (3.4 / size * 1000) ** 0.5 * 1.6, 0) for size in sizes),
            tuple(3.4 + reach * (3.4 / size * 1000) ** 0.5 * 1.6 for size in sizes),
        )
        for words, reach in (("95%", 1.96), ("99.8%", 3.09))
    )
    return FunnelChart(
        "rates",
        "Reports by place",
        spots,
        Decimal("3.4"),
        sizes,
        curves,
        size_words="residents",
        rate_words="for each 1,000 residents",
    )


SIGNS = (
    Sign(Shape.BETTER, "Better than usual"),
    Sign(Shape.BETTER, "Better than usual", low=True),
    Sign(Shape.WORSE, "Worse than usual"),
    Sign(Shape.WORSE, "Worse than usual", low=True),
    Sign(Shape.NOTABLE, "Worth a look: higher than usual"),
    Sign(Shape.NOTABLE, "Worth a look: lower than usual", low=True),
    Sign(Shape.USUAL, "Within its usual range"),
    Sign(Shape.UNKNOWN, "Cannot tell"),
    Sign(Shape.ALWAYS, "Can be relied on to meet its standard"),
    Sign(Shape.HIT_AND_MISS, "Meets its standard only at times"),
    Sign(Shape.NEVER, "Will not meet its standard as things stand"),
)
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def videos() -> LineChart:
    """A count that three papers tell differently."""
    figures = [("2020", 803), ("2021", 987), ("2022", 1370), ("2023", 1753)]
    points = [Point(year, Decimal(figure)) for year, figure in figures]
    points[3] = Point("2023", Decimal(1753), "disputed: 1,753, nearly 1,700 or 1,669", Kind.DISPUTED)
    return LineChart("videos", "Videos of bad driving sent in", tuple(points))


def staffing() -> BarChart:
    """Bars with a missing value and marked ones."""
    return BarChart(
        "abandoned",
        "101: calls given up before they were answered",
        (
            Bar("2020/21", None),
            Bar("2021/22", Decimal("28.4"), "", Kind.WORSE),
            Bar("2022/23", Decimal("20.3")),
            Bar("April 2023 to January 2024", Decimal("11.9"), "provisional", Kind.BETTER),
        ),
        "percent",
    )


def panels() -> Multiples:
    """Small charts on one scale."""
    years = ("2019/20", "2020/21", "2021/22", "2022/23")
    rows = {"999 calls": (152944, 138575, 167506, 166288), "101 calls": (315625, 285351, 250234, 169699)}
    made = tuple(
        Panel(
            name,
            tuple(Point(year, Decimal(value)) for year, value in zip(years, values, strict=True)),
            "By financial year",
            "#charts",
        )
        for name, values in rows.items()
    )
    return Multiples(
        "calls", (*made, Panel("Online reports", tuple(Point(year, None) for year in years), "Not published"))
    )


SERIES = [
    Series("999 calls received", "Contact", Decimal(166288), Tag("Getting worse", Tone.WORSE)),
    Series("101 calls received", "Contact", Decimal(169699), Tag("Getting better", Tone.BETTER)),
    Series("Police officers, additional", "Strength", Decimal(351), Tag("No clear change")),
    Series("Burglaries", "Neighbourhood crime", None, Tag("Cannot be judged", Tone.UNKNOWN)),
    Series("Videos of bad driving sent in", "Roads", Decimal(1753), Tag("Disputed", Tone.AMBER)),
    Series("Messages sent to members", "Contact", Decimal(1895), Tag("No clear change")),
]
COLUMNS = [
    Column[Series]("title", "Measure", lambda row: row.title, lambda row: Link(row.title, "#table")),
    Column[Series]("subject", "Subject", lambda row: row.subject, choices=True),
    Column[Series]("value", "Latest value", lambda row: row.value, numeric=True),
    Column[Series]("state", "What it shows", lambda row: row.state.text, lambda row: row.state),
]

TAGS = [
    Tag("Getting better", Tone.BETTER),
    Tag("Getting worse", Tone.WORSE),
    Tag("No clear change"),
    Tag("Green: on course", Tone.GREEN),
    Tag("Amber: some delay", Tone.AMBER),
    Tag("Red: not on course", Tone.RED),
    Tag("Lost in publication", Tone.UNKNOWN),
]
ROWS = (
    Row("What is counted", "999 calls that the force received, whether or not they were answered."),
    Row("Unit", "Calls"),
    Row("Which way is good", "Neither: more calls can mean more trust or more harm."),
    Row("Owner", "Head of contact management", Link("Change", "#definition")),
    Row("Next review", "not stated in the papers", tag=Tag("Overdue", Tone.AMBER)),
)
EVENTS = (
    Event(
        "21 March 2023",
        "First told",
        "167,358 calls in 2021/22.",
        Link("Neighbourhood crime paper, line 121", "#timeline"),
    ),
    Event("21 March 2024", "Told again as 167,506", "No reason given.", tag=Tag("Restated", Tone.AMBER)),
    Event("7 November 2024", "Shown here as 167,506"),
)
CARDS = (
    Card("Contact", "#cards", "How fast 999, 101 and online reports are answered.", "24 measures"),
    Card("Neighbourhood crime", "#cards", "Burglary, theft and anti-social behaviour.", "31 measures"),
    Card(
        "Roads",
        "#cards",
        "Deaths and injuries, and what is done about bad driving.",
        "18 measures",
        Tag("2 disputes", Tone.AMBER),
    ),
)
FIGURES = (
    KeyFigure(
        "12",
        "objectives rated green",
        "44 ratings were lost in publication.",
        Link("The plan at a glance", "#key-figures"),
    ),
    KeyFigure("92.3%", "of 999 calls answered within 10 seconds", "April 2023 to January 2024, provisional."),
    KeyFigure("2", "figures restated since March 2023", "Both count 999 calls."),
)


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component and chart on one page."""
    form = Upload({"title": "", "basis": "stated", "published": ""})
    form.add_error(None, "The file holds two rows for the same period: rows 14 and 22.")
    lines = [
        (line_chart(chart), line_values(chart), f"{chart.identity}-values")
        for chart in (waits(), judged(), answered(), videos())
    ]
    return render(
        request,
        "kit/gallery.html",
        {
            "gallery_navigation": [("Words", "#tags", True), ("Charts", "#charts", False), ("Forms", "#form", False)],
            "crumbs": [("Home", "#main"), ("Measures", "#main")],
            "tags": TAGS,
            "form": form,
            "rows": ROWS,
            "definition": Definition("How this is measured", ROWS),
            "table": table(SERIES, COLUMNS, request.GET, caption="Measures and what they show", per_page=4),
            "events": EVENTS,
            "progress": Progress("Reading the return", 412, 1036),
            "cards": CARDS,
            "figures": FIGURES,
            "search": Search("Find a measure", query="calls", hint="Words of its title or subject."),
            "lines": lines,
            "bars": bar_chart(staffing()),
            "bar_values": bar_values(staffing()),
            "multiples": small_multiples(panels()),
            "funnel": funnel_chart(rates()),
            "funnel_values": funnel_values(rates(), "Place"),
            "signs": SIGNS,
            "sparks": [spark(replace(chart, identity=f"{chart.identity}-spark")) for chart in (waits(), judged())],
        },
    )
