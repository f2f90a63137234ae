"""Plans, priorities, objectives and the rating scale, as `plan.toml` and `office.toml` say them."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.kit.toml import Fields

CONTINUED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*")
SHAPES = ("circle", "triangle", "square", "diamond", "cross", "dash", "question")


@dataclass(frozen=True)
class RatingLine:
    """A step of the rating scale."""

    code: str
    word: str
    meaning: str
    shape: str
    # The code of its scale, where the office names its scales.
    scale: str = ""


@dataclass(frozen=True)
class PublishedLine:
    """The rating of an objective as published."""

    rating: str
    rated_on: date
    rated_by: str
    source: str
    line: int | None


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective with the codes of the measures that are evidence for it, and its ratings as published.

    `continues` names the objectives that it carries on, each as "PLAN/CODE".
    """

    code: str
    priority: str
    title: str
    summary: str
    source_line: int | None
    measures: tuple[str, ...]
    published: tuple[PublishedLine, ...]
    body_does: str = ""
    force_does: str = ""
    owner_role: str = ""
    baseline: str = ""
    due: date | None = None
    ended: date | None = None
    ended_because: str = ""
    continues: tuple[str, ...] = ()


@dataclass(frozen=True)
class PriorityLine:
    """A priority of a plan."""

    code: str
    title: str
    summary: str


@dataclass(frozen=True)
class PlanLine:
    """A whole plan: its priorities and objectives in their order."""

    code: str
    title: str
    start: date | None
    end: date | None
    status: str
    note: str
    source: str
    priorities: tuple[PriorityLine, ...]
    objectives: tuple[ObjectiveLine, ...]
    issued_on: date | None = None


def read_ratings(fields: Fields) -> tuple[RatingLine, ...]:
    lines: dict[str, RatingLine] = {}
    for item in fields.tables("rating"):
        line = RatingLine(
            item.code("code", limit=50),
            item.text("word", limit=60),
            item.text("meaning", needed=False),
            item.choice("shape", SHAPES),
            item.code("scale", needed=False, limit=50),
        )
        item.finish()
        item.once(line.code, set(lines))
        lines[line.code] = line
    return tuple(lines.values())


def read_plans(fields: Fields) -> tuple[PlanLine, ...]:
    """The plans of a plan file, each with its priorities and objectives; what belongs to no plan is noted."""
    heads = _heads(fields)
    priorities = [(item, item.code("plan"), _priority(item)) for item in fields.tables("priority")]
    objectives = [(item, item.code("plan"), _objective(item)) for item in fields.tables("objective")]
    plans = []
    for head in heads:
        mine = tuple(line for _, plan, line in priorities if plan == head.code)
        below = tuple(line for _, plan, line in objectives if plan == head.code)
        plans.append(replace(head, priorities=mine, objectives=below))
    _note_strays(plans, priorities, objectives)
    return tuple(plans)


def _heads(fields: Fields) -> Sequence[PlanLine]:
    heads = []
    seen: set[str] = set()
    for item in fields.tables("plan"):
        heads.append(_head(item))
        item.once(heads[-1].code, seen)
    return heads


def _note_strays(
    plans: Sequence[PlanLine],
    priorities: Sequence[tuple[Fields, str, PriorityLine]],
    objectives: Sequence[tuple[Fields, str, ObjectiveLine]],
) -> None:
    known = {plan.code: {one.code for one in plan.priorities} for plan in plans}
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    every: list[tuple[Fields, str, PriorityLine | ObjectiveLine]] = [*priorities, *objectives]
    for item, plan, line in every:
        item.finish()
        if plan not in known:
            item.wrong(f"there is no [[plan]] with the code '{plan}'.")
        elif isinstance(line, ObjectiveLine) and line.priority and line.priority not in known[plan]:
            item.wrong(f"there is no [[priority]] '{line.priority}' in plan '{plan}'.")
        item.once(line.code, seen[plan, type(line).__name__], f" in plan '{plan}'")


def _head(item: Fields) -> PlanLine:
    start, end = item.day("from", needed=False), item.day("until", needed=False)
    if start and end and end < start:
        item.wrong(f"'until' is {end}, before 'from' on {start}.")
    head = PlanLine(
        code=item.code("code", limit=50),
        title=item.text("title", limit=200),
        start=start,
        end=end,
        status=item.text("status", needed=False, limit=40),
        note=item.text("note", needed=False),
        source=item.code("source", needed=False),
        priorities=(),
        objectives=(),
        issued_on=item.day("issued_on", needed=False),
    )
    item.finish()
    return head


def _priority(item: Fields) -> PriorityLine:
    return PriorityLine(item.code("code", limit=20), item.text("title", limit=200), item.text("summary", needed=False))


def _objective(item: Fields) -> ObjectiveLine:
    ended = item.day("ended", needed=False)
    return ObjectiveLine(
        code=item.code("code", limit=20),
        priority=item.code("priority", needed=False, limit=20),
        title=item.text("title", limit=200),
        summary=item.text("summary", needed=False),
        source_line=item.number("source_line"),
        measures=_measures(item),
        published=_published(item),
        body_does=item.text("body_does", needed=False),
        force_does=item.text("force_does", needed=False),
        owner_role=item.text("owner_role", needed=False, limit=200),
        baseline=item.text("baseline", needed=False),
        due=item.day("due", needed=False),
        ended=ended,
        ended_because=item.text("ended_because", needed=bool(ended)),
        continues=_continues(item),
    )


def _continues(item: Fields) -> tuple[str, ...]:
    names = item.texts("continues")
    for name in names:
        if not CONTINUED.fullmatch(name):
            item.wrong(f"'continues' has {name[:60]!r}: say PLAN/CODE, such as 2021-25/1.1.")
    return names


def _measures(item: Fields) -> tuple[str, ...]:
    codes = item.texts("measures")
    for code, times in Counter(codes).items():
        if times > 1:
            item.wrong(f"'measures' names '{code}' {times} times: once is enough.")
    return codes


def _published(item: Fields) -> tuple[PublishedLine, ...]:
    rating = item.code("rating", needed=False)
    rated_on = item.day("rated_on", needed=bool(rating))
    by, source = (
        item.text("rated_by", needed=bool(rating), limit=200),
        item.code("rating_source", needed=bool(rating)),
    )
    line = item.number("rating_line")
    return (PublishedLine(rating, rated_on, by, source, line),) if rating and rated_on else ()
