"""The rules together."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import RULES, check
from answerable.calc.consistency.tests.papers import document


def test_every_rule_is_listed_once() -> None:
    names = [rule.__name__ for rule in RULES]
    assert len(names) == len(set(names))


def test_a_rule_stands_in_the_file_of_its_name() -> None:
    assert all(rule.__module__.endswith(f".{rule.__name__}") for rule in RULES)


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


WORDS = [
    "from", "to", "12", "14", "3%", "£4m", "an increase of", "reduced by", "2022", "in 2021/22", "since May 2023", "officers", "calls", "more than", "Total",
    "% of calls", "\n", "\n", "|", "|", "|", ".", ",", "(", ")", "compared with", "doubled", "no data", "the", "speed cameras",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_paper_is_checked_and_findings_quote_it(text: str) -> None:
    paper = f"A paper\n{text}"
    said = paper.replace("|", " ")
    for finding in check([read_document(document(paper))]):
        assert 1 <= len(finding.places) <= 8
        for place in finding.places:
            assert 1 <= place.line <= paper.count("\n") + 1
            assert " ".join(place.quote.split()) in " ".join(said.split())


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_a_paper_agrees_with_itself_twice(text: str) -> None:
    twice = [read_document(document(text, name)) for name in ("one.txt", "two.txt")]
    once = {finding.message.split(" (")[0] for finding in check(twice[:1])}
    assert {finding.message.split(" (")[0] for finding in check(twice)} >= once
