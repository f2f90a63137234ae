"""Which measure a claim tells, by words, unit, part, place, and what was taught."""

from decimal import Decimal

import pytest

from answerable.calc.area_names import AreaWords
from answerable.calc.blocks import Document, Row, Table, passage
from answerable.calc.claiming import claims
from answerable.calc.claims import Claim
from answerable.calc.figures.figure import Role, Unit
from answerable.calc.matching import Matcher, MeasureWords, Suggestion, Taught, fits

MEASURES = (
    MeasureWords("calls-999", "count", ("999 calls received", "emergency calls"), "Calling the police"),
    MeasureWords("calls-101", "count", ("101 calls received", "non-emergency calls"), "Calling the police"),
    MeasureWords("wait-999", "seconds", ("999 average wait", "999 waiting time")),
    MeasureWords("wait-101", "seconds", ("101 average wait", "101 waiting time")),
    MeasureWords("burglary", "count", ("Burglaries recorded", "burglary offences")),
    MeasureWords("burglary-change", "percent_change", ("Burglary, change on the year", "fall in burglary")),
    MeasureWords("watch", "members", ("Farm Watch members", "Farm Watch")),
    MeasureWords("asb", "count", ("Anti-social behaviour incidents", "ASB incidents"), parts=("Noise", "Fly-tipping")),
    MeasureWords("hours-saved", "hours", ("Officer hours saved",)),
)
AREAS = (
    AreaWords("moor", "Northmoor"),
    AreaWords("side", "Moorside"),
    AreaWords("unit-side", "Moorside policing unit"),
    AreaWords("east", "East Moorside"),
)


def best(text: str, printed: str, matcher: Matcher | None = None) -> Suggestion | None:
    (one,) = [claim for claim in claims(Document("a", (passage(text, 1),))) if claim.printed == printed]
    return (matcher or Matcher(MEASURES, AREAS, "moor")).best(one, "", text)


@pytest.mark.parametrize(
    ("text", "printed", "measure"),
    [
        ("The force received 152,944 emergency calls in 2023.", "152,944", "calls-999"),
        ("The number of 101 calls received was 191,241 in 2023.", "191,241", "calls-101"),
        ("The average wait for 999 was 12 seconds.", "12", "wait-999"),
        ("There were 412 burglaries recorded in 2023.", "412", "burglary"),
        ("Burglary fell by 12% on the year before.", "12%", "burglary-change"),
        ("Farm Watch now has 2,900 members.", "2,900", "watch"),
        ("Some 17,000 officer hours were saved in 2023.", "17,000", "hours-saved"),
    ],
)
def test_a_measure_is_found_by_the_words_near_the_number(text: str, printed: str, measure: str) -> None:
    found = best(text, printed)
    assert found
    assert found.measure == measure


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The canteen served 152,944 meals in 2023.", "152,944"),
        ("The force received 4,000 letters about parking in 2023.", "4,000"),
        ("Burglary made up 12% of letters.", "12%"),
    ],
)
def test_nothing_is_suggested_where_the_words_say_too_little(text: str, printed: str) -> None:
    assert best(text, printed) is None


def test_the_part_is_named() -> None:
    found = best("There were 61 ASB incidents of fly-tipping in 2023.", "61")
    assert (found and found.measure, found and found.breakdown) == ("asb", "Fly-tipping")


def test_of_parts_that_share_their_stems_the_one_is_meant_that_is_said() -> None:
    thefts = MeasureWords("theft", "count", ("Thefts recorded",), parts=("Theft from vehicle", "Theft of vehicle"))
    found = best("There were 61 thefts recorded as theft of vehicle in 2023.", "61", Matcher((*MEASURES, thefts)))
    assert found
    assert found.breakdown == "Theft of vehicle"


def test_a_measure_called_by_another_number_is_less_likely() -> None:
    found = best("For 101 the average wait was 12 seconds.", "12")
    assert found
    assert found.measure == "wait-101"


def test_a_number_that_is_a_name_counts_at_the_end_of_a_caption_too() -> None:
    table = Table((Row(1, ("Year", "Average ring time (seconds)")), Row(2, ("2022", "111"))), "2.4 Calls to 101.", 1)
    ring = MeasureWords("ring-999", "seconds", ("999 average ring time", "average ring time"))
    wait = MeasureWords("wait-101", "seconds", ("101 average wait", "101 average time to answer"))
    found = Matcher((ring, wait), AREAS, "moor").likely(claims(Document("a", (table,)))[-1])
    assert found[0].measure == "wait-101"


def test_what_two_measures_were_called_tells_neither() -> None:
    told = (Taught(("member",), "count"),)
    farm = MeasureWords("farm", "members", ("Farm Watch members",), taught=told)
    horse = MeasureWords("horse", "members", ("Horse Watch members",), taught=told)
    found = best("Horse Watch has 412 members.", "412", Matcher((farm, horse), AREAS, "moor"))
    assert found
    assert found.measure == "horse"


def test_what_was_taught_comes_before_words() -> None:
    taught = MeasureWords("pickups", "count", ("Pickups",), taught=(Taught(("call", "emergency"), "count"),))
    found = best("The force received 152,944 emergency calls.", "152,944", Matcher((*MEASURES, taught), AREAS, "moor"))
    assert (found and found.measure, found and found.likeness) == ("pickups", 0.98)


def cell(label: str, measures: tuple[MeasureWords, ...] = MEASURES) -> Suggestion | None:
    table = Table((Row(1, ("Area", "Burglaries recorded")), Row(2, (label, "61")), Row(3, ("Rest", "9"))))
    one = next(claim for claim in claims(Document("a", (table,))) if claim.printed == "61")
    return Matcher(measures, AREAS, "moor").best(one)


def test_the_area_of_a_row_is_its_label() -> None:
    found = cell("East Moorside")
    assert found
    assert found.area == "east"


def test_of_areas_of_one_name_that_is_meant_which_figures_are_held_of() -> None:
    held = MeasureWords("burglary", "count", ("Burglaries recorded",), areas=frozenset({"unit-side"}))
    found = cell("Moorside", (held,))
    assert found
    assert found.area == "unit-side"


def claim(place: str) -> Claim:
    return Claim(0, 1, "61", Decimal(61), Unit.COUNT, "burglaries", "61 burglaries", start=0, end=2, place=place)


@pytest.mark.parametrize(
    ("place", "code"), [("", "moor"), ("the county", "moor"), ("Farland", ""), ("county", "moor"), ("Moorside", "side")]
)
def test_a_place_that_is_no_area_has_none(place: str, code: str) -> None:
    assert Matcher(MEASURES, AREAS, "moor").area_of(claim(place)) == code


@pytest.mark.parametrize(
    ("unit", "role", "measure", "fitting"),
    [
        (Unit.COUNT, Role.LEVEL, "officers", True),
        (Unit.PERCENT, Role.LEVEL, "percent_change", False),
        (Unit.PERCENT, Role.CHANGE, "percent_change", True),
        (Unit.PERCENT, Role.CHANGE, "percent", False),
        (Unit.MINUTES, Role.LEVEL, "seconds", True),
        (Unit.POUNDS, Role.LEVEL, "count", False),
    ],
)
def test_a_unit_fits_or_not(unit: Unit, role: Role, measure: str, *, fitting: bool) -> None:
    assert fits(unit, role, measure) is fitting
