"""The command line as somebody at a keyboard has it: what it says, what it ends with, and never a traceback."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.site.cli import COMMANDS, main
from answerable.site.commands.load import MOST_SHOWN
from tests.folder_make import changed, folder
from tests.installation import EXAMPLE, SERVER, Installation, installation

TIDY = "measure,area,period_start,period_end,value,source,as_at\n"
NEW = "calls,northmoor,2024-01-01,2024-12-31,1500,2025-return,2025-01-31\n"
EARLIER_FORM = """\
import django; django.setup()
from django.core.management import call_command
call_command("migrate", "kit", "0001", verbosity=0)
"""


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence on the error output of a command that was refused."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    (sentence,) = done.stderr.strip().splitlines()
    return sentence


def small(place: Installation) -> Installation:
    """The installation with the small office loaded."""
    done = place.run("load", folder(place.home / "folder"))
    assert done.returncode == 0, done.stderr
    return place


class TestHelp:
    @pytest.fixture(autouse=True)
    def _own_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "environ", os.environ.copy())

    @pytest.mark.parametrize("command", sorted(COMMANDS))
    def test_each_command_says_what_it_does(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        said = capsys.readouterr()
        assert (ended.value.code, said.err) == (0, "")
        assert said.out.startswith(f"usage: answerable {command}")
        assert len(said.out.splitlines()) > 5

    def test_help_makes_nothing(self, tmp_path: Path) -> None:
        place = Installation(tmp_path / "none")
        assert (place.run("load", "--help").returncode, place.home.exists()) == (0, False)

    def test_without_a_command_it_says_which_there_are(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            main(["--help"])
        said = capsys.readouterr().out
        assert [name for name in COMMANDS if name not in said] == []

    @pytest.mark.parametrize("words", [[], ["lod"], ["--lod"], ["load"], ["load", "a", "b"], ["audit", "prove"]])
    def test_what_is_asked_wrongly_ends_with_2_and_the_usage(
        self, words: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert (ended.value.code, capsys.readouterr().err.startswith("usage: answerable")) == (2, True)

    def test_the_version_is_said(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            main(["--version"])
        assert capsys.readouterr().out.startswith("answerable ")


class TestLoad:
    def test_the_first_load_says_what_it_did_and_prints_the_head(self, tmp_path: Path) -> None:
        with installation(tmp_path) as place:
            done = place.run("load", folder(tmp_path / "office"))
            assert (done.returncode, done.stderr) == (0, "")
            assert "Loaded 3 figures and 1 definitions" in done.stdout
            assert "Audit trail: " in done.stdout

    def test_a_broken_folder_lists_its_problems(self, office: Installation, tmp_path: Path) -> None:
        broken = changed("plan.toml", '["calls"]', '["callz"]') | changed("meetings.toml", '"report"', '"rapport"')
        done = office.run("load", folder(tmp_path / "office", **broken))
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 3)
        assert "Not loaded: 2 problems" in done.stderr

    def test_more_problems_than_anyone_reads_are_counted(self, office: Installation, tmp_path: Path) -> None:
        rows = "calls,northmoor,soon,later,many,?,never\n" * 30
        done = office.run("load", folder(tmp_path / "office", returns__report_csv=TIDY + rows))
        assert len(done.stderr.splitlines()) == MOST_SHOWN + 1
        assert f"Not loaded: 150 problems in {tmp_path / 'office'}. The first {MOST_SHOWN} are shown." in done.stderr

    def test_two_loads_at_once_both_end_well_with_one_set_of_rows(
        self, tmp_path: Path, example_office: Installation
    ) -> None:
        with installation(tmp_path) as place:
            children = [place.start("load", EXAMPLE) for _ in range(2)]
            told = [child.communicate(timeout=120) for child in children]
            assert [child.returncode for child in children] == [0, 0], told
            assert place.counts() == example_office.counts()
            assert sorted("Nothing new" in out for out, _ in told) == [False, True]

    @pytest.mark.parametrize("said", ["definitions of measures", "end-of-term-report.csv"])
    def test_ctrl_c_stops_with_a_word_and_writes_nothing(
        self, said: str, office: Installation, empty_office: Installation
    ) -> None:
        child = office.start("load", EXAMPLE)
        assert child.stdout
        next(line for line in child.stdout if said in line)
        child.send_signal(signal.SIGINT)
        _, complaints = child.communicate(timeout=120)
        assert (child.returncode, complaints.strip()) == (130, "Stopped. Nothing was half-written.")
        assert office.counts() == empty_office.counts()


class TestExportAndBackup:
    def test_an_export_loaded_elsewhere_gives_the_same_export(
        self, tmp_path: Path, example_office: Installation, office: Installation
    ) -> None:
        assert example_office.run("export", tmp_path / "first").returncode == 0
        assert office.run("load", tmp_path / "first").returncode == 0
        assert office.run("export", tmp_path / "second").returncode == 0
        assert files(tmp_path / "first") == files(tmp_path / "second")

    def test_an_export_over_something_else_is_refused(self, loaded_office: Installation, tmp_path: Path) -> None:
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "thesis.txt").write_text("mine")
        assert "has 'thesis.txt' in it" in refused(loaded_office.run("export", tmp_path / "mine"))

    def test_without_an_office_there_is_nothing_to_export(self, office: Installation, tmp_path: Path) -> None:
        assert "There is no office here yet" in refused(office.run("export", tmp_path / "out"))

    def test_a_backup_comes_back_with_users_and_the_head_of_the_trail(
        self, loaded_office: Installation, office: Installation, tmp_path: Path
    ) -> None:
        assert loaded_office.run("invite", "administrator", "ada@example.org").returncode == 0
        written = loaded_office.run("backup", tmp_path / "office.backup")
        restored = office.run("restore", tmp_path / "office.backup")
        assert (written.returncode, restored.returncode, restored.stderr) == (0, 0, "")
        assert office.counts() == loaded_office.counts()
        head = written.stdout.splitlines()[-1].removeprefix("Audit trail: ")
        assert office.run("audit", "verify", "--head", head).returncode == 0
        for place, name in ((loaded_office, "first"), (office, "second")):
            assert place.run("export", tmp_path / name).returncode == 0
        assert files(tmp_path / "first") == files(tmp_path / "second")

    def test_a_backup_that_is_there_is_not_written_over(self, loaded_office: Installation, tmp_path: Path) -> None:
        (tmp_path / "office.backup").write_text("older")
        assert "is there already" in refused(loaded_office.run("backup", tmp_path / "office.backup"))

    def test_a_database_with_an_office_is_not_restored_into(self, loaded_office: Installation, tmp_path: Path) -> None:
        loaded_office.run("backup", tmp_path / "office.backup")
        assert "This database is not empty" in refused(loaded_office.run("restore", tmp_path / "office.backup"))

    def test_a_folder_is_no_file_to_write_to(self, office: Installation, tmp_path: Path) -> None:
        assert "is a folder: name the file in it" in refused(office.run("backup", "--replace", tmp_path))

    def test_a_backup_that_is_not_there_is_told(self, office: Installation, tmp_path: Path) -> None:
        assert "There is no file" in refused(office.run("restore", tmp_path / "none.backup"))

    def test_a_backup_into_a_folder_that_is_not_there_is_told(
        self, loaded_office: Installation, tmp_path: Path
    ) -> None:
        assert "No such file or directory" in refused(loaded_office.run("backup", tmp_path / "none" / "office.backup"))

    @pytest.mark.skipif(not SERVER, reason="PostgreSQL is not in this run: see 'uv run pytest --db postgres'")
    @pytest.mark.parametrize(("first", "second"), [("", SERVER), (SERVER, "")], ids=["to PostgreSQL", "to SQLite"])
    def test_a_backup_of_one_database_comes_back_in_the_other(self, first: str, second: str, tmp_path: Path) -> None:
        with installation(tmp_path, server=first) as one, installation(tmp_path, server=second) as other:
            small(one).run("import", written(tmp_path, TIDY + NEW))
            one.run("invite", "administrator", "ada@example.org")
            assert one.run("backup", tmp_path / "office.backup").returncode == 0
            done = other.run("restore", tmp_path / "office.backup")
            assert (done.returncode, done.stderr) == (0, "")
            assert other.counts() == one.counts() | {"django_migrations": other.counts()["django_migrations"]}
            assert other.run("audit", "verify").returncode == 0
            # What is taken in next is numbered after what was restored.
            assert other.run("import", written(tmp_path, TIDY + NEW.replace("1500", "1600"))).returncode == 0


def files(place: Path) -> dict[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def written(place: Path, text: str, name: str = "return.csv") -> Path:
    (place / name).write_text(text, encoding="utf-8")
    return place / name


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, empty_office: Installation) -> Iterator[Installation]:
    """An installation with the small office, which all tests of importing write to."""
    with installation(tmp_path_factory.mktemp("import"), like=empty_office) as made:
        yield small(made)


class TestImport:
    def test_a_check_says_what_would_happen_and_writes_nothing(self, place: Installation, tmp_path: Path) -> None:
        before = place.counts()
        done = place.run("import", "--check", written(tmp_path, TIDY + NEW))
        assert (done.returncode, "1  New figure" in done.stdout, place.counts() == before) == (0, True, True)

    def test_a_bad_file_writes_nothing_and_names_row_and_column(self, place: Installation, tmp_path: Path) -> None:
        before = place.counts()
        done = place.run("import", written(tmp_path, TIDY + NEW + NEW.replace("1500", "many")))
        assert (done.returncode, place.counts() == before) == (1, True)
        assert "row 3, column value: 'many' is not a number" in done.stderr
        assert "nothing was taken in" in done.stderr

    def test_good_rows_are_taken_in_on_request(self, place: Installation, tmp_path: Path) -> None:
        good = NEW.replace("2024-", "2020-")
        done = place.run("import", "--good-rows", written(tmp_path, TIDY + good + NEW.replace("1500", "?")))
        assert (done.returncode, "1 rows taken in" in done.stdout) == (1, True)

    def test_without_good_rows_nothing_is_kept_either(self, place: Installation, tmp_path: Path) -> None:
        before = place.counts()
        done = place.run("import", "--good-rows", written(tmp_path, TIDY + NEW.replace("1500", "?")))
        assert (done.returncode, place.counts() == before) == (1, True)
        assert "nothing was taken in. Mend the rows above." in done.stderr

    def test_the_same_file_again_is_harmless(self, place: Installation, tmp_path: Path) -> None:
        path = written(tmp_path, TIDY + NEW.replace("2024-", "2019-"))
        assert place.run("import", path).returncode == 0
        before = place.counts()["measures_telling"]
        done = place.run("import", path)
        assert (done.returncode, "0 rows taken in, 1 were held already" in done.stdout) == (0, True)
        assert place.counts()["measures_telling"] == before

    def test_a_figure_that_differs_is_shown_beside_what_is_held(self, place: Installation, tmp_path: Path) -> None:
        done = place.run("import", "--check", written(tmp_path, TIDY + NEW.replace("2024-", "2022-")))
        assert "row 2: restates a held figure (900 is held, 1500 is sent)" in done.stdout

    def test_a_file_that_is_not_there_is_told(self, place: Installation, tmp_path: Path) -> None:
        assert "There is no file" in refused(place.run("import", tmp_path / "none.csv"))

    def test_a_file_of_200_megabytes_is_told_before_it_is_read(self, place: Installation, tmp_path: Path) -> None:
        with (tmp_path / "huge.csv").open("wb") as file:
            file.truncate(200 * 1024 * 1024)
        assert "has 200 MB: at most 20 MB are read" in refused(place.run("import", tmp_path / "huge.csv"))


class TestOutput:
    def test_who_has_read_enough_ends_it_quietly(self, place: Installation, tmp_path: Path) -> None:
        child = place.start("import", "--check", written(tmp_path, TIDY + NEW))
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert (child.stderr.read(), child.wait(timeout=60)) == ("", 1)

    def test_a_terminal_of_few_letters_shows_the_others_as_question_marks(
        self, place: Installation, tmp_path: Path
    ) -> None:
        ascii_only = Installation(place.home, place.url, {"PYTHONIOENCODING": "ascii"})
        done = ascii_only.run("import", "--check", written(tmp_path, TIDY + NEW, "März.csv"))
        assert (done.returncode, "M?rz.csv" in done.stdout) == (0, True)


class TestDatabases:
    def test_one_that_cannot_be_reached_is_told(self, tmp_path: Path) -> None:
        place = Installation(tmp_path, "postgresql://nobody@127.0.0.1:9/none")
        assert "the database cannot be used" in refused(place.run("export", tmp_path / "out"))

    def test_an_address_that_is_none_is_told(self, tmp_path: Path) -> None:
        assert "DATABASE_URL" in refused(Installation(tmp_path, "office.sqlite3").run("export", tmp_path / "out"))

    @pytest.mark.skipif(bool(SERVER), reason="a file of SQLite")
    def test_a_file_that_is_no_database_is_told(self, office: Installation, tmp_path: Path) -> None:
        (office.home / "answerable.sqlite3").write_text("Dear sir, this is a letter and no database at all." * 50)
        assert "file is not a database" in refused(office.run("export", tmp_path / "out"))

    def test_a_home_that_is_a_file_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "home").write_text("a file")
        assert "home" in refused(Installation(tmp_path / "home").run("export", tmp_path / "out"))

    def test_a_new_one_has_no_office_yet(self, tmp_path: Path) -> None:
        with installation(tmp_path) as place:
            assert "answerable load FOLDER" in refused(place.run("export", tmp_path / "out"))

    def test_one_of_an_older_version_is_told_and_a_load_brings_it_up(
        self, office: Installation, tmp_path: Path
    ) -> None:
        subprocess.run([sys.executable, "-c", EARLIER_FORM], env=office.environment, check=True)
        behind = refused(office.run("export", tmp_path / "out"))
        assert "behind this version of Answerable: make a backup" in behind
        small(office)
        assert office.run("export", tmp_path / "out").returncode == 0

    def test_one_of_a_newer_version_is_told_and_left_alone(self, office: Installation) -> None:
        office.ask("INSERT INTO django_migrations (app, name, applied) VALUES ('measures', '0999_later', '2031-01-01')")
        before = office.counts()
        for words in (("load", EXAMPLE), ("export", office.home / "out")):
            assert "written by a later version of Answerable (it has measures 0999_later)" in refused(
                office.run(*words)
            )
        assert office.counts() == before
