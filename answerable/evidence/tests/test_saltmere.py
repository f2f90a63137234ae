"""The rules of periods, tables, bases and gaps on an invented paper: every planted fault is found, nothing else is said."""

import csv
from functools import cache
from pathlib import Path

import pytest

from answerable.calc.consistency.event_date import event_date
from answerable.calc.consistency.finding import Finding
from answerable.calc.consistency.reading import Reading, read_document
from answerable.calc.consistency.rules import RULES
from answerable.calc.consistency.same_figure import same_figure
from answerable.evidence.intake.text import read_file

PAPERS = Path(__file__).parent / "papers"
OTHERS = (same_figure, event_date)


def cases(kind: str) -> list[tuple[str, str, str]]:
    with (PAPERS / "saltmere.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(row["rule_or_reason"], row["where"], row["also_where"]) for row in rows if row["kind"] == kind]


@cache
def reading() -> Reading:
    return read_document(read_file(PAPERS / "saltmere.txt"))


@cache
def findings() -> tuple[Finding, ...]:
    return tuple(finding for rule in RULES if rule not in OTHERS for finding in rule([reading()]))


@cache
def lines() -> list[str]:
    return (PAPERS / "saltmere.txt").read_text(encoding="utf-8").splitlines()


def line_of(words: str) -> int:
    (found,) = [number for number, line in enumerate(lines(), start=1) if words in line]
    return found


def lines_of(finding: Finding) -> set[int]:
    return {place.line for place in finding.places}


@pytest.mark.parametrize(("rule", "where", "also_where"), cases("planted"), ids=lambda value: value)
def test_a_planted_fault_is_found(rule: str, where: str, also_where: str) -> None:
    wanted = {line_of(words) for words in (where, also_where) if words}
    assert [rule for finding in findings() if finding.rule == rule and wanted <= lines_of(finding)] == [rule]


@pytest.mark.parametrize(("reason", "where", "_"), cases("innocent"), ids=lambda value: value)
def test_what_is_innocent_is_left_alone(reason: str, where: str, _: str) -> None:
    assert [finding.message for finding in findings() if line_of(where) in lines_of(finding)] == [], reason


def test_nothing_else_is_said() -> None:
    assert len(findings()) == len(cases("planted"))
