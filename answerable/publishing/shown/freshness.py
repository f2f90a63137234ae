"""How the freshness of measures is shown."""

from dataclasses import replace

from django.utils.text import capfirst

from answerable.calc.periods import printed
from answerable.kit.components import Tag, Tone
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date
from answerable.publishing.pages.freshness import FreshLine, FreshnessPage
from answerable.publishing.pages.judged import Freshness
from answerable.publishing.shown.rendering import HOME, MEASURES, Frame, Rendering

MEASURE = Column[FreshLine]("measure", "Measure", lambda one: one.measure.text)
TOLD = (
    Column[FreshLine](
        "told_for", "Newest figure", lambda one: capfirst(printed(one.told_for)) if one.told_for else "none"
    ),
    Column[FreshLine]("told_on", "As at", lambda one: one.told_on),
)
UNSORTED = "Measures"


def freshness(page: FreshnessPage, frame: Frame) -> Rendering:
    """The late measures, those that are expected, and folded away by subject those of which nothing more is."""
    late = [one for one in page.lines if one.overdue]
    expected = [one for one in page.lines if one.due and not one.overdue]
    silent: dict[str, list[FreshLine]] = {}
    for one in page.lines:
        if not one.overdue and not one.due:
            silent.setdefault(one.subject or UNSORTED, []).append(one)
    context = {
        "page": page,
        "on": british_date(page.on),
        "late": len(late),
        "expected": len(expected),
        "silent": sum(map(len, silent.values())),
        "late_table": _awaited(late, frame, "Late, the longest first") if late else None,
        "expected_table": _awaited(expected, frame, "Current, the next soonest first") if expected else None,
        "subjects": [(name, _told_once(lines, frame, name)) for name, lines in sorted(silent.items())],
    }
    return Rendering("publishing/freshness.html", "How fresh the figures are", (HOME, MEASURES), context)


def _awaited(lines: list[FreshLine], frame: Frame, caption: str) -> Table:
    following = Column[FreshLine]("next", "Next expected", _next)
    state = Column[FreshLine]("state", "State", lambda one: state_of(one).text, state_of)
    return table(lines, [_linked(frame), *TOLD, following, state], caption=caption)


def _told_once(lines: list[FreshLine], frame: Frame, subject: str) -> Table:
    return table(lines, [_linked(frame), *TOLD], caption=f"{subject}: no more expected")


def _linked(frame: Frame) -> Column[FreshLine]:
    return replace(MEASURE, shown=lambda one: frame.link(one.measure))


def _next(one: FreshLine) -> str:
    if one.expected is None or one.due is None:
        return "nothing expected"
    return f"{capfirst(printed(one.expected))}, by {british_date(one.due)}"


def state_of(one: FreshLine | Freshness) -> Tag:
    """Late, current, or told once with nothing expected."""
    if one.overdue:
        return Tag("Late", Tone.RED)
    return Tag("Current", Tone.GREEN) if one.due else Tag("No more expected", Tone.NEUTRAL)
