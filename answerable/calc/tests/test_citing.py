"""Citations in a text: what is read as one, what is refused with which words, and that nothing of the text is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.citing import Citation, Fault, citation, pieces
from answerable.calc.periods import Period, calendar_year, financial_year

APRIL_TO_JANUARY = Period(date(2023, 4, 1), date(2024, 1, 31))


def only(text: str) -> Citation | Fault:
    (found,) = (piece for piece in pieces(text) if not isinstance(piece, str))
    return found


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("{calls-999 2023-04..2024-01}", APRIL_TO_JANUARY),
        ("{calls-999 April 2023 to January 2024}", APRIL_TO_JANUARY),
        ("{calls-999 2023/24}", financial_year(2023)),
        ("{calls-999 2023}", calendar_year(2023)),
        ("{calls-999 2004-05}", Period(date(2004, 5, 1), date(2004, 5, 31))),
        ("{calls-999 2004/05}", financial_year(2004)),
        ("{calls-999 latest}", None),
        ("{calls-999  2024-01-31}", Period(date(2024, 1, 31), date(2024, 1, 31))),
    ],
)
def test_a_measure_and_a_period_are_a_citation(text: str, period: Period | None) -> None:
    assert only(f"In all, {text} were answered.") == Citation(text, "calls-999", period)


def test_a_part_and_an_area_may_follow() -> None:
    found = only("{asb-incidents 2022; Personal; @E07000036}")
    assert found == Citation(
        "{asb-incidents 2022; Personal; @E07000036}", "asb-incidents", calendar_year(2022), "Personal", "E07000036"
    )


def test_doubled_braces_are_braces() -> None:
    assert pieces("a {{b}} c") == ("a {b} c",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{calls-999}", "names no period"),
        ("{; 2023}", "names no measure"),
        ("{calls-999 sometime}", "is not a period"),
        ("{calls-999 2024-02..2023-01}", "cannot end"),
        ("{calls-999 2023", "is not closed"),
        ("{calls-999 2023\nmore}", "is not closed"),
        ("{calls-999 2023; @a; @b}", "two areas"),
        ("so}", "did not begin"),
    ],
)
def test_what_cites_nothing_says_why(text: str, why: str) -> None:
    assert any(isinstance(piece, Fault) and why in piece.message for piece in pieces(text))


@given(
    st.dates(date(2001, 1, 1), date(2030, 1, 1)),
    st.integers(0, 800),
    st.sampled_from(["", "Personal"]),
    st.sampled_from(["", "E1"]),
)
def test_what_is_cited_is_read_back(start: date, days: int, part: str, area: str) -> None:
    period = Period(start, date.fromordinal(start.toordinal() + days))
    found = only(citation("calls-999", period, part, area))
    assert isinstance(found, Citation)
    assert (found.period, found.breakdown, found.area) == (period, part, area)


@given(st.text(alphabet="ab {};@.2-\n", max_size=300))
def test_any_text_is_read_and_none_of_it_lost(text: str) -> None:
    back = "".join(
        piece.replace("{", "{{").replace("}", "}}") if isinstance(piece, str) else piece.written
        for piece in pieces(text)
    )
    assert back.replace("{{", "{").replace("}}", "}") == text.replace("{{", "{").replace("}}", "}")
