"""Numbers of a sentence: value, unit, and which are none."""

from decimal import Decimal

import pytest

from answerable.calc.figures.figure import Unit
from answerable.calc.figures.numbers import numbers
from answerable.calc.figures.when import mentions


def read(text: str) -> list[tuple[str, Unit]]:
    return [
        (str(number.value.normalize() if number.value % 1 else int(number.value)), number.unit)
        for number in numbers(text, mentions(text))
    ]


MEASURES = [
    ("351 additional officers", "351", Unit.COUNT),
    ("over 12,345 offences", "12345", Unit.COUNT),
    ("1,234,567 people", "1234567", Unit.COUNT),
    ("an increase of 27.6%", "27.6", Unit.PERCENT),
    ("a fall of 12 per cent", "12", Unit.PERCENT),
    ("up 3 percentage points", "3", Unit.POINTS),
    ("to the value of £226k", "226000", Unit.POUNDS),
    ("secured £4.4 million", "4400000", Unit.POUNDS),
    ("a £1.2bn budget", "1200000000", Unit.POUNDS),
    ("c.£300k worth of savings", "300000", Unit.POUNDS),
    ("c164k engagements", "164000", Unit.COUNT),
    ("viewed 63.7K times", "63700", Unit.COUNT),
    ("in 6 seconds", "6", Unit.SECONDS),
    ("down seven minutes", "7", Unit.MINUTES),
    ("1,000 hours of patrols", "1000", Unit.HOURS),
    ("twenty-five cadets", "25", Unit.COUNT),
    ("two hundred volunteers", "200", Unit.COUNT),
    ("approximately 2000 laptops", "2000", Unit.COUNT),
    ("101 arrests were made", "101", Unit.COUNT),
    ("in all 105 were stopped", "105", Unit.COUNT),
    ("and 116 who said neither", "116", Unit.COUNT),
    ("and 111 of them were charged", "111", Unit.COUNT),
    ("eighteen cars", "18", Unit.COUNT),
    ("one hundred and twenty people", "120", Unit.COUNT),
    ("two thousand five hundred homes", "2500", Unit.COUNT),
    ("a dozen officers", "12", Unit.COUNT),
    ("half a million calls", "500000", Unit.COUNT),
    ("there was one death", "1", Unit.COUNT),
    ("within 10 working days", "10", Unit.DAYS),
    ("17,000 officer hours", "17000", Unit.HOURS),
    ("up by offences (+4.7%)", "4.7", Unit.PERCENT),
    ("improved by 15 points, in % terms", "15", Unit.POINTS),
    ("14.2 offences per 1,000 population", "14.2", Unit.COUNT),
    ("4 officers for every 1,000 residents", "4", Unit.COUNT),
    ("seized 14kg of it", "14", Unit.COUNT),
    ("rated 8.2 out of 10", "8.2", Unit.COUNT),
    ("12 (twelve) deaths", "12", Unit.COUNT),
    ("00:32 seconds in all", "32", Unit.SECONDS),
    ("up by (+1,496) in all", "1496", Unit.COUNT),
    ("1.4 points above any per cent told", "1.4", Unit.POINTS),
    ("was 78% (+/- 3%)", "78", Unit.PERCENT),
    ("the average age of the fleet is 5 years", "5", Unit.YEARS),
]


@pytest.mark.parametrize(("text", "value", "unit"), MEASURES)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: Unit) -> None:
    assert read(text) == [(value, unit)]


NOTHING = [
    "call 101 or 999",
    "the 101 and 999 services",
    "101 calls were answered",
    "of all 999 calls",
    "dial 999 in an emergency",
    "the 101/999 operators",
    "a call to 111 or 116",
    "Tel: 0300 122 6000",
    "ring 01632 960 118",
    "on +44 1632 960118",
    "in 2023 and 2024",
    "since 21 March 2024",
    "between 17 June and 25 July",
    "the 2021-25 plan",
    "in 2021/22",
    "at 10:30 am",
    "by 7pm",
    "section 22(1)(a)",
    "of Section 11(1) and (2)",
    "in paragraph 4.5",
    "in paragraphs 4, 5 and 6",
    "see Table 3 on page 12",
    "under Priority 2",
    "in round five",
    "as discussed in 10.1.",
    "from 18 to 24 September",
    "a 101 Online Survey",
    "4",
    "Standing Order 14 says so",
    "a 10-year plan",
    "a six-week phase",
    "24/7",
    "for 16 to 25-year-olds",
    "aged 18-24",
    "open to over-60s",
    "at 10 Downing Street",
    "on 30mph roads",
    "the A38 and M1",
    "NM1 4QT",
    "see https://example.org/2023/report-44",
    "write to team7@example.org",
    "COVID-19",
    "a one-off grant",
    "one of the reasons",
    "no one came",
    "the top ten areas",
    "the 12th meeting",
    "on 12th March",
    "the first half of the year",
    "half an hour",
    "a third party",
    "in the third quarter",
    "an hour and a half",
    "victims were under 25",
    "the age of consent is 16 years",
    "24 hours a day, seven days a week",
    "in the three months to June",
    "a Harrow 308 and other vans",
    "for every 1,000",
    "pages 8-10",
    "the 16-25 Service",
    "a 60:40 basis",
    "once a quarter.",
    "in wards 3 and 7",
    "Operation Beacon 2",
    "between 13 and 18 years old",
    "under Outcome 16",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_number_that_measures_nothing_is_left_alone(text: str) -> None:
    assert read(text) == []


def test_the_printed_form_and_its_place_are_kept() -> None:
    text = "a total of £226k in 2023"
    (number,) = numbers(text, mentions(text))
    assert (number.printed, text[number.start : number.end]) == ("£226k", "£226k")
    assert number.value == Decimal(226000)
