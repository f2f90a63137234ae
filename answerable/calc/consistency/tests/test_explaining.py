"""A rule explains itself by its docstring."""

import pytest

from answerable.calc.consistency import sum_of_parts
from answerable.calc.consistency.explaining import explained
from answerable.calc.consistency.rules import RULES, Rule


def test_the_parts_of_a_docstring_stand_apart() -> None:
    told = explained(sum_of_parts.sum_of_parts)
    assert told.rule == "sum_of_parts"
    assert told.claim.startswith("Parts told beside their whole do not add up to it")
    assert told.examples[0].startswith("412 drivers were stopped")
    assert told.silent.startswith("It is silent where a number is rounded")
    assert told.matters.startswith("It matters because")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_every_rule_says_what_it_claims_and_when_it_is_silent(rule: Rule) -> None:
    told = explained(rule)
    assert told.claim
    assert told.silent
