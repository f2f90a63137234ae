"""The rules together."""

from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import RULES, check
from answerable.calc.consistency.tests.papers import document


def test_every_rule_is_listed_once() -> None:
    assert [rule.__name__ for rule in RULES] == ["stated_change", "row_arithmetic", "same_figure"]


def test_a_fault_that_is_repeated_is_one_finding() -> None:
    paper = (
        "Groups grew from 66 to 90, a rise of 30%.\nNothing else did.\nThe groups grew from 66 to 90, a rise of 30%."
    )
    (finding,) = check([read_document(document(paper))])
    assert {place.line for place in finding.places} == {1, 3}


def test_the_gravest_come_first() -> None:
    paper = "Groups grew from 66 to 90, a rise of 36.3%.\nComplaints reduced from 88 to 97, a fall of 10%."
    assert [finding.severity for finding in check([read_document(document(paper))])] == ["high", "low"]


def test_no_papers_no_findings() -> None:
    assert check([]) == ()
