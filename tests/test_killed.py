"""A load that is killed leaves all or nothing, and the next one works."""

import random
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.installation import EXAMPLE, Installation, installation

GROUPS, KILLS = 5, 10
"""Fifty moments, in groups that several workers share."""


def seconds_of_a_load(made: Installation) -> float:
    begun = time.perf_counter()
    done = made.run("load", EXAMPLE)
    assert done.returncode == 0, done.stderr
    return time.perf_counter() - begun


def kill_after(made: Installation, seconds: float) -> None:
    """Starts a load and kills it, without a warning, after so many seconds."""
    child = made.start("load", EXAMPLE)
    try:
        child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
    child.communicate()


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
    group: int, tmp_path: Path, empty_office: Installation, example_office: Installation
) -> None:
    nothing, everything = empty_office.counts(), example_office.counts()
    with installation(tmp_path, like=empty_office) as measured:
        length = seconds_of_a_load(measured)
    again = False
    for moment in moments(length, group):
        with installation(tmp_path, like=empty_office) as made:
            kill_after(made, moment)
            found = made.counts()
            assert found in (nothing, everything), f"killed after {moment:.3f} s of {length:.3f} s"
            assert chain_is_whole(made)
            if moment > length * 0.7 and found == nothing and not again:
                again = still_works(made, everything)


def still_works(made: Installation, everything: Mapping[str, int]) -> bool:
    """The next load brings everything, and the trail holds to the last byte."""
    done = made.run("load", EXAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    assert made.counts() == everything
    assert made.run("audit", "verify").returncode == 0
    return True


def test_a_first_load_that_is_killed_leaves_a_database_that_loads(tmp_path: Path, example_office: Installation) -> None:
    with installation(tmp_path) as measured:
        length = seconds_of_a_load(measured)
    for share in (0.4, 0.5, 0.6, 0.7):
        with installation(tmp_path) as made:
            kill_after(made, share * length)
            assert made.tables() in ([], example_office.tables())
    with installation(tmp_path) as made:
        kill_after(made, 0.55 * length)
        still_works(made, example_office.counts())
