"""Hand-written TOML: what is read of it, and that each fault says its place and what to do."""

import doctest
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.kit import toml
from answerable.kit.toml import Fields, Problem, parse


def parsed(content: bytes) -> tuple[object, list[str]]:
    problems: list[Problem] = []
    return parse(content, "x.toml", problems), [str(one) for one in problems]


def of(value: object) -> Fields:
    return Fields({"key": value}, "x.toml, [table]", [])


def told(fields: Fields) -> list[str]:
    return [str(one) for one in fields.problems]


def test_the_example_in_the_docstring_holds() -> None:
    assert doctest.testmod(toml).failed == 0


class TestParsing:
    def test_a_byte_order_mark_is_passed_over(self) -> None:
        assert parsed(b'\xef\xbb\xbfa = "b"') == ({"a": "b"}, [])

    def test_what_is_not_utf_8_names_the_byte(self) -> None:
        assert parsed(b'a = "caf\xe9"') == ({}, ["x.toml: byte 8 is not UTF-8: save the file as UTF-8."])

    def test_what_is_not_toml_names_line_and_column(self) -> None:
        assert "line 1, column 3" in parsed(b"a b")[1][0]

    @pytest.mark.parametrize(
        "content", [b"a = " + b"9" * 5000, b"a = " + b"[" * 5000], ids=["a long number", "deep lists"]
    )
    def test_what_breaks_the_parser_is_a_problem_too(self, content: bytes) -> None:
        assert len(parsed(content)[1]) == 1

    @given(st.binary(max_size=200))
    def test_random_bytes_are_a_table_or_one_problem(self, content: bytes) -> None:
        assert len(parsed(content)[1]) <= 1


READERS: dict[str, Callable[[Fields], object]] = {
    "text": lambda fields: fields.text("key"),
    "code": lambda fields: fields.code("key"),
    "day": lambda fields: fields.day("key"),
    "number": lambda fields: fields.number("key"),
    "choice": lambda fields: fields.choice("key", ("a", "b")),
    "texts": lambda fields: fields.texts("key"),
    "tables": lambda fields: fields.tables("key"),
}
GOOD: list[tuple[str, object, object]] = [
    ("text", "  two \n words ", "two words"),
    ("code", "a-1.b_c", "a-1.b_c"),
    ("day", date(2024, 3, 21), date(2024, 3, 21)),
    ("day", datetime(2024, 3, 21, 10, tzinfo=UTC), date(2024, 3, 21)),
    ("number", 0, 0),
    ("choice", "b", "b"),
    ("texts", ["a", "b"], ("a", "b")),
]
BAD: list[tuple[str, object, str]] = [
    ("text", 5, "'key' is 5: text in quotes is wanted."),
    ("text", "", "'key' is missing: say it."),
    ("text", "x" * 2001, "'key' has 2001 characters: at most 2000 fit."),
    ("text", "a\x00b", "'key' has the character U+0000 in it, which cannot be shown: take it out."),
    ("code", "a b", "'key' is 'a b': a code has letters, digits, dots and hyphens only."),
    ("code", "-a", "'key' is '-a': a code has letters, digits, dots and hyphens only."),
    ("day", "2024-03-21", "'key' is '2024-03-21': a day such as 2024-03-21, without quotes, is wanted."),
    ("number", -1, "'key' is -1: it cannot be below zero."),
    ("number", True, "'key' is True: a whole number is wanted."),
    ("number", 1.5, "'key' is 1.5: a whole number is wanted."),
    ("number", 2**31, "'key' is too large: at most 2,147,483,647 can be held."),
    ("choice", "c", "'key' is 'c': say one of a, b."),
    ("texts", "a", "'key' is 'a': a list of texts is wanted."),
    ("texts", ["a", 1], "'key' has something in it that is not text."),
    ("tables", "a", "'key' is 'a': a list of [[key]] tables is wanted."),
]


@pytest.mark.parametrize(("reader", "value", "read"), GOOD)
def test_a_good_value_is_read(reader: str, value: object, read: object) -> None:
    fields = of(value)
    assert (READERS[reader](fields), told(fields)) == (read, [])


@pytest.mark.parametrize(("reader", "value", "message"), BAD)
def test_a_bad_value_says_its_place_and_what_to_do(reader: str, value: object, message: str) -> None:
    fields = of(value)
    READERS[reader](fields)
    assert told(fields) == [f"x.toml, [table]: {message}"]


def test_what_is_not_needed_may_be_left_out() -> None:
    fields = Fields({}, "x.toml", [])
    read = (fields.text("a", needed=False), fields.day("b", needed=False), fields.number("c"), fields.texts("d"))
    assert (read, told(fields)) == (("", None, None, ()), [])


def test_a_choice_may_have_a_usual_answer() -> None:
    assert Fields({}, "x.toml", []).choice("key", ("a", "b"), default="b") == "b"


def test_each_table_of_a_list_has_its_number_in_its_place() -> None:
    fields = of([{}, {}])
    assert [one.where for one in fields.tables("key")] == ["x.toml, [table], [[key]] 1", "x.toml, [table], [[key]] 2"]


def test_what_should_be_a_table_and_is_not_is_told() -> None:
    problems: list[Problem] = []
    Fields("text", "x.toml", problems)
    assert [str(one) for one in problems] == ["x.toml: a table is wanted here, such as [[measure]]."]


def test_a_key_that_nobody_asked_for_is_told_with_what_was_meant() -> None:
    fields = Fields({"titel": "A", "zzz": 1}, "x.toml", [])
    fields.text("title", needed=False)
    fields.finish()
    assert told(fields) == [
        "x.toml: 'titel' is not known here; did you mean 'title'?",
        "x.toml: 'zzz' is not known here. Known: title.",
    ]


def test_a_code_that_stands_twice_is_told() -> None:
    fields, seen = of(""), {"a"}
    fields.once("b", seen)
    fields.once("a", seen, " in plan '1'")
    assert told(fields) == ["x.toml, [table]: the code 'a' stands twice in plan '1': give each its own."]
