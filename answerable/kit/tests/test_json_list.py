"""A JSON list is read to its end; what cannot be read is said with its place."""

from dataclasses import dataclass

from answerable.kit.freezing import freeze, written
from answerable.kit.json_list import read_frozen, read_list
from answerable.kit.toml import Problem


@dataclass(frozen=True)
class Stone:
    weight: int


def stones(content: bytes) -> tuple[tuple[Stone, ...], list[str]]:
    problems: list[Problem] = []
    found = read_frozen(Stone, content, "stones.json", problems, of="stone")
    return found, [str(one) for one in problems]


def test_what_was_frozen_is_read() -> None:
    content = f"[{written(freeze(Stone(3)))}]".encode()
    assert stones(content) == ((Stone(3),), [])


def test_with_a_mark_of_utf_8_too() -> None:
    assert stones(b"\xef\xbb\xbf[]") == ((), [])


def test_what_is_no_json_is_said() -> None:
    (problem,) = stones(b"[1,")[1]
    assert problem.startswith("stones.json: this is not JSON")


def test_what_is_no_list_is_said() -> None:
    assert stones(b"{}")[1] == ["stones.json: a list is wanted, one stone after the other: [{...}, ...]."]


def test_nested_without_end_is_said() -> None:
    assert "not JSON" in stones(b"[" * 200_000)[1][0]


def test_one_that_cannot_be_read_is_named_by_its_number_and_the_others_are_read() -> None:
    content = f'[7, {written(freeze(Stone(3)))}, {{"form": 1}}]'.encode()
    found, problems = stones(content)
    assert found == (Stone(3),)
    assert [one.split(":")[0] for one in problems] == ["stones.json, stone 1", "stones.json, stone 3"]


def test_the_words_of_a_reader_are_told_as_they_are() -> None:
    problems: list[Problem] = []

    def refuse(item: object) -> Stone:
        raise ValueError("'weight' is missing.")

    read_list(b"[{}]", "stones.json", problems, of="stone", read=refuse)
    assert [str(one) for one in problems] == ["stones.json, stone 1: 'weight' is missing."]
