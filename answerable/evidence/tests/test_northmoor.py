"""The rules proved on an invented paper: every planted fault is found, nothing innocent is flagged."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from answerable.calc.consistency.finding import Finding
from answerable.calc.consistency.reading import Reading, read_document
from answerable.calc.consistency.rules import check
from answerable.evidence.intake.text import read_file

PAPERS = Path(__file__).parent / "papers"


@dataclass(frozen=True)
class Case:
    """One figure of the paper: planted (with the rule that must find it) or innocent (with the reason)."""

    id: str
    kind: str
    rule: str
    printed: str
    where: str
    also_where: str

    def __str__(self) -> str:
        return f"{self.id} {self.rule}: {self.printed}"


def cases(kind: str) -> list[Case]:
    with (PAPERS / "northmoor.csv").open(encoding="utf-8", newline="") as file:
        found = [Case(*row) for row in csv.reader(file)]
    return [case for case in found if case.kind == kind]


@cache
def reading() -> Reading:
    return read_document(read_file(PAPERS / "northmoor.txt"))


@cache
def findings() -> tuple[Finding, ...]:
    return check([reading()])


@cache
def lines() -> list[str]:
    return (PAPERS / "northmoor.txt").read_text(encoding="utf-8").splitlines()


def line_of(words: str) -> int:
    found = [number for number, line in enumerate(lines(), start=1) if words in line]
    assert len(found) == 1, f"“{words}” must stand on one line, not on {found}"
    return found[0]


PLANTED, INNOCENT = cases("planted"), cases("innocent")


def test_there_are_thirty_of_each() -> None:
    assert len(PLANTED) == 30
    assert len(INNOCENT) >= 30


@pytest.mark.parametrize("case", PLANTED, ids=str)
def test_a_planted_fault_is_found(case: Case) -> None:
    wanted = {line_of(where) for where in (case.where, case.also_where) if where}
    found = [
        finding
        for finding in findings()
        if finding.rule == case.rule and wanted <= {place.line for place in finding.places}
    ]
    assert any(place.printed == case.printed for finding in found for place in finding.places)


@pytest.mark.parametrize("case", INNOCENT, ids=str)
def test_an_innocent_figure_is_not_flagged(case: Case) -> None:
    line = line_of(case.where)
    flagged = [
        place
        for finding in findings()
        for place in finding.places
        if place.line == line and place.printed == case.printed
    ]
    assert not flagged


@pytest.mark.parametrize("case", [case for case in INNOCENT if case.also_where == "not a figure"], ids=str)
def test_what_measures_nothing_is_not_read_as_a_figure(case: Case) -> None:
    read = [
        figure
        for figure in reading().figures
        if figure.line == line_of(case.where) and figure.number.printed == case.printed
    ]
    assert not read


def test_nothing_else_is_found() -> None:
    planted = {line_of(where) for case in PLANTED for where in (case.where, case.also_where) if where}
    assert not [finding.message for finding in findings() if not {place.line for place in finding.places} <= planted]
