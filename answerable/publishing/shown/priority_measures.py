"""How all measures of a priority are shown on one page: the sentence, the signs and a very small chart of each."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from answerable.kit.charts.signs import Shape, Sign
from answerable.kit.charts.spark import spark
from answerable.kit.components import Link, Tag
from answerable.measures.views.behaviour_chart import Drawing, assurance_sign, change_sign, chart_of
from answerable.publishing.pages.plans import MeasureRow, PriorityMeasuresPage
from answerable.publishing.shown.conduct import behaviour
from answerable.publishing.shown.rendering import HOME, PLANS, Frame, Rendering, remark_tag

SIGNALS = (Shape.WORSE, Shape.BETTER, Shape.NOTABLE)
CHANGED = ("signal", "beyond_chance")
GROUPS = (
    ("signal", "Unlike what is usual", False),
    ("beyond_chance", "Changed by more than chance", False),
    ("within_chance", "No more than chance", False),
    ("untested", "Too little is told to say whether it changed", True),
)
"""Each grade with its heading, in the order of the page; of the last only the newest figure is told."""


@dataclass(frozen=True)
class Shown:
    """A row, ready to be read."""

    title: Link
    latest: str
    period: str
    sentence: str
    signs: tuple[Sign, ...]
    remarks: tuple[Tag, ...]
    chart: SafeString | None
    objectives: list[Link]


@dataclass(frozen=True)
class Group:
    """Rows that show the like; those of which nothing can be told are `brief`."""

    heading: str
    rows: tuple[Shown, ...]
    brief: bool = False


def measures(page: PriorityMeasuresPage, frame: Frame) -> Rendering:
    """All measures of the priority, in the order that they were kept in: those that changed first."""
    rows = [(_grade(one), _row(one, number, frame)) for number, one in enumerate(page.rows)]
    groups = [
        Group(heading, tuple(row for grade, row in rows if grade == key), brief) for key, heading, brief in GROUPS
    ]
    context = {
        "page": page,
        "groups": [one for one in groups if one.rows],
        "total": len(rows),
        "priority": frame.link(page.priority),
        "changed": sum(grade in CHANGED for grade, _ in rows),
    }
    title = f"Measures of priority {page.code}: {page.title}"
    return Rendering("publishing/priority_measures.html", title, (HOME, PLANS, page.plan, page.priority), context)


def _grade(one: MeasureRow) -> str:
    """The group that a row stands in; rows kept before changes were graded say it by their sign."""
    if one.grade:
        return one.grade
    shape = change_sign(behaviour(one.conduct)).shape if one.conduct else Shape.UNKNOWN
    if shape in SIGNALS:
        return "signal"
    return "within_chance" if shape is Shape.USUAL else "untested"


def _row(one: MeasureRow, number: int, frame: Frame) -> Shown:
    line = one.line
    how = behaviour(one.conduct) if one.conduct else None
    signs = [change_sign(how), assurance_sign(how)] if how else []
    drawn = how and sum(point.value is not None for point in how.points) >= 3
    chart = spark(chart_of(Drawing(f"row-{number}", line.title, how, one.unit))) if how and drawn else None
    return Shown(
        title=Link(line.title, frame.root + line.path),
        latest=line.latest,
        period=line.period,
        sentence=one.sentence,
        signs=tuple(sign for sign in signs if sign),
        remarks=tuple(remark_tag(word) for word in line.remarks),
        chart=chart,
        objectives=[Link(ref.text.split()[0], frame.root + ref.path) for ref in one.objectives],
    )
