"""Invented papers in the manner of other offices: what they tell differently is found, and nothing that they tell apart."""

import csv
from functools import cache
from pathlib import Path

import pytest

from answerable.calc.consistency.event_date import event_date
from answerable.calc.consistency.finding import Finding
from answerable.calc.consistency.reading import Reading, read_document
from answerable.calc.consistency.rules import Rule, check
from answerable.calc.consistency.same_figure import same_figure
from answerable.calc.consistency.two_terms import two_terms
from answerable.evidence.intake.text import read_file

PAPERS = Path(__file__).parent / "papers"


def planted() -> list[tuple[str, str, str, str]]:
    with (PAPERS / "eastmarch.csv").open(encoding="utf-8", newline="") as file:
        return [(row["rule"], row["one"], row["other"], row["what"]) for row in csv.DictReader(file)]


WESTHAVEN = [
    ({"260", "268"}, "officers in Ashby"),
    ({"£15,000", "£18,000"}, "a grant"),
    ({"397", "379"}, "seriously injured"),
]
RULES = (same_figure, event_date, two_terms)


def told_by(rule: Rule, name: str) -> list[str]:
    """What a rule says of one paper."""
    return [finding.message for finding in rule([read_document(read_file(PAPERS / f"{name}.txt"))])]


@pytest.mark.parametrize("paper", ["arley", "southerly"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_districts_months_projects_and_grants_told_in_one_pattern_are_no_contradictions(rule: Rule, paper: str) -> None:
    assert told_by(rule, paper) == []


def test_prose_beside_tables_whose_rows_name_no_period() -> None:
    found = same_figure([read_document(read_file(PAPERS / "westhaven.txt"))])
    assert sorted(printed(finding) for finding in found) == sorted(sorted(pair) for pair, _ in WESTHAVEN)


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read_document(read_file(PAPERS / f"eastmarch-{name}.txt")) for name in ("report", "force"))


def printed(finding: Finding) -> list[str]:
    return sorted(place.printed for place in finding.places)


@pytest.mark.parametrize(("rule", "one", "other", "what"), planted(), ids=lambda value: value)
def test_what_the_papers_tell_differently_is_found(rule: str, one: str, other: str, what: str) -> None:
    told = [finding for finding in check(readings()) if finding.rule == rule]
    assert [what for finding in told if {one, other} <= set(printed(finding))] == [what]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_nothing_else_is_found(rule: Rule) -> None:
    told = {frozenset((one, other)) for name, one, other, _ in planted() if name == getattr(rule, "__name__", "")}
    assert not [
        finding.message for finding in rule(readings()) if not any(pair <= set(printed(finding)) for pair in told)
    ]
