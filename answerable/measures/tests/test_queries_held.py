"""What is held of a measure, as known on a day; and where what is held disagrees."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.calc.periods import Period
from answerable.measures.models import Measure
from answerable.measures.queries.disputes import disagreements
from answerable.measures.queries.held import plain, series_of, series_of_many
from answerable.measures.tests.record_make import (
    MARCH_2023,
    MARCH_2024,
    area,
    figure,
    measure,
    record,
    row,
    said,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


class TestFigures:
    def test_a_figure_has_every_place_that_tells_it(self) -> None:
        record(row("5", printed="five"), row("5", locator="line 9"))
        assert [(one.source, one.locator, one.printed) for one in figure().best.places] == [
            ("report", "line 1", "five"), ("report", "line 9", "5"),
        ]  # fmt: skip

    def test_the_clearest_telling_speaks_whichever_came_first(self) -> None:
        record(row("1700", qualifier="nearly", printed="nearly 1,700"))
        record(row("1700", locator="line 9", printed="1,700"))
        assert (figure().best.qualifier, figure().best.printed) == ("exact", "1,700")

    def test_periods_stand_in_their_order(self) -> None:
        record(row("2"), row("1", period=Period(date(2022, 1, 1), date(2022, 12, 31))))
        (series,) = series_of(Measure.objects.get())
        assert [said(one.current) for one in series.figures] == [["1"], ["2"]]

    def test_areas_and_breakdowns_are_series_of_their_own(self) -> None:
        measure("asb", breakdown="type")
        area("E07000032")
        record(row(measure="asb"), row(measure="asb", breakdown="noise"), row(measure="asb", area="E07000032"))
        series = series_of(Measure.objects.get(code="asb"))
        assert {(one.area, one.breakdown) for one in series} == {
            ("E23000018", ""), ("E23000018", "noise"), ("E07000032", ""),
        }  # fmt: skip

    def test_a_measure_without_figures_has_no_series(self) -> None:
        assert series_of(Measure.objects.get()) == ()

    def test_many_measures_are_read_in_five_queries(self) -> None:
        for code in ("one", "two", "three"):
            measure(code)
            record(row(measure=code, locator=code))
        with CaptureQueriesContext(connection) as queries:
            series_of_many(list(Measure.objects.all()))
        # the measures themselves; then their observations, areas, tellings, sources, settlements
        assert len(queries) == 6


class TestKnownOn:
    @pytest.fixture(autouse=True)
    def _told(self, _measure: None) -> None:
        record(row("167358", source="early", as_at=MARCH_2023), row("167506"))

    def test_a_restated_figure_is_shown_as_it_was_known(self) -> None:
        assert [said(figure(known_on=day).current) for day in (MARCH_2023, date(2024, 3, 20), MARCH_2024)] == [
            ["167358"], ["167358"], ["167506"],
        ]  # fmt: skip

    def test_before_the_restatement_nothing_is_restated(self) -> None:
        assert not figure(known_on=MARCH_2023).restated

    def test_before_the_first_paper_nothing_is_known(self) -> None:
        assert series_of(Measure.objects.get(), date(2023, 3, 20)) == ()

    def test_what_was_told_later_is_not_listed(self) -> None:
        assert said(figure(known_on=MARCH_2023).held) == ["167358"]


class TestDisagreements:
    def test_none_are_found_where_all_agree(self) -> None:
        record(row("28.43"), row("28.4", locator="line 9"))
        found = disagreements()
        assert (found.disputed, found.settled, found.restated) == ((), (), ())

    def test_a_dispute_and_a_restatement_are_told_apart(self) -> None:
        measure("devices")
        record(row("92", measure="devices"), row("77", measure="devices", locator="line 9"))
        record(row("1", source="early", as_at=MARCH_2023), row("2"))
        found = disagreements()
        assert [one.measure.code for one in found.disputed] == ["devices"]
        assert [one.measure.code for one in found.restated] == ["calls"]

    def test_they_may_be_asked_for_as_known_on_a_day(self) -> None:
        record(row("1", source="early", as_at=MARCH_2023), row("2"))
        assert disagreements(MARCH_2023).restated == ()


@pytest.mark.parametrize(
    ("held", "shown"), [("1700.000000", "1700"), ("28.400000", "28.4"), ("0E-6", "0"), ("0.000001", "0.000001")]
)
def test_a_number_is_shown_without_the_noughts_of_the_database(held: str, shown: str) -> None:
    assert format(plain(Decimal(held)) or Decimal(0), "f") == shown
