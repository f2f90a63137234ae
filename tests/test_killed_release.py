"""A release that is killed is public with all its pages, or not at all; and the next try works."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forking import get_ready
from tests.installation import Installation, installation
from tests.releasing import begun

LONGEST = 300
KILLS = 6


@pytest.fixture(scope="module", autouse=True)
def _ready() -> None:
    """Importing the libraries is no part of a release, and is not killed."""
    get_ready()


@pytest.fixture(scope="module")
def approved_office(tmp_path_factory: pytest.TempPathFactory, record_office: Installation) -> Iterator[Installation]:
    """The record of the example with a release that is approved and not public: to be copied, never written to."""
    with installation(tmp_path_factory.mktemp("approved"), like=record_office) as made:
        child = begun(made, "approve")
        child.join(LONGEST)
        assert child.exitcode == 0
        yield made


def what_is_public(made: Installation) -> tuple[object, ...]:
    """How many releases and pages there are, how the release on its way stands, and whether the trail's head is its last entry."""
    ((released,),) = made.ask("SELECT count(*) FROM publishing_release")
    ((pages,),) = made.ask("SELECT count(*) FROM publishing_releasedpage")
    ((state,),) = made.ask("SELECT state FROM publishing_proposal")
    ((locks,),) = made.ask("SELECT count(*) FROM measures_periodlock")
    ((whole,),) = made.ask("SELECT (SELECT max(number) FROM kit_auditentry) = (SELECT max(number) FROM kit_audithead)")
    return released, pages, state, bool(locks), bool(whole)


def test_a_killed_release_is_whole_or_not_there(tmp_path: Path, approved_office: Installation) -> None:
    nothing = what_is_public(approved_office)
    with installation(tmp_path, like=approved_office) as measured:
        start = time.perf_counter()
        child = begun(measured, "release")
        child.join(LONGEST)
        length = time.perf_counter() - start
        everything = what_is_public(measured)
    assert (nothing[0], nothing[2], everything[0], everything[2]) == (0, "approved", 1, "released")
    for number in range(1, KILLS + 1):
        with installation(tmp_path, like=approved_office) as made:
            child = begun(made, "release")
            # most of it is building the site anew; what is written, it writes at the end
            child.join(length * (0.4 + 0.6 * number / KILLS))
            child.kill()
            child.join()
            found = what_is_public(made)
            assert found in (nothing, everything), f"killed at {number} of {KILLS}"
            if number == KILLS - 2 and found == nothing:
                again = begun(made, "release")
                again.join(LONGEST)
                assert what_is_public(made) == everything
