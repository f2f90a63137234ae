"""How the freshness of measures is shown."""

from django.utils.text import capfirst

from answerable.calc.periods import printed
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date
from answerable.publishing.pages.freshness import FreshLine, FreshnessPage
from answerable.publishing.pages.judged import Freshness
from answerable.publishing.shown.rendering import HOME, MEASURES, Frame, Rendering


def freshness(page: FreshnessPage, frame: Frame) -> Rendering:
    """Every measure: what was told last, what is expected next, and whether it is late."""
    late = [one for one in page.lines if one.overdue]
    expected = [one for one in page.lines if one.due and not one.overdue]
    silent = len(page.lines) - len(late) - len(expected)
    columns = [
        Column[FreshLine](
            "measure",
            "Measure",
            lambda one: one.measure.text,
            lambda one: Link(one.measure.text, frame.root + one.measure.path),
        ),
        Column[FreshLine](
            "told_for", "Newest figure", lambda one: capfirst(printed(one.told_for)) if one.told_for else "none"
        ),
        Column[FreshLine]("told_on", "As at", lambda one: one.told_on),
        Column[FreshLine]("next", "Next expected", _next),
        Column[FreshLine]("state", "State", lambda one: state_of(one).text, state_of),
    ]
    context = {
        "page": page,
        "on": british_date(page.on),
        "late": len(late),
        "expected": len(expected),
        "silent": silent,
        "table": table(page.lines, columns, caption="Every measure, the late ones first"),
    }
    return Rendering("publishing/freshness.html", "How fresh the figures are", (HOME, MEASURES), context)


def _next(one: FreshLine) -> str:
    if one.expected is None or one.due is None:
        return "nothing expected"
    return f"{capfirst(printed(one.expected))}, by {british_date(one.due)}"


def state_of(one: FreshLine | Freshness) -> Tag:
    """Late, current, or told once with nothing expected."""
    if one.overdue:
        return Tag("Late", Tone.RED)
    return Tag("Current", Tone.GREEN) if one.due else Tag("No more expected", Tone.NEUTRAL)
