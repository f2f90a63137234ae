"""A load that is killed leaves all or nothing, and the next one works."""

import random
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.forking import forked, get_ready, said
from tests.installation import EXAMPLE, Installation, installation

LONGEST_LOAD = 300
GROUPS, KILLS = 5, 10
"""Fifty moments, in groups that several workers share."""


@pytest.fixture(scope="module", autouse=True)
def _ready() -> None:
    """Importing the libraries is no part of a load, and is not killed."""
    get_ready()


def seconds_of_a_load(made: Installation, folder: Path) -> float:
    begun = time.perf_counter()
    child = forked(made, "load", folder)
    child.join(LONGEST_LOAD)
    assert child.exitcode == 0, said(made)
    return time.perf_counter() - begun


def kill_after(made: Installation, folder: Path, seconds: float) -> None:
    """Starts a load and kills it, without a warning, after so many seconds."""
    child = forked(made, "load", folder)
    child.join(seconds)
    child.kill()
    child.join()


def moments(length: float, group: int) -> list[float]:
    """The group's tenth of fifty moments, each at random in its own fiftieth of the length."""
    chance = random.Random(20240321 + group)  # noqa: S311 - the same moments each time are wanted
    step = length / (GROUPS * KILLS)
    return [(place + chance.random()) * step for place in range(group, GROUPS * KILLS, GROUPS)]


def chain_is_whole(made: Installation) -> bool:
    """Whether the head of the trail is its last entry, and none is missing before that."""
    ((entries, last),) = made.ask("SELECT count(*), coalesce(max(number), 0) FROM kit_auditentry")
    ((head,),) = made.ask("SELECT coalesce(max(number), 0) FROM kit_audithead")
    return bool(entries == last == head)


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_killed_load_leaves_all_or_nothing(
    group: int, tmp_path: Path, empty_office: Installation, record_office: Installation, record_folder: Path
) -> None:
    nothing, everything = empty_office.counts(), record_office.counts()
    with installation(tmp_path, like=empty_office) as measured:
        length = seconds_of_a_load(measured, record_folder)
    again = False
    for moment in moments(length, group):
        with installation(tmp_path, like=empty_office) as made:
            kill_after(made, record_folder, moment)
            found = made.counts()
            assert found in (nothing, everything), f"killed after {moment:.3f} s of {length:.3f} s"
            assert chain_is_whole(made)
            if moment > length * 0.7 and found == nothing and not again:
                again = still_works(made, record_folder, everything)


def still_works(made: Installation, folder: Path, everything: Mapping[str, int]) -> bool:
    """The next load brings everything, and the trail holds to the last byte."""
    done = made.run("load", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert made.counts() == everything
    assert made.run("audit", "verify").returncode == 0
    return True


def test_a_first_load_that_is_killed_leaves_a_database_that_loads(
    tmp_path: Path, record_office: Installation, record_folder: Path
) -> None:
    with installation(tmp_path) as measured:
        length = seconds_of_a_load(measured, record_folder)
    for share in (0.4, 0.5, 0.6, 0.7):
        with installation(tmp_path) as made:
            kill_after(made, record_folder, share * length)
            assert made.tables() in ([], record_office.tables())
    with installation(tmp_path) as made:
        kill_after(made, record_folder, 0.55 * length)
        still_works(made, record_folder, record_office.counts())


OF_PAPERS = """
    SELECT document.state,
           (SELECT count(*) FROM evidence_block block WHERE block.document_id = document.id),
           (SELECT count(*) FROM evidence_claim claim WHERE claim.document_id = document.id)
    FROM evidence_document document ORDER BY document.code
"""


def test_a_paper_whose_reading_is_killed_is_whole_or_not_begun_and_read_by_the_next_load(
    tmp_path: Path, record_office: Installation, example_office: Installation
) -> None:
    with installation(tmp_path, like=record_office) as measured:
        length = seconds_of_a_load(measured, EXAMPLE)
    for share in (0.4, 0.6, 0.8):
        with installation(tmp_path, like=record_office) as made:
            kill_after(made, EXAMPLE, share * length)
            for state, *parts in made.ask(OF_PAPERS):
                assert all(parts) if state == "read" else not any(parts), f"killed after {share} of {length:.3f} s"
            # as long ago as would show that nobody reads it any more
            made.ask("UPDATE evidence_document SET heard_at = '2024-01-01 00:00:00+00:00' WHERE state = 'reading'")
            done = made.run("load", EXAMPLE)
            assert (done.returncode, done.stderr) == (0, "")
            assert made.ask(OF_PAPERS) == example_office.ask(OF_PAPERS)
