"""What an export keeps from the public, and what it hands to a successor: signals, layouts, small numbers."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from answerable.calc.behaviour.answer import Chart, Side, Verdict
from answerable.calc.behaviour.answer import Signal as Told
from answerable.kit import audit
from answerable.measures import operations
from answerable.measures.intake.layouts.layout import Layout, Line, Role, TableLayout, Target
from answerable.measures.models import Break, Measure, Observation, Signal
from answerable.measures.operations import FoundSignal
from answerable.measures.tests.besides_make import month
from answerable.measures.tests.record_make import ANALYST, later
from answerable.site.folder.reading import FolderRefused
from answerable.site.folder.writing import write
from tests.folder_besides_make import BESIDES
from tests.folder_make import FILES, folder
from tests.test_folder import content, load_it, undone

pytestmark = pytest.mark.django_db

COUNTED = """\
measure,area,breakdown,period_start,period_end,value,status,qualifier,source,locator,printed,as_at,note
harm,northmoor,,2023-01-01,2023-12-31,60,final,exact,report,line 1,60,2024-03-21,
harm,northmoor,knife,2023-01-01,2023-12-31,3,final,exact,report,line 2,three,2024-03-21,only three
harm,northmoor,knife,2023-01-01,2023-12-31,4,final,exact,report,line 2,four,2024-03-21,
harm,northmoor,fist,2023-01-01,2023-12-31,20,final,exact,report,line 3,20,2024-03-21,
harm,northmoor,word,2023-01-01,2023-12-31,37,final,exact,report,line 4,37,2024-03-21,
harm,northmoor,,2022-01-01,2022-12-31,58,final,exact,report,line 5,58,2024-03-21,
"""
HARM = FILES["measures/calls.toml"].replace('"calls"', '"harm"').replace(
    'unit = "count"', 'unit = "count"\nbreakdown = "kind"\nsuppress_below = 5'
)  # fmt: skip


def layout() -> Layout:
    line = Line(("calls",), "Calls", Role.FIGURES, Target("calls", "northmoor"))
    return Layout((TableLayout(sheet="Calls", labels=("month",), header_rows=1, lines=(line,)),))


def look_around() -> None:
    """Three signals, of which one is explained, one looked at and gone, and one new; and a layout that was changed."""
    calls = Measure.objects.get(code="calls").pk
    found = [
        FoundSignal(
            calls, "northmoor", "", Chart.XMR, Told("mdc-1", rule, month(1), month(7), Side.HIGH, Verdict.NOTABLE)
        )
        for rule in ("shift", "trend", "outside")
    ]
    operations.refresh(found, at=later(1))
    cut = Break.objects.get(code="switchboard")
    explained, seen = Signal.objects.get(rule="shift"), Signal.objects.get(rule="trend")
    operations.explain(explained, note='A "switchboard",\ncame.', break_=cut, by=ANALYST, at=later(2))
    operations.look_at(seen, note="Ask the control room.", by=ANALYST, at=later(2))
    operations.refresh([found[0], found[2]], at=later(3))
    operations.save_layout("Control room", layout(), sender="user:9", by=ANALYST, at=later(1))
    operations.save_layout("Control room", Layout(layout().tables, hidden=True), by=ANALYST, at=later(2))


def export_of(place: Path, out: Path, *, restricted: bool) -> Mapping[str, bytes]:
    """What an empty office exports after it has loaded a folder."""
    with undone():
        load_it(place, 60)
        write(out, restricted=restricted)
    return content(out)


@pytest.fixture
def looked_around(tmp_path: Path) -> Path:
    with undone():
        load_it(folder(tmp_path / "in", breaks_toml=BESIDES["breaks_toml"]))
        look_around()
        write(tmp_path / "public")
        write(tmp_path / "restricted", restricted=True)
    return tmp_path


class TestSignalsAndLayouts:
    def test_all_of_them_come_back_byte_for_byte(self, looked_around: Path) -> None:
        first = content(looked_around / "restricted")
        assert (first["signals.csv"].count(b"mdc-1"), len(json.loads(first["layouts.json"]))) == (3, 2)
        assert export_of(looked_around / "restricted", looked_around / "second", restricted=True) == first

    def test_the_public_form_comes_back_byte_for_byte(self, looked_around: Path) -> None:
        first = content(looked_around / "public")
        assert export_of(looked_around / "public", looked_around / "second", restricted=False) == first

    def test_the_public_sees_what_was_explained_alone(self, looked_around: Path) -> None:
        public = content(looked_around / "public")
        assert (public["signals.csv"].count(b"mdc-1"), "layouts.json" in public) == (1, False)
        assert b"Ask the control room" not in b"".join(public.values())

    def test_who_decided_is_told_as_a_role(self, looked_around: Path) -> None:
        assert b"user:" not in b"".join(content(looked_around / "restricted").values())

    def test_the_package_says_which_it_is(self, looked_around: Path) -> None:
        said = [
            json.loads(content(looked_around / name)["datapackage.json"])["access"] for name in ("public", "restricted")
        ]
        assert said == ["public", "restricted"]

    def test_loaded_where_it_came_from_it_changes_nothing(self, looked_around: Path) -> None:
        load_it(looked_around / "restricted")
        head = audit.head()
        assert (load_it(looked_around / "restricted", 5).changed, audit.head()) == (0, head)

    def test_what_was_decided_here_stays(self, looked_around: Path) -> None:
        load_it(looked_around / "restricted")
        operations.look_at(Signal.objects.get(rule="shift"), note="Again.", by=ANALYST, at=later(90))
        load_it(looked_around / "restricted", 91)
        assert Signal.objects.get(rule="shift").note == "Again."

    def test_a_later_decision_of_the_folder_is_taken_over(self, looked_around: Path) -> None:
        load_it(folder(looked_around / "in"))
        calls, told = Measure.objects.get(code="calls").pk, month(1)
        found = Told("mdc-1", "shift", told, month(6), Side.HIGH, Verdict.NOTABLE)
        operations.refresh([FoundSignal(calls, "northmoor", "", Chart.XMR, found)], at=later(0))
        load_it(looked_around / "restricted", 5)
        assert Signal.objects.get(rule="shift").state == "explained"


BROKEN = [
    ("signals_csv", "high", "up", "signals.csv, row 2, column side: 'up' is not known here: say one of high, low, neither."),
    ("signals_csv", "explained,", "seen,", "column state: 'seen' is not known here"),
    ("signals_csv", "user 1", "user:1", "column decided_by: 'user:1' is not a role"),
    ("signals_csv", ",switchboard", ",exchange", "signals.csv: break 'exchange' is not held"),
    ("signals_csv", "calls,", "callz,", "signals.csv: signal 'outside' of 'callz' from 2023-01-01: measure 'callz'"),
    ("signals_csv", "2023-07-31,2024-11-07", "2022-07-31,2024-11-07", "column period_end: 2022-07-31 is before the start"),
    ("signals_csv", ",user 1", ",", "column state: 'explained' was decided: say decided_at, decided_by"),
    ("layouts_json", "[", "{", "layouts.json: this is not JSON"),
    ("layouts_json", '"version": 1', '"version": 7', "layouts.json, layout 1: this layout is not of version 1"),
    ("layouts_json", '"Control room"', '""', "layouts.json, layout 1: this is empty: say it."),
    ("layouts_json", "2024-11-07T", "in November ", "layout 1: 'in November"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "good", "bad", "told"), BROKEN, ids=[one[3][:50] for one in BROKEN])
def test_what_is_wrong_is_told(name: str, good: str, bad: str, told: str, looked_around: Path) -> None:
    path = looked_around / "restricted" / ".".join(name.rsplit("_", 1))
    text = path.read_text()
    assert good in text
    path.write_text(text.replace(good, bad, 1))
    with pytest.raises(FolderRefused) as refused:
        load_it(looked_around / "restricted")
    assert any(told in str(one) for one in refused.value.problems), refused.value.problems


def test_another_json_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderRefused) as refused:
        load_it(folder(tmp_path, layout_json="[]"))
    assert "did you mean 'layouts.json'?" in str(refused.value.problems[0])


class TestSmallNumbers:
    @pytest.fixture
    def counted(self, tmp_path: Path) -> Path:
        with undone():
            load_it(folder(tmp_path / "in", measures__harm_toml=HARM, returns__report_csv=COUNTED))
            chosen = Observation.objects.get(printed="four")
            operations.settle(chosen, reason="Four, by the table.", by=ANALYST, at=later(1))
            write(tmp_path / "public")
            write(tmp_path / "restricted", restricted=True)
        return tmp_path

    def told(self, place: Path) -> list[tuple[str, str]]:
        rows = content(place)["returns/report.csv"].decode().splitlines()[1:]
        return [(row.split(",")[2], row.split(",")[5]) for row in rows]

    def test_the_public_form_keeps_them_back_with_what_gives_them_away(self, counted: Path) -> None:
        assert self.told(counted / "public") == [("", "60"), ("knife", ""), ("fist", ""), ("word", "37"), ("", "58")]

    def test_nothing_that_was_said_of_them_is_left(self, counted: Path) -> None:
        every = b"".join(content(counted / "public").values())
        assert [word for word in (b"three", b"four", b"by the table") if word in every] == []

    def test_the_restricted_form_has_them(self, counted: Path) -> None:
        assert len(self.told(counted / "restricted")) == 6
        assert "settlements.csv" in content(counted / "restricted")

    @pytest.mark.parametrize("form", ["public", "restricted"])
    def test_both_come_back_byte_for_byte(self, form: str, counted: Path) -> None:
        first = content(counted / form)
        assert export_of(counted / form, counted / "second", restricted=form == "restricted") == first
