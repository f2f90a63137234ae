"""Small numbers, and those that would give them away, stand on no public page."""

import json
import re
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.calc.suppression import Rule
from answerable.measures.models import Measure
from answerable.publishing.models import FrozenCopy
from answerable.publishing.tests import judged_make, make
from answerable.publishing.tests.make import told
from answerable.publishing.tests.reading import words
from answerable.publishing.withholding import Grid, Sum, bounds, small, withheld

FIVE = Rule(5)


def hidden(counts: Mapping[str, int], *sums: Sum[str]) -> set[str]:
    first = small({key: [count] for key, count in counts.items()}, FIVE)
    return withheld(counts, first, sums, (), FIVE)


class TestTheRule:
    def test_a_small_part_of_a_total_takes_another_with_it(self) -> None:
        assert hidden({"a": 3, "b": 9, "c": 20, "all": 32}, Sum(("a", "b", "c"), "all")) == {"a", "b"}

    def test_without_a_total_it_stands_alone(self) -> None:
        assert hidden({"a": 3, "b": 9, "c": 20}) == {"a"}

    def test_two_ones_that_add_up_to_two_take_a_third(self) -> None:
        assert hidden({"a": 1, "b": 1, "c": 20, "all": 22}, Sum(("a", "b", "c"), "all")) == {"a", "b", "c"}

    def test_where_no_part_is_left_the_total_goes_too(self) -> None:
        assert hidden({"a": 3, "b": 0, "all": 3}, Sum(("a", "b"), "all")) == {"a", "all"}

    def test_a_small_total_cannot_be_added_up(self) -> None:
        counts = {"a": 0, "b": 4, "all": 4}
        assert {"b", "all"} <= hidden(counts, Sum(("a", "b"), "all"))

    def test_noughts_and_large_numbers_are_shown(self) -> None:
        assert not hidden({"a": 0, "b": 5, "all": 5}, Sum(("a", "b"), "all"))

    def test_what_one_sum_hides_is_guarded_in_the_next(self) -> None:
        counts = {"a": 3, "b": 9, "all": 12, "b1": 50, "year": 59}
        assert hidden(counts, Sum(("a", "b"), "all"), Sum(("b", "b1"), "year")) == {"a", "b", "b1"}

    def test_any_value_ever_told_counts(self) -> None:
        assert small({"a": [12, 3]}, FIVE) == {"a"}

    def test_a_whole_table_is_audited(self) -> None:
        keys = {(row, column): row + column for row in ("x", "y", "z", "") for column in ("1", "2", "3", "")}
        counts = {"x1": 3, "x2": 20, "x3": 30, "y1": 9, "y2": 40, "y3": 50, "z1": 60, "z2": 70, "z3": 80}
        found = withheld(counts, {"x1"}, (), [Grid(keys)], FIVE)
        assert len(found) >= 4

    @given(st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=2, max_size=4))
    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    def test_all_sums_together_leave_each_hidden_figure_enough_values(self, rows: list[list[int]]) -> None:
        counts = {f"{r}{c}": value for r, row in enumerate(rows) for c, value in enumerate(row)}
        across = [Sum(tuple(f"{r}{c}" for c in range(3)), f"{r}+") for r in range(len(rows))]
        down = [Sum(tuple(f"{r}{c}" for r in range(len(rows))), f"+{c}") for c in range(3)]
        whole = [Sum(tuple(one.total for one in across), "all"), Sum(tuple(one.total for one in down), "all")]
        for one in (*across, *down, whole[0]):
            counts[one.total] = sum(counts[part] for part in one.parts)
        found = hidden(counts, *across, *down, *whole)
        known = bounds(counts, [*across, *down, *whole], found, FIVE)
        assert all(high - low + 1 >= 5 for low, high in known.values())
        assert all(low <= counts[key] <= high for key, (low, high) in known.items())

    @given(st.lists(st.integers(0, 40), min_size=2, max_size=8))
    def test_no_hidden_part_is_ever_left_alone_with_its_total(self, values: list[int]) -> None:
        counts = {str(place): value for place, value in enumerate(values)} | {"all": sum(values)}
        found = hidden(counts, Sum(tuple(map(str, range(len(values)))), "all"))
        assert len(found) != 1


PLANTED = (4321, 8642)
"""The small number, and the one that would give it away, both unlike any other number."""


@pytest.fixture
def planted(db: None) -> None:
    """Calls by colour, hidden below 5,000: one small number, restated, disputed in another year, with totals and papers."""
    rows = [
        told("2022", "4321", breakdown="Red", line=5),
        told("2022", "4320", breakdown="Red", line=5, source="first"),
        told("2022", "8642", breakdown="Blue", line=6, note="That is 8,642 in all."),
        told("2022", "20005", breakdown="Green", line=7),
        told("2022", "32968", line=8),
        told("2021", "9001", line=9, source="first"),
        told("2021", "4321", line=10),
    ]
    make.office(*rows, definitions=(make.define("calls", breakdown="colour", title="Calls received"),))
    Measure.objects.update(suppress_below=5000)
    make.release()


def said() -> str:
    """Everything that any frozen page says."""
    return " ".join(json.dumps(copy.data) for copy in FrozenCopy.objects.all())


@pytest.mark.usefixtures("planted")
class TestEveryPage:
    @pytest.mark.parametrize("number", PLANTED)
    def test_no_frozen_copy_holds_a_hidden_number(self, number: int) -> None:
        assert not re.search(rf"(?<!\d){number:,}(?!\d)|(?<!\d){number}(?!\d)", said())

    def test_an_earlier_value_of_a_hidden_number_is_hidden_too(self) -> None:
        assert "4320" not in said()
        assert "9001" not in said()

    def test_the_others_are_shown(self) -> None:
        assert "20,005" in said()
        assert "32,968" in said()

    def test_the_page_says_that_it_is_not_shown_and_why(self) -> None:
        text = words("measures/calls.html")
        assert "2022 Red not shown" in text
        assert "Numbers below 5000 are not shown, so that nobody can be recognised" in text

    def test_which_is_small_and_which_guards_it_look_alike(self) -> None:
        text = words("measures/calls.html")
        assert "2022 Blue not shown" in text
        assert "fewer than" not in text

    def test_the_place_that_tells_it_is_named_without_what_it_says(self) -> None:
        assert "“not shown”" in words("measures/calls.html") or "not shown The second paper" in words(
            "measures/calls.html"
        )

    def test_a_hidden_dispute_is_not_told(self) -> None:
        text = words("disagreements.html")
        assert "Nothing is disputed. " in text
        assert "Nothing was restated. " in text

    def test_a_threshold_of_nought_hides_nothing(self) -> None:
        Measure.objects.update(suppress_below=0)
        make.release("Shown again.")
        assert "4321" in said()


@pytest.mark.django_db
def test_months_do_not_give_away_a_month_by_their_year() -> None:
    months = judged_make.months(*([30] * 11), 3, first=2021)
    make.office(*months, told("2021", "333"), definitions=(make.define("calls"),))
    Measure.objects.update(suppress_below=5)
    make.release()
    text = words("measures/calls.html")
    assert text.count("not shown Not shown") == 0
    assert len(re.findall(r"\w+ 2021 not shown 21 March 2024", text)) == 2


@pytest.mark.django_db
def test_what_is_hidden_on_one_day_is_hidden_on_all() -> None:
    early = [told("2022", "30", breakdown=name, source="first") for name in ("Red", "Blue")]
    late = [told("2022", "3", breakdown="Red"), told("2022", "33")]
    make.office(*early, *late, definitions=(make.define("calls", breakdown="colour"),))
    Measure.objects.update(suppress_below=5)
    make.release()
    assert "Red not shown" in words("measures/calls.known-2023-03-21.html")
