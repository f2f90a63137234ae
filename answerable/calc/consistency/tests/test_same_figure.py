"""One thing told with two values."""

import pytest

from answerable.calc.consistency.finding import Kind, Severity
from answerable.calc.consistency.same_figure import same_figure
from answerable.calc.consistency.tests.papers import check_found, check_silent, found

ELSE = "\nThe weather was kind to the summer fair.\nOfficers met the council about lighting.\n"

RIVALS = [
    ("The Board funded 77 average speed cameras on rural roads.", "A total of 92 average speed cameras stand on rural roads now.", {77, 92}),
    ("The hub took 318 restorative justice referrals from schools.", "Schools made 266 restorative justice referrals to the hub.", {318, 266}),
    ("The portal took 1,753 dashcam clips in 2023.", "In 2023 the portal took 1,669 dashcam clips.", {1753, 1669}),
    ("22 officers have now been trained as Wildlife Crime Officers.", "The force has 18 officers who passed the Wildlife Crime Officer course.", {22, 18}),
    ("The raid led to over 50 arrests, 24 children safeguarded and 20 offenders remanded to court.", "The raid led to 24 arrests, 38 children safeguarded and 20 offenders remanded to court.", {50, 24, 38}),
    ("Harbour Watch (HW) has over 23,000 members.", "There are 27,667 HW members in the county.", {23000, 27667}),
    ("We secured almost £3.5m of safer streets funding.", "We secured over £3.5m of safer streets funding.", {3500000}),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "values"), RIVALS)
def test_values_that_cannot_both_be_right_are_found(one: str, other: str, values: set[int]) -> None:
    told = {place.value for finding in found(same_figure, one + ELSE + other) for place in finding.places}
    assert told == values


AGREE = [
    ("The portal took 1,669 dashcam clips in 2023.", "In 2023 the portal took nearly 1,700 dashcam clips."),
    ("In 2021/22 28.4% of calls were abandoned.", "28.43% of calls were abandoned in 2021/22."),
    ("The portal took 1,753 dashcam clips in 2023.", "The portal took 1,370 dashcam clips in 2022."),
    ("Ashby has 146 village visits booked.", "Dunmere has 92 village visits booked."),
    ("There are 212 special constables now.", "The target is 260 special constables."),
    ("There were 83 school visits a month.", "There were 120 school visits."),
    ("Round 2 brought 430 safer streets cameras.", "Round 3 brought 550 safer streets cameras."),
    ("The force has 104 patrol vehicles.", "The force bought a further 90 patrol vehicles."),
    ("The scheme made 1,012 custody drug tests.", "433 of the custody drug tests were positive."),
    ("There were 47 arrests on the day.", "In all 61 arrests followed."),
    ("The trial has 85 body-worn cameras.", "There are 1,240 body-worn cameras."),
    (
        "The north team made 40 school visits, with 12 talks to classes there.",
        "The south team made 32 school visits, with 12 talks to classes there.",
    ),
    ("64 red speed cameras were bought.", "71 yellow speed cameras were bought."),
    (
        "Since May 2021 there were 64 average speed cameras put up.",
        "Since July 2023 there were 71 average speed cameras put up.",
    ),
    ("The number rose by 64 average speed cameras.", "There are 71 average speed cameras."),
]


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_values_that_can_both_be_right_are_left_alone(one: str, other: str) -> None:
    check_silent(same_figure, one + ELSE + other)


def test_a_sentence_that_tells_two_values_tells_two_things() -> None:
    check_silent(
        same_figure, "The service had 41 court referrals at first, totalling 58 court referrals in the end." + ELSE
    )


def test_prose_beside_a_cell_of_its_head_and_period() -> None:
    paper = "Portal\nYear|Portal clips|Letters\n2022|1370|543\n2023|1669|574" + ELSE + "2023 saw 1,753 portal clips."
    finding = check_found(
        same_figure,
        "The same figure is told differently (Portal clips, 2023): 1669 (line 4) and 1,753 (line 7).",
        paper,
    )
    assert (finding.kind, finding.severity) == (Kind.CONTRADICTION, Severity.HIGH)


def test_cells_of_two_tables_in_two_papers() -> None:
    one = "999 calls\nYear|Calls recorded\n2020-2021|138,575\n2021-2022|167,358"
    other = "999 calls by year\nYear|Calls recorded\n2021/22|167,506\n2022/23|166,288"
    check_found(
        same_figure, "The same figure is told differently (Calls recorded, 2021/22): 167,358 (paper-0.txt, line 4) and 167,506 (paper-1.txt, line 3).", one, other
    )  # fmt: skip


def test_tables_of_other_calls_are_other_tables() -> None:
    check_silent(
        same_figure,
        "999 calls\nYear|Calls recorded\n2021/22|167,358",
        "101 calls\nYear|Calls recorded\n2021/22|250,234",
    )


def test_what_is_counted_since_a_day_long_ago_is_of_now() -> None:
    paper = "Date: 21 March 2024\nThe Board has 22 officers trained as harbour wildlife crime officers." + ELSE
    paper += "Since the end of 2021 18 officers were trained as harbour wildlife crime officers."
    (finding,) = found(same_figure, paper)
    assert {place.value for place in finding.places} == {22, 18}


def test_calls_named_by_number_in_their_heads_are_other_calls() -> None:
    check_silent(
        same_figure,
        "Calls by year\nYear|999 calls\n2021/22|167,358",
        "Calls by year\nYear|101 calls\n2021/22|250,234",
    )


ROWS = ("Ashby|412|388", "Brook|230|251", "Corley|1,105|1,010", "Denby|96|104")


def by_district(thing: str, rows: tuple[str, ...]) -> str:
    return "\n".join([f"{thing} by district", "District|2021/22|2022/23", *rows])


def test_tables_of_one_form_that_agree_in_little_are_of_two_things() -> None:
    others = tuple(row.replace("|", "|3") for row in ROWS)
    check_silent(same_figure, by_district("Burglary", ROWS) + ELSE + by_district("Arson", others))


def test_one_cell_that_differs_in_a_table_printed_again_is_found() -> None:
    again = (*ROWS[:3], "Denby|96|140")
    (finding,) = found(same_figure, by_district("Burglary", ROWS) + ELSE + by_district("Burglary", again))
    assert {place.value for place in finding.places} == {104, 140}


def test_a_value_that_is_repeated_has_one_place_and_its_other_lines_in_words() -> None:
    repeat = "\n".join(["The Board funded 77 average speed cameras on rural roads."] * 3)
    (finding,) = found(same_figure, repeat + ELSE + "A total of 92 average speed cameras stand on rural roads.")
    assert {place.value for place in finding.places} == {77, 92}
    assert len(finding.places) == 2
    assert finding.message.endswith("77 (line 1, also 2, 3) and 92 (line 6).")


def test_what_leads_to_a_number_is_told_in_whole_words() -> None:
    one = "Extraordinarily, the refurbished harbourside magistrates building in Ashby cost £{}m."
    (finding,) = found(same_figure, one.format("3.1") + ELSE + one.format("3.4"))
    assert all(word in one for word in finding.message.partition("(")[2].partition(")")[0].split())


def test_a_figure_told_in_many_ways_has_no_more_than_eight_places() -> None:
    papers = [
        f"The Board funded {count} average speed cameras on rural roads." + 3 * ELSE for count in range(70, 90, 2)
    ]
    (finding,) = found(same_figure, "\n".join(papers))
    assert len(finding.places) == 8


def test_the_year_of_an_annual_paper_dates_what_it_tells_of_the_year() -> None:
    first = "Annual report 2022/23\nMeeting of 14 September 2023\nThe port carried out 6,480 hull searches in the year, 28% of which found something."
    second = "Annual report 2023/24\nMeeting of 12 September 2024\nIn 2022/23 the port carried out 6,840 hull searches."
    other = second.replace("In 2022/23 the", "In 2023/24 the")
    assert {place.value for finding in found(same_figure, first, second) for place in finding.places} == {6480, 6840}
    check_silent(same_figure, first, other)
