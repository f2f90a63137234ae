"""What stands at the top of the site: home, disagreements, papers, meetings, search, releases."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.publishing.tests import make
from answerable.publishing.tests.reading import words
from answerable.scrutiny.operations import record as scrutiny
from answerable.scrutiny.tests.make import meeting

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("released")
def test_home_says_who_answers_for_what() -> None:
    text = words("index.html")
    assert "The First commissioner answers to the public for Northmoor Police." in text
    assert "Body Office of the Northmoor Commissioner (police and crime commissioner)" in text
    assert "since 22 November 2012" in text
    assert "A made office." in text


@pytest.mark.usefixtures("released")
def test_home_says_as_of_when() -> None:
    assert "Shown as at 21 March 2024" in words("index.html")


@pytest.mark.usefixtures("released")
def test_home_says_what_the_papers_contradict() -> None:
    text = words("index.html")
    assert "Videos sent in, 2023: 1,753 or nearly 1,700 or 1,669" in text
    assert "Calls received, 2021/22: 167,358 (21 March 2023), then 167,506 (21 March 2024)" in text


@pytest.mark.usefixtures("released")
def test_home_says_what_changed_lately() -> None:
    text = words("index.html")
    assert "What the two papers tell." in text
    assert "Release 1, 8 November 2024. The first release:" in text


@pytest.mark.usefixtures("released")
def test_no_date_of_a_meeting_is_an_answer() -> None:
    assert "No date is published As at 21 March 2024 the papers name no meeting to come." in words("index.html")
    assert "No date of a next meeting is published, as at 21 March 2024." in words("meetings.html")


@pytest.mark.usefixtures("released")
def test_home_names_the_last_meeting_with_its_paper() -> None:
    assert "Last, 21 March 2024 Performance board: End of term The second paper" in words("index.html")


def test_the_next_meeting_is_named_where_there_is_one() -> None:
    make.office()
    scrutiny.hold(
        [meeting(), replace(meeting("next", date(2024, 6, 1)), title="Roads")], by=make.PUBLISHER, at=make.NOON
    )
    make.release()
    assert "Next Performance board: Roads 1 June 2024" in words("index.html")
    assert "Next: Performance board: Roads, 1 June 2024." in words("meetings.html")


def test_a_meeting_of_which_only_the_month_is_known_has_no_day() -> None:
    make.office()
    scrutiny.hold([replace(meeting(), precision="month", date=date(2024, 3, 1))], by=make.PUBLISHER, at=make.NOON)
    make.release()
    assert "March 2024 Performance board: End of term" in words("meetings.html")


def test_a_second_release_says_what_changed() -> None:
    make.office()
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    make.release("Drones were counted.")
    text = words("changes.html")
    assert "Release 2, 8 November 2024 Drones were counted. Of" in text
    assert "Drones held (changed)" in text


@pytest.mark.usefixtures("released")
def test_each_release_shows_the_head_of_the_audit_trail() -> None:
    assert "Head of the audit trail:" in words("changes.html")


@pytest.mark.usefixtures("released")
def test_disagreements_are_listed_by_what_they_are() -> None:
    page = make.page("disagreements.html")
    kinds = [kind for kind in ("disputed", "restated", "agreeing", "settled") if f'data-contradiction="{kind}"' in page]
    assert kinds == ["disputed", "restated", "agreeing"]
    assert "1 figure is disputed and 1 was restated." in words("disagreements.html")


@pytest.mark.usefixtures("released")
def test_a_paper_lists_its_figures_in_the_order_of_its_lines() -> None:
    text = words("papers/second.html")
    places = [text.index(said) for said in ("7 167506", "8 166288", "12 1753", "30 1669", "31 nearly 1,700")]
    assert places == sorted(places)
    assert make.page("papers/second.html").count(" data-telling") == 6


@pytest.mark.usefixtures("released")
def test_a_paper_says_what_is_contested_of_what_it_tells() -> None:
    assert "167358 (restated since)" in words("papers/first.html")
    assert "1753 (disputed)" in words("papers/second.html")


def test_a_long_paper_goes_on_over_several_pages_and_loses_nothing() -> None:
    rows = [make.told("2022", str(n), line=n, breakdown=f"Part {n}") for n in range(1, 251)]
    make.office(*rows, definitions=(make.define("calls", breakdown="part"),), plan=make.the_plan_without_measures())
    make.release()
    pages = [make.page(path) for path in ("papers/second.html", "papers/second.2.html", "papers/second.3.html")]
    assert [page.count(" data-telling") for page in pages] == [100, 100, 50]
    assert 'id="line-101"' in pages[1]
    assert 'href="../papers/second.2.html#line-101"' in make.page("measures/calls.html")


@pytest.mark.usefixtures("released")
def test_how_figures_are_checked_counts_them() -> None:
    text = words("how-figures-are-checked.html")
    assert "9 places in 2 papers tell them." in text


@pytest.mark.usefixtures("released")
def test_the_accessibility_statement_says_whom_to_write_to() -> None:
    assert "office@example.org" in words("accessibility.html")
