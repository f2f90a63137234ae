"""A publish that is killed leaves the old site whole or the new one, and the next one works."""

import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.publishing.exporting.placing import LOCK
from answerable.publishing.exporting.turns import alone
from answerable.publishing.exporting.verifying import verify
from tests.forking import forked, get_ready, said
from tests.installation import Installation
from tests.publishing_make import small_released

OLD, NEW = "https://old.example/", "https://new.example/"
"""Every page tells its own address: another beginning changes them all."""
GROUPS, KILLS = 3, 8
LONGEST = 60


@pytest.fixture(scope="module", autouse=True)
def _ready() -> None:
    """Importing the libraries is no part of a publish, and is not killed."""
    get_ready()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with small_released(tmp_path_factory.mktemp("office")) as made:
        yield made


@pytest.fixture(scope="module")
def old_site(tmp_path_factory: pytest.TempPathFactory, office: Installation) -> Path:
    """The site that stands: to be copied, never written to."""
    folder = tmp_path_factory.mktemp("old") / "site"
    done = office.run("publish", folder, "--address", OLD)
    assert done.returncode == 0, done.stderr
    return folder


def seconds_of_a_publish(office: Installation, folder: Path) -> float:
    begun = time.perf_counter()
    child = forked(office, "publish", folder, "--address", NEW)
    child.join(LONGEST)
    assert child.exitcode == 0, said(office)
    return time.perf_counter() - begun


def address_of(folder: Path) -> str:
    """Which site stands, when nobody writes any more; it must be whole."""
    with alone(folder, LOCK, patience=LONGEST):
        found = verify(folder, tell=lambda _: None)
    assert found.faults == ()
    return str(found.manifest.about["address"])


def moments(length: float, group: int) -> list[float]:
    """The group's third of twenty-four moments, most of them while the site is written."""
    chance = random.Random(20240321 + group)  # noqa: S311 - the same moments each time are wanted
    step = 0.8 * length / (GROUPS * KILLS)
    return [0.2 * length + (place + chance.random()) * step for place in range(group, GROUPS * KILLS, GROUPS)]


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_killed_publish_leaves_the_old_site_or_the_new_one(
    group: int, tmp_path: Path, office: Installation, old_site: Path
) -> None:
    shutil.copytree(old_site, tmp_path / "measured")
    length = seconds_of_a_publish(office, tmp_path / "measured")
    folder = tmp_path
    for number, moment in enumerate(moments(length, group)):
        folder = tmp_path / f"site-{number}"
        shutil.copytree(old_site, folder)
        child = forked(office, "publish", folder, "--address", NEW)
        child.join(moment)
        child.kill()
        child.join()
        assert address_of(folder) in (OLD, NEW), f"killed after {moment:.3f} s of {length:.3f} s"
    assert seconds_of_a_publish(office, folder)
    assert address_of(folder) == NEW
