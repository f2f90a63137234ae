"""Taking in rows: what is new, what agrees, what restates, what contradicts; and the order does not matter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.measures import operations
from answerable.measures.intake.returns import Row
from answerable.measures.models import Observation, Source, Telling
from answerable.measures.queries.verdicts import Outcome
from answerable.measures.tests.record_make import (
    ANALYST,
    MARCH_2023,
    MARCH_2024,
    NOON,
    definition,
    figure,
    later,
    measure,
    record,
    row,
    said,
    source,
)

pytestmark = pytest.mark.django_db


def outcomes(*rows: Row) -> list[Outcome]:
    return [one.outcome for one in record(*rows).rows]


def values() -> tuple[list[str], list[str]]:
    """The current values (rivals, where several) and the earlier ones."""
    return said(figure().current), said(figure().earlier)


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


class TestOutcomes:
    def test_a_first_value_is_new(self) -> None:
        assert outcomes(row()) == [Outcome.NEW]

    def test_the_same_row_again_changes_nothing(self) -> None:
        record(row())
        before = audit.head()
        assert outcomes(row()) == [Outcome.HELD]
        assert (Telling.objects.count(), audit.head()) == (1, before)

    def test_the_same_row_twice_in_one_return_is_one_telling(self) -> None:
        assert outcomes(row(), row()) == [Outcome.NEW, Outcome.HELD]
        assert Telling.objects.count() == 1

    def test_another_place_that_tells_the_value_is_a_telling_of_it(self) -> None:
        assert outcomes(row(), row(locator="line 9")) == [Outcome.NEW, Outcome.REPEATS]
        assert (Observation.objects.count(), Telling.objects.count()) == (1, 2)

    def test_a_rounded_value_agrees(self) -> None:
        assert outcomes(row("28.43"), row("28.4", locator="line 9")) == [Outcome.NEW, Outcome.ROUNDS]
        assert values() == (["28.43"], [])

    def test_a_later_value_restates(self) -> None:
        record(row("167358", source="early", as_at=MARCH_2023))
        assert outcomes(row("167506")) == [Outcome.RESTATES]
        assert values() == (["167506"], ["167358"])

    def test_an_earlier_value_that_arrives_later_does_not_become_current(self) -> None:
        record(row("167506"))
        assert outcomes(row("167358", source="early", as_at=MARCH_2023)) == [Outcome.EARLIER]
        assert values() == (["167506"], ["167358"])

    def test_a_value_of_the_same_day_contradicts(self) -> None:
        assert outcomes(row("92"), row("77", locator="line 9")) == [Outcome.NEW, Outcome.DISPUTES]
        assert values() == (["92", "77"], [])

    def test_going_back_to_an_earlier_value_restates_again(self) -> None:
        record(row("5", source="a", as_at=date(2022, 1, 1)), row("7", source="b", as_at=date(2023, 1, 1)))
        assert outcomes(row("5")) == [Outcome.RESTATES]
        assert values() == (["5"], ["7"])

    def test_a_missing_value_restates_a_figure(self) -> None:
        record(row("5", source="early", as_at=MARCH_2023))
        assert outcomes(row(None)) == [Outcome.RESTATES]
        assert values() == (["None"], ["5"])

    def test_a_value_and_its_verdict_say_what_they_meet(self) -> None:
        record(row("92", printed="92 devices"))
        assert record(row("77", locator="line 9")).rows[0].meets == "92 devices"

    def test_other_areas_periods_and_breakdowns_are_other_figures(self) -> None:
        measure("asb", breakdown="type")
        rows = [row(str(n), measure="asb", breakdown=name) for n, name in enumerate(["", "noise", "litter"])]
        assert outcomes(*rows) == [Outcome.NEW] * 3


class TestReasons:
    def test_the_reason_of_a_return_is_kept_with_what_it_restates(self) -> None:
        record(row("1", source="early", as_at=MARCH_2023))
        record(row("2"), reason="Counted again.")
        assert [(str(one.value), one.reason) for one in figure().held] == [("1", ""), ("2", "Counted again.")]

    def test_a_new_figure_needs_no_reason_and_has_none(self) -> None:
        record(row(), reason="Counted again.")
        assert figure().best.reason == ""

    def test_a_row_with_its_own_reason_keeps_it(self) -> None:
        record(row("1", source="early", as_at=MARCH_2023))
        record(row("2", reason="A unit moved."), reason="Counted again.")
        assert figure().best.reason == "A unit moved."


class TestRefusals:
    @pytest.mark.parametrize(
        ("bad", "column", "advice"),
        [
            (row(measure="callz"), "measure", "did you mean 'calls'?"),
            (row(measure="weather"), "measure", "define the measure first"),
            (row(area="E2300001"), "area", "did you mean 'E23000018'?"),
            (row(area="nowhere"), "area", "add the area first"),
            (row(breakdown="noise"), "breakdown", "has no breakdown"),
            (row("-5"), "value", "below nought"),
            (row("1", source="dated", as_at=MARCH_2023), "as_at", "was published on 2024-03-21"),
        ],
    )
    def test_a_row_that_cannot_be_is_told(self, bad: Row, column: str, advice: str) -> None:
        source("dated")
        with pytest.raises(operations.RowsRefused) as refused:
            record(bad)
        assert [(one.row, one.column) for one in refused.value.problems] == [(2, column)]
        assert advice in refused.value.problems[0].message

    def test_one_bad_row_keeps_the_good_ones_out(self) -> None:
        before = audit.head()
        with pytest.raises(operations.RowsRefused):
            record(row(), row("-5", locator="line 9"))
        assert (Observation.objects.count(), Source.objects.count(), audit.head()) == (0, 0, before)

    def test_two_days_of_one_new_source_are_told(self) -> None:
        with pytest.raises(operations.RowsRefused, match="one source has one day"):
            record(row(), row(as_at=MARCH_2023, locator="line 9"))

    def test_a_file_of_many_values_for_one_figure_is_refused(self) -> None:
        with pytest.raises(operations.RowsRefused, match="more than 20 rows contradict one figure"):
            record(*[row(str(n), locator=f"line {n}") for n in range(1, 2_000)])


@pytest.mark.parametrize(
    ("unit", "value", "advice"),
    [
        ("percent", "640", "more than 100%"),
        ("percent", "-1", "below nought"),
        ("percent_change", "-101", "a fall by more than everything"),
        ("rank", "0", "ranks count from 1"),
        ("rank", "1.5", "ranks count from 1"),
    ],
)
def test_a_value_that_the_unit_cannot_have_is_refused(unit: str, value: str, advice: str) -> None:
    measure("share", unit=unit)
    with pytest.raises(operations.RowsRefused, match=advice):
        record(row(value, measure="share"))


@pytest.mark.parametrize(("unit", "value"), [("percent_change", "640"), ("percentage_points", "-3"), ("gbp", "-5")])
def test_a_value_that_the_unit_can_have_is_taken(unit: str, value: str) -> None:
    measure("share", unit=unit)
    assert outcomes(row(value, measure="share")) == [Outcome.NEW]


class TestTrail:
    def test_a_record_leaves_one_entry_and_one_for_each_new_source(self) -> None:
        before = audit.head().number
        record(row(), row("5", source="other", locator="line 2"))
        assert audit.head().number == before + 3
        assert audit.verify().unbroken

    def test_a_source_that_was_not_named_is_known_by_its_code(self) -> None:
        record(row(source="2024-03-21-return"))
        assert Source.objects.get().title == "Return"

    def test_a_fault_in_the_middle_leaves_no_row_and_no_entry(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: object, **__: object) -> None:
            raise RuntimeError("the disk is full")

        before = audit.head()
        monkeypatch.setattr(audit, "record", fails)
        with pytest.raises(RuntimeError):
            record(row())
        assert (Observation.objects.count(), Telling.objects.count(), audit.head()) == (0, 0, before)

    def test_who_recorded_it_is_a_reference(self) -> None:
        record(row(), at=later(5))
        held = Observation.objects.get()
        assert (held.recorded_by, held.recorded_at) == ("user:1", later(5))

    def test_a_missing_figure_that_is_then_suppressed_is_not_held_already(self) -> None:
        record(row(None, printed="-"))
        record(replace(row(None, printed="-"), status="suppressed"))
        assert sorted(Observation.objects.values_list("status", flat=True)) == ["missing", "suppressed"]

    def test_a_recorded_time_that_a_file_brings_is_kept(self) -> None:
        record(row(recorded_at=later(-60)))
        assert Telling.objects.get().recorded_at == later(-60)


class TestDefining:
    def test_defining_again_changes_nothing(self) -> None:
        before = audit.head()
        assert operations.define([definition()], by=ANALYST, at=NOON) == 0
        assert audit.head() == before

    def test_a_changed_definition_leaves_only_what_changed_in_the_trail(self) -> None:
        operations.define([definition(unit="people")], by=ANALYST, at=NOON)
        entry = AuditEntry.objects.order_by("-number")[0]
        assert (entry.subject, entry.before, entry.after) == ("measure:calls", {"unit": "count"}, {"unit": "people"})

    def test_the_unit_of_held_figures_stays(self) -> None:
        record(row("1"))
        with pytest.raises(operations.MeaningChanged, match="'calls' has figures in 'count'"):
            operations.define([definition(unit="people")], by=ANALYST, at=NOON)

    def test_the_breakdown_of_held_figures_stays(self) -> None:
        measure("split", breakdown="kind")
        record(row("1", measure="split", breakdown="a"))
        with pytest.raises(operations.MeaningChanged, match="split by 'kind'"):
            operations.define([definition("split")], by=ANALYST, at=NOON)

    def test_every_unknown_subject_is_told(self) -> None:
        wrong = [definition(code, subject="nowhere") for code in ("one", "two")]
        with pytest.raises(operations.UnknownSubjects) as refused:
            operations.define(wrong, by=ANALYST, at=NOON)
        assert len(refused.value.problems) == 2


papers = [("p2022", date(2022, 3, 21)), ("p2023", MARCH_2023), ("p2024", MARCH_2024)]
tellings = st.builds(
    lambda paper, value, said, line: row(
        value, source=paper[0], as_at=paper[1], qualifier=said, printed=f"{said} {value}", locator=f"line {line}"
    ),
    st.sampled_from(papers),
    st.sampled_from(["1669", "1700", "1753", "28.4", "28.43"]),
    st.sampled_from(["exact", "nearly", "over"]),
    st.integers(1, 2),
)
batches = st.lists(st.lists(tellings, min_size=1, max_size=4), min_size=2, max_size=4)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_returns_does_not_matter(orders: tuple[Sequence[Sequence[Row]], Sequence[Sequence[Row]]]) -> None:
    def standing_after(order: Sequence[Sequence[Row]]) -> object:
        Telling.objects.all().delete()
        Observation.objects.all().delete()
        for batch in order:
            record(*batch)
        one = figure()
        words = [[(held.value, held.qualifier, held.printed) for held in some] for some in (one.current, one.earlier)]
        return words, sorted((held.value, len(held.places)) for held in one.held if held.value is not None)

    assert standing_after(orders[0]) == standing_after(orders[1])
