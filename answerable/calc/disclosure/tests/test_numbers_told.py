"""Figures without a source, and small counts."""

import pytest

from answerable.calc.disclosure.numbers_told import small_counts, uncited


def test_figures_are_named_as_printed() -> None:
    assert [one.printed for one in uncited("Calls rose by 12% to 1,234 in a month.")] == ["12%", "1,234"]


@pytest.mark.parametrize("text", ["Nothing here counts.", "The meeting of 3 May 2024 went well.", ""])
def test_days_and_plain_words_are_no_figures(text: str) -> None:
    assert not uncited(text)


@pytest.mark.parametrize("text", ["There were 3 victims in the ward.", "Two children were hurt."])
def test_a_small_count_of_people_is_found(text: str) -> None:
    assert len(list(small_counts(text, 5))) == 1


@pytest.mark.parametrize(
    "text", ["There were 30 victims.", "There were 0 victims.", "There were 3 meetings.", "3% of victims were seen."]
)
def test_what_is_not_small_or_counts_no_people_is_not(text: str) -> None:
    assert not list(small_counts(text, 5))
