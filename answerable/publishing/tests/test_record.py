"""Where in a paper a telling stands, and on which page of it."""

import pytest

from answerable.publishing import addresses
from answerable.publishing.queries.record import Papers, Spot


@pytest.mark.parametrize(
    ("locator", "spot"),
    [
        ("paragraph 5.11, table; line 829", Spot("paragraph 5.11, table", 829)),
        ("line 1", Spot("", 1)),
        ("section C Division", Spot("section C Division", None)),
        ("section 3, online 5", Spot("section 3, online 5", None)),
        ("", Spot("", None)),
    ],
)
def test_a_locator_is_split_into_where_and_line(locator: str, spot: Spot) -> None:
    assert Spot.of(locator) == spot


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (3, "papers/report.html#line-3"),
        (430, "papers/report.html#line-430"),
        (431, "papers/report.2.html#line-431"),
        (9000, "papers/report.3.html#line-9000"),
        (None, "papers/report.html"),
        # No figure is told there, so no row of the page has it for an anchor.
        (500, "papers/report.2.html"),
    ],
)
def test_a_line_stands_on_its_page(line: int | None, path: str) -> None:
    papers = Papers({"report": [0, 431, 700]}, {"report": frozenset({3, 430, 431, 9000})})
    assert papers.ref("report", "A report", line).path == path


@pytest.mark.parametrize(
    ("path", "root"),
    [("index.html", ""), ("measures/calls.html", "../"), ("plan/2021-25/objective-1.1.html", "../../")],
)
def test_the_way_to_the_top_is_relative(path: str, root: str) -> None:
    assert addresses.root_of(path) == root


def test_what_an_address_cannot_hold_is_replaced() -> None:
    assert addresses.objective("2021-25", "1 a/b") == "plan/2021-25/objective-1-a-b.html"
