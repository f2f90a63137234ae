"""What a release changed is public, page by page, before and now; what was withdrawn since is on neither side."""

import pytest

from answerable.publishing.operations.withdrawals import Taking, withdraw, withdraw_many
from answerable.publishing.shown.read_lines import Differing, Line, differing, lines
from answerable.publishing.tests import make


def page(main: str) -> str:
    return f"<html><body><nav>Elsewhere</nav><main>{main}</main><footer>Below</footer></body></html>"


def test_only_the_main_part_of_a_page_is_read() -> None:
    assert lines(page("<p>Here</p>")) == (Line("Here"),)


def test_a_line_stands_under_its_heading() -> None:
    assert lines(page("<h2>Calls</h2><p>Many  <b>calls</b>.</p>"))[1] == Line("Many calls.", "Calls")


def test_a_row_of_a_table_is_one_line_with_the_heads_of_its_columns() -> None:
    row = '<tr><th>2022/23</th><td data-label="Calls">166,288</td><td data-label="Paper"></td></tr>'
    table = f"<table><caption>Figures</caption><thead><tr><th>Period</th></tr></thead><tbody>{row}</tbody></table>"
    assert [one.text for one in lines(page(table))] == ["Figures", "2022/23; Calls: 166,288"]


def test_a_picture_is_left_out() -> None:
    assert lines(page("<p>Before<svg><text>17</text></svg> after</p>")) == (Line("Before after"),)


def test_a_changed_line_is_told_before_and_after() -> None:
    before, after = (Line("Calls"), Line("1,700", "Calls")), (Line("Calls"), Line("1,753", "Calls"))
    assert differing(before, after) == (Differing("1,700", "1,753", "Calls"),)


def test_lines_that_come_and_go_are_told_by_themselves() -> None:
    found = differing((Line("a"), Line("b")), (Line("a"), Line("x"), Line("y"), Line("z")))
    assert found == (Differing("b", ""), Differing("", "x"), Differing("", "y"), Differing("", "z"))


def test_a_very_long_page_is_not_compared() -> None:
    assert differing((), (Line("a"),) * 5_001) is None


@pytest.fixture
def changed(db: None) -> None:
    """Two releases, the second with a year more of calls."""
    make.office()
    make.release("The first.")
    make.record(make.told("2023/24", "170000", line=40))
    make.release("A year more of calls.")


def test_the_page_of_a_release_tells_its_reason_and_what_each_page_said_before(changed: None) -> None:
    text = make.page("releases/2.html")
    assert "A year more of calls." in text
    assert "170,000" in text
    assert "<strong>Before:</strong>" in text


def test_the_first_release_has_a_page_too(changed: None) -> None:
    assert "It was the first release, so every page was new." in make.page("releases/1.html")


def test_the_list_of_releases_leads_to_both(changed: None) -> None:
    text = make.page("changes.html")
    assert 'href="releases/2.html"' in text
    assert 'href="releases/1.html"' in text


def test_a_page_that_went_is_named(db: None) -> None:
    make.office()
    make.release()
    make.release("As before.", known_on=make.FIRST)
    text = make.page("releases/2.html")
    assert "Pages that went" in text
    assert "<li>The second paper</li>" in text


def test_a_page_that_a_later_release_lost_is_named_without_a_link(db: None) -> None:
    make.office()
    make.release(known_on=make.FIRST)
    make.release("More.")
    make.release("As before.", known_on=make.FIRST)
    text = make.page("releases/2.html")
    assert "The second paper" in text
    assert "no longer there" in text
    assert 'href="../papers/second.html"' not in text


def test_what_was_withdrawn_is_on_neither_side_of_any_release(changed: None) -> None:
    withdraw("measures/calls.html", title="A measure", reason="It named somebody.", by=make.PUBLISHER, at=make.NOON)
    texts = [make.page(f"releases/{number}.html") for number in (2, 3)]
    assert all("It was withdrawn on 8 November 2024." in text for text in texts)
    assert not any("170,000" in text or "Calls received" in text for text in texts)


def test_a_release_that_takes_away_tells_nothing_of_what_was(changed: None) -> None:
    withdraw("measures/drones.html", title="A measure", reason="It named somebody.", by=make.PUBLISHER, at=make.NOON)
    text = make.page("releases/3.html")
    assert "Before:" not in text
    assert "Gone:" not in text
    assert "Drones" not in text


def test_pages_that_changed_in_the_same_words_are_told_once(changed: None) -> None:
    withdraw_many(
        [Taking("measures/drones.html", "A measure"), Taking("measures/videos.html", "A measure")],
        reason="They named somebody.",
        by=make.PUBLISHER,
        at=make.NOON,
    )
    assert "The same on 1 more page" in make.page("releases/3.html")


def test_the_page_of_an_earlier_release_stays_the_same_bytes(changed: None) -> None:
    before = make.page("releases/2.html")
    make.record(make.told("2024/25", "11", measure="drones", line=41))
    make.release("Drones.")
    assert make.page("releases/2.html") == before
