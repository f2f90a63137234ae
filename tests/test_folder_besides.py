"""What an office folder says besides figures: taken in once, corrected in place, and exported so that it comes back."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.measures import operations
from answerable.measures.models import (
    Annotation,
    Break,
    Comparator,
    Framework,
    Measure,
    Schedule,
    Served,
    Standard,
)
from answerable.measures.queries.known_lines import standard_lines
from answerable.measures.tests.record_make import ANALYST, NOON, later
from answerable.site.folder.reading import FolderRefused
from answerable.site.folder.writing import write
from tests.folder_besides_make import BESIDES, besides, one_changed
from tests.folder_make import FILES, changed, folder
from tests.test_folder import content, export_after, load_it, undone

pytestmark = pytest.mark.django_db

ROWS = (Standard, Break, Annotation, Comparator, Framework, Schedule)


def entries(after: int = 0) -> list[str]:
    assert audit.verify().unbroken
    return list(AuditEntry.objects.filter(number__gt=after).order_by("number").values_list("action", flat=True))


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    load_it(folder(tmp_path / "in", **besides()))
    return tmp_path / "in"


class TestLoading:
    def test_all_of_it_is_held(self, loaded: Path) -> None:
        assert [model._default_manager.count() for model in ROWS] == [2, 1, 1, 2, 1, 1]

    def test_the_same_again_changes_nothing(self, loaded: Path) -> None:
        head = audit.head()
        assert (load_it(loaded, 5).changed, audit.head()) == (0, head)

    def test_what_is_left_out_is_known(self, loaded: Path) -> None:
        target = Standard.objects.get(kind="target")
        assert (target.area.code, target.as_at, target.recorded_at) == ("northmoor", date(2024, 3, 21), NOON)

    def test_a_number_is_held_as_written(self, loaded: Path) -> None:
        assert Standard.objects.get(kind="expectation").value == Decimal("88.5")

    def test_what_serves_a_metric_is_held(self, loaded: Path) -> None:
        assert [(one.metric.title, one.fit) for one in Served.objects.all()] == [
            ("How many calls are answered", "near")
        ]

    def test_no_days_after_is_on_the_last_day(self, loaded: Path) -> None:
        assert Schedule.objects.get().days_after == 0

    def test_each_leaves_its_entry(self, tmp_path: Path) -> None:
        load_it(folder(tmp_path))
        before = audit.head().number
        load_it(folder(tmp_path, **besides()))
        assert entries(before) == [
            "standard set",
            "standard set",
            "break marked",
            "annotation marked",
            "comparator named",
            "comparator named",
            "framework adopted",
            "figures expected",
        ]


CORRECTED = [
    ("standards.toml", "As many as the lines can bear.", "As the lines bear.", "standard corrected"),
    ("breaks.toml", "are sorted by a switchboard", "go through a switchboard", "break corrected"),
    ("breaks.toml", "2022-11-04", "2022-11-05", "annotation corrected"),
    ("comparators.toml", "n = 2", "n = 3", "comparator corrected"),
    ("frameworks.toml", 'fit = "near"', 'fit = "same"', "framework adopted"),
    ("schedules.toml", "days_after = 0", "days_after = 20", "figures expected"),
]


@pytest.mark.parametrize(("name", "good", "better", "action"), CORRECTED, ids=[one[3] for one in CORRECTED])
def test_a_corrected_line_changes_only_what_it_says(
    name: str, good: str, better: str, action: str, loaded: Path
) -> None:
    before = audit.head().number
    load_it(folder(loaded, **one_changed(name, good, better)), 5)
    assert entries(before) == [action]


def test_a_standard_can_be_ended_in_the_folder(loaded: Path) -> None:
    text = BESIDES["standards_toml"].replace('set_by = "the office"', 'set_by = "the office"\nends = 2024-03-31')
    load_it(folder(loaded, **besides(standards_toml=text)), 5)
    assert Standard.objects.get(kind="expectation").ends == date(2024, 3, 31)


def test_what_was_ended_and_withdrawn_here_stays_so(loaded: Path) -> None:
    operations.end_standard(Standard.objects.get(kind="expectation"), ends=date(2024, 3, 31), by=ANALYST, at=later(1))
    operations.withdraw(Break.objects.get(), reason="Nothing changed.", by=ANALYST, at=later(1))
    operations.withdraw(Comparator.objects.get(kind="peers"), reason="Not alike.", by=ANALYST, at=later(1))
    head = audit.head()
    assert (load_it(loaded, 5).changed, audit.head()) == (0, head)


BROKEN: list[tuple[Mapping[str, str | None], str]] = [
    (one_changed("standards.toml", '"at_most"', '"below"'), "standards.toml, [[standard]] 1: 'aim' is 'below': say one of at_least"),
    (one_changed("standards.toml", "value = 1000", 'value = "1,000"'), "[[standard]] 1: 'value' is '1,000': a number such as 88.5"),
    (one_changed("standards.toml", "value = 1000", "value = inf"), "[[standard]] 1: 'value' is 'inf'"),
    (one_changed("standards.toml", "value = 1000\n", ""), "[[standard]] 1: 'value' is missing"),
    (one_changed("standards.toml", "value = 1000", "value = -4"), "standards.toml: target of 'calls' from 2021-04-01: -4 is below"),
    (one_changed("standards.toml", "2023-03-31", "2020-03-31"), "'ends' is 2020-03-31, before 'starts' on 2021-04-01"),
    (one_changed("standards.toml", "2021-04-01", "0201-04-01"), "'starts' is 0201-04-01: that is not a year"),
    (one_changed("standards.toml", '"calls"', '"callz"'), "standards.toml: target of 'callz' from 2021-04-01: measure 'callz' is not held"),
    (one_changed("standards.toml", '"moorside"', '"fenside"'), "area 'fenside' is not held"),
    (one_changed("standards.toml", '"report"', '"rapport"'), "source 'rapport' is not held"),
    (one_changed("standards.toml", "as_at = 2023-04-01\n", ""), "[[standard]] 2: neither 'source' nor 'as_at' is there"),
    (one_changed("standards.toml", "as_at = 2023-04-01\n", 'as_at = "soon"\n'), "[[standard]] 2: 'as_at' is 'soon'"),
    (one_changed("standards.toml", 'source = "report"\n', "as_at = 2024-01-01\n"), "'locator' is a place in a source"),
    (one_changed("breaks.toml", '["calls"]', "[]"), "breaks.toml, [[break]] 1: 'measures' is missing"),
    (one_changed("breaks.toml", '["calls"]', '["calls", "calls"]'), "'measures' names 'calls' twice"),
    (one_changed("breaks.toml", '["calls"]', '["callz"]'), "breaks.toml: break 'switchboard': measure 'callz' is not held"),
    (one_changed("breaks.toml", 'kind = "system"', 'kind = "system"\nbreakdown = "101"'), "'calls' has no breakdown, so there is no '101'"),
    (one_changed("breaks.toml", "calls are sorted", "calls " * 30), "characters: at most 120 fit"),
    (one_changed("breaks.toml", "[[annotation]]", "[[anotation]]"), "breaks.toml: 'anotation' is not known here; did you mean 'annotation'?"),
    (one_changed("breaks.toml", "note = ", 'withdrawn_reason = "x"\nnote = '), "'withdrawn_at' and 'withdrawn_reason' go together"),
    (one_changed("comparators.toml", "value = 950.25\n", ""), "comparators.toml, [[comparator]] 1: 'value' is missing: say what the others have"),
    (one_changed("comparators.toml", "why = ", "note = "), "[[comparator]] 2: 'why' is missing: a base can be chosen"),
    (one_changed("comparators.toml", "why = ", "value = 3\nwhy = "), "a baseline is the measure's own figure"),
    (one_changed("comparators.toml", "n = 2", "n = 1"), "'n' is 1, and 'members' names 2"),
    (one_changed("frameworks.toml", '"near"', '"far"'), "[[framework]] 1, [[metric]] 1, [[served]] 1: 'fit' is 'far'"),
    (one_changed("frameworks.toml", '"visits"', '"answering"'), "the code 'answering' stands twice in its framework"),
    (one_changed("frameworks.toml", '"calls"', '"callz"'), "frameworks.toml: framework 'national' 2023, metric 'answering': measure 'callz'"),
    (one_changed("schedules.toml", "days_after = 0", "days_after = 4000"), "'days_after' is 4000"),
    (one_changed("schedules.toml", '"month"', '"week"'), "'every' is 'week': say one of month, quarter"),
    (one_changed("schedules.toml", '["calls"]', '["callz"]'), "schedules.toml: schedule 'control-room': measure 'callz'"),
    ({"standard_toml": ""}, "standard.toml: this file is not known here: did you mean 'standards.toml'?"),
    (changed("measures/calls.toml", 'unit = "count"', 'unit = "count"\nbase = "callz"'), "measure 'calls' is out of 'callz', which is not held"),
    (changed("measures/calls.toml", 'unit = "count"', 'unit = "count"\nbase = "calls"'), "'base' is the measure itself"),
    (changed("measures/calls.toml", 'unit = "count"', 'unit = "count"\nsuppress_below = 2000'), "'suppress_below' is 2000: at most 1000"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "told"), BROKEN, ids=[told[:60] for _, told in BROKEN])
def test_what_is_wrong_is_told_and_nothing_written(
    changes: Mapping[str, str | None], told: str, tmp_path: Path
) -> None:
    with pytest.raises(FolderRefused) as refused:
        load_it(folder(tmp_path, **changes))
    assert [told in str(one) for one in refused.value.problems] == [True]
    assert (Measure.objects.count(), audit.head().number) == (0, 0)


def test_two_standards_on_one_day_are_refused(tmp_path: Path) -> None:
    twice = BESIDES["standards_toml"] + BESIDES["standards_toml"].split("\n\n")[0].replace("2021-04-01", "2022-04-01")
    with pytest.raises(FolderRefused) as refused:
        load_it(folder(tmp_path, **besides(standards_toml=twice)))
    assert "'calls' has a target of at most 1000 from 1 April 2021 to 31 March 2023 already" in str(
        refused.value.problems[0]
    )


def test_another_value_from_the_same_day_is_refused(loaded: Path) -> None:
    with pytest.raises(FolderRefused) as refused:
        load_it(folder(loaded, **one_changed("standards.toml", "value = 1000", "value = 1200")))
    assert "end the first before that day, or withdraw it" in str(refused.value.problems[0])


def test_the_value_of_a_comparator_is_not_overwritten(loaded: Path) -> None:
    with pytest.raises(FolderRefused) as refused:
        load_it(folder(loaded, **one_changed("comparators.toml", "950.25", "960")))
    assert "with 950.25 already: withdraw that one first" in str(refused.value.problems[0])


class TestRoundTrip:
    def test_an_export_loaded_gives_the_same_export(self, tmp_path: Path) -> None:
        first = export_after(folder(tmp_path / "in", **besides()), tmp_path / "first")
        assert {"standards.toml", "breaks.toml", "comparators.toml", "frameworks.toml", "schedules.toml"} <= set(first)
        assert export_after(tmp_path / "first", tmp_path / "second") == first

    def test_what_was_withdrawn_set_again_and_ended_comes_back(self, tmp_path: Path) -> None:
        with undone():
            load_it(folder(tmp_path / "in", **besides()))
            change_what_is_known()
            write(tmp_path / "first")
        first = content(tmp_path / "first")
        assert first["standards.toml"].count(b"withdrawn_reason") == 2
        assert export_after(tmp_path / "first", tmp_path / "second") == first

    def test_an_export_loaded_where_it_came_from_changes_nothing(self, loaded: Path, tmp_path: Path) -> None:
        change_what_is_known()
        write(tmp_path / "out")
        head = audit.head()
        assert (load_it(tmp_path / "out", 90).changed, audit.head()) == (0, head)

    def test_a_whole_number_has_no_point(self, loaded: Path, tmp_path: Path) -> None:
        write(tmp_path / "out")
        written = content(tmp_path / "out")["standards.toml"]
        assert (b"value = 1000\n" in written, b"value = 88.5\n" in written) == (True, True)

    def test_what_a_measure_is_out_of_comes_back(self, tmp_path: Path) -> None:
        answered = FILES["measures/calls.toml"].replace(
            'code = "calls"', 'code = "answered"\nbase = "calls"\nsuppress_below = 5'
        )
        first = export_after(folder(tmp_path / "in", measures__answered_toml=answered), tmp_path / "first")
        assert b'suppress_below = 5\nbase = "calls"\n' in first["measures/answered.toml"]
        assert export_after(tmp_path / "first", tmp_path / "second") == first


def change_what_is_known() -> None:
    """Withdraws a target twice and sets it a third time, and withdraws one of everything else."""
    for minute in (1, 2):
        target = Standard.objects.get(kind="target", withdrawn_at=None)
        (line,) = [line for row, line in standard_lines() if row == target]
        operations.withdraw(target, reason=f"Misread {minute}.", by=ANALYST, at=later(minute))
        operations.set_standard(line, by=ANALYST, at=later(minute))
    for one in (Break.objects.get(), Annotation.objects.get(), Comparator.objects.get(kind="baseline")):
        operations.withdraw(one, reason='It was "not" so.', by=ANALYST, at=later(3))
