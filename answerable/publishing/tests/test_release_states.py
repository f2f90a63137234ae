"""The table of states of a release: it is that of the model, and the page of the documentation is printed from it."""

from pathlib import Path

import pytest

from answerable.publishing.models import Proposal
from answerable.publishing.release_states import (
    APPROVED,
    CHECKED,
    DRAFT,
    DROPPED,
    MOVES,
    RELEASED,
    STATES,
    UNDER_WAY,
    Facts,
    the_move,
    wanting,
)
from answerable.publishing.release_states_drawn import WORDS, states_page

PAGE = Path(__file__).resolve().parents[3] / "docs" / "generated" / "release-states.md"
CLEAR = Facts(unseen=0, stopping=0, overtaken=False)


def test_its_states_are_those_of_the_model() -> None:
    assert {one.value: one.label for one in Proposal.State} == {state: WORDS[state] for state in STATES}


def test_every_state_but_the_first_can_be_reached() -> None:
    assert {one.after for one in MOVES} == set(STATES) - {DRAFT}


def test_nothing_leaves_an_end() -> None:
    assert {one.before for one in MOVES} == set(UNDER_WAY)


@pytest.mark.parametrize("state", UNDER_WAY)
def test_whatever_is_under_way_can_be_dropped(state: str) -> None:
    assert the_move(state, DROPPED)


def test_nothing_is_released_that_nobody_approved() -> None:
    assert [one.before for one in MOVES if one.after == RELEASED] == [APPROVED]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (Facts(1, 0, overtaken=False), "1 page differs and has not been looked at: look at each, or at all of a kind."),
        (
            Facts(0, 2, overtaken=False),
            "2 questions stop it: settle each with a reason, or mend the record and draft anew.",
        ),
    ],
    ids=["a page", "questions"],
)
def test_what_is_wanted_says_what_to_do(facts: Facts, words: str) -> None:
    move = the_move(DRAFT, CHECKED)
    assert move
    assert wanting(move, facts) == (words,)


def test_nothing_is_wanted_where_all_is_done() -> None:
    assert [wanting(move, CLEAR) for move in MOVES] == [()] * len(MOVES)


def test_the_page_of_the_docs_is_the_table() -> None:
    command = f"uv run python -m answerable.publishing.release_states_drawn > docs/generated/{PAGE.name}"
    assert PAGE.read_text(encoding="utf-8") == states_page(), f"{PAGE.name} is out of date: run `{command}`"
