"""Periods named in a sentence, and the part they play."""

import pytest

from answerable.calc.figures.when import Lead, mentions
from answerable.calc.periods import printed


def told(text: str) -> list[tuple[str, Lead]]:
    return [(printed(mention.period) if mention.period else "relative", mention.lead) for mention in mentions(text)]


CASES = [
    ("submissions in 2022", "2022", Lead.OF),
    ("calls in 2021/22, and more", "2021/22", Lead.OF),
    ("between April 2023 and January 2024", "April 2023 to January 2024", Lead.OF),
    ("between April and October 2023", "April to October 2023", Lead.OF),
    ("from 31 July 2023– 31 January 2024", "31 July 2023 to 31 January 2024", Lead.SINCE),
    ("the year ending September 2023", "12 months to September 2023", Lead.OF),
    ("12 months to end September 2023", "12 months to September 2023", Lead.OF),
    ("YE Jan 2024", "12 months to January 2024", Lead.OF),
    ("in Q2 2023/24", "July to September 2023", Lead.OF),
    ("to the end of January 2024", "31 January 2024", Lead.OF),
    ("on 15th November 2021", "15 November 2021", Lead.OF),
    ("since May 2021", "May 2021", Lead.SINCE),
    ("a 5% increase on 2022", "2022", Lead.AGAINST),
    ("compared with the year ending March 2020", "2019/20", Lead.AGAINST),
    ("more than in 2019/20", "2019/20", Lead.AGAINST),
    ("22% below the level of 2019/20", "2019/20", Lead.AGAINST),
    ("relative to 2019/20", "2019/20", Lead.AGAINST),
    ("against a baseline of 2019/20", "2019/20", Lead.AGAINST),
    ("higher than the figure for 2019/20", "2019/20", Lead.AGAINST),
    ("in the third quarter of 2022/23", "October to December 2022", Lead.OF),
    ("than in the last quarter of 2023", "October to December 2023", Lead.AGAINST),
    ("in the quarter to December 2022", "October to December 2022", Lead.OF),
    ("8% up on the previous year", "relative", Lead.AGAINST),
    ("compared to pre-pandemic figures", "relative", Lead.AGAINST),
]


@pytest.mark.parametrize(("text", "period", "lead"), CASES)
def test_a_period_is_found_with_its_part(text: str, period: str, lead: Lead) -> None:
    assert told(text) == [(period, lead)]


@pytest.mark.parametrize(
    "text", ["approximately 2000 laptops", "the 2021-25 plan", "call 0300 122 2023", "£2022", "2,023 people", "20234"]
)
def test_what_only_looks_like_a_year_is_none(text: str) -> None:
    assert [period for period, _ in told(text) if period in {"2000", "2023", "2022", "2025"}] == []


def test_the_same_period_last_year_is_known_for_what_it_is() -> None:
    (mention,) = mentions("43% up on the same period last year")
    assert mention.same_days


def test_a_month_that_year_is_of_the_year_named_before() -> None:
    found = mentions("In November 2023 there were 41, up from 34 in January that year.")
    assert [str(one.period.start) for one in found if one.period] == ["2023-11-01", "2023-01-01"]
