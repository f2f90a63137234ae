"""What the pages of plans, priorities and objectives say."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.publishing.tests import make
from answerable.publishing.tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("released")
def test_an_objective_has_its_rating_with_its_day_and_whose_it_was() -> None:
    text = words("plan/2021-25/objective-1.1.html")
    assert "On course" in text
    assert "Rated on 21 March 2024 Whose rating the commissioner Where The second paper, line 12 of the text" in text


@pytest.mark.usefixtures("released")
def test_an_objective_has_its_measures_with_their_newest_figure() -> None:
    text = words("plan/2021-25/objective-1.1.html")
    assert "Calls received 166,288 2022/23 Neither direction is better in itself" in text


@pytest.mark.usefixtures("released")
def test_an_objective_without_a_measure_cannot_be_judged_from_figures() -> None:
    text = words("plan/2021-25/objective-1.2.html")
    assert "No measure is evidence for this objective: it cannot be judged from figures." in text


@pytest.mark.usefixtures("released")
def test_an_objective_leads_to_its_neighbours() -> None:
    assert "Previous: 1.1 Objective 1.1" in words("plan/2021-25/objective-1.2.html")
    assert "Next: 1.2 Objective 1.2" in words("plan/2021-25/objective-1.1.html")


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("path", ["plan/2021-25.html", "plan/2021-25/priority-1.html", "plan/index.html", "index.html"])
def test_the_ratings_are_counted_in_words(path: str) -> None:
    text = words(path)
    assert "1 on course" in text
    assert "1 lost in publication" in text


@pytest.mark.usefixtures("released")
def test_a_rating_has_a_shape_beside_its_word() -> None:
    assert '<span class="tag tag-unknown"><svg class="shape"' in make.page("plan/2021-25/objective-1.2.html")


def test_a_plan_without_priorities_lists_its_objectives_and_says_that_none_is_rated() -> None:
    bare = [replace(one, priority="", published=()) for one in make.the_plan().objectives]
    make.office(plan=replace(make.the_plan(), priorities=(), objectives=tuple(bare)))
    make.release()
    text = words("plan/2021-25.html")
    assert "2 objectives, 1 April 2021 to 31 March 2025." in text
    assert "No rating of its objectives is published." in text
    assert "1.2 Objective 1.2 Not rated none" in text


def test_a_rating_published_later_is_not_known_before() -> None:
    make.office()
    make.release(known_on=date(2023, 3, 21))
    assert "No rating of this objective is published." in words("plan/2021-25/objective-1.1.html")
