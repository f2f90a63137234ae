"""Whoever is stopped, and a disk that fills, leaves the old site whole; the next run goes on."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from answerable.publishing.exporting import exporting, placing, staging
from answerable.publishing.exporting.contents import Given
from answerable.publishing.exporting.exporting import Contents, NotPlaced, export
from answerable.publishing.exporting.manifest import OURS, Entry
from answerable.publishing.exporting.staging import DiskFull
from answerable.publishing.exporting.turns import STATE
from answerable.publishing.exporting.verifying import verify
from answerable.publishing.tests.export_make import ABOUT, KEY, NEW, OLD, exported, held, silent

STEPS = 8
"""So many paths change from the old site to the new one: four files, one that goes, and the three that tell of the others."""


class Stopped(BaseException):
    """Stands for the end of the process: nothing catches it."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    exported(tmp_path / "site", OLD)
    return tmp_path / "site"


def is_whole(site: Path) -> bool:
    return not verify(site, tell=silent).faults


def lay_ready(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new site beside the old one with its journal, and nothing put in its place."""
    with monkeypatch.context() as patch:
        patch.setattr(exporting, "_placed", lambda _: None)
        exported(site, NEW, 2)


def fail_at(number: int, error: int) -> Callable[[str], None]:
    """A step that the disk refuses at the path of this number."""
    counted = iter(range(STEPS))

    def step(path: str) -> None:
        if next(counted) == number:
            raise OSError(error, os.strerror(error), path)

    return step


def stop_at(number: int) -> Callable[[str], None]:
    """A step that ends everything before the path of this number is touched."""
    counted = iter(range(number + 1))

    def step(_: str) -> None:
        if next(counted) == number:
            raise Stopped

    return step


@pytest.mark.parametrize("number", range(STEPS))
def test_a_stop_between_any_two_files_is_mended_by_the_next_run(
    number: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_ready(site, monkeypatch)
    with pytest.raises(Stopped):
        placing.place(site, step=stop_at(number))
    assert verify(site, tell=silent).unfinished
    assert not exported(site, NEW, 2).touched
    assert is_whole(site)
    assert held(site)["index.html"] == b"new home"


@pytest.mark.parametrize("number", range(STEPS))
def test_between_any_two_files_each_is_whole_and_what_was_there_is_there(
    number: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_ready(site, monkeypatch)
    with pytest.raises(Stopped):
        placing.place(site, step=stop_at(number))
    found = held(site)
    assert all(found.get(path) in (content, NEW.get(path)) for path, content in OLD.items())


@pytest.mark.parametrize("number", range(STEPS))
def test_an_error_at_any_file_takes_everything_back(number: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(site)
    lay_ready(site, monkeypatch)
    with pytest.raises(OSError, match="No space left"):
        placing.place(site, step=fail_at(number, errno.ENOSPC))
    assert held(site) == before
    assert not (site / "new").exists()
    assert not placing.pending(site)


@pytest.mark.parametrize("number", range(STEPS))
def test_a_stop_while_everything_is_taken_back_is_mended_too(
    number: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(site)
    lay_ready(site, monkeypatch)
    replaced: Callable[..., Any] = Path.replace
    undone = iter(range(100))

    def stopped(self: Path, target: Path) -> Path:
        if self.parent.name == placing.OLD and next(undone) == number:
            raise Stopped
        return Path(replaced(self, target))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopped)
        with suppress(Stopped, OSError):
            placing.place(site, step=fail_at(STEPS - 1, errno.EIO))
    placing.place(site)
    assert held(site) == before


def test_where_the_new_site_was_ready_and_nothing_placed_the_old_one_is_whole(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(site)
    lay_ready(site, monkeypatch)
    assert held(site) == before
    assert is_whole(site)


def test_a_first_site_that_was_stopped_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_ready(tmp_path, monkeypatch)
    with pytest.raises(Stopped):
        placing.place(tmp_path, step=stop_at(3))
    exported(tmp_path, NEW, 2)
    assert is_whole(tmp_path)


@pytest.mark.parametrize("number", range(7))
def test_a_disk_that_fills_at_any_file_leaves_the_old_site_and_nothing_beside_it(
    number: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(site)
    written: Callable[..., int] = Path.write_bytes
    counted = iter(range(100))

    def full(self: Path, content: bytes) -> int:
        if next(counted) == number:
            written(self, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return int(written(self, content))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(DiskFull, match=r"more bytes are needed in .* are free"):
            exported(site, NEW, 2)
    assert held(site) == before
    assert not (site / STATE / "new").exists()
    exported(site, NEW, 2)
    assert is_whole(site)


def test_what_is_needed_is_asked_for_before_a_byte_is_written(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(site)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    monkeypatch.setattr(staging.Stage, "keep", lambda *_: pytest.fail("a byte was written"))
    with pytest.raises(DiskFull, match=r"[\d,]+ bytes are needed in .* and 10 are free"):
        exported(site, NEW, 2)


def test_what_cannot_be_placed_is_said_and_the_old_site_stands(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(site)
    monkeypatch.setattr(exporting, "PLACING", "answerable.no_such_program")
    with pytest.raises(NotPlaced, match="could not be put in their places"):
        exported(site, NEW, 2)
    assert held(site) == before


def test_bytes_that_a_stopped_run_left_are_not_written_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(staging.Stage, "settle", stopped)
        with pytest.raises(Stopped):
            exported(site, NEW, 2)
    monkeypatch.setattr(staging, "_write", stopped)
    assert exported(site, NEW, 2).changed == 3


def test_half_a_file_that_a_stopped_run_left_is_written_again(site: Path) -> None:
    stage = staging.Stage(site)
    entry = next(iter(Given([("index.html", "text/html; charset=utf-8", NEW["index.html"])]).entries(lambda _: None)))
    stage.keep(entry, NEW["index.html"])
    (site / STATE / "new" / stage.kept["index.html"]).write_bytes(b"new hom\x00")
    exported(site, NEW, 2)
    assert is_whole(site)


class Dying(Given):
    """A source that ends its process, without a warning, when it is asked for the file of a number."""

    def __init__(self, given: Given, number: int) -> None:
        super().__init__(given.files)
        object.__setattr__(self, "number", number)

    def contents(self, wanted: Any) -> Iterator[tuple[Entry, bytes]]:
        for number, pair in enumerate(super().contents(wanted)):
            if number == self.number:  # type: ignore[attr-defined]
                os.kill(os.getpid(), 9)
            yield pair


def _dies(folder: Path, number: int) -> None:
    given = Given([(path, "text/html; charset=utf-8", content) for path, content in NEW.items()])
    export(folder, Contents([Dying(given, number)], {**ABOUT, "release": 2}, ()), KEY, silent)


@pytest.mark.parametrize("number", range(4))
def test_a_process_that_is_killed_while_it_writes_leaves_the_old_site(number: int, site: Path) -> None:
    before = held(site)
    process = get_context("fork").Process(target=_dies, args=(site, number))
    process.start()
    process.join()
    assert process.exitcode == -9
    assert held(site) == before
    exported(site, NEW, 2)
    assert is_whole(site)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where this machine lets us have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here: it takes the rights of an administrator")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_real_disk_that_is_full_leaves_the_old_site(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_disk / "site"
    exported(folder, OLD)
    before = held(folder)
    large = {f"large/{number}.html": os.urandom(100_000) for number in range(12)}
    with pytest.raises(DiskFull, match="The disk is full"):
        exported(folder, {**OLD, **large}, 2)
    monkeypatch.setattr(exporting, "require_room", lambda *_: None)
    with pytest.raises(DiskFull, match="The disk is full"):
        exported(folder, {**OLD, **large}, 2)
    assert held(folder) == before
    assert {one for one in held(folder) if one in OURS} == set(OURS)
