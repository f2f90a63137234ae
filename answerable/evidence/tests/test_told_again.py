"""A paper whose figures were taken in as a return: how many are known again, with measure and period, and agree."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.bodies.operations import set_up
from answerable.bodies.tests.make import body
from answerable.calc.periods import Period, calendar_year, financial_year
from answerable.evidence.models import Claim, Document
from answerable.evidence.operations.standing import stand_again
from answerable.evidence.tests.make import ANALYST, MARCH_2024, NOON, claim, paper
from answerable.measures.intake.definitions import SourceLine
from answerable.measures.operations import name_sources
from answerable.measures.tests import record_make as measures

pytestmark = pytest.mark.django_db
FLOOR = 0.9
TERM = Period(date(2021, 5, 1), MARCH_2024)
TODAY = Period(MARCH_2024, MARCH_2024)
NAME = "northmoor-harbour-report"

TEXT = """Northmoor harbour report

Ferries and quays

3.1 There were 7,412 ferry sailings, and ferry fares rose by 4.2%.

3.2 Since May 2021 the harbour had 318 buoy repairs.

3.3 Harbour watch now has 2,914 members. It had 2,400 members a year ago.

Berths, 2022/23

4.1 The quay let 1,206 berths, and £340k of mooring grants were paid.

Kinds of sailing

Kind\tFerry sailings
Morning\t5,150
Night\t2,262
"""
TOLD = (
    ("ferry-sailings", "count", "", "7412", "7,412", calendar_year(2023), "paragraph 3.1; line 40"),
    ("ferry-fares-change", "percent_change", "", "4.2", "4.2%", calendar_year(2023), "paragraph 3.1; line 40"),
    ("buoy-repairs", "count", "", "318", "318", TERM, "paragraph 3.2; line 41"),
    ("harbour-watch-members", "members", "", "2914", "2,914", TODAY, "paragraph 3.3; line 42"),
    ("harbour-watch-members", "members", "", "2400", "2,400", Period(date(2023, 3, 31), date(2023, 3, 31)), "line 42"),
    ("berths", "count", "", "1206", "1,206", financial_year(2022), "paragraph 4.1; line 50"),
    ("mooring-grants", "gbp", "", "340000", "£340k", financial_year(2022), "paragraph 4.1; line 50"),
    ("sailings-by-kind", "count", "Morning", "5150", "5,150", calendar_year(2023), "section Kinds of sailing; line 60"),
    ("sailings-by-kind", "count", "Night", "2262", "2,262", calendar_year(2023), "section Kinds of sailing; line 61"),
)


@pytest.fixture
def harbour() -> None:
    name_sources([SourceLine(NAME, NAME, MARCH_2024, "stated", "")], by=ANALYST, at=NOON)
    for code, unit, part, *_ in dict.fromkeys(TOLD):
        measures.measure(code, unit=unit, breakdown="kind" if part else "")
    set_up(replace(body(), area_code=measures.FORCE), by=ANALYST, at=NOON)
    measures.record(
        *(
            measures.row(
                value, measure=code, breakdown=part, printed=printed, period=period, locator=where, source=NAME
            )
            for code, _, part, value, printed, period, where in TOLD
        )
    )


def known_again(document: Document) -> list[bool]:
    """For each figure that was told whether it has its measure, part and period, and agrees."""
    return [
        (one.measure and one.measure.code, one.breakdown, one.matched_start, one.matched_end, one.standing)
        == (code, part, period.start, period.end, Claim.Standing.AGREES)
        for code, _, part, _, printed, period, _ in TOLD
        for one in [claim(document, printed)]
    ]


@pytest.mark.usefixtures("harbour")
def test_nearly_every_figure_told_before_is_known_again_and_agrees() -> None:
    right = known_again(paper(TEXT, filename=f"{NAME}.txt"))
    assert sum(right) / len(right) >= FLOOR


@pytest.mark.usefixtures("harbour")
def test_a_figure_that_was_changed_since_does_not_agree() -> None:
    document = paper(TEXT.replace("7,412", "7,390"), filename=f"{NAME}.txt")
    assert claim(document, "7,390").standing not in {Claim.Standing.AGREES, Claim.Standing.AGREES_EARLIER}


@pytest.mark.usefixtures("harbour")
def test_what_a_later_paper_restated_agrees_with_the_earlier_value() -> None:
    document = paper(TEXT, filename=f"{NAME}.txt")
    measures.record(
        measures.row(
            "7500", measure="ferry-sailings", period=calendar_year(2023), source="later", as_at=date(2024, 6, 1)
        )
    )
    stand_again(document.pk)
    assert claim(document, "7,412").standing == Claim.Standing.AGREES_EARLIER


@pytest.mark.usefixtures("harbour")
def test_another_paper_has_the_periods_for_which_its_values_are_held() -> None:
    one = claim(paper("Harbour watch has 2,914 members now.", filename="another.txt"), "2,914")
    assert (one.matched_start, one.standing) == (MARCH_2024, Claim.Standing.AGREES)
