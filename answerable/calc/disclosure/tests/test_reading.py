"""The reading age."""

import pytest

from answerable.calc.disclosure.reading import FEWEST_WORDS, reading, syllables_of

SHORT = "The cat sat on the mat. The dog ran to the door. We saw them both. " * 8
LONG = (
    "Notwithstanding considerable organisational preoccupation with intercommunal accountability the administration "
    "subsequently recommended comprehensive reconsideration of interdepartmental responsibilities and expenditure. "
) * 8


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("cat", 1),
        ("table", 2),
        ("police", 2),
        ("asked", 1),
        ("wanted", 2),
        ("times", 1),
        ("changes", 2),
        ("commissioner", 4),
        ("the", 1),
    ],
)
def test_syllables(word: str, number: int) -> None:
    assert syllables_of(word) == number


def test_short_sentences_of_short_words_are_for_children() -> None:
    found = reading([SHORT])
    assert found is not None
    assert found.age < 8


def test_long_ones_are_for_few() -> None:
    found = reading([LONG])
    assert found is not None
    assert found.age > 20


def test_of_few_words_nothing_is_said() -> None:
    assert reading(["word " * (FEWEST_WORDS - 1)]) is None


def test_it_follows_the_formula() -> None:
    found = reading(["One two six ten. " * 25])
    assert found is not None
    assert (found.words, found.sentences, found.syllables) == (100, 25, 100)
    assert found.age == round(0.39 * 4 + 11.8 * 1 - 15.59 + 5, 1)
