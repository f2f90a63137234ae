"""Settling, restating, accepting and rejecting: what each needs, what each leaves, and what it refuses."""

from collections.abc import Callable

import pytest

from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.measures import operations
from answerable.measures.intake import returns
from answerable.measures.models import Measure, Observation, Return, Settlement, Source, Telling
from answerable.measures.operations import Restatement
from answerable.measures.queries.disputes import disagreements
from answerable.measures.queries.held import series_of
from answerable.measures.queries.verdicts import judge
from answerable.measures.tests.record_make import (
    ANALYST,
    MARCH_2023,
    MARCH_2024,
    NOON,
    figure,
    file,
    later,
    measure,
    observation,
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
    """The actions in the trail, which must hold."""
    assert audit.verify().unbroken
    return [entry.action for entry in AuditEntry.objects.order_by("number")]


def settle(value: str, reason: str = "The table was counted again.", minutes: int = 1) -> Settlement:
    return operations.settle(observation(value), reason=reason, by=ANALYST, at=later(minutes))


@pytest.fixture
def disputed() -> None:
    record(row("92"), row("77", locator="line 9"))


@pytest.mark.usefixtures("disputed")
class TestSettling:
    def test_the_chosen_value_is_current_and_says_why(self) -> None:
        settle("92")
        one = figure()
        assert one.settled
        assert (said(one.current), one.settled.reason) == (["92"], "The table was counted again.")

    def test_the_other_value_stays_and_is_no_restatement(self) -> None:
        settle("92")
        assert (len(figure().held), figure().restated, figure().disputed) == (2, False, False)

    def test_it_leaves_one_entry(self) -> None:
        before = len(entries())
        settle("92")
        assert entries()[before:] == ["dispute settled"]

    @pytest.mark.parametrize("reason", ["", "  \n"])
    def test_it_needs_a_reason(self, reason: str) -> None:
        with pytest.raises(operations.ReasonMissing):
            settle("92", reason)

    def test_a_later_settlement_supersedes(self) -> None:
        settle("92")
        settle("77", minutes=2)
        assert said(figure().current) == ["77"]

    def test_a_rival_that_comes_later_reopens_the_dispute(self) -> None:
        settle("92")
        record(row("80", locator="line 12"), at=later(2))
        assert (figure().disputed, figure().settled) == (True, None)

    def test_a_later_paper_supersedes_what_was_settled(self) -> None:
        settle("92")
        record(row("95", source="next", as_at=later(0).date()), at=later(2))
        assert said(figure().current) == ["95"]

    def test_as_known_before_it_was_made_it_does_not_hold(self) -> None:
        settle("92")
        assert series_of(Measure.objects.get(), MARCH_2024)[0].figures[0].disputed

    def test_as_known_before_it_was_superseded_it_holds(self) -> None:
        settle("92")
        settle("77", minutes=2 * 24 * 60)
        assert said(series_of(Measure.objects.get(), later(1).date())[0].figures[0].current) == ["92"]

    def test_it_stands_in_the_list_of_what_was_settled(self) -> None:
        assert (len(disagreements().disputed), len(disagreements().settled)) == (1, 0)
        settle("92")
        assert (len(disagreements().disputed), len(disagreements().settled)) == (0, 1)


class TestNothingToSettle:
    def test_a_figure_that_nothing_contradicts_is_refused(self) -> None:
        record(row("92"))
        with pytest.raises(operations.NotDisputed):
            settle("92")

    def test_a_value_that_was_restated_since_is_refused(self) -> None:
        record(row("50", source="early", as_at=MARCH_2023), row("92"), row("77", locator="line 9"))
        with pytest.raises(operations.NotDisputed):
            settle("50")

    def test_a_refusal_leaves_no_entry(self) -> None:
        record(row("92"))
        before = entries()
        with pytest.raises(operations.NotDisputed):
            settle("92")
        assert (entries(), Settlement.objects.count()) == (before, 0)


def restate(value: str = "110", **changes: object) -> object:
    facts: dict[str, object] = {
        "value": value,
        "source": "2024-11-07-letter",
        "title": "Letter of the force",
        "as_at": NOON.date(),
        "locator": "second paragraph",
        "reason": "Calls of one week were left out.",
    } | changes
    return operations.restate(observation("100"), Restatement(**facts), by=ANALYST, at=later(1))  # type: ignore[arg-type]


class TestRestating:
    @pytest.fixture(autouse=True)
    def _held(self, _measure: None) -> None:
        record(row("100"))

    def test_the_new_value_is_current_with_its_reason(self) -> None:
        restate()
        one = figure()
        assert (said(one.current), said(one.earlier)) == (["110"], ["100"])
        assert one.best.reason == "Calls of one week were left out."

    def test_its_source_is_named(self) -> None:
        restate()
        assert Source.objects.get(code="2024-11-07-letter").title == "Letter of the force"

    def test_it_leaves_an_entry_for_the_source_and_one_for_the_figure(self) -> None:
        before = len(entries())
        restate()
        assert entries()[before:] == ["source named", "figures recorded"]

    def test_it_needs_a_reason(self) -> None:
        with pytest.raises(operations.ReasonMissing):
            restate(reason=" ")

    def test_the_value_held_already_is_refused(self) -> None:
        with pytest.raises(operations.NotARestatement, match="nothing would change"):
            restate("100")

    def test_the_value_told_less_exactly_is_refused(self) -> None:
        record(row("28.43", measure="calls", source="next", as_at=MARCH_2024.replace(month=4)))
        with pytest.raises(operations.NotARestatement):
            restate("28.4")

    @pytest.mark.parametrize("day", [MARCH_2023, MARCH_2024])
    def test_a_day_that_is_not_later_is_refused(self, day: object) -> None:
        with pytest.raises(operations.NotARestatement, match="comes after what it restates"):
            restate(as_at=day)

    def test_a_value_that_cannot_be_read_is_refused_with_its_column(self) -> None:
        with pytest.raises(operations.RowsRefused, match="column value: 'many' is not a number"):
            restate("many")

    def test_a_refusal_leaves_nothing(self) -> None:
        before = entries()
        with pytest.raises(operations.NotARestatement):
            restate("100")
        assert (entries(), Source.objects.count()) == (before, 1)


def receive(*rows: dict[str, str]) -> Return:
    return operations.receive(file(*rows), filename="march.csv", by=ANALYST, at=NOON)


def accept(kept: Return, **more: object) -> object:
    shown = judge(returns.read(bytes(kept.content))).digest
    return operations.accept(kept, **{"shown": shown, "by": ANALYST, "at": later(1)} | more)  # type: ignore[arg-type]


class TestReturns:
    def test_a_return_is_kept_and_nothing_taken_in(self) -> None:
        assert (receive(tidy()).state, Observation.objects.count()) == ("awaiting", 0)

    def test_a_second_upload_while_it_waits_is_the_same_return(self) -> None:
        assert receive(tidy()) == receive(tidy())

    def test_what_was_shown_is_taken_in(self) -> None:
        kept = receive(tidy(value="5"))
        accept(kept)
        kept.refresh_from_db()
        assert (kept.state, kept.decided_by, said(figure().current)) == ("accepted", "user:1", ["5"])

    def test_its_sender_does_not_say_when_it_was_recorded(self) -> None:
        accept(receive(tidy(recorded_at="2099-01-01T00:00:00+00:00")))
        assert Telling.objects.get().recorded_at == later(1)

    def test_each_step_leaves_its_entries(self) -> None:
        before = len(entries())
        accept(receive(tidy()))
        assert entries()[before:] == ["return received", "source named", "figures recorded", "return decided"]

    def test_a_verdict_that_is_out_of_date_is_refused(self) -> None:
        kept = receive(tidy(value="5"))
        shown = judge(returns.read(bytes(kept.content))).digest
        record(row("7"))
        with pytest.raises(operations.VerdictOutOfDate):
            accept(kept, shown=shown)
        assert Telling.objects.count() == 1

    def test_a_verdict_reads_the_same_twice(self) -> None:
        content = file(tidy(value="5"), tidy(value="?"))
        assert judge(returns.read(content)).digest == judge(returns.read(content)).digest

    def test_bad_rows_keep_the_return_out(self) -> None:
        kept = receive(tidy(value="5"), tidy(value="?"))
        with pytest.raises(operations.RowsRefused):
            accept(kept)
        assert Observation.objects.count() == 0

    def test_good_rows_alone_are_taken_in_on_request(self) -> None:
        kept = receive(tidy(value="5"), tidy(value="?"))
        accept(kept, good_rows_only=True)
        kept.refresh_from_db()
        assert (kept.state, said(figure().current)) == ("part_accepted", ["5"])

    def test_good_rows_of_a_file_without_any_are_refused(self) -> None:
        with pytest.raises(operations.RowsRefused):
            accept(receive(tidy(value="?")), good_rows_only=True)

    def test_the_reason_is_kept_with_what_differs(self) -> None:
        record(row("4", source="early", as_at=MARCH_2023))
        accept(receive(tidy(value="5")), reason="Counted again.")
        assert figure().best.reason == "Counted again."

    def test_a_rejected_return_keeps_its_reason(self) -> None:
        kept = receive(tidy())
        operations.reject(kept, reason=" Of another force. ", by=ANALYST, at=later(1))
        kept.refresh_from_db()
        assert (kept.state, kept.reason, Observation.objects.count()) == ("rejected", "Of another force.", 0)

    def test_rejecting_needs_a_reason(self) -> None:
        with pytest.raises(operations.ReasonMissing):
            operations.reject(receive(tidy()), reason="", by=ANALYST, at=later(1))

    @pytest.mark.parametrize("again", [accept, lambda kept: operations.reject(kept, reason="x", by=ANALYST, at=NOON)])
    def test_what_is_decided_is_not_decided_again(self, again: Callable[[Return], object]) -> None:
        kept = receive(tidy())
        accept(kept)
        before = entries()
        with pytest.raises(operations.AlreadyDecided, match="march"):
            again(kept)
        assert entries() == before

    def test_a_file_that_is_sent_again_after_it_was_accepted_is_harmless(self) -> None:
        accept(receive(tidy()))
        accept(receive(tidy()))
        assert (Return.objects.count(), Telling.objects.count()) == (2, 1)
