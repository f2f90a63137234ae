"""Packs and minutes go into the office folder and come back the same; an open folder has open parts only."""

import json
from dataclasses import replace
from typing import Any

import pytest

from answerable.kit.toml import Problem
from answerable.scrutiny.intake.packs import read_minutes, read_packs, written_minutes, written_pack
from answerable.scrutiny.models import Meeting, Minutes, Pack
from answerable.scrutiny.operations.loading_packs import load_minutes, load_packs
from answerable.scrutiny.operations.pack_refusals import PacksRefused
from answerable.scrutiny.queries.lines_packs import minutes_lines, pack_lines
from answerable.scrutiny.tests import make_agenda, make_packs
from answerable.scrutiny.tests.make_packs import CLERK, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(db: None) -> Meeting:
    """A meeting whose pack and minutes are out."""
    make_packs.office()
    meeting = make_packs.board()
    make_packs.frozen(meeting)
    make_packs.published(make_packs.judged(meeting))
    return meeting


def read(items: list[dict[str, Any]]) -> tuple[int, list[str]]:
    problems: list[Problem] = []
    found = read_packs(json.dumps(items).encode(), "packs.json", problems)
    return len(found), [str(one) for one in problems]


def test_what_was_written_reads_the_same(board: Meeting) -> None:
    problems: list[Problem] = []
    packs = json.dumps([written_pack(one) for one in pack_lines()]).encode()
    minutes = json.dumps([written_minutes(one) for one in minutes_lines()]).encode()
    assert read_packs(packs, "packs.json", problems) == pack_lines()
    assert read_minutes(minutes, "minutes.json", problems) == minutes_lines()
    assert problems == []


def test_it_comes_back_and_a_second_time_nothing_happens(board: Meeting) -> None:
    packs, minutes = pack_lines(), minutes_lines()
    Pack.objects.all().delete()
    Minutes.objects.all().delete()
    assert (load_packs(packs, by=CLERK, at=NOON), load_minutes(minutes, by=CLERK, at=NOON)) == (1, 1)
    assert (pack_lines(), minutes_lines()) == (packs, minutes)
    assert (load_packs(packs, by=CLERK, at=NOON), load_minutes(minutes, by=CLERK, at=NOON)) == (0, 0)


def test_an_open_folder_has_no_secret(board: Meeting) -> None:
    told = f"{pack_lines(restricted=False)}{minutes_lines(restricted=False)}"
    assert "How calls are answered" in told
    assert "SECRET" not in told


def test_a_pack_that_is_not_out_is_in_no_open_folder(board: Meeting) -> None:
    Meeting.objects.update(state=Meeting.State.PAPERS_IN)
    assert pack_lines(restricted=False) == ()


def test_one_that_was_changed_is_not_read(board: Meeting) -> None:
    (line,) = pack_lines()
    item = written_pack(replace(line, frozen={**line.frozen, "form": 2}))
    assert read([item]) == (
        0,
        ["packs.json, pack 1: 'sha256' is not that of 'frozen': it was changed after it was frozen."],
    )


@pytest.mark.parametrize("content", [b"{", b"{}", b"\xff", b"[1]", b'[{"meeting": 1}]'])
def test_what_is_no_list_of_packs_is_told(content: bytes) -> None:
    problems: list[Problem] = []
    assert read_packs(content, "packs.json", problems) == ()
    assert len(problems) == 1


def test_every_problem_is_told_at_once(board: Meeting) -> None:
    (line,) = pack_lines()
    swapped = replace(line, number=2, frozen=line.restricted, restricted={})
    with pytest.raises(PacksRefused) as refused:
        load_packs([replace(line, meeting="nowhere"), swapped, swapped], by=CLERK, at=NOON)
    assert refused.value.problems == [
        "pack 1 of 'nowhere': there is no meeting 'nowhere'.",
        "pack 1 of 'nowhere': 'frozen' is number 1 of '2024-12-12-board': it would stand in the wrong place.",
        "pack 1 of 'nowhere': 'restricted' is number 1 of '2024-12-12-board': it would stand in the wrong place.",
        *["pack 2 of '2024-12-12-board': say in 'because' why there is a later one.",
          "pack 2 of '2024-12-12-board': 'frozen' is the restricted part: it would stand in the wrong place.",
          "pack 2 of '2024-12-12-board': 'frozen' is number 1 of '2024-12-12-board': it would stand in the wrong place."] * 2,
        "pack 2 of '2024-12-12-board': it stands twice.",
    ]  # fmt: skip


def test_a_pack_that_is_held_otherwise_is_never_changed(board: Meeting) -> None:
    (line,) = pack_lines()
    with pytest.raises(PacksRefused, match="held otherwise"):
        load_packs([replace(line, sha256="0" * 64)], by=CLERK, at=NOON)


def test_a_restricted_part_that_was_changed_is_not_read(board: Meeting) -> None:
    item = written_pack(pack_lines()[0])
    item["restricted"] = {**pack_lines()[0].restricted, "form": 2}
    assert read([item]) == (
        0,
        ["packs.json, pack 1: 'restricted_sha256' is not that of 'restricted': it was changed after it was frozen."],
    )


@pytest.mark.parametrize("value", ["NaN", '"\\ud800"'])
def test_what_can_be_no_frozen_form_is_told(board: Meeting, value: str) -> None:
    text = json.dumps([written_pack(pack_lines()[0])]).replace('"frozen": {', f'"frozen": {{"odd": {value}, ')
    problems: list[Problem] = []
    assert read_packs(text.encode(), "packs.json", problems) == ()
    assert "'frozen' holds what was never frozen" in str(problems[0])


def test_who_froze_it_is_a_short_reference(board: Meeting) -> None:
    found, problems = read([written_pack(replace(pack_lines()[0], frozen_by="u" * 61))])
    assert (found, len(problems)) == (0, 1)


def test_a_restricted_part_that_is_held_otherwise_is_refused(board: Meeting) -> None:
    (line,) = pack_lines()
    with pytest.raises(PacksRefused, match="held otherwise"):
        load_packs([replace(line, restricted=line.frozen)], by=CLERK, at=NOON)


def test_the_restricted_part_may_come_after_the_open_one(board: Meeting) -> None:
    (line,) = pack_lines()
    Pack.objects.all().delete()
    assert load_packs([replace(line, restricted={})], by=CLERK, at=NOON) == 1
    assert load_packs([line], by=CLERK, at=NOON) == 0
    assert pack_lines() == (line,)


def test_a_supplement_without_its_pack_is_refused(board: Meeting) -> None:
    (line,) = pack_lines()
    Pack.objects.all().delete()
    later = {**line.frozen, "is": {**line.frozen["is"], "number": 2}}
    with pytest.raises(PacksRefused, match="number 1, which it follows, is neither here nor in the folder"):
        load_packs([replace(line, number=2, because="More.", frozen=later, restricted={})], by=CLERK, at=NOON)


def test_minutes_of_another_meeting_are_refused(board: Meeting) -> None:
    (line,) = minutes_lines()
    other = make_agenda.meeting("another")
    with pytest.raises(PacksRefused, match="it would stand in the wrong place"):
        load_minutes([replace(line, meeting=other.code)], by=CLERK, at=NOON)
