"""Words by which a promise is kept whatever happens, and words that only look like them."""

import pytest

from answerable.calc.promises.cannot_be_judged import cannot_be_judged
from answerable.calc.promises.facts import Finding
from answerable.calc.promises.tests.make import promise


def found(text: str) -> list[Finding]:
    return list(cannot_be_judged([promise("Quiet quays", text)]))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Boats are to be searched where possible.", "where possible"),
        ("Quays are lit wherever appropriate.", "wherever appropriate"),
        ("The harbour is patrolled if resources allow.", "if resources allow"),
        ("We will continue to visit boat owners.", "continue to"),
        ("The office will seek to lower theft.", "seek to"),
        ("We are working towards safer slipways.", "working towards"),
        ("The office will explore options for lights.", "explore options"),
        ("A world-class harbour.", "world-class"),
        ("Chances are taken where they arise.", "where they arise"),
        ("We work closely with boat clubs.", "work with"),
    ],
)
def test_it_is_quoted(text: str, words: str) -> None:
    text = text.replace("We work", "To work")
    assert f"“{words}”" in found(text)[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Thefts from boats are to fall by a third by March 2027.",
        "To work with boat clubs so that thefts fall by a third.",
        "Wildlife is to be protected by targeted work with partners.",
        "Better lights on every quay.",
        "Victims are supported within two days.",
        "The continuing fall in thefts is to reach the outer harbour.",
        "Whatever is possible in law is used against thieves.",
        "An aim of 40 patrols a month.",
    ],
)
def test_a_plain_promise_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_all_words_of_an_objective_are_one_finding() -> None:
    (one,) = found("Continue to patrol where possible.")
    assert one.message.count("“") == 2


def test_every_kind_has_its_repair() -> None:
    (one,) = found("Continue to patrol where possible.")
    assert ("real limit" in one.repair, "end of the plan" in one.repair) == (True, True)
