"""judging.toml: what measures show of objectives, where their definitions do not say it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.calc.status.facts import Shows
from answerable.kit.toml import Fields, Problem, parse


@dataclass(frozen=True)
class ShowingLine:
    """What a measure shows of an objective, and why the office says so: a clause that is read in brackets."""

    plan: str
    objective: str
    measure: str
    shows: str
    because: str


def read_showings(content: bytes, where: str, problems: list[Problem]) -> tuple[ShowingLine, ...]:
    """The [[showing]] tables of a file; a measure may be said to show one thing of an objective."""
    fields = Fields(parse(content, where, problems), where, problems)
    seen: set[str] = set()
    lines = tuple(line for one in fields.tables("showing") for line in _lines(one, seen))
    fields.finish()
    return lines


def showing_tables(lines: Sequence[ShowingLine]) -> Mapping[str, object]:
    """The file again: lines that say the same of one measure stand in one table."""
    tables: dict[tuple[str, ...], list[str]] = {}
    for one in lines:
        tables.setdefault((one.plan, one.measure, one.shows, one.because), []).append(one.objective)
    return {
        "showing": [
            {"plan": plan, "measure": measure, "objectives": objectives, "shows": shows, "because": because}
            for (plan, measure, shows, because), objectives in tables.items()
        ]
    }


def _lines(fields: Fields, seen: set[str]) -> tuple[ShowingLine, ...]:
    """One table names one measure of one or more objectives."""
    plan, measure = fields.code("plan"), fields.code("measure", limit=120)
    shows = fields.choice("shows", tuple(Shows))
    because = fields.text("because", limit=200)
    objectives = fields.texts("objectives")
    if not objectives:
        fields.wrong("'objectives' is missing: name one or more by their codes.")
    for one in objectives:
        fields.once(f"{plan}/{one}/{measure}", seen)
    fields.finish()
    return tuple(ShowingLine(plan, one, measure, shows, because) for one in objectives)
