"""All rules together: what most objectives lack is told once, and nothing that is typed breaks them."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.promises.facts import Finding
from answerable.calc.promises.rules import RULES, lint
from answerable.calc.promises.tests.make import counted, promise

WORDS = st.lists(
    st.sampled_from(
        [
            "cut",
            "reduce",
            "and",
            ",",
            ".",
            "work",
            "with",
            "to",
            "where",
            "possible",
            "boats",
            "theft",
            "more",
            "down",
            "bring",
            "€",
            "12",
            "’s",
            "(",
            ")",
        ]
    ),
    max_size=20,
).map(" ".join)


def test_what_most_lack_is_told_once() -> None:
    (told,) = [one for one in lint([promise(f"Quay {n}", code=f"1.{n}") for n in range(8)]) if one.rule == "no_owner"]
    assert (told.message, len(told.codes)) == ("All 8 objectives have no owner.", 8)


def test_what_few_lack_is_told_of_each() -> None:
    owned = [promise(f"Quay {n}", code=f"1.{n}", owner="Harbour master") for n in range(8)]
    found = lint([*owned, promise("A", code="2"), promise("B", code="3")])
    assert [one.codes for one in found if one.rule == "no_owner"] == [("2",), ("3",)]


def test_a_promise_with_all_it_needs_is_left_alone() -> None:
    whole = promise(
        "Fewer thefts from boats", "Thefts are to fall by a third by March 2027.", counted("Boat thefts", early=True)
    )
    assert lint([replace(whole, owner="Harbour master")]) == ()


def test_no_promises_no_findings() -> None:
    assert lint([]) == ()


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_named_in_words(name: str) -> None:
    _, word, several = RULES[name]
    assert word
    assert several


@given(st.lists(st.tuples(WORDS, WORDS), max_size=8))
def test_whatever_is_typed_has_whole_findings(texts: list[tuple[str, str]]) -> None:
    promises = [promise(title, summary, code=str(n)) for n, (title, summary) in enumerate(texts)]
    for one in lint(promises):
        assert all(getattr(one, field.name) for field in fields(Finding))


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(lint([promise(text, text)]), tuple)
