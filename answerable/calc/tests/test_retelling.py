"""Which figure of its own source a claim tells again."""

from datetime import date
from decimal import Decimal

from answerable.calc.area_names import AreaWords
from answerable.calc.blocks import Document, passage
from answerable.calc.claiming import claims
from answerable.calc.matching import Around, Matcher, MeasureWords, Suggestion
from answerable.calc.periods import Period, calendar_year
from answerable.calc.retelling import Retellings, Retold
from answerable.calc.standing import Told
from answerable.calc.whereabouts import Whereabouts

DAY = date(2024, 3, 1)
AREAS = (AreaWords("moor", "Northmoor"), AreaWords("side", "Moorside"))
MATCHER = Matcher(
    (
        MeasureWords("ferries", "count", ("Ferry sailings",), areas=frozenset({"moor", "side"})),
        MeasureWords("ring", "seconds", ("999 average ring time",), areas=frozenset({"moor"})),
        MeasureWords("fares", "percent_change", ("Fares, change",), areas=frozenset({"moor"})),
    ),
    AREAS,
    "moor",
)


def retold(value: str, year: int = 2023, *, measure: str = "ferries", area: str = "moor", locator: str = "") -> Retold:
    unit = {one.code: one.unit for one in MATCHER.measures}[measure]
    return Retold(measure, unit, area, "", calendar_year(year), Told(Decimal(value), DAY, value), locator)


def found(text: str, *told: Retold, number: str = "") -> Suggestion | None:
    claim = claims(Document("a", (passage(text, 1),)))[-1]
    return Retellings(told, MATCHER).of(claim, Around("", text), Whereabouts(frozenset({number} - {""}), ()))


def test_a_value_told_before_gives_the_period_that_the_sentence_does_not_say() -> None:
    one = found("There were 7,412 ferry sailings.", retold("7412"))
    assert one
    assert (one.measure, one.area, one.period) == ("ferries", "moor", calendar_year(2023))


def test_another_value_is_not_told_again() -> None:
    assert found("There were 7,413 ferry sailings.", retold("7412")) is None


def test_the_period_said_decides_between_two_of_one_value() -> None:
    one = found("In 2022 there were 7,412 ferry sailings.", retold("7412", 2022), retold("7412", 2023))
    assert one
    assert one.period == calendar_year(2022)


def test_of_periods_that_nothing_tells_apart_the_latest_is_taken() -> None:
    one = found("There were 7,412 ferry sailings.", retold("7412", 2022), retold("7412", 2021))
    assert one
    assert one.period == calendar_year(2022)


def test_the_place_in_the_paper_decides_between_periods() -> None:
    told = retold("7412", 2021, locator="paragraph 4.2; line 9"), retold("7412", 2022, locator="paragraph 5.1; line 20")
    one = found("There were 7,412 ferry sailings.", *told, number="4.2")
    assert one
    assert one.period == calendar_year(2021)


def test_the_place_named_decides_between_areas() -> None:
    one = found("In Moorside there were 7,412 ferry sailings.", retold("7412"), retold("7412", area="side"))
    assert one
    assert one.area == "side"


def test_a_fall_is_told_again_as_a_change_below_nought() -> None:
    one = found("Fares fell by 12.4%.", retold("-12.4", measure="fares"))
    assert one
    assert one.period == calendar_year(2023)


def test_the_bound_of_another_figure_is_none_of_its_own() -> None:
    assert found("We answer 999 calls within 10 seconds.", retold("10", measure="ring")) is None


def test_the_same_value_of_another_thing_is_not_told_again() -> None:
    assert found("The canteen served 7,412 meals.", retold("7412")) is None


def test_a_number_of_one_figure_needs_more_than_its_value() -> None:
    assert found("We have 7 ferries for hire.", retold("7")) is None


def test_a_period_that_shares_no_day_speaks_against_it() -> None:
    assert found("In 2019 there were 7 ferry sailings.", retold("7", 2023)) is None


def test_since_a_day_is_the_period_that_begins_then() -> None:
    told = [
        Retold("ferries", "count", "moor", "", Period(date(year, 5, 1), DAY), Told(Decimal(412), DAY, "412"))
        for year in (2021, 2022)
    ]
    one = found("Since May 2021 there were 412 ferry sailings.", *told)
    assert one
    assert one.period == told[0].period
