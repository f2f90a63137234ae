"""Every constraint of the tables, by its name: nonsense is refused by the database itself."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, models, transaction

from answerable.areas.models import Area
from answerable.measures.models import Measure, Observation, Return, Settlement, Source, Subject, Telling
from answerable.measures.tests.record_make import NOON, measure, record, row

pytestmark = pytest.mark.django_db

NAMED = (Measure, Observation, Return, Settlement, Source, Telling)


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


def refused(name: str, one: models.Model, **changes: object) -> bool:
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
