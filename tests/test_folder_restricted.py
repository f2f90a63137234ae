"""What an export keeps from the public, and what it hands to a successor: signals, layouts, small numbers."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from answerable.calc.behaviour.answer import Chart, Side, Verdict
from answerable.calc.behaviour.answer import Signal as Told
from answerable.kit import audit
from answerable.measures import operations
from answerable.measures.intake import returns
from answerable.measures.intake.layouts.layout import Layout, Line, Role, TableLayout, Target
from answerable.measures.intake.signals import COLUMNS
from answerable.measures.models import Break, Measure, Observation, Signal
from answerable.measures.operations import FoundSignal
from answerable.measures.tests.besides_make import month
from answerable.measures.tests.record_make import ANALYST, later
from answerable.site.folder.writing import write
from tests.folder_besides_make import BESIDES
from tests.folder_make import FILES, folder
from tests.test_folder import content, load_it, problems, undone

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


ORDINARY = (100, 104, 97, 102, 99, 105, 98, 101, 103, 96, 100, 102, 99, 101, 97, 103, 100, 98)
"""Months of 2022 and the half of 2023 after it; the last half lies far above them."""


def monthly() -> str:
    """Calls by month: ordinary ups and downs, then a level that is higher by 60."""
    values = (*ORDINARY, *(value + 60 for value in ORDINARY[:6]))
    months = [month(place % 12 + 1, 2022 + place // 12) for place in range(len(values))]
    rows = [
        f"calls,northmoor,,{one.start},{one.end},{value},final,exact,report,line {place},{value},2024-03-21,"
        for place, (one, value) in enumerate(zip(months, values, strict=True))
    ]
    return "\n".join([COUNTED.splitlines()[0], *rows, ""])


def layout() -> Layout:
    line = Line(("calls",), "Calls", Role.FIGURES, Target("calls", "northmoor"))
    return Layout((TableLayout(sheet="Calls", labels=("month",), header_rows=1, lines=(line,)),))


def look_around() -> None:
    """Signals of which one is explained, one looked at and gone, and others new; and a layout that was changed."""
    calls = Measure.objects.get(code="calls").pk
    nothing = Told("mdc-1", "trend", month(1), month(7), Side.HIGH, Verdict.NOTABLE)
    operations.refresh([FoundSignal(calls, "northmoor", "", Chart.XMR, nothing)], at=later(1), among=())
    seen = Signal.objects.get(period_end=date(2023, 7, 31), rule="trend")
    operations.look_at(seen, note="Ask the control room.", by=ANALYST, at=later(2))
    operations.look_again(at=later(3))
    explained = Signal.objects.found().order_by("pk")[0]
    cut = Break.objects.get(code="exchange")
    operations.explain(explained, note='A "switchboard",\ncame.', break_=cut, by=ANALYST, at=later(4))
    operations.save_layout("Control room", layout(), sender="user:9", by=ANALYST, at=later(1))
    operations.save_layout("Control room", Layout(layout().tables, hidden=True), by=ANALYST, at=later(2))


def export_of(place: Path, out: Path, *, restricted: bool) -> Mapping[str, bytes]:
    """What an empty office exports after it has loaded a folder."""
    with undone():
        load_it(place, 60)
        write(out, restricted=restricted)
    return content(out)


def rows_of(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    """The signals of an export."""
    return list(csv.DictReader(io.StringIO(files["signals.csv"].decode(), newline="")))


@pytest.fixture
def looked_around(tmp_path: Path) -> Path:
    with undone():
        # A break after the last figure explains, and takes nothing away that the rules find.
        breaks = BESIDES["breaks_toml"].replace('switchboard"', 'exchange"').replace("2023-09-01", "2025-01-01")
        load_it(folder(tmp_path / "in", breaks_toml=breaks, returns__report_csv=monthly()))
        look_around()
        write(tmp_path / "public")
        write(tmp_path / "restricted", restricted=True)
    return tmp_path


class TestSignalsAndLayouts:
    def test_all_of_them_come_back_byte_for_byte(self, looked_around: Path) -> None:
        first = content(looked_around / "restricted")
        states = [one["state"] + (" gone" if one["gone_at"] else "") for one in rows_of(first)]
        assert set(states) == {"new", "explained", "looked_at gone"}
        assert [bool(one["retired_at"]) for one in json.loads(first["layouts.json"])] == [True, False]
        assert export_of(looked_around / "restricted", looked_around / "second", restricted=True) == first

    def test_the_public_form_comes_back_byte_for_byte(self, looked_around: Path) -> None:
        first = content(looked_around / "public")
        assert export_of(looked_around / "public", looked_around / "second", restricted=False) == first

    def test_the_public_sees_what_was_explained_alone(self, looked_around: Path) -> None:
        public = content(looked_around / "public")
        assert [one["state"] for one in rows_of(public)] == ["explained"]
        assert "layouts.json" not in public
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
        one = Signal.objects.get(state="explained")
        operations.look_at(one, note="Again.", by=ANALYST, at=later(90))
        load_it(looked_around / "restricted", 91)
        one.refresh_from_db()
        assert one.note == "Again."

    def test_a_later_decision_of_the_folder_is_taken_over(self, looked_around: Path) -> None:
        load_it(looked_around / "in")
        assert not Signal.objects.exclude(state="new").exists()
        load_it(looked_around / "restricted", 5)
        assert sorted(Signal.objects.exclude(state="new").values_list("state", flat=True)) == ["explained", "looked_at"]


SIGNALS_BROKEN = [
    ({"side": "up"}, "column side: 'up' is not known here: say one of high, low, neither."),
    ({"state": "seen"}, "column state: 'seen' is not known here"),
    ({"state": "new"}, "column state: 'new' has nothing decided"),
    ({"state": "looked_at"}, "only an explained signal has a break that explains it"),
    ({"note": ""}, "column state: 'explained' says how"),
    ({"decided_by": "user:1"}, "column decided_by: 'user:1' is not a role"),
    ({"decided_by": ""}, "column state: 'explained' was decided: say decided_at, decided_by"),
    ({"explained_by": "switch"}, "signals.csv: break 'switch' is not held"),
    ({"measure": "callz"}, "measure 'callz' is not held"),
    ({"period_end": "2001-01-01"}, "column period_end: 2001-01-01 is before the start"),
    ({"first_seen_at": ""}, "column first_seen_at: the time is missing"),
    ({"rule_set": "a name of more than twenty characters"}, "column rule_set: it has 37 characters"),
    ({"rule": ""}, "column rule: this is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "told"), SIGNALS_BROKEN, ids=[one[1][:50] for one in SIGNALS_BROKEN])
def test_what_is_wrong_with_a_signal_is_told(changes: dict[str, str], told: str, looked_around: Path) -> None:
    rows = rows_of(content(looked_around / "restricted"))
    changed = [{**row, **changes} if row["state"] == "explained" else row for row in rows]
    (looked_around / "restricted" / "signals.csv").write_text(returns.written(changed, COLUMNS))
    assert told in " ".join(problems(looked_around / "restricted"))


LAYOUTS_BROKEN = [
    ("[", "{", "layouts.json: this is not JSON"),
    ('"version": 1', '"version": 7', "layouts.json, layout 1: this layout is not of version 1"),
    ('"Control room"', '""', "layouts.json, layout 1: this is empty: say it."),
    ("2024-11-07T", "in November ", "layout 1: 'in November"),
    ('"made_at"', '"made"', "layout 1: 'made_at' is missing"),
]


@pytest.mark.parametrize(("good", "bad", "told"), LAYOUTS_BROKEN, ids=[one[2][:50] for one in LAYOUTS_BROKEN])
def test_what_is_wrong_with_a_layout_is_told(good: str, bad: str, told: str, looked_around: Path) -> None:
    path = looked_around / "restricted" / "layouts.json"
    assert good in path.read_text()
    path.write_text(path.read_text().replace(good, bad, 1))
    assert told in " ".join(problems(looked_around / "restricted"))


@pytest.mark.parametrize(
    "text", ["{}", "[3]", "[{}]", "null", '[{"name": "x", "made_at": "2024-11-07T12:00:00+00:00"}]']
)
def test_what_is_no_list_of_layouts_is_told(text: str, tmp_path: Path) -> None:
    assert "layouts.json" in problems(folder(tmp_path, layouts_json=text))[0]


def test_another_json_is_told(tmp_path: Path) -> None:
    assert "did you mean 'layouts.json'?" in problems(folder(tmp_path, layout_json="[]"))[0]


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

    def test_the_public_form_says_nothing_against_what_is_held(self, counted: Path) -> None:
        load_it(counted / "restricted")
        head = audit.head()
        assert (load_it(counted / "public", 5).changed, audit.head()) == (0, head)
