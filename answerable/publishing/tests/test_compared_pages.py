"""Areas set beside one another by limits, and never by ranks."""

import re

import pytest

from answerable.publishing.tests import judged_make, make
from answerable.publishing.tests.make import told
from answerable.publishing.tests.reading import words

pytestmark = pytest.mark.django_db
PATH = "measures/calls.areas.html"


def compared(rates: tuple[int, ...] = (40, 42, 38, 41, 160), direction: str = "down_good", **more: str) -> str:
    """The page of wards of ten thousand people each, with so many calls."""
    judged_make.history(direction=direction, **more)
    make.record(*judged_make.wards(len(rates), rates))
    make.release()
    return words(PATH)


def test_the_sentence_names_who_stands_outside_the_limits() -> None:
    text = compared()
    assert "2022: all 5 wards together have 6.42 for each 1,000." in text
    assert "By more than chance would give, Ward-4 is far above (16 for each 1,000)." in text


def test_alike_areas_are_said_to_be_alike() -> None:
    assert "none differs from that by more than chance would give." in compared((40, 42, 38, 41, 39))


def test_an_area_outside_is_named_on_the_chart_and_the_others_are_not() -> None:
    compared()
    named = re.findall(r">(Ward-\d)</text>", make.page(PATH))
    assert named == ["Ward-4", "Ward-4"]


def test_worse_is_said_by_the_direction_of_the_measure() -> None:
    compared()
    assert "tag-worse" in make.page(PATH)


def test_where_neither_way_is_better_outside_is_neither() -> None:
    compared(direction="neutral")
    assert "tag-worse" not in make.page(PATH)
    assert "tag-better" not in make.page(PATH)


def test_areas_stand_by_name_and_not_by_rate() -> None:
    text = compared((160, 42, 38, 41, 40))
    assert [text.index(f"Ward-{n} {count}") for n, count in enumerate((160, 42, 38))] == sorted(
        text.index(f"Ward-{n} {count}") for n, count in enumerate((160, 42, 38))
    )


def test_the_denominators_are_told_with_their_day() -> None:
    text = compared()
    assert "census of 2021 (21 March 2021)." in text
    assert "Residents" in text


def test_the_measures_page_leads_there() -> None:
    compared()
    assert 'href="../measures/calls.areas.html">Wards compared</a>' in make.page("measures/calls.html")


def test_three_areas_are_a_table_without_limits() -> None:
    text = compared((40, 42, 38))
    assert "Limits need at least four areas" in text
    assert "99.8%" not in make.page(PATH)


def test_two_areas_have_no_page() -> None:
    judged_make.history()
    make.record(*judged_make.wards(2, (40, 42)))
    make.release()
    assert "compared" not in words("measures/calls.html")


def test_an_amount_of_money_is_not_set_beside_residents() -> None:
    judged_make.history(unit="gbp")
    make.record(*judged_make.wards(5))
    make.release()
    assert "compared" not in words("measures/calls.html")


def test_areas_with_a_history_are_drawn_over_time() -> None:
    judged_make.history()
    rows = judged_make.wards(4)
    earlier = [told(year, "40", where=f"ward-{n}") for n in range(4) for year in ("2020", "2021")]
    make.record(*rows, *earlier)
    make.release()
    assert make.page(PATH).count("chart-small") == 4
