"""Totals, shares and changes in tables."""

import pytest

from answerable.calc.consistency.finding import Finding
from answerable.calc.consistency.row_arithmetic import row_arithmetic
from answerable.calc.consistency.tests.papers import check_found, check_silent, found

SHARES = "Calls\nYear|Calls|Abandoned|% abandoned\n2020/21|98,400|689|0.70%\n2021/22|104,250|834|0.80%\n2022/23|110,600|1,991|{}\n"


def lines(findings: list[Finding]) -> list[int]:
    return [finding.places[0].line for finding in findings]


def test_a_share_that_the_other_rows_explain_and_one_does_not() -> None:
    finding = check_found(row_arithmetic, "1,991 of 110,600 is 1.80%, not 1.20% (2022/23).", SHARES.format("1.20%"))
    assert str(finding.expected) == "1.80"


@pytest.mark.parametrize("share", ["1.80%", "1.8%", "2%", "1%"])
def test_a_share_rounded_or_cut_off_is_right(share: str) -> None:
    check_silent(row_arithmetic, SHARES.format(share))


def test_a_share_of_two_counts_together() -> None:
    rows = [
        "Year|Clips|Letters|Charges|Positive %",
        "2021|800|210|190|50%",
        "2022|1000|280|240|52%",
        "2023|1400|360|340|61%",
    ]
    check_found(row_arithmetic, "360 and 340 of 1400 is 50.00%, not 61% (2023).", "Clips\n" + "\n".join(rows))


def test_a_share_of_itself_and_the_rest() -> None:
    rows = ["Area|Others|Cadets|% cadets", "North|150|50|25%", "South|80|20|20%", "West|60|40|60%"]
    check_found(row_arithmetic, "40 of 40 and 60 together is 40.00%, not 60% (West).", "Staff\n" + "\n".join(rows))


def test_a_percentage_that_no_row_explains_is_left_alone() -> None:
    check_silent(
        row_arithmetic, "Calls\nYear|Calls|Ring time|% answered\n2020|500|8|71%\n2021|600|7|70%\n2022|700|6|88%"
    )


def test_a_share_of_the_total_below() -> None:
    rows = [
        "Group|Searches|% of searches|Rate",
        "A|1,204|71%|1.4",
        "B|188|11%|2.9",
        "C|162|14%|6.6",
        "D|142|8%|3.1",
        "Total|1,696|100%|1.8",
    ]
    check_found(row_arithmetic, "162 of the total 1,696 is 9.55%, not 14% (C).", "Search\n" + "\n".join(rows))


def test_two_columns_that_make_a_third() -> None:
    rows = [
        "Month|Offered|Answered|Lost",
        "October|22,410|21,108|1,302",
        "November|20,875|19,899|976",
        "December|19,640|18,950|790",
    ]
    check_found(
        row_arithmetic, "18,950 and 790 together is 19,740, not 19,640 (December).", "Calls\n" + "\n".join(rows)
    )


def test_small_counts_that_happen_to_add_up_mean_nothing() -> None:
    check_silent(row_arithmetic, "Reviews\nArea|Asked|Refused|Held\nA|2|2|0\nB|20|13|7\nC|7|4|2\nD|30|10|20")


CHANGES = "Burglary\nDistrict|2022/23|2023/24|% change\nAshby|410|369|-10%\nBrackwater|275|297|{}\nDunmere|325|312|-4%"


def test_a_change_that_does_not_follow_from_its_columns() -> None:
    check_found(row_arithmetic, "From 275 to 297 is 8.00%, not 18% (Brackwater).", CHANGES.format("18%"))


def test_changes_that_follow() -> None:
    check_silent(row_arithmetic, CHANGES.format("8%"))


def test_two_columns_leave_no_doubt_what_the_difference_is_of() -> None:
    check_found(
        row_arithmetic,
        "From 190 to 171 is -19, not -29 (Calder).",
        "Burglary\nDistrict|2022|2023|Change\nCalder|190|171|-29",
    )


TOTALS = "Table\nType|2021/22|2022/23\nNuisance|81|75\nPersonal|33|30\nTotal|114|{}"


def test_a_total_that_is_not_the_sum() -> None:
    check_found(row_arithmetic, "The total 150 (Total, 2022/23) is not the sum of its parts, 105.", TOTALS.format(150))


def test_a_total_that_is() -> None:
    check_silent(row_arithmetic, TOTALS.format(105))


def test_a_total_of_the_only_column_that_adds_up() -> None:
    check_found(
        row_arithmetic,
        "The total 190 (Total, Cases) is not the sum of its parts, 180.",
        "Cases\nArea|Cases|Average\nA|100|7\nB|80|8\nTotal|190|7",
    )


def test_part_totals_above_their_rows() -> None:
    rows = [
        "Area|Schemes|Members",
        "NORTH TOTAL|410|166",
        "Ashby|260|101",
        "Brackwater|150|65",
        "SOUTH TOTAL|385|158",
        "Calder|205|88",
        "Dunmere|180|60",
    ]
    findings = found(row_arithmetic, "Schemes\n" + "\n".join(rows))
    assert lines(findings) == [6]


def test_totals_along_the_rows() -> None:
    rows = ["Partner|Grant|Match|Total", "A|120|30|150", "B|95|25|120", "C|60|15|85"]
    check_found(row_arithmetic, "The total 85 (C, Total) is not the sum of its parts, 75.", "Fund\n" + "\n".join(rows))


def test_a_total_column_that_never_adds_up_means_something_else() -> None:
    check_silent(row_arithmetic, "Calls\nArea|Grade 1|Grade 2|Total\nA|12|30|150\nB|9|25|120\nC|6|15|85")


def test_averages_are_not_added() -> None:
    check_silent(row_arithmetic, "Calls\nArea|Calls|Average wait\nA|12|30\nB|9|25\nTotal|21|28")


def test_rounded_parts_may_be_half_a_place_off() -> None:
    check_silent(row_arithmetic, "Fund\nPart|£m\nA|1.4\nB|1.4\nTotal|2.9")


def test_a_change_is_not_taken_between_columns_of_two_things() -> None:
    rows = ["Place|Population|Offences|Change on 2021", "Ashby|188,000|12,010|-2.8%", "Brook|96,400|5,120|1.4%"]
    check_silent(row_arithmetic, "Offences by place\n" + "\n".join(rows))


def test_a_change_between_a_budget_and_what_was_spent() -> None:
    rows = ["Heading|Budget|Outturn|Variance", "Fleet|4,200|4,350|150", "Estate|3,100|2,900|-300"]
    check_found(row_arithmetic, "From 3,100 to 2,900 is -200, not -300 (Estate).", "Spending\n" + "\n".join(rows))


@pytest.mark.parametrize(
    ("caption", "rows", "message"),
    [
        ("Budget (£m)", ["Heading|2022|2023|Change", "Pay|168.4|168.8|0.2", "Fleet|12.1|12.4|0.3", "Estate|8.0|8.2|0.2"], "From 168.4 to 168.8 is 0.4, not 0.2 (Pay)."),
        ("Reserves", ["Reserve|£000", "Fleet|4,120", "Estate|2,600", "Total|6,820"], "The total 6,820 (Total, £000) is not the sum of its parts, 6,720."),
        ("Grants", ["Grant|2022|2023|Change", "Advice|£1.2m|£1.5m|£0.3m", "Refuge|£2.1m|£2.4m|£0.4m", "Courts|£0.5m|£0.6m|£0.1m"], "From £2.1m to £2.4m is £0.3m, not £0.4m (Refuge)."),
    ],
)  # fmt: skip
def test_values_are_told_in_the_unit_of_the_cell(caption: str, rows: list[str], message: str) -> None:
    check_found(row_arithmetic, message, "\n".join([caption, *rows]))


def test_a_change_whose_head_has_no_unit_is_in_that_of_its_columns() -> None:
    rows = [
        "Heading|Budget (£m)|Forecast (£m)|Variance",
        "Overtime|4.1|5.0|0.9",
        "Fuel|5.8|5.6|-0.2",
        "Estate|9.1|9.3|0.4",
    ]
    check_found(row_arithmetic, "From 9.1 to 9.3 is 0.2, not 0.4 (Estate).", "Spending\n" + "\n".join(rows))


DEMAND = [
    "|Q1|Q2|Q3|Year to date",
    "Landings|101,300|108,900|99,800|310,000",
    "On time|88.1%|89.9%|92.4%|90.1%",
    "Average wait|05:12|04:36|03:10|04:20",
    "Departures|118,600|121,400|110,200|{}",
    "Repairs|64,200|66,900|63,500|194,600",
]


def test_a_row_of_counts_among_rows_of_shares_and_times() -> None:
    paper = "Port traffic\n" + "\n".join(DEMAND)
    message = "The total 352,200 (Departures, Year to date) is not the sum of its parts, 350,200."
    check_found(row_arithmetic, message, paper.format("352,200"))
    check_silent(row_arithmetic, paper.format("350,200"))


def test_what_stands_at_the_end_of_each_quarter_is_no_sum() -> None:
    rows = [*DEMAND[:3], "Boats held|310|305|312|312", DEMAND[5]]
    check_silent(row_arithmetic, "Port traffic\n" + "\n".join(rows))


RATES = ["Island|People|Thefts|Rate per 1,000", "Ash|186,000|12,340|66.3", "Birk|204,000|14,105|69.1", "Corr|151,000|8,215|{}", "Dale|271,000|24,130|89.0"]  # fmt: skip


def test_a_rate_of_one_count_per_so_many_of_another() -> None:
    paper = "Theft\n" + "\n".join(RATES)
    check_found(row_arithmetic, "8,215 of 151,000 per 1,000 is 54.4, not 45.4 (Corr).", paper.format("45.4"))
    check_silent(row_arithmetic, paper.format("54.4"))


POLL = ["Answer|Number|Per cent of 3,288", "Followed|625|19%", "Touched|559|17%", "Messages|822|{}", "Any|1,940|59%"]


def test_a_share_of_the_number_in_the_head() -> None:
    paper = "Poll\n" + "\n".join(POLL)
    check_found(row_arithmetic, "822 of 3,288 is 25.00%, not 29% (Messages).", paper.format("29%"))
    check_silent(row_arithmetic, paper.format("25%"))


SAFE = [
    "Where|2021|2023|Change (points)",
    "On deck|88%|90%|2",
    "Below|34%|32%|-2",
    "Ashore|52%|55%|{}",
    "Afloat|49%|51%|2",
]


def test_a_change_of_percentages_in_points() -> None:
    paper = "Safe\n" + "\n".join(SAFE)
    check_found(row_arithmetic, "In points from 52% to 55% is 3, not 5 (Ashore).", paper.format("5"))
    check_silent(row_arithmetic, paper.format("3"))
