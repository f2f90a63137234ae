"""Runs of words that stand in two texts."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.disclosure.shingles import RUN, runs, shared, words_of

CLOSED = "The complaint against the caretaker of Northmoor hall was settled before it came to a hearing."


def closed() -> set[int]:
    return set(runs(words_of(CLOSED)))


def test_words_are_found_whatever_stands_between_them() -> None:
    text = "We hear that the COMPLAINT against the caretaker – of Northmoor hall – was settled. Good."
    found = list(shared(text, closed()))
    assert [one.words for one in found] == [10]
    assert text[found[0].start : found[0].end].startswith("the COMPLAINT")
    assert text[found[0].start : found[0].end].endswith("settled")


def test_seven_words_in_a_row_are_not_enough() -> None:
    assert not list(shared("the complaint against the caretaker of Northmoor and others", closed()))


def test_two_stretches_are_told_apart() -> None:
    text = f"{CLOSED} Something else stands here in between. {CLOSED}"
    assert [one.words for one in shared(text, closed())] == [16, 16]


def test_apostrophes_are_one() -> None:
    assert words_of("the office’s") == words_of("The office's")


@given(st.lists(st.sampled_from("abcd"), min_size=RUN, max_size=40))
def test_a_text_stands_in_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert sum(one.words for one in shared(text, set(runs(words)))) >= len(words)


@given(st.lists(st.sampled_from("abcd"), max_size=40))
def test_nothing_stands_in_nothing(words: list[str]) -> None:
    assert not list(shared(" ".join(words), set()))
