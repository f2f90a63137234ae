"""The answers for programs. The form is a contract: docs/signals.md explains it, and further keys may come."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from answerable.calc.behaviour.answer import Assured, Chart, Signal, Stretch
from answerable.calc.behaviour.rules import RuleSet
from answerable.calc.behaviour.series import Goal, Point
from answerable.measures.intake.returns import RowProblem
from answerable.measures.intake.tidy_series import Sheet
from answerable.measures.intake.tidy_units import Scale
from answerable.site.signals.answers import Answer, Judged

type Json = dict[str, Any]


def as_json(sheet: Sheet, answers: Sequence[Answer], rules: RuleSet) -> str:
    """Numbers as they are, null where there is none; never NaN."""
    return json.dumps(
        {
            "series": [_series(answer) for answer in answers],
            "problems": [
                *(_problem(one, answer) for answer in answers for one in answer.problems),
                *(_problem(one) for one in sheet.problems),
            ],
            "hints": list(sheet.hints),
            "columns_not_read": list(sheet.unread),
            "rules": rules.key,
        },
        ensure_ascii=False,
        indent=1,
        allow_nan=False,
    )


def _series(answer: Answer) -> Json:
    name = {"measure": answer.measure, "breakdown": answer.breakdown}
    if answer.judged is None:
        return name | _nothing(answer) | {"sentence": answer.sentence, "area": answer.area, "refused": True}
    return name | _found(answer.judged) | {"sentence": answer.sentence, "area": answer.area, **_more(answer.judged)}


def _nothing(answer: Answer) -> Json:
    """The keys of a series that was refused."""
    return {
        "chart": Chart.NONE,
        "points": answer.rows,
        "mean": None,
        "lower": None,
        "upper": None,
        "rebased_at": [],
        "signals": [],
        "assurance": Assured.UNKNOWN if answer.has_standard else Assured.NO_STANDARD,
    }


def _found(judged: Judged) -> Json:
    behaviour = judged.behaviour
    return {
        "chart": behaviour.chart,
        "points": sum(point.value is not None for point in behaviour.points),
        **_limits(behaviour.last, judged.scale),
        "rebased_at": [cut.at.isoformat() for cut in behaviour.cuts],
        "signals": [_signal(one) for one in behaviour.signals],
        "assurance": judged.assured,
    }


def _limits(stretch: Stretch | None, scale: Scale) -> Json:
    """Mean and limits at the last point of a stretch, in the unit of the file."""
    edges = (stretch.mean, stretch.lower, stretch.upper) if stretch and stretch.has_limits else ((), (), ())
    return {
        name: scale.shown(numbers[-1]) if numbers else None
        for name, numbers in zip(("mean", "lower", "upper"), edges, strict=True)
    }


def _signal(signal: Signal) -> Json:
    return {
        "rule": signal.rule,
        "from": signal.start.start.isoformat(),
        "to": signal.end.end.isoformat(),
        "direction": signal.side,
        "verdict": signal.verdict,
    }


def _more(judged: Judged) -> Json:
    """What goes beyond the keys that every reader may rely on."""
    behaviour, scale = judged.behaviour, judged.scale
    return {
        "refused": False,
        "unit": scale.name,
        "why_none": behaviour.why_none,
        "cautions": list(judged.cautions),
        "gaps": [_days(point) for point in behaviour.points if point.value is None],
        "standard": _goal(behaviour.goal, scale) if behaviour.goal else None,
        "breaks": [{"at": cut.at.isoformat(), "reason": cut.reason, "found": cut.found} for cut in behaviour.cuts],
        "stretches": [
            {
                "from": behaviour.points[one.start].period.start.isoformat(),
                "to": behaviour.points[one.end].period.end.isoformat(),
                **_limits(one, scale),
            }
            for one in behaviour.stretches
        ],
    }


def _days(point: Point) -> list[str]:
    return [day.isoformat() for day in (point.period.start, point.period.end)]


def _goal(goal: Goal, scale: Scale) -> Json:
    ends: date | None = goal.ends
    return {
        "value": scale.shown(goal.value),
        "at_least": goal.at_least,
        "from": goal.starts.isoformat(),
        "to": ends.isoformat() if ends else None,
    }


def _problem(problem: RowProblem, answer: Answer | None = None) -> Json:
    """A problem of a series, or of a row that names none; its row is null where it is of the series as a whole."""
    return {
        "row": problem.row or None,
        "column": problem.column,
        "message": problem.message,
        "measure": answer.measure if answer else "",
        "area": answer.area if answer else "",
        "breakdown": answer.breakdown if answer else "",
    }
