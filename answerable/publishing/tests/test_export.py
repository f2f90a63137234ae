"""A folder is brought to what is wanted, all of it or not at all, and only what differs is written."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from answerable.publishing.exporting import placing
from answerable.publishing.exporting.exporting import Contents, OneAddressTwice, export
from answerable.publishing.exporting.folder import FolderInTheWay
from answerable.publishing.exporting.manifest import OURS
from answerable.publishing.exporting.names import NamesInTheWay, looked_at, warnings
from answerable.publishing.exporting.turns import STATE, SomebodyElse, alone
from answerable.publishing.exporting.verifying import verify
from answerable.publishing.tests.export_make import KEY, NEW, OLD, contents, exported, held, silent


def faults(folder: Path) -> list[tuple[str, str]]:
    return [(one.path, one.words) for one in verify(folder, tell=silent).faults]


def test_a_folder_has_every_file_and_what_tells_of_them(tmp_path: Path) -> None:
    exported(tmp_path / "site", OLD)
    assert set(held(tmp_path / "site")) == {*OLD, *OURS}


def test_the_sums_are_read_by_the_program_that_everybody_has(tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS", "--quiet"], cwd=tmp_path, check=False)
    assert done.returncode == 0


def test_a_second_run_changes_what_changed_and_takes_away_what_went(tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    done = exported(tmp_path, NEW, 2)
    assert {path: content for path, content in held(tmp_path).items() if path not in OURS} == NEW
    assert (done.added, done.changed, done.removed) == (1, 3, 1)
    assert not (tmp_path / "gone").exists()
    assert faults(tmp_path) == []


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    before = (tmp_path / "a/two.html").stat()
    exported(tmp_path, NEW, 2)
    assert (tmp_path / "a/two.html").stat().st_ino == before.st_ino


def test_the_same_site_again_writes_nothing(tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if STATE not in path.parts}
    assert not exported(tmp_path, OLD).touched
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if STATE not in path.parts} == before


def test_a_file_that_somebody_changed_is_put_right_though_its_size_and_its_time_are_the_same(tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    path = tmp_path / "a/one.html"
    before = path.stat()
    time.sleep(0.02)
    path.write_bytes(b"eno")
    os.utime(path, ns=(before.st_mtime_ns, before.st_mtime_ns))
    assert exported(tmp_path, OLD).changed == 1
    assert path.read_bytes() == b"one"


def test_a_file_that_somebody_removed_is_there_again(tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    (tmp_path / "a/one.html").unlink()
    assert exported(tmp_path, OLD).added == 1


@pytest.mark.parametrize("name", OURS)
def test_what_tells_of_the_files_is_put_right(name: str, tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    if name != "manifest.json":
        (tmp_path / name).write_bytes(b"x" * (tmp_path / name).stat().st_size)
    exported(tmp_path, OLD)
    assert faults(tmp_path) == []


def test_a_folder_with_things_of_others_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(FolderInTheWay, match=r"has 'diary\.txt' in it"):
        exported(tmp_path, OLD)
    assert held(tmp_path) == {"diary.txt": b"mine"}


def test_things_that_others_put_beside_a_site_later_are_left_alone(tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    (tmp_path / "CNAME").write_text("example.org")
    exported(tmp_path, NEW, 2)
    assert (tmp_path / "CNAME").read_text() == "example.org"


def test_a_file_of_others_where_one_of_ours_would_stand_is_refused(tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    (tmp_path / "new").mkdir()
    (tmp_path / "new/four.html").write_text("mine")
    before = held(tmp_path)
    with pytest.raises(FolderInTheWay, match=r"four\.html was not published by this program"):
        exported(tmp_path, NEW, 2)
    assert held(tmp_path) == before


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(FolderInTheWay, match="is a file"):
        exported(tmp_path / "site", OLD)


def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(FolderInTheWay, match="a part of its name is a file"):
        exported(tmp_path / "site/below", OLD)


def test_a_manifest_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "an app"}')
    with pytest.raises(FolderInTheWay, match="not a manifest that this program can go on from"):
        exported(tmp_path, OLD)


def test_a_folder_with_spaces_quotes_and_letters_of_all_kinds_does(tmp_path: Path) -> None:
    folder = tmp_path / "Gwefan yr heddlu 'ŷ' \"x\" 🚓"
    exported(folder, OLD)
    assert faults(folder) == []


def test_two_files_at_one_address_are_refused(tmp_path: Path) -> None:
    once = contents(OLD)
    with pytest.raises(OneAddressTwice, match=r"index\.html"):
        export(tmp_path, Contents([*once.sources, *once.sources], once.about, ()), KEY, silent)


def test_the_second_of_two_at_once_is_told(tmp_path: Path) -> None:
    with alone(tmp_path, "publishing"), pytest.raises(SomebodyElse, match="Another publish is writing"):
        exported(tmp_path, OLD)


def test_nothing_is_left_of_what_was_under_way(tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    exported(tmp_path, NEW, 2)
    assert {path.name for path in (tmp_path / STATE).iterdir()} == {"publishing", "placing"}


@pytest.mark.parametrize("path", ["a/" + "x" * 251 + ".html", "a b.html", "../up.html", "a/.hidden.html", "end."])
def test_what_cannot_be_a_file_anywhere_is_refused_by_name(path: str) -> None:
    with pytest.raises(NamesInTheWay, match="cannot be names of files"):
        warnings(looked_at([path]), case_matters=True)


def test_a_name_of_255_bytes_does() -> None:
    assert warnings(looked_at(["a/" + "x" * 250 + ".html"]), case_matters=True) == []


def test_names_that_differ_in_capitals_are_refused_where_the_disk_cannot_tell_them_apart() -> None:
    found = looked_at(["m/Calls.html", "m/calls.html"])
    with pytest.raises(NamesInTheWay, match=r"m/Calls\.html and m/calls\.html"):
        warnings(found, case_matters=False)
    assert len(warnings(found, case_matters=True)) == 1


def test_folders_that_differ_in_capitals_are_found_too() -> None:
    assert looked_at(["M/one.html", "m/two.html"]).alike == [("M", "m")]


def test_names_that_windows_keeps_are_refused_there_and_told_elsewhere() -> None:
    found = looked_at(["measures/con.html", "measures/conduct.html"])
    assert found.reserved == ["measures/con.html"]
    assert "cannot be copied to Windows" in warnings(found, case_matters=True, windows=False)[0]
    with pytest.raises(NamesInTheWay, match="Windows keeps"):
        warnings(found, case_matters=True, windows=True)


def test_who_may_not_write_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("whoever is root may write everywhere")
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError):
        exported(tmp_path / "site", OLD)


def test_the_program_that_places_does_nothing_where_nothing_lies_ready(tmp_path: Path) -> None:
    exported(tmp_path, OLD)
    done = subprocess.run([sys.executable, "-m", placing.__name__, str(tmp_path)], check=False)
    assert done.returncode == 0
    assert faults(tmp_path) == []
