"""An office is a folder: loaded whole or not at all, and exported so that it comes back byte for byte."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction

from answerable.kit import audit
from answerable.measures import operations
from answerable.measures.models import Observation, Source, Telling
from answerable.measures.operations import Restatement
from answerable.measures.queries.disputes import disagreements
from answerable.measures.queries.held import series_of
from answerable.measures.tests.record_make import ANALYST, NOON, later, said
from answerable.site.folder.loading import Loaded, load
from answerable.site.folder.reading import FolderRefused
from answerable.site.folder.writing import FolderInTheWay, write
from tests.folder_make import FILES, changed, folder
from tests.installation import EXAMPLE

pytestmark = pytest.mark.django_db


def load_it(place: Path, minutes: int = 0) -> Loaded:
    return load(place, by=ANALYST, at=later(minutes))


def content(place: Path) -> Mapping[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def rows() -> int:
    """All rows of our tables."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("answerable.")]
    return sum(model._default_manager.count() for model in ours if model._meta.label != "kit.AuditHead")


@contextmanager
def undone() -> Iterator[None]:
    """What is written inside is undone at the end: the office is empty again."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def problems(place: Path) -> list[str]:
    """What the folder is refused for, when nothing was written."""
    before = rows()
    with pytest.raises(FolderRefused) as refused:
        load_it(place)
    assert rows() == before
    assert audit.verify().unbroken
    return [str(one) for one in refused.value.problems]


def test_a_folder_that_is_refused_names_its_first_problems() -> None:
    said = str(FolderRefused([f"{name}.toml: it is broken." for name in "abcde"]))
    assert said == (
        "the folder was not loaded, for 5 problems. "
        "a.toml: it is broken. b.toml: it is broken. c.toml: it is broken. And 2 more."
    )


class TestLoading:
    def test_it_says_what_it_took_in(self, tmp_path: Path) -> None:
        done = load_it(folder(tmp_path))
        assert (done.definitions, done.figures, done.already_held) == (1, 3, 0)

    def test_the_same_again_changes_nothing(self, tmp_path: Path) -> None:
        load_it(folder(tmp_path))
        head = audit.head()
        done = load_it(tmp_path, 5)
        assert (done.changed, done.already_held, audit.head()) == (0, 3, head)

    def test_the_trail_holds(self, tmp_path: Path) -> None:
        load_it(folder(tmp_path))
        assert audit.verify(audit.head()).unbroken

    def test_a_changed_file_changes_only_what_it_says(self, tmp_path: Path) -> None:
        load_it(folder(tmp_path))
        before = audit.head().number
        done = load_it(folder(tmp_path, **changed("plan.toml", "Answer calls", "Answer every call")))
        assert (done.changed, audit.head().number) == (1, before + 1)

    def test_what_is_not_needed_may_be_left_out(self, tmp_path: Path) -> None:
        bare = dict.fromkeys(
            ("papers_toml", "meetings_toml", "plan_toml", "measures__calls_toml", "returns__report_csv")
        )
        assert load_it(folder(tmp_path, **bare)).figures == 0

    def test_progress_is_told(self, tmp_path: Path) -> None:
        told: list[str] = []
        load(folder(tmp_path), by=ANALYST, at=NOON, progress=told.append)
        assert "3 figures of report.csv" in told

    def test_a_settlement_written_by_hand_holds_for_the_figures_beside_it(self, tmp_path: Path) -> None:
        settled = "measure,area,period_start,period_end,as_at,value,reason,settled_at\n"
        settled += "calls,northmoor,2023-01-01,2023-12-31,2024-03-21,1000,By the table.,2024-05-01T10:00:00+00:00\n"
        load_it(folder(tmp_path, settlements_csv=settled))
        found = disagreements()
        assert (len(found.disputed), len(found.settled)) == (0, 1)


class TestExample:
    @pytest.fixture(autouse=True)
    def _loaded(self, db: None) -> None:
        load_it(EXAMPLE)

    def test_it_stands_as_it_was_counted(self) -> None:
        found = disagreements()
        counts = (Telling.objects.count(), len(found.disputed), len(found.settled), len(found.restated))
        assert counts == (1036, 6, 0, 2)
        assert [said(one.figure.current) for one in found.disputed if "capture" in one.measure.code] == [
            ["1753", "1669"]
        ]

    def test_a_restatement_is_not_known_before_its_day(self) -> None:
        assert disagreements(date(2023, 3, 21)).restated == ()

    def test_calls_to_999_are_shown_as_they_were_known(self) -> None:
        (restated,) = [one for one in disagreements().restated if said(one.figure.current) == ["167506"]]

        def known(day: date) -> list[list[str]]:
            figures = [one for series in series_of(restated.measure, day) for one in series.figures]
            return [said(one.current) for one in figures if one.period == restated.figure.period]

        assert (known(date(2023, 3, 21)), known(date(2024, 3, 21))) == ([["167358"]], [["167506"]])


BROKEN: list[tuple[Mapping[str, str | None], str]] = [
    (changed("office.toml", 'kind = "commissioner"', 'kind = "sheriff"'), "office.toml, [office]: 'kind' is 'sheriff'"),
    (changed("office.toml", "[[holder]]", "[[holders]]"), "office.toml: 'holders' is not known here; did you mean 'holder'?"),
    (changed("areas.toml", 'parent = "northmoor"', 'parent = "north"'), "area 'moorside': the parent 'north' is not an area"),
    (changed("papers.toml", 'meeting = "board"', 'meeting = "bored"'), "meetings that are not held: 'bored' (paper report)"),
    (changed("papers.toml", 'part_of = "report"', 'part_of = "rapport"'), "part of 'rapport', which is not a paper"),
    (changed("meetings.toml", 'source = "report"', 'source = "rapport"'), "not papers: 'rapport' (meeting board)"),
    (changed("plan.toml", 'measures = ["calls"]', 'measures = ["callz"]'), "measure 'callz' (objective 1.1)"),
    (changed("plan.toml", 'rating = "green"', 'rating = "purple"'), "rating 'purple' (objective 1.1)"),
    (changed("measures/calls.toml", 'unit = "count"', 'unit = "lots"'), "measures/calls.toml: 'unit' is 'lots'"),
    (changed("measures/calls.toml", 'code = "calls"', 'code = "kalls"'), "it must be the name of the file, 'calls'"),
    (changed("measures/calls.toml", '"calling"', '"weather"'), "measure 'calls' stands under 'weather'"),
    (changed("returns/report.csv", "line 5", "li\x07ne"), "returns/report.csv: row 3, column locator:"),
    (changed("returns/report.csv", "calls,northmoor,,2022", "callz,northmoor,,2022"), "row 2, column measure: 'callz' is not"),
    ({"office_toml": None}, "office.toml: this file is missing from the folder."),
    ({"areas_toml": None}, "areas.toml: this file is missing from the folder."),
    ({"areas_toml": "[[area]\n"}, "areas.toml: this is not TOML"),
    ({"plans_toml": ""}, "plans.toml: this file is not known here: did you mean 'plan.toml'?"),
    ({"returns__march_xlsx": ""}, "returns/march.xlsx: only files that end in .csv belong here."),
    ({"sources_toml": '[[source]]\ncode = "report"\ntitle = "R"\npublished = 2024-03-21\n'}, "'report' is a paper in papers.toml"),
    (
        {"settlements_csv": "measure,area,period_start,period_end,as_at,value,reason,settled_at\n"
         "calls,northmoor,2023-01-01,2023-12-31,2024-03-21,5,Counted.,2024-11-07T12:00:00+00:00\n"},
        "settlements.csv: no figure is held for calls",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "told"), BROKEN, ids=[told[:50] for _, told in BROKEN])
def test_a_broken_folder_is_told_and_nothing_written(
    changes: Mapping[str, str | None], told: str, tmp_path: Path
) -> None:
    assert [told in one for one in problems(folder(tmp_path, **changes))] == [True]


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {"areas_toml": "not toml", "zzz_toml": ""}
    changes |= changed("office.toml", 'kind = "commissioner"', 'kind = "sheriff"')
    changes |= changed("measures/calls.toml", 'unit = "count"', 'unit = "lots"')
    changes |= changed("returns/report.csv", "line 5", "li\x07ne")
    assert len(problems(folder(tmp_path, **changes))) == 5


def test_names_that_are_not_held_are_told_together(tmp_path: Path) -> None:
    changes = changed("plan.toml", '["calls"]', '["callz"]') | changed("meetings.toml", '"report"', '"rapport"')
    changes |= changed("returns/report.csv", "northmoor,,2022", "southmoor,,2022")
    assert len(problems(folder(tmp_path, **changes))) == 3


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "there is no such folder" in problems(tmp_path / "nowhere")[0]


def test_a_file_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("answerable.site.folder.reading.LARGEST", 300)
    assert "returns/report.csv: larger than 0 MB: split it." in problems(folder(tmp_path))


def test_a_bad_second_load_leaves_the_first(tmp_path: Path) -> None:
    load_it(folder(tmp_path))
    assert problems(folder(tmp_path, **changed("plan.toml", '["calls"]', '["callz"]'))) != []


def export_after(place: Path, out: Path) -> Mapping[str, bytes]:
    """What an empty office exports after it has loaded a folder."""
    with undone():
        load_it(place, 60)
        write(out)
    return content(out)


class TestRoundTrip:
    def test_an_export_loaded_gives_the_same_export(self, tmp_path: Path) -> None:
        first = export_after(folder(tmp_path / "in"), tmp_path / "first")
        assert export_after(tmp_path / "first", tmp_path / "second") == first

    def test_settlements_restatements_and_returns_come_back(self, tmp_path: Path) -> None:
        with undone():
            load_it(folder(tmp_path / "in"))
            change_the_record()
            write(tmp_path / "first")
        first = content(tmp_path / "first")
        assert {"settlements.csv", "sources.toml", "returns/2024-11-07-letter.csv"} <= set(first)
        assert export_after(tmp_path / "first", tmp_path / "second") == first

    def test_what_was_settled_and_restated_stands_so_again(self, tmp_path: Path) -> None:
        with undone():
            load_it(folder(tmp_path / "in"))
            change_the_record()
            write(tmp_path / "first")
        load_it(tmp_path / "first", 90)
        found = disagreements()
        assert (len(found.disputed), len(found.settled), len(found.restated)) == (0, 1, 1)
        assert found.restated[0].figure.best.reason == "A week was left out."
        assert Source.objects.get(code="2024-11-07-letter").title == "Letter of the force"

    def test_the_example_comes_back_byte_for_byte(self, tmp_path: Path) -> None:
        with undone():
            load_it(EXAMPLE)
            disputed = disagreements().disputed[0].figure
            chosen = Observation.objects.get(pk=disputed.best.key)
            operations.settle(chosen, reason="By the table.", by=ANALYST, at=later(1))
            write(tmp_path / "first")
        first = content(tmp_path / "first")
        assert export_after(tmp_path / "first", tmp_path / "second") == first


def change_the_record() -> None:
    """Settles the dispute of 2023 and restates the figure of 2022."""
    chosen = Observation.objects.get(value=1200)
    operations.settle(chosen, reason='Counted, "by hand"\nand again.', by=ANALYST, at=later(1))
    new = Restatement(
        "950", "2024-11-07-letter", "Letter of the force", date(2024, 11, 7), "line 2", "A week was left out."
    )
    operations.restate(Observation.objects.get(value=900), new, by=ANALYST, at=later(2))


class TestExport:
    @pytest.fixture(autouse=True)
    def _loaded(self, db: None, tmp_path: Path) -> None:
        load_it(folder(tmp_path / "in"))

    def test_it_writes_what_load_reads_and_a_data_package(self, tmp_path: Path) -> None:
        assert set(write(tmp_path / "out")) == {*FILES, "returns/annex.csv", "datapackage.json"}

    def test_it_replaces_its_own(self, tmp_path: Path) -> None:
        write(tmp_path / "out")
        operations.name_sources([], by=ANALYST, at=NOON)
        before = content(tmp_path / "out")
        write(tmp_path / "out")
        assert content(tmp_path / "out") == before

    def test_it_fills_an_empty_folder(self, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        assert len(write(tmp_path / "out")) == len(content(tmp_path / "out"))

    @pytest.mark.parametrize("name", ["notes.txt", ".git/config", "measures/mine.toml"])
    def test_it_leaves_alone_a_folder_with_something_else_in_it(self, name: str, tmp_path: Path) -> None:
        write(tmp_path / "out")
        stranger = tmp_path / "out" / name
        stranger.parent.mkdir(exist_ok=True)
        stranger.write_text("mine")
        with pytest.raises(FolderInTheWay, match=name):
            write(tmp_path / "out")
        assert stranger.read_text() == "mine"

    def test_it_leaves_alone_the_folder_that_was_loaded(self, tmp_path: Path) -> None:
        with pytest.raises(FolderInTheWay, match="which no export wrote"):
            write(tmp_path / "in")

    def test_it_refuses_a_file_of_that_name(self, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("a file")
        with pytest.raises(FolderInTheWay, match="is a file: name a folder"):
            write(tmp_path / "out")

    def test_it_does_not_take_away_the_folder_one_stands_in(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "out").mkdir()
        monkeypatch.chdir(tmp_path / "out")
        with pytest.raises(FolderInTheWay, match="the folder you stand in"):
            write(Path())

    def test_a_fault_while_writing_leaves_the_old_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path / "out")
        before = content(tmp_path / "out")

        def full(*_: object) -> int:
            raise OSError("no space left")

        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="no space left"):
            write(tmp_path / "out")
        assert content(tmp_path / "out") == before
        assert sorted(one.name for one in tmp_path.iterdir()) == ["in", "out"]
