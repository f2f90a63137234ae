"""Accepting in part, what a release has shown, and spreadsheets that are read by a layout."""

import hashlib
import io
import json
from datetime import date

import pytest
from openpyxl import Workbook as Book

from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.measures import operations
from answerable.measures.intake.layouts.layout import Layout, Line, Role, TableLayout, Target
from answerable.measures.intake.layouts.storing import from_json
from answerable.measures.models import PeriodLock, Return, ReturnLayout, Source, Telling
from answerable.measures.operations import figures
from answerable.measures.queries.readings import reading_of
from answerable.measures.queries.returned import decision_on
from answerable.measures.queries.verdicts import judge
from answerable.measures.tests.record_make import (
    ANALYST,
    FORCE,
    MARCH_2023,
    NOON,
    YEAR_2023,
    figure,
    file,
    later,
    measure,
    record,
    row,
    said,
    tidy,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


def entries() -> list[str]:
    assert audit.verify().unbroken
    return list(AuditEntry.objects.order_by("number").values_list("action", flat=True))


def receive(*rows: dict[str, str]) -> Return:
    return operations.receive(file(*rows), filename="march.csv", by=ANALYST, at=NOON)


def accept(kept: Return, *leave_out: int, reason: str = "", good_rows_only: bool = False) -> Return:
    kept.refresh_from_db()
    operations.accept(
        kept,
        shown=judge(reading_of(kept)).digest,
        by=ANALYST,
        at=later(1),
        reason=reason,
        good_rows_only=good_rows_only,
        leave_out=frozenset(leave_out),
    )
    kept.refresh_from_db()
    return kept


YEAR_2022 = {"period_start": "2022-01-01", "period_end": "2022-12-31"}


class TestInPart:
    def test_rows_that_are_left_out_are_not_taken_in(self) -> None:
        kept = accept(receive(tidy(value="5"), tidy(value="6", **YEAR_2022)), 3)
        assert (kept.state, said(figure().current)) == ("part_accepted", ["5"])

    def test_the_trail_says_which(self) -> None:
        accept(receive(tidy(value="5"), tidy(value="6", **YEAR_2022)), 3)
        entry = AuditEntry.objects.order_by("-number").first()
        assert entry
        assert (entry.action, entry.after["rows_left_out"]) == ("return decided", [3])

    def test_a_bad_row_that_is_left_out_keeps_nothing_out(self) -> None:
        assert (
            accept(receive(tidy(value="5"), tidy(value="?", **YEAR_2022)), good_rows_only=True).state == "part_accepted"
        )

    def test_leaving_everything_out_is_refused(self) -> None:
        with pytest.raises(operations.RowsRefused, match="send the return back instead"):
            accept(receive(tidy(value="5")), 2)

    def test_a_row_that_was_not_shown_cannot_be_left_out(self) -> None:
        with pytest.raises(operations.VerdictOutOfDate):
            accept(receive(tidy(value="5")), 7)


class TestWhatIsKeptOfIt:
    """A return of a hundred thousand rows does not stand in the trail twice over."""

    @pytest.fixture
    def long(self, monkeypatch: pytest.MonkeyPatch) -> Return:
        monkeypatch.setattr(figures, "MOST_IN_TRAIL", 1)
        return accept(receive(tidy(), tidy(value="90", period_start="2022-01-01", period_end="2022-12-31")))

    @staticmethod
    def in_trail() -> dict[str, object]:
        return AuditEntry.objects.get(action="figures recorded").after

    def test_few_rows_stand_in_the_trail(self) -> None:
        kept = accept(receive(tidy()))
        assert self.in_trail()["rows"] == kept.taken_in

    def test_of_many_their_number_and_digest_do(self, long: Return) -> None:
        digest = hashlib.sha256(json.dumps(long.taken_in).encode()).hexdigest()
        assert self.in_trail() == {"number": 2, "outcomes": {"new": 2}, "sha256": digest, "reason": ""}

    def test_the_decision_shows_them_all_the_same(self, long: Return) -> None:
        decision = decision_on(long)
        assert decision
        assert [one.value for one in decision.rows] == ["100", "90"]

    def test_those_of_a_return_that_kept_none_are_found_in_the_trail(self) -> None:
        kept = accept(receive(tidy()))
        kept.taken_in = []
        decision = decision_on(kept)
        assert decision
        assert [one.value for one in decision.rows] == ["100"]


class TestLocks:
    @pytest.fixture(autouse=True)
    def _released(self, _measure: None) -> None:
        record(row("100", as_at=MARCH_2023, source="early"))
        operations.lock_periods([("calls", YEAR_2023)], "release 3", by=ANALYST, at=NOON)

    def test_a_period_is_locked_once_by_what_showed_it_first(self) -> None:
        before = entries()
        assert operations.lock_periods([("calls", YEAR_2023)], "release 4", by=ANALYST, at=later(1)) == 0
        assert (PeriodLock.objects.get().by_what, entries()) == ("release 3", before)

    def test_a_measure_that_is_not_held_is_refused(self) -> None:
        with pytest.raises(LookupError, match="callz"):
            operations.lock_periods([("callz", YEAR_2023)], "release 4", by=ANALYST, at=NOON)

    def test_what_the_public_was_shown_does_not_change_without_a_reason(self) -> None:
        with pytest.raises(
            operations.ReasonMissing, match=r"'calls' of 2023 has been shown to the public \(release 3\)"
        ):
            accept(receive(tidy(value="5")))
        assert said(figure().current) == ["100"]

    def test_with_a_reason_it_does(self) -> None:
        accept(receive(tidy(value="5")), reason="Counted again.")
        assert said(figure().current) == ["5"]

    def test_the_reason_may_stand_in_the_row(self) -> None:
        accept(receive(tidy(value="5", reason="Counted again.")))
        assert said(figure().current) == ["5"]

    def test_a_row_that_agrees_needs_none(self) -> None:
        accept(receive(tidy(value="100")))
        assert Telling.objects.count() == 2

    def test_a_row_of_another_period_needs_none(self) -> None:
        assert accept(receive(tidy(value="5", **YEAR_2022))).state == "accepted"

    def test_a_row_that_is_left_out_needs_none(self) -> None:
        assert accept(receive(tidy(value="5"), tidy(value="6", **YEAR_2022)), 2).state == "part_accepted"

    def test_a_folder_needs_it_too(self) -> None:
        with pytest.raises(operations.RowsRefused, match="row 2, column reason: 'calls' of 2023 has been shown"):
            record(row("5"))


def spreadsheet() -> bytes:
    """A return as a force sends it: calls by month, under a title."""
    book, out = Book(), io.BytesIO()
    sheet = book.active
    assert sheet
    sheet.title = "Calls"
    for line in (["Month", "Calls"], ["Jan-23", 101], ["Feb-23", 99], ["Mar-23", 104]):
        sheet.append(line)
    book.save(out)
    return out.getvalue()


def layout() -> Layout:
    line = Line(("calls",), "Calls", Role.FIGURES, Target("calls", FORCE))
    table = TableLayout("Calls", ("month",), 1, (line,), period_labels=(0,), kinds=("month",))
    return Layout((table,), sheets=("Calls",))


def saved(name: str = "Control room", sender: str = "") -> ReturnLayout:
    return operations.save_layout(name, layout(), sender=sender, by=ANALYST, at=NOON)


def laid_out(kept: Return, code: str = "2023-04-return", title: str = "Return of the control room") -> Return:
    return operations.read_by(
        kept, saved(), source_code=code, source_title=title, as_at=date(2023, 4, 5), by=ANALYST, at=NOON
    )


def sheet_return() -> Return:
    return operations.receive(spreadsheet(), filename="calls.xlsx", by=ANALYST, at=NOON)


class TestSpreadsheets:
    def test_before_somebody_says_how_nothing_is_read(self) -> None:
        assert reading_of(sheet_return()).rows == ()

    def test_it_is_read_by_its_layout(self) -> None:
        read = reading_of(laid_out(sheet_return()))
        assert [(str(one.value), one.source) for one in read.rows] == [
            ("101", "2023-04-return"),
            ("99", "2023-04-return"),
            ("104", "2023-04-return"),
        ]

    def test_it_is_accepted_under_the_title_that_was_said(self) -> None:
        kept = accept(laid_out(sheet_return()))
        assert (kept.state, Source.objects.get().title) == ("accepted", "Return of the control room")

    def test_it_can_be_said_when_it_is_received(self) -> None:
        kept = operations.receive(
            spreadsheet(),
            filename="calls.xlsx",
            by=ANALYST,
            at=NOON,
            layout=saved(),
            source_code="2023-04-return",
            source_title="Return",
            as_at=date(2023, 4, 5),
        )
        assert len(reading_of(kept).rows) == 3

    def test_saying_how_leaves_one_entry(self) -> None:
        kept, before = sheet_return(), len(entries())
        for _ in range(2):
            laid_out(kept)
        assert entries()[before:] == ["layout saved", "return laid out"]

    def test_a_code_that_cannot_be_is_refused(self) -> None:
        with pytest.raises(operations.SourceMissing, match="not a code"):
            laid_out(sheet_return(), code="April return!")

    def test_what_was_decided_is_not_read_otherwise(self) -> None:
        kept = sheet_return()
        operations.reject(kept, reason="Of another force.", by=ANALYST, at=NOON)
        with pytest.raises(operations.AlreadyDecided):
            laid_out(kept)

    def test_a_file_that_cannot_be_opened_has_a_problem(self) -> None:
        kept = operations.receive(b"PK\x03\x04 torn", filename="calls.xlsx", by=ANALYST, at=NOON)
        assert [one.row for one in reading_of(laid_out(kept)).problems] == [0]

    def test_a_layout_that_is_not_known_any_more_has_a_problem(self) -> None:
        kept = laid_out(sheet_return())
        assert kept.layout
        kept.layout.layout = {"version": 99}
        assert "make it anew" in str(reading_of(kept).problems[0])


class TestLayouts:
    def test_it_comes_back_as_it_was_pointed_out(self) -> None:
        assert from_json(saved().layout) == layout()

    def test_the_same_again_is_the_one_that_is_held(self) -> None:
        first, before = saved(), entries()
        assert (saved(), entries()) == (first, before)

    def test_a_changed_one_takes_the_name_and_the_old_one_is_kept(self) -> None:
        first, second = saved(), saved(sender="user:9")
        first.refresh_from_db()
        assert (first.retired_at, ReturnLayout.objects.current().get()) == (NOON, second)

    def test_it_needs_a_name(self) -> None:
        with pytest.raises(operations.LayoutNeedsName):
            saved("  ")

    def test_a_retired_one_is_not_retired_again(self) -> None:
        one = saved()
        operations.retire_layout(one, by=ANALYST, at=later(1))
        with pytest.raises(operations.AlreadyRetired, match="Control room"):
            operations.retire_layout(one, by=ANALYST, at=later(2))

    def test_retiring_leaves_its_entry(self) -> None:
        operations.retire_layout(saved(), by=ANALYST, at=later(1))
        assert entries()[-2:] == ["layout saved", "layout retired"]
