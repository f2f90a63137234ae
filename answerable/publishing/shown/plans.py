"""How the pages of plans are shown."""

from answerable.kit.components import Link, Progress, Row, Tag
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date
from answerable.publishing.pages.parts import ObjectiveLine, PriorityPart, Ref
from answerable.publishing.pages.plans import ObjectivePage, PlanPage, PlansPage, PriorityPage, Rated
from answerable.publishing.shown import threads
from answerable.publishing.shown.judgements import history, shown_standing
from answerable.publishing.shown.measures import measure_table
from answerable.publishing.shown.recommendations import entries_table
from answerable.publishing.shown.rendering import HOME, PLANS, Frame, Rendering, count_tags, rating_tag


def plans(page: PlansPage, frame: Frame) -> Rendering:
    """The list of plans."""
    shown = [(frame.link(_ref(one)), years(one), one, count_tags(one.counts)) for one in page.plans]
    return Rendering("publishing/plans.html", "Plans", (HOME,), {"plans": shown})


def _ref(page: PlanPage) -> Ref:
    return Ref(page.title, page.path)


def years(page: PlanPage) -> str:
    """ "15 November 2021 to 31 March 2025"."""
    if page.start is None and page.end is None:
        return "no dates given"
    return f"{british_date(page.start)} to {british_date(page.end)}"


def plan(page: PlanPage, frame: Frame) -> Rendering:
    """A plan with each of its priorities and their objectives."""
    context = {
        "page": page,
        "years": years(page),
        "counts": count_tags(page.counts),
        "meanings": meanings(page),
        "measured": Progress("Objectives that a figure is evidence for", page.measured, page.number),
        "paper": frame.link(page.paper) if page.paper else None,
        "judgements": frame.link(page.judgements) if page.judgements else None,
        "priorities": [(one, frame.root + one.path, objective_table(one, frame)) for one in page.priorities],
        "objectives": lines_table(page.objectives, frame, "Objectives") if page.objectives else None,
    }
    return Rendering("publishing/plan.html", page.title, (HOME, PLANS), context)


def meanings(page: PlanPage) -> list[Row]:
    """What each rating that the plan has means."""
    return [Row(one.mark.word, one.mark.meaning, tag=None) for one in page.counts if one.mark.meaning]


def priority(page: PriorityPage, frame: Frame) -> Rendering:
    """A priority with its objectives."""
    one = page.priority
    context = {
        "page": page,
        "counts": count_tags(one.counts),
        "table": objective_table(one, frame),
        "measures": frame.link(page.measures) if page.measures else None,
        "previous": frame.link(page.previous) if page.previous else None,
        "next": frame.link(page.next) if page.next else None,
    }
    return Rendering("publishing/priority.html", f"{one.code}. {one.title}", (HOME, PLANS, page.plan), context)


def objective(page: ObjectivePage, frame: Frame) -> Rendering:
    """An objective: its rating, the measures that are evidence for it, the papers that tell of it."""
    context = {
        "page": page,
        "ratings": [(rating_tag(one.mark), one.mark.meaning, _rows(one, frame)) for one in reversed(page.ratings)],
        "table": measure_table(page.measures, frame, "Measures that are evidence"),
        "chain": threads.chain(page),
        "missing": threads.missing(page),
        "meetings": threads.meetings(page.thread.meetings, frame),
        "questions": [(frame.link(one.question), one) for one in page.thread.questions],
        "promises": threads.promises(page.thread.promises, frame),
        "challenges": threads.challenges(page.thread.challenges, frame),
        "standing": shown_standing(page, frame),
        "history": history(page.judgements),
        "decisions": frame.links(page.decisions),
        "recommendations": entries_table(page.recommendations, frame, "Recommendations about it"),
        "papers": frame.links(page.papers),
        "previous": frame.link(page.previous) if page.previous else None,
        "next": frame.link(page.next) if page.next else None,
    }
    above = (page.priority,) if page.priority else ()
    return Rendering(
        "publishing/objective.html", f"{page.code} {page.title}", (HOME, PLANS, page.plan, *above), context
    )


def _rows(one: Rated, frame: Frame) -> list[Row]:
    line = f", line {one.line} of the text" if one.line is not None else ""
    return [
        Row("Rated on", british_date(one.on)),
        Row("Whose rating", one.by),
        Row("Where", one.paper.text + line, Link("The paper", frame.root + one.paper.path)),
    ]


def objective_table(part: PriorityPart, frame: Frame) -> Table:
    return lines_table(part.objectives, frame, f"Objectives of priority {part.code}")


def lines_table(lines: tuple[ObjectiveLine, ...], frame: Frame, caption: str) -> Table:
    """Objectives with their ratings as published and how many measures are evidence for each."""
    columns = [
        Column[ObjectiveLine](
            "title", "Objective", lambda o: o.title, lambda o: Link(f"{o.code} {o.title}", frame.root + o.path)
        ),
        Column[ObjectiveLine]("rating", "Rating as published", _rated, _rating),
        Column[ObjectiveLine](
            "measures", "Measures", lambda o: o.measures, lambda o: str(o.measures or "none"), numeric=True
        ),
    ]
    return table(lines, columns, caption=caption)


def _rated(line: ObjectiveLine) -> str:
    return line.rating.word if line.rating else "Not rated"


def _rating(line: ObjectiveLine) -> str | Tag:
    return rating_tag(line.rating) if line.rating else "Not rated"
