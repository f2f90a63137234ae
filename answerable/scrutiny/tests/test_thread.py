"""The thread of an objective: its story in order of time, told from what each part holds."""

from datetime import date

import pytest
from django.urls import reverse

from answerable.areas.models import Area
from answerable.bodies.models import LocalPolicingBody
from answerable.calc.periods import calendar_year
from answerable.measures.models import Measure, Source
from answerable.measures.tests import record_make as figures
from answerable.measures.tests.page_make import client
from answerable.plans.models import Account, Evidence, PublishedRating, Rating, Succession
from answerable.plans.tests import delivery_make as work
from answerable.recommendations.tests import make as told
from answerable.scrutiny.queries.moments import Sort
from answerable.scrutiny.queries.thread import Thread, thread

pytestmark = pytest.mark.django_db

DAY = date(2024, 11, 7)


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    """An objective with a measure that falls, though it should rise, and work that is late."""
    client()
    work.office()
    figures.measure("calls")
    LocalPolicingBody.objects.update(area_code=figures.FORCE)
    Measure.objects.update(direction="up_good", title="Calls answered in time")
    Evidence.objects.create(objective=work.objective_of(), measure=Measure.objects.get())
    figures.record(
        figures.row("90", period=calendar_year(2022), locator="line 1"),
        figures.row("80", period=calendar_year(2023), locator="line 2"),
    )
    work.owed()


def story(day: date = DAY) -> Thread:
    return thread(work.objective_of(), day=day)


def account(on: date, until: date, said: str = "Calls were answered sooner.") -> Account:
    return Account.objects.create(objective=work.objective_of(), told="happened", on=on, until=until, words=said)


def words(sort: Sort, day: date = DAY) -> list[str]:
    return [one.words for one in story(day).moments if one.sort == sort]


def test_the_story_begins_with_the_promise() -> None:
    first = story().moments[0]
    assert (first.on, first.sort) == (date(2021, 4, 1), Sort.PROMISED)


def test_moments_are_in_order_of_time() -> None:
    days = [one.on for one in story().moments]
    assert days == sorted(days)


def test_a_figure_is_told_beside_the_one_before() -> None:
    assert words(Sort.MOVED) == ["90 in 2022.", "80 in 2023, after 90 in 2022."]


def test_a_figure_that_moved_the_wrong_way_is_worse() -> None:
    assert [one.turn for one in story().moments if one.title] == [None, "worse"]


def test_what_was_not_known_yet_is_not_told() -> None:
    assert words(Sort.MOVED, date(2023, 12, 31)) == []


def test_late_work_is_ahead_and_says_by_how_much() -> None:
    (one,) = [one for one in story().ahead if "New radios" in one.words]
    assert (one.late, one.words) == (
        True,
        "New radios, owed by the Head of Fleet: under way, due by 31 March 2024 and late by 221 days.",
    )


def test_a_recommendation_and_its_steps_are_told_and_what_is_left_is_ahead() -> None:
    told.said_complete(objective=work.objective_of().pk)
    assert len(words(Sort.RECOMMENDED)) == 2
    assert any("force says complete" in one.words for one in story().ahead)


def test_the_story_of_an_objective_goes_on_in_the_one_that_carries_it_on() -> None:
    Succession.objects.create(objective=work.objective_of("1.2"), earlier=work.objective_of("1.1"))
    later = thread(work.objective_of("1.2"), day=DAY)
    assert "80 in 2023, after 90 in 2022." in [one.words for one in later.moments]


def test_the_page_tells_the_story_and_one_sort_of_it_alone() -> None:
    address = reverse("scrutiny:objective", args=["2021-25", "1.1"])
    whole, part = client().get(address).text, client().get(address, {"sort": "owed"}).text
    assert ("80 in 2023" in whole, "80 in 2023" in part, "New radios" in part) == (True, False, True)


def test_a_story_without_a_sort_of_thing_says_so_and_leads_back() -> None:
    Area.objects.update(name="The force")
    text = client().get(reverse("scrutiny:objective", args=["2021-25", "1.2"]), {"sort": "moved"}).text
    assert "Nothing of this sort is known." in text


def test_an_objective_that_is_not_there_is_not_found() -> None:
    assert client().get(reverse("scrutiny:objective", args=["2021-25", "9.9"])).status_code == 404


def test_what_a_time_brought_is_told_at_its_end() -> None:
    account(date(2022, 6, 1), date(2023, 5, 31))
    days = [(one.on, one.since) for one in story().moments if one.sort is Sort.TOLD]
    assert days == [(date(2023, 5, 31), date(2022, 6, 1))]


def test_what_a_time_brought_is_not_told_before_its_end() -> None:
    account(date(2022, 6, 1), date(2023, 5, 31))
    assert words(Sort.TOLD, date(2023, 5, 30)) == []


def test_a_figure_that_a_sentence_tells_is_not_told_again_by_itself() -> None:
    account(date(2022, 1, 1), date(2022, 12, 31), "Of the calls {calls 2022} were answered in time.")
    told = {one.words: one.repeated for one in story().moments if one.title}
    assert told == {"90 in 2022.": True, "80 in 2023, after 90 in 2022.": False}


def test_a_link_out_of_a_sentence_is_heard_with_its_figure() -> None:
    account(date(2022, 1, 1), date(2022, 12, 31), "Of the calls {calls 2022} were answered in time.")
    text = client().get(reverse("scrutiny:objective", args=["2021-25", "1.1"])).text
    assert ("{calls" in text, "of: Of the calls 90 were answered" in text) == (False, True)


def test_a_rating_that_is_not_known_reads_as_a_sentence() -> None:
    lost = Rating.objects.create(code="lost", word="Lost", shape="dash")
    PublishedRating.objects.create(
        objective=work.objective_of(),
        rating=lost,
        rated_on=date(2024, 3, 21),
        rated_by="Commissioner",
        source=Source.objects.get(),
    )
    assert words(Sort.JUDGED) == ["The Commissioner rated it in public, but how is not known: lost."]


def test_an_address_with_a_nul_is_not_found() -> None:
    assert client().get("/office/objectives/2021-25/1%001/").status_code == 404
