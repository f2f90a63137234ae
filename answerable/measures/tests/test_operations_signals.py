"""Signals: kept from first sight on, moved by a rerun, never lost, and decided on by people."""

import pytest

from answerable.calc.behaviour.answer import Side
from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.measures import operations
from answerable.measures.models import Break, Signal
from answerable.measures.tests.besides_make import break_line, found, kept, refresh, signal
from answerable.measures.tests.record_make import ANALYST, NOON, later, measure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


def entries() -> list[str]:
    assert audit.verify().unbroken
    return list(AuditEntry.objects.order_by("number").values_list("action", flat=True))


def look_at(note: str = "", minutes: int = 1) -> None:
    operations.look_at(signal(), note=note, by=ANALYST, at=later(minutes))


def explain(note: str = "A switchboard came.", break_: Break | None = None) -> None:
    operations.explain(signal(), note=note, break_=break_, by=ANALYST, at=later(1))


class TestRefreshing:
    def test_what_is_found_is_kept_with_when_it_was_first_seen(self) -> None:
        assert refresh(found(1, 7)).new == 1
        assert (kept(), signal().first_seen_at, signal().chart) == ([(1, 7, False, "new")], NOON, "xmr")

    def test_the_same_again_changes_nothing(self) -> None:
        refresh(found(1, 7))
        before = entries()
        assert (refresh(found(1, 7), minutes=5).changed, entries()) == (0, before)

    def test_one_entry_for_all_that_changed(self) -> None:
        before = len(entries())
        refresh(found(1, 7), found(3, 3, rule="outside"))
        assert entries()[before:] == ["signals refreshed"]

    def test_a_run_goes_on(self) -> None:
        refresh(found(1, 7))
        assert refresh(found(1, 8), minutes=5).moved == 1
        assert kept() == [(1, 8, False, "new")]

    def test_a_run_whose_first_point_falls_off_is_the_same_run(self) -> None:
        refresh(found(1, 8))
        look_at("Known.")
        refresh(found(2, 9), minutes=5)
        assert (kept(), signal().note) == ([(2, 9, False, "looked_at")], "Known.")

    def test_what_is_no_longer_found_is_gone_and_not_lost(self) -> None:
        refresh(found(1, 7))
        look_at()
        assert refresh(minutes=5).gone == 1
        assert (kept(), signal().gone_at) == ([(1, 7, True, "looked_at")], later(5))

    def test_gone_is_told_once(self) -> None:
        refresh(found(1, 7))
        refresh(minutes=5)
        assert (refresh(minutes=6).changed, signal().gone_at) == (0, later(5))

    def test_what_is_found_again_is_back_with_what_was_decided(self) -> None:
        refresh(found(1, 7))
        explain()
        refresh(minutes=5)
        assert refresh(found(1, 8), minutes=6).back == 1
        assert (kept(), signal().note, signal().first_seen_at) == (
            [(1, 8, False, "explained")],
            "A switchboard came.",
            NOON,
        )

    def test_a_run_that_a_break_divides_keeps_its_beginning(self) -> None:
        refresh(found(1, 12))
        look_at()
        refresh(found(1, 5), found(7, 12), minutes=5)
        assert kept() == [(1, 5, False, "looked_at"), (7, 12, False, "new")]

    def test_of_two_that_share_its_days_the_one_that_begins_with_it_is_it(self) -> None:
        refresh(found(4, 10))
        look_at()
        refresh(found(2, 9), found(4, 4), minutes=5)
        assert kept() == [(2, 9, False, "new"), (4, 4, False, "looked_at")]

    def test_another_rule_side_or_version_is_another_signal(self) -> None:
        refresh(found(1, 7), found(1, 7, rule="trend"), found(1, 7, side=Side.LOW), found(1, 7, rule_set="mdc-2"))
        assert Signal.objects.count() == 4

    def test_measures_that_were_not_judged_keep_theirs(self) -> None:
        other = measure("other")
        refresh(found(1, 7), found(1, 7, code="other"))
        done = operations.refresh([], at=later(5), among={other.pk})
        assert (done.gone, Signal.objects.found().get().measure.code) == (1, "calls")


class TestDeciding:
    @pytest.fixture(autouse=True)
    def _found(self, _measure: None) -> None:
        refresh(found(1, 7))

    def test_looked_at_says_who_and_when(self) -> None:
        look_at(" Known. \r\nTwice. ")
        row = signal()
        assert (row.state, row.note, row.decided_by, row.decided_at) == (
            "looked_at",
            "Known. \nTwice.",
            "user:1",
            later(1),
        )

    def test_a_run_that_grew_since_says_so(self) -> None:
        look_at()
        assert not signal().grew
        refresh(found(1, 8), minutes=5)
        assert (signal().grew, signal().state) == (True, "looked_at")

    def test_an_explanation_names_its_break(self) -> None:
        cut = operations.mark_break(break_line(), by=ANALYST, at=NOON)
        explain(break_=cut)
        assert (signal().state, signal().explained_by) == ("explained", cut)

    @pytest.mark.parametrize("note", ["", " \n", "\x07"])
    def test_an_explanation_needs_its_words(self, note: str) -> None:
        with pytest.raises(operations.ReasonMissing):
            explain(note)

    def test_a_break_of_another_measure_explains_nothing(self) -> None:
        measure("other")
        cut = operations.mark_break(break_line("elsewhere", "other"), by=ANALYST, at=NOON)
        with pytest.raises(operations.NotItsBreak):
            explain(break_=cut)

    def test_a_break_that_was_withdrawn_explains_nothing(self) -> None:
        cut = operations.mark_break(break_line(), by=ANALYST, at=NOON)
        operations.withdraw(cut, reason="Nothing changed.", by=ANALYST, at=NOON)
        with pytest.raises(operations.NotItsBreak):
            explain(break_=cut)

    def test_what_was_explained_can_be_new_again_and_keeps_its_note(self) -> None:
        explain(break_=operations.mark_break(break_line(), by=ANALYST, at=NOON))
        operations.reopen(signal(), by=ANALYST, at=later(2))
        row = signal()
        assert (row.state, row.note, row.decided_at, row.decided_by, row.explained_by) == (
            "new",
            "A switchboard came.",
            None,
            "",
            None,
        )

    def test_what_is_new_cannot_be_new_again(self) -> None:
        with pytest.raises(operations.NothingDecided):
            operations.reopen(signal(), by=ANALYST, at=later(2))

    def test_each_decision_leaves_its_entry(self) -> None:
        before = len(entries())
        look_at()
        explain()
        operations.reopen(signal(), by=ANALYST, at=later(2))
        assert entries()[before:] == ["signal looked at", "signal explained", "signal reopened"]

    def test_the_entry_has_what_was_and_what_is(self) -> None:
        look_at("Known.")
        explain()
        entry = AuditEntry.objects.order_by("-number").first()
        assert entry
        assert (entry.before["note"], entry.after["note"]) == ("Known.", "A switchboard came.")

    def test_a_signal_is_new_again_when_the_break_that_explained_it_is_withdrawn(self) -> None:
        cut = operations.mark_break(break_line(), by=ANALYST, at=NOON)
        explain(break_=cut)
        operations.withdraw(cut, reason="Nothing changed.", by=ANALYST, at=later(2))
        assert (signal().state, signal().explained_by, signal().note) == ("new", None, "A switchboard came.")
        assert "signal reopened" in entries()
