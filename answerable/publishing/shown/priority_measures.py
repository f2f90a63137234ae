"""How all measures of a priority are shown on one page: the sentence, the signs and a very small chart of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from answerable.kit.charts.signs import Shape, Sign
from answerable.kit.charts.spark import spark
from answerable.kit.components import Link, Tag
from answerable.measures.views.behaviour_chart import Drawing, assurance_sign, change_sign, chart_of
from answerable.publishing.pages.plans import MeasureRow, PriorityMeasuresPage
from answerable.publishing.shown.conduct import behaviour
from answerable.publishing.shown.rendering import HOME, PLANS, Frame, Rendering, remark_tag

CHANGED = (Shape.WORSE, Shape.BETTER, Shape.NOTABLE)


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
    rows = [_row(one, number, frame) for number, one in enumerate(page.rows)]
    changed = sum(bool(one.signs) and one.signs[0].shape in CHANGED for one in rows)
    groups = [one for one in _groups(rows) if one.rows]
    context = {
        "page": page,
        "groups": groups,
        "total": len(rows),
        "priority": frame.link(page.priority),
        "changed": changed,
    }
    title = f"Measures of priority {page.code}. {page.title}"
    return Rendering("publishing/priority_measures.html", title, (HOME, PLANS, page.plan, page.priority), context)


def _groups(rows: Sequence[Shown]) -> Iterator[Group]:
    """In the order of the rows, which stand so already."""
    shapes = [one.signs[0].shape if one.signs else Shape.UNKNOWN for one in rows]
    told = list(zip(shapes, rows, strict=True))
    yield Group("Beyond what is usual", tuple(row for shape, row in told if shape in CHANGED))
    yield Group("Within the usual range", tuple(row for shape, row in told if shape is Shape.USUAL))
    unknown = tuple(row for shape, row in told if shape is Shape.UNKNOWN)
    yield Group("Too little is told to say what is usual", unknown, brief=True)


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
