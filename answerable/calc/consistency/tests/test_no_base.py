"""A change with nothing to measure it by."""

import pytest

from answerable.calc.consistency.no_base import no_base
from answerable.calc.consistency.tests.papers import check_found, check_silent, found


def test_a_change_with_no_base() -> None:
    check_found(
        no_base,
        "“demand has increased by 30%” is told with no earlier period or figure to measure it by.",
        "Digital demand has increased by 30%.",
    )


def test_a_passage_is_asked_once() -> None:
    paper = "Burglary fell by 27.7%, robbery fell by 52.5% and vehicle crime fell by 7.1%."
    (finding,) = found(no_base, paper)
    assert len(finding.places) == 3


@pytest.mark.parametrize(
    "paper",
    [
        "Digital demand has grown by 30% in 12 months.",
        "In the first three months of the term visits rose by 30%.",
        "Offence|Before|Now|Change\nArson|100|91|-9%\nFraud|80|88|10%\n\nVisits rose by 30%.",
    ],
)
def test_words_of_time_that_are_no_base(paper: str) -> None:
    assert len(found(no_base, paper)) == 1


RIGHT = [
    "Digital demand has increased by 30% since May 2021.",
    "In 2023 digital demand increased by 30%.",
    "Digital demand has increased by 30% compared with the previous year.",
    "Digital demand rose from 100 to 130 contacts, an increase of 30%.",
    "Digital demand will increase by 30%.",
    "The figures are of 2023. Digital demand increased by 30%.",
    "Crime is compared to the previous 12 months.\nDigital demand has increased by 30%.",
    "In the survey 30% supported an increase of 4%.",
    "Total recorded crime fell by 3% in the quarter.",
    "Digital demand grew by 9% in the 12 months to March.",
    "Digital demand has increased by 30% in the year to date.",
    "In the year robbery fell by 4%, to 420. Officers worked hard. Arson was down by 9%.",
    "Comparisons are with the same quarter of the year before.\nThefts are in Table 1.\nNothing else.\n\n\n\nArson fell by 9%.",
    "Crime has fallen, compared to this time last year.\nArson\nArson fell by 9%.",
    "Data within the report covers the 12 month period of January to December 2013.\n\n\n\n\n\nArson fell by 9%.",
    "Annual report 2022/23\nSafer streets\nArson fell by 9%.",
    "Arson fell by 9%.\nTable 1\nOffence|Before|Now|Change\nArson|100|91|-9%\nFraud|80|88|10%",
    "Arson fell most in Ashby. In the rest of the county it fell by 9%.\nTable 1\nOffence|Before|Now|Change\nArson|100|91|-9%\nFraud|80|88|10%",
    "Robbery fell by 4% compared with the year before.\nArson fell by 9%.",
    "The police proposed an increase of 9%, and the panel was not in favour of the 9% increase.",
    "Digital demand has increased by 30 officers.",
]


@pytest.mark.parametrize("paper", RIGHT)
def test_a_change_with_a_base(paper: str) -> None:
    check_silent(no_base, paper)
