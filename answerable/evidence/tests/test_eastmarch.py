"""Two invented papers of one office for one year: what they tell differently is found, and nothing that they tell apart."""

import csv
from functools import cache
from pathlib import Path

import pytest

from answerable.calc.consistency.event_date import event_date
from answerable.calc.consistency.finding import Finding
from answerable.calc.consistency.reading import Reading, read_document
from answerable.calc.consistency.rules import check
from answerable.calc.consistency.same_figure import same_figure
from answerable.evidence.intake.text import read_file

PAPERS = Path(__file__).parent / "papers"


def planted() -> list[tuple[str, str, str, str]]:
    with (PAPERS / "eastmarch.csv").open(encoding="utf-8", newline="") as file:
        return [(row["rule"], row["one"], row["other"], row["what"]) for row in csv.DictReader(file)]


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read_document(read_file(PAPERS / f"eastmarch-{name}.txt")) for name in ("report", "force"))


def printed(finding: Finding) -> list[str]:
    return sorted(place.printed for place in finding.places)


@pytest.mark.parametrize(("rule", "one", "other", "what"), planted(), ids=lambda value: value)
def test_what_the_papers_tell_differently_is_found(rule: str, one: str, other: str, what: str) -> None:
    told = [finding for finding in check(readings()) if finding.rule == rule]
    assert [what for finding in told if {one, other} <= set(printed(finding))] == [what]


@pytest.mark.parametrize("rule", [same_figure, event_date], ids=lambda rule: rule.__name__)
def test_nothing_else_is_found(rule: object) -> None:
    told = {frozenset((one, other)) for name, one, other, _ in planted() if name == getattr(rule, "__name__", "")}
    assert callable(rule)
    assert not [
        finding.message for finding in rule(readings()) if not any(pair <= set(printed(finding)) for pair in told)
    ]
