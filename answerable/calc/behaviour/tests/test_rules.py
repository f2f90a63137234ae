"""The rule sets: what they hold, what they are called, and other lengths."""

import numpy as np
import pytest

from answerable.calc.behaviour.patterns import Judged
from answerable.calc.behaviour.rules import MDC, NELSON, RULE_SETS, NoSuchRule


def test_the_sets_are_named_and_numbered() -> None:
    assert (MDC.key, NELSON.key) == ("mdc-1", "nelson-1")
    assert set(RULE_SETS) == {"mdc", "nelson"}


def test_making_data_count_has_four_rules() -> None:
    assert {one.name for one in MDC.rules} == {"outside", "shift", "trend", "two_of_three"}
    assert (MDC.length("shift"), MDC.length("trend")) == (7, 7)


def test_nelson_has_eight_rules_with_his_lengths() -> None:
    lengths = [NELSON.length(one.name) for one in NELSON.rules if one.name != "outside"]
    assert len(NELSON.rules) == 8
    assert sorted(lengths) == [3, 5, 6, 8, 9, 14, 15]


def test_another_length_stands_in_the_key() -> None:
    assert MDC.with_lengths(trend=5, shift=8).key == "mdc-1 shift=8 trend=5"


def test_another_length_changes_what_is_found() -> None:
    row = np.array([0.1, 0.2] * 4)
    judged = Judged(row, row)
    assert [one.rule for one in MDC.find(judged)] == ["shift"]
    assert list(MDC.with_lengths(shift=9).find(judged)) == []


@pytest.mark.parametrize("name", ["outside", "hunch"])
def test_a_rule_without_a_length_has_none_to_change(name: str) -> None:
    with pytest.raises(NoSuchRule, match="no rule"):
        MDC.with_lengths(**{name: 3})


def test_a_shift_of_one_is_no_shift() -> None:
    with pytest.raises(NoSuchRule, match="at least two"):
        MDC.with_lengths(shift=1)


def test_a_shift_is_told_before_a_point_outside() -> None:
    assert MDC.strength("shift") < MDC.strength("outside") < MDC.strength("two_of_three")
