"""Every constraint of the tables, by its name: nonsense is refused by the database itself."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, models, transaction

from answerable.areas.models import Area
from answerable.measures import operations
from answerable.measures.intake.frameworks import FrameworkLine, MetricLine, ServedLine
from answerable.measures.intake.schedules import ScheduleLine
from answerable.measures.models import (
    Annotation,
    Break,
    Comparator,
    Framework,
    FrameworkMetric,
    Measure,
    Observation,
    PeriodLock,
    Return,
    ReturnLayout,
    Schedule,
    Served,
    Settlement,
    Signal,
    Source,
    Standard,
    Subject,
    Telling,
)
from answerable.measures.tests.besides_make import (
    annotation_line,
    break_line,
    comparator_line,
    found,
    refresh,
    signal,
    standard_line,
)
from answerable.measures.tests.record_make import ANALYST, NOON, YEAR_2023, measure, record, row

pytestmark = pytest.mark.django_db

NAMED = (
    Measure, Observation, Return, Settlement, Source, Telling, Standard, Break, Annotation, Comparator, Framework,
    FrameworkMetric, Served, Schedule, ReturnLayout, PeriodLock, Signal,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _held(db: None) -> None:
    measure()
    record(row(), row(None, area="E23000018", locator="line 2", source="gap", as_at=date(2025, 1, 1)))


def copied(one: models.Model, changes: Mapping[str, object]) -> None:
    """Inserts the row again, changed: past every check but the database's own."""
    one.pk = None
    one._state.adding = True
    for name, value in changes.items():
        setattr(one, name, value)
    type(one)._default_manager.bulk_create([one])


def refused(name: str, one: models.Model, /, **changes: object) -> bool:
    """Whether the database refuses the changed copy by the constraint of this name (SQLite names columns of a unique one)."""
    (constraint,) = [each for each in one._meta.constraints if each.name == name]
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        copied(one, changes)
    columns = getattr(constraint, "fields", ())
    told = str(error.value)
    return name in told or (bool(columns) and all(column in told for column in columns))


def value() -> Observation:
    return Observation.objects.get(value__isnull=False)


def gap() -> Observation:
    return Observation.objects.get(value__isnull=True)


def settlement() -> Settlement:
    return Settlement(chosen=value(), reason="", settled_at=NOON, settled_by="user:1")


def waiting() -> Return:
    return Return(filename="a.csv", content=b"", sha256="0" * 64, sent_by="user:1", sent_at=NOON)


def test_a_value_with_the_status_missing() -> None:
    assert refused("measures_observation_value_null_when_missing", value(), status="missing", as_at=date(2024, 1, 1))


def test_no_value_with_the_status_final() -> None:
    assert refused("measures_observation_value_null_when_missing", gap(), status="final", as_at=date(2024, 1, 1))


def test_a_period_that_ends_before_it_starts() -> None:
    assert refused("measures_observation_period_in_order", value(), period_end=date(2022, 1, 1))


def test_one_value_in_two_rows() -> None:
    assert refused("measures_observation_one_row_a_value", value())


def test_one_gap_in_two_rows() -> None:
    assert refused("measures_observation_one_row_a_gap", gap())


def test_one_place_told_twice() -> None:
    assert refused("measures_telling_told_once_a_place", Telling.objects.filter(source__code="report").get())


def test_a_settlement_without_a_reason() -> None:
    assert refused("measures_settlement_has_reason", settlement())


def test_a_decision_of_nobody() -> None:
    assert refused("measures_return_both_decided_at_and_by", waiting(), state="accepted", decided_at=NOON)


def test_a_decider_without_a_decision() -> None:
    assert refused("measures_return_both_decided_at_and_by", waiting(), decided_by="user:1", decided_at=NOON)


def test_a_day_of_publication_that_is_guessed() -> None:
    named = Source.objects.get(code="report")
    assert refused("measures_source_published_basis_known", named, code="other", published_basis="guessed")


def test_a_measure_that_does_not_say_why() -> None:
    assert refused("measures_measure_says_why", Measure.objects.get(), code="other", why="")


def test_a_next_review_before_the_last() -> None:
    one = Measure.objects.get()
    assert refused("measures_measure_next_review_after_review", one, code="other", next_review=date(2020, 1, 1))


def standard() -> Standard:
    return operations.set_standard(standard_line(ends=date(2023, 3, 31)), by=ANALYST, at=NOON)


def cut() -> Break:
    return operations.mark_break(break_line(), by=ANALYST, at=NOON)


def annotation() -> Annotation:
    return operations.annotate(annotation_line(), by=ANALYST, at=NOON)


def comparator() -> Comparator:
    return operations.compare_with(comparator_line(), by=ANALYST, at=NOON)


def framework() -> Framework:
    metric = MetricLine("answering", "Calls answered", "", (ServedLine("calls", "near"),))
    line = FrameworkLine(
        "national", "2023", "National", "The department", date(2023, 1, 1), date(2024, 1, 1), "", (metric,)
    )
    operations.adopt_framework(line, by=ANALYST, at=NOON)
    return Framework.objects.get()


def schedule() -> Schedule:
    line = ScheduleLine("room", "Room", ("calls",), "month", 20, "Head of contact", date(2024, 1, 1), date(2025, 1, 1))
    operations.expect(line, by=ANALYST, at=NOON)
    return Schedule.objects.get()


def layout() -> ReturnLayout:
    return ReturnLayout(name="Room", layout={}, made_at=NOON, made_by="user:1")


def lock() -> PeriodLock:
    operations.lock_periods([("calls", YEAR_2023)], "release 1", by=ANALYST, at=NOON)
    return PeriodLock.objects.get()


def found_signal() -> Signal:
    refresh(found(1, 7))
    return signal()


BEFORE = date(2000, 1, 1)


@pytest.mark.parametrize("make", [standard, cut, annotation, comparator])
def test_a_withdrawal_without_a_reason_and_a_reason_without_one(make: Callable[[], models.Model]) -> None:
    one = make()
    name = {
        "standard": "measures_standard_both_withdrawn_at_and_reason",
        "break": "measures_break_both_withdrawn_at_and_reason",
        "annotation": "measures_annotation_both_withdrawn_at_and_reason",
        "comparator": "measures_comparator_both_withdrawn_at_and_reason",
    }[str(one._meta.model_name)]
    code = {"code": "other"} if hasattr(one, "code") else {}
    assert refused(name, one, withdrawn_at=NOON, **code)
    assert refused(name, one, withdrawn_at=None, withdrawn_reason="Misread.", **code)


def test_a_standard_that_ends_before_it_starts() -> None:
    assert refused("measures_standard_days_in_order", standard(), ends=BEFORE)


def test_two_standards_of_a_kind_from_one_day() -> None:
    assert refused("measures_standard_one_a_start", standard())


def test_a_break_without_a_reason() -> None:
    assert refused("measures_break_has_reason", cut(), code="other", reason="")


def test_an_annotation_without_a_reason() -> None:
    assert refused("measures_annotation_has_reason", annotation(), code="other", reason="")


def test_an_annotation_that_ends_before_it_starts() -> None:
    assert refused("measures_annotation_days_in_order", annotation(), code="other", ends=BEFORE)


@pytest.mark.parametrize("changes", [{"kind": "baseline"}, {"value": None}, {"kind": "baseline", "value": None}])
def test_a_baseline_that_does_not_say_why_and_another_without_a_value(changes: dict[str, object]) -> None:
    assert refused("measures_comparator_baseline_says_why", comparator(), name="other", **changes)


def test_a_comparator_of_a_period_that_ends_before_it_starts() -> None:
    assert refused("measures_comparator_period_in_order", comparator(), period_end=BEFORE)


def test_two_values_of_a_comparator_for_one_period() -> None:
    assert refused("measures_comparator_one_a_period", comparator())


def test_one_version_of_a_framework_twice() -> None:
    assert refused("measures_framework_one_a_version", framework())


def test_a_framework_that_ends_before_it_starts() -> None:
    assert refused("measures_framework_days_in_order", framework(), version="2", ends=BEFORE)


def test_a_metric_twice_in_its_framework() -> None:
    assert refused("measures_frameworkmetric_code_once", framework().metrics.get())


def test_a_measure_that_serves_a_metric_twice() -> None:
    assert refused("measures_served_once_a_metric", framework().metrics.get().served.get())


def test_a_schedule_that_ends_before_it_starts() -> None:
    assert refused("measures_schedule_days_in_order", schedule(), code="other", ends=BEFORE)


def test_two_layouts_in_use_with_one_name() -> None:
    one = layout()
    one.save()
    assert refused("measures_returnlayout_name_once", one)


def test_a_layout_without_a_name() -> None:
    assert refused("measures_returnlayout_has_name", layout(), name="")


def test_a_period_locked_twice() -> None:
    assert refused("measures_periodlock_once", lock())


def test_a_locked_period_that_ends_before_it_starts() -> None:
    assert refused("measures_periodlock_period_in_order", lock(), period_end=BEFORE)


def test_a_signal_twice() -> None:
    assert refused("measures_signal_one_a_start", found_signal())


def test_a_signal_that_ends_before_it_starts() -> None:
    assert refused("measures_signal_period_in_order", found_signal(), rule="other", period_end=BEFORE)


@pytest.mark.parametrize("changes", [{"state": "looked_at"}, {"decided_by": "user:1"}, {"decided_to": BEFORE}])
def test_a_signal_that_is_half_decided(changes: dict[str, object]) -> None:
    assert refused("measures_signal_both_decided_at_and_by", found_signal(), rule="other", **changes)


def test_an_explanation_without_words() -> None:
    decided = {"state": "explained", "decided_at": NOON, "decided_by": "user:1"}
    assert refused("measures_signal_explained_says_how", found_signal(), rule="other", **decided)


@pytest.mark.parametrize("make", [cut, annotation, schedule])
def test_a_code_of_what_is_known_besides_that_is_taken(make: Callable[[], models.Model]) -> None:
    one = make()
    with pytest.raises(IntegrityError), transaction.atomic():
        copied(one, {})


@pytest.mark.parametrize("model", [Measure, Source, Subject, Area])
def test_a_code_that_is_taken(model: type[models.Model]) -> None:
    one = model._default_manager.order_by("pk").first()
    assert one
    with pytest.raises(IntegrityError), transaction.atomic():
        copied(one, {})


def test_a_measure_with_figures_is_not_deleted() -> None:
    with pytest.raises(models.ProtectedError):
        Measure.objects.all().delete()


def test_a_value_keeps_six_places() -> None:
    record(row("0.123456", locator="line 3", as_at=date(2026, 1, 1), source="fine"))
    assert Observation.objects.get(as_at=date(2026, 1, 1)).value == Decimal("0.123456")


def test_every_constraint_has_a_test() -> None:
    tested = Path(__file__).read_text(encoding="utf-8")
    names = [str(one.name) for model in NAMED for one in model._meta.constraints]
    assert [name for name in names if f'"{name}"' not in tested] == []
