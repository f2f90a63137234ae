"""Standards, breaks, annotations and comparators: set once, ended or withdrawn with a reason, never overwritten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.measures import operations
from answerable.measures.intake.evidenced import Evidence
from answerable.measures.intake.frameworks import FrameworkLine, MetricLine, ServedLine
from answerable.measures.intake.schedules import ScheduleLine
from answerable.measures.intake.standards import StandardLine
from answerable.measures.models import Annotation, Break, Comparator, Framework, Schedule, Served, Standard
from answerable.measures.tests.besides_make import annotation_line, break_line, comparator_line, standard_line
from answerable.measures.tests.record_make import ANALYST, NOON, later, measure, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


def entries() -> list[str]:
    assert audit.verify().unbroken
    return list(AuditEntry.objects.order_by("number").values_list("action", flat=True))


def set_standard(line: StandardLine, *, end_previous: bool = False) -> Standard:
    return operations.set_standard(line, by=ANALYST, at=NOON, end_previous=end_previous)


def mark(line: object) -> object:
    """Says it by the operation of its sort."""
    doors: dict[str, Callable[..., object]] = {
        "StandardLine": operations.set_standard,
        "BreakLine": operations.mark_break,
        "AnnotationLine": operations.annotate,
        "ComparatorLine": operations.compare_with,
    }
    return doors[type(line).__name__](line, by=ANALYST, at=NOON)


LINES = [standard_line(), break_line(), annotation_line(), comparator_line()]
SORTS = ["standard", "break", "annotation", "comparator"]


class TestStandards:
    def test_it_is_held_as_said(self) -> None:
        row = set_standard(standard_line("88.5"))
        row.refresh_from_db()
        assert (row.value, row.aim, row.set_by, row.as_at) == (
            Decimal("88.5"),
            "at_least",
            "the plan",
            date(2024, 1, 1),
        )

    def test_its_day_is_that_of_its_source(self) -> None:
        source("report", date(2022, 3, 4))
        assert set_standard(replace(standard_line(), evidence=Evidence("report"))).as_at == date(2022, 3, 4)

    def test_two_of_a_kind_on_one_day_are_refused(self) -> None:
        set_standard(standard_line("90"))
        with pytest.raises(operations.Overlaps, match="a target of at least 90 from 1 April 2021 on already"):
            set_standard(standard_line("95", date(2023, 4, 1)))

    def test_another_kind_may_hold_beside_it(self) -> None:
        set_standard(standard_line("90"))
        set_standard(standard_line("95", kind="standard"))
        assert Standard.objects.count() == 2

    def test_the_one_before_is_ended_when_asked(self) -> None:
        first = set_standard(standard_line("90"))
        set_standard(standard_line("95", date(2023, 4, 1)), end_previous=True)
        first.refresh_from_db()
        assert first.ends == date(2023, 3, 31)

    def test_one_that_starts_later_is_not_ended_by_it(self) -> None:
        set_standard(standard_line("95", date(2023, 4, 1)))
        with pytest.raises(operations.Overlaps):
            set_standard(standard_line("90"), end_previous=True)

    def test_one_may_follow_another(self) -> None:
        set_standard(standard_line("90", ends=date(2023, 3, 31)))
        set_standard(standard_line("95", date(2023, 4, 1)))
        assert Standard.objects.count() == 2

    def test_the_same_day_may_be_set_again_after_a_withdrawal(self) -> None:
        operations.withdraw(set_standard(standard_line("90")), reason="Misread.", by=ANALYST, at=NOON)
        set_standard(standard_line("95"))
        assert Standard.objects.current().get().value == 95

    def test_it_cannot_end_before_it_starts(self) -> None:
        with pytest.raises(operations.EndsBeforeItStarts, match="1 April 2021"):
            operations.end_standard(set_standard(standard_line()), ends=date(2021, 3, 31), by=ANALYST, at=NOON)

    def test_it_cannot_be_made_to_end_later_than_the_next_starts(self) -> None:
        first = set_standard(standard_line("90", ends=date(2023, 3, 31)))
        set_standard(standard_line("95", date(2023, 4, 1)))
        with pytest.raises(operations.Overlaps):
            operations.end_standard(first, ends=date(2023, 4, 1), by=ANALYST, at=NOON)

    def test_a_value_that_cannot_be_is_refused(self) -> None:
        measure("share", unit="percent")
        with pytest.raises(operations.ImpossibleValue, match="more than 100%"):
            set_standard(replace(standard_line("101"), measure="share"))

    def test_setting_and_ending_leave_their_entries(self) -> None:
        before = len(entries())
        operations.end_standard(set_standard(standard_line()), ends=date(2022, 3, 31), by=ANALYST, at=NOON)
        assert entries()[before:] == ["standard set", "standard ended"]


class TestMarks:
    def test_a_break_is_of_several_measures(self) -> None:
        measure("other")
        row = operations.mark_break(break_line("b", "other", "calls"), by=ANALYST, at=NOON)
        assert row.measures.count() == 2

    @pytest.mark.parametrize("line", [break_line(), annotation_line()])
    def test_a_code_that_is_taken_is_refused(self, line: object) -> None:
        mark(line)
        with pytest.raises(operations.CodeTaken, match="choose another code"):
            mark(line)

    def test_a_part_of_a_measure_that_has_none_is_refused(self) -> None:
        with pytest.raises(operations.NotHeld, match="has no breakdown"):
            mark(replace(break_line(), breakdown="101"))


class TestComparators:
    def test_it_is_held_with_how_many_stand_behind_it(self) -> None:
        mark(comparator_line())
        row = Comparator.objects.get()
        assert (str(row.value), row.n, row.n_of) == ("95.000000", 43, "forces")

    def test_a_second_value_for_one_period_is_refused(self) -> None:
        mark(comparator_line())
        with pytest.raises(operations.CodeTaken, match="with 95 already: withdraw that one first"):
            mark(comparator_line("96"))

    @pytest.mark.parametrize(
        "line",
        [
            comparator_line("95", kind="baseline", why="The last like year."),
            comparator_line(None, kind="baseline"),
            comparator_line(None),
        ],
    )
    def test_a_baseline_has_a_reason_and_the_others_a_value(self, line: object) -> None:
        with pytest.raises(operations.NotAComparator):
            mark(line)


@pytest.mark.parametrize("line", LINES, ids=SORTS)
class TestEach:
    def test_a_measure_that_is_not_held_is_refused(self, line: object) -> None:
        name = {"measure": "callz"} if hasattr(line, "measure") else {"measures": ("callz",)}
        with pytest.raises(operations.NotHeld, match="measure 'callz' is not held"):
            mark(replace(line, **name))  # type: ignore[type-var]

    def test_a_source_that_is_not_held_is_refused(self, line: object) -> None:
        with pytest.raises(operations.NotHeld, match="source 'rapport' is not held"):
            mark(replace(line, evidence=Evidence("rapport")))  # type: ignore[type-var]

    def test_somebody_must_tell_it_or_a_day(self, line: object) -> None:
        with pytest.raises(operations.NotHeld, match="since when it is known"):
            mark(replace(line, evidence=Evidence()))  # type: ignore[type-var]

    def test_its_texts_are_those_that_a_file_gives_back(self, line: object) -> None:
        row = mark(replace(line, evidence=Evidence(as_at=date(2024, 1, 1), note=" one\r\n\ttwo\x07 ")))  # type: ignore[type-var]
        assert row.note == "one two"  # type: ignore[attr-defined]

    def test_a_refusal_leaves_nothing(self, line: object) -> None:
        before = entries()
        with pytest.raises(operations.NotHeld):
            mark(replace(line, evidence=Evidence("rapport")))  # type: ignore[type-var]
        held = [model._default_manager.count() for model in (Standard, Break, Annotation, Comparator)]
        assert (held, entries()) == ([0, 0, 0, 0], before)

    def test_what_is_withdrawn_stays_held_and_says_why(self, line: object) -> None:
        row = mark(line)
        operations.withdraw(row, reason=" It was\nnot so. ", by=ANALYST, at=later(1))  # type: ignore[arg-type]
        row.refresh_from_db()  # type: ignore[attr-defined]
        assert (row.withdrawn_at, row.withdrawn_reason) == (later(1), "It was not so.")  # type: ignore[attr-defined]
        assert entries()[-1].endswith(" withdrawn")

    def test_withdrawing_needs_a_reason(self, line: object) -> None:
        with pytest.raises(operations.WithdrawalNeedsReason):
            operations.withdraw(mark(line), reason=" ", by=ANALYST, at=NOON)  # type: ignore[arg-type]

    def test_what_is_withdrawn_is_not_withdrawn_again(self, line: object) -> None:
        row = mark(line)
        operations.withdraw(row, reason="No.", by=ANALYST, at=NOON)  # type: ignore[arg-type]
        with pytest.raises(operations.AlreadyWithdrawn, match=r"withdrawn already: No\."):
            operations.withdraw(row, reason="No!", by=ANALYST, at=NOON)  # type: ignore[arg-type]


FRAMEWORK = FrameworkLine(
    code="national",
    version="2023",
    title="National measures",
    publisher="The department",
    starts=date(2023, 1, 1),
    metrics=(
        MetricLine("answering", "Calls answered", "Contact", (ServedLine("calls", "near"),)),
        MetricLine("b", "B"),
    ),
)
SCHEDULE = ScheduleLine("room", "Control room", ("calls",), "month", 20, "Head of contact", date(2024, 1, 1))


class TestFrameworks:
    def test_it_is_adopted_once(self) -> None:
        done = [operations.adopt_framework(FRAMEWORK, by=ANALYST, at=NOON) for _ in range(2)]
        assert (done, Framework.objects.count(), Served.objects.count()) == ([True, False], 1, 1)

    def test_a_changed_one_takes_the_place_of_what_it_was(self) -> None:
        operations.adopt_framework(FRAMEWORK, by=ANALYST, at=NOON)
        operations.adopt_framework(replace(FRAMEWORK, metrics=FRAMEWORK.metrics[1:]), by=ANALYST, at=NOON)
        assert (Framework.objects.get().metrics.count(), Served.objects.count()) == (1, 0)

    def test_another_version_stands_beside_it(self) -> None:
        operations.adopt_framework(FRAMEWORK, by=ANALYST, at=NOON)
        operations.adopt_framework(replace(FRAMEWORK, version="2025"), by=ANALYST, at=NOON)
        assert Served.objects.count() == 2


class TestSchedules:
    def test_it_is_expected_once(self) -> None:
        done = [operations.expect(SCHEDULE, by=ANALYST, at=NOON) for _ in range(2)]
        assert (done, Schedule.objects.get().measures.count()) == ([True, False], 1)

    def test_a_measure_that_is_not_held_is_refused(self) -> None:
        with pytest.raises(operations.NotHeld, match="schedule 'room': measure 'callz'"):
            operations.expect(replace(SCHEDULE, measures=("callz",)), by=ANALYST, at=NOON)

    def test_it_leaves_one_entry_with_what_it_was(self) -> None:
        operations.expect(SCHEDULE, by=ANALYST, at=NOON)
        operations.expect(replace(SCHEDULE, days_after=30), by=ANALYST, at=NOON)
        entry = AuditEntry.objects.order_by("-number").first()
        assert entry
        assert (entry.action, entry.before["days_after"], entry.after["days_after"]) == ("figures expected", 20, 30)
