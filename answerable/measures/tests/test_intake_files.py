"""Definitions, subjects, sources and settlements: read, or every fault told with its place."""

import tomllib
from datetime import UTC, datetime

import pytest
import tomli_w

from answerable.kit.toml import Fields, Problem
from answerable.measures.intake.definitions import Definition, read_definition, read_sources, read_subjects
from answerable.measures.intake.settlements import SettlementLine, read_settlements

GOOD = """
code = "calls"
title = "Calls"
subject = "calling"
why = "It says how busy the lines are."
numerator = "Calls answered."
denominator = "none"
unit = "count"
direction = "neutral"
aggregation = "count"
frequency = "yearly"
source = "the control room"
owner = "head of contact"
author = "analyst"
checked_by = "second analyst"
reviewed = 2024-11-01
next_review = 2025-11-01
"""


def read(**changes: object) -> tuple[Definition | None, list[str]]:
    table = tomllib.loads(GOOD) | changes
    return read_text(tomli_w.dumps({name: value for name, value in table.items() if value is not None}))


def read_text(text: str) -> tuple[Definition | None, list[str]]:
    problems: list[Problem] = []
    found = read_definition(text.encode(), "measures/calls.toml", problems)
    return found, [str(one) for one in problems]


class TestDefinitions:
    def test_a_whole_definition_is_read(self) -> None:
        found, problems = read(aliases=["999 calls"])
        assert found
        assert (found.code, found.aliases, problems) == ("calls", ("999 calls",), [])

    @pytest.mark.parametrize("key", sorted(tomllib.loads(GOOD)))
    def test_each_key_is_needed(self, key: str) -> None:
        assert read(**{key: None}) == (None, [f"measures/calls.toml: '{key}' is missing: say it."])

    @pytest.mark.parametrize(
        ("key", "value", "advice"),
        [
            ("unit", "furlongs", "say one of count, percent"),
            ("direction", "sideways", "say one of up_good"),
            ("aggregation", "guess", "say one of count"),
            ("code", "calls to us", "a code has letters, digits, dots and hyphens only"),
            ("title", "x" * 201, "at most 200 fit"),
            ("reviewed", "1 November", "a day such as 2024-03-21, without quotes, is wanted"),
            ("next_review", datetime(2023, 1, 1, tzinfo=UTC).date(), "before 'reviewed' on 2024-11-01"),
            ("aliases", "999", "a list of texts is wanted"),
            ("why", "a\x00b", "U+0000"),
            ("titel", "Calls", "did you mean 'title'?"),
        ],
    )
    def test_a_bad_value_says_what_to_do(self, key: str, value: object, advice: str) -> None:
        found, problems = read(**{key: value})
        assert found is None
        assert [advice in one for one in problems] == [True]

    def test_every_fault_is_told_at_once(self) -> None:
        assert len(read(unit="?", direction="?", owner=None)[1]) == 3

    @pytest.mark.parametrize("text", ["code = ", "[[[", "x = " + "1" * 5000, "x = " + "[" * 5000])
    def test_what_is_not_toml_is_one_problem(self, text: str) -> None:
        found, problems = read_text(text)
        assert found is None
        assert [one.startswith("measures/calls.toml: this is not TOML") for one in problems] == [True]


def fields(text: str, problems: list[Problem]) -> Fields:
    return Fields(tomllib.loads(text), "office.toml", problems)


def test_a_subject_that_stands_twice_is_told() -> None:
    problems: list[Problem] = []
    read_subjects(fields('subject = [{code="a", title="A"}, {code="a", title="B"}]', problems))
    assert [str(one) for one in problems] == [
        "office.toml, [[subject]] 2: the code 'a' stands twice: give each its own."
    ]


def test_a_source_has_its_day_and_how_it_is_known() -> None:
    problems: list[Problem] = []
    (one,) = read_sources(fields('source = [{code="r", title="R", published=2024-03-21}]', problems))
    assert (one.published.isoformat(), one.basis, problems) == ("2024-03-21", "stated", [])


SETTLED = "measure,area,breakdown,period_start,period_end,as_at,value,reason,settled_at\n"


def settled(row: str) -> tuple[tuple[SettlementLine, ...], list[str]]:
    problems: list[Problem] = []
    return read_settlements((SETTLED + row).encode(), "settlements.csv", problems), [str(one) for one in problems]


class TestSettlements:
    def test_a_settlement_is_read(self) -> None:
        row = "calls,E23,,2023-01-01,2023-12-31,2024-03-21,92,The force counted again.,2024-11-07T12:00:00+00:00\n"
        (one,), problems = settled(row)
        assert (str(one.value), one.reason, problems) == ("92", "The force counted again.", [])

    @pytest.mark.parametrize(
        ("row", "place"),
        [
            ("calls,E23,,2023-01-01,2023-12-31,2024-03-21,92,,2024-11-07T12:00:00+00:00", "row 2, column reason"),
            ("calls,E23,,2023-01-01,2023-12-31,2024-03-21,92,Counted.,", "row 2, column settled_at"),
            ("calls,E23,,2023-01-01,2022-12-31,2024-03-21,92,Counted.,2024-11-07T12:00:00+00:00", "row 2"),
            (
                "calls,E23,,soon,2023-12-31,2024-03-21,92,Counted.,2024-11-07T12:00:00+00:00",
                "row 2, column period_start",
            ),
            ("calls", "row 2, column"),
        ],
    )
    def test_a_bad_one_is_told_with_its_place(self, row: str, place: str) -> None:
        found, problems = settled(row)
        assert found == ()
        assert problems[0].startswith(f"settlements.csv, {place}")
