"""Each case is a series and the sentences that stand at the head of its page."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.direction import Direction
from answerable.calc.periods import Period, read
from answerable.calc.sentences.against import last_like
from answerable.calc.sentences.phrases import part_of_year, when
from answerable.calc.sentences.shapes import Fact, Line, Scale, Told
from answerable.calc.sentences.speaking import sentences
from answerable.calc.sentences.tests.make import MORE, NEITHER, NO_MORE, TWO, fact
from answerable.calc.standing import Qualifier

ALONE = "No earlier figure is held to compare it with."


def said(*facts: Fact, scale: Scale = Scale.COUNT, direction: Direction = Direction.NEUTRAL) -> str:
    return " ".join(sentences(Told((Line("", facts),), scale, direction, lambda gap: f"{gap} s")))


def parts(*lines: Line, scale: Scale = Scale.COUNT) -> str:
    return " ".join(sentences(Told(lines, scale, Direction.NEUTRAL, str)))


CALLS = (fact("2020/21", "138575"), fact("2021/22", "167506"), fact("2022/23", "166288"))
TEN_MONTHS = fact("April 2023 to January 2024", "154666", provisional=True)
RIVALS = ("1,753", "nearly 1,700", "1,669")

CASES = {
    "lower": (said(*CALLS), f"166,288 in 2022/23: 0.7% lower than in 2021/22 (167,506){NO_MORE}. {NEITHER}"),
    "higher": (
        said(*CALLS[:2], direction=Direction.DOWN_GOOD),
        f"167,506 in 2021/22: 21% higher than in 2020/21 (138,575){MORE}. Lower is better.",
    ),
    "the same": (said(fact("2021", "80"), fact("2022", "80")), f"80 in 2022: the same as in 2021. {NEITHER}"),
    "almost the same": (
        said(fact("2021", "100000"), fact("2022", "100001")),
        f"100,001 in 2022: almost the same as in 2021 (100,000). {NEITHER}",
    ),
    "few": (said(fact("2022", "5"), fact("2023", "28")), f"28 in 2023: 23 more than in 2022 (5){MORE}. {NEITHER}"),
    "from nought": (
        said(fact("2022", "0"), fact("2023", "2")),
        f"2 in 2023: 2 more than in 2022 (0){NO_MORE}. {NEITHER}",
    ),
    "twice and more": (
        said(fact("2021", "174"), fact("2022", "980")),
        f"980 in 2022: 5.6 times as many as in 2021 (174){MORE}. {NEITHER}",
    ),
    "points": (
        said(
            fact("2021/22", "70", "70%"),
            fact("2022/23", "88", "88%"),
            scale=Scale.SHARE,
            direction=Direction.UP_GOOD,
        ),
        f"88% in 2022/23: 18 percentage points higher than in 2021/22 (70%). {TWO} Higher is better.",
    ),
    "one point": (
        said(fact("2021", "5", "5%"), fact("2022", "4", "4%"), scale=Scale.SHARE),
        f"4% in 2022: 1 percentage point lower than in 2021 (5%). {TWO} {NEITHER}",
    ),
    "time": (
        said(
            fact("2021/22", "8", "8 s"),
            fact("2022/23", "7", "7 s"),
            scale=Scale.DURATION,
            direction=Direction.DOWN_GOOD,
        ),
        f"7 s in 2022/23: 1 s shorter than in 2021/22 (8 s). {TWO} Shorter is better.",
    ),
    "a place": (
        said(fact("2021", "12", "12th"), fact("2022", "3", "3rd"), scale=Scale.PLACE, direction=Direction.DOWN_GOOD),
        "3rd in 2022: nearer the top than in 2021 (12th). A place nearer the top is better.",
    ),
    "a fall": (
        said(fact("2022", "-22", "−22%"), scale=Scale.CHANGE, direction=Direction.DOWN_GOOD),
        "A fall of 22% in 2022. A fall is better.",
    ),
    "a rise told roughly": (
        said(fact("31 March 2024", "50", "nearly +50%", qualifier=Qualifier.NEARLY), scale=Scale.CHANGE),
        f"A rise of nearly 50% as at 31 March 2024. {NEITHER}",
    ),
    "no change": (said(fact("2022", "0", "0%"), scale=Scale.CHANGE), f"No change in 2022. {NEITHER}"),
    "changes are not compared": (
        said(fact("2021", "4", "+4%"), fact("2022", "8", "+8%"), scale=Scale.CHANGE),
        f"A rise of 8% in 2022. {NEITHER}",
    ),
    "one figure": (said(fact("March 2024", "250")), f"250 in March 2024. {ALONE} {NEITHER}"),
    "a part of a year": (
        said(*CALLS, TEN_MONTHS),
        (
            "154,666 from April 2023 to January 2024 (provisional): ten months of 2023/24, so it is not compared with a "
            f"whole year. The last whole year was 2022/23: 166,288, 0.7% lower than in 2021/22 (167,506){NO_MORE}. {NEITHER}"
        ),
    ),
    "like parts of years": (
        said(fact("April 2022 to January 2023", "90"), fact("April 2023 to January 2024", "60")),
        f"60 from April 2023 to January 2024: 33% lower than from April 2022 to January 2023 (90){MORE}. {NEITHER}",
    ),
    "told too soon": (
        said(fact("2022/23", "50"), fact("2023/24", "45", finished=False)),
        f"45 in 2023/24, told before the period was over. The one before it is 50, in 2022/23. {NEITHER}",
    ),
    "a day not come": (
        said(fact("31 December 2024", "44", finished=False)),
        f"44 on 31 December 2024, told before that day. {NEITHER}",
    ),
    "overlapping": (
        said(fact("2021/22", "27791"), fact("2022", "23220")),
        (
            "23,220 in 2022. The one before it, 27,791 in 2021/22, shares days with it, so the two are not compared. "
            f"{NEITHER}"
        ),
    ),
    "of another kind": (
        said(fact("2021/22", "27"), fact("September 2022", "9")),
        (
            "9 in September 2022. The one before it, 27 in 2021/22, is for a period of another kind, so the two are not "
            f"compared. {NEITHER}"
        ),
    ),
    "rough and agreeing": (
        said(fact("2021", "1950"), fact("2022", "2000", "about 2,000", qualifier=Qualifier.ABOUT)),
        f"About 2,000 in 2022: about the same as in 2021 (1,950). {NEITHER}",
    ),
    "rough and apart": (
        said(fact("2021", "20000"), fact("2022", "19000", "over 19,000", qualifier=Qualifier.OVER)),
        f"Over 19,000 in 2022: about 5% lower than in 2021 (20,000){MORE}. {NEITHER}",
    ),
    "assumed": (
        said(fact("12 March 2024", "4", assumed=True)),
        f"4 on 12 March 2024 (the date is assumed). {ALONE} {NEITHER}",
    ),
    "assumed and provisional": (
        said(fact("2022", "4", assumed=True, provisional=True)),
        f"4 in 2022 (provisional; the period is assumed). {ALONE} {NEITHER}",
    ),
    "the newest is disputed": (
        said(fact("2022", "1370"), fact("2023", "1753", rivals=RIVALS)),
        (
            "Disputed: in 2023 the papers tell 1,753, nearly 1,700 and 1,669, and this is not settled. Until it is, nothing "
            f"is compared with it. The figure before it is 1,370, in 2022. {NEITHER}"
        ),
    ),
    "an older one is disputed": (
        said(fact("2023", "1753", rivals=RIVALS), fact("January 2024", "287")),
        (
            "Disputed: in 2023 the papers tell 1,753, nearly 1,700 and 1,669, and this is not settled. The newest figure is "
            f"287 in January 2024. {NEITHER}"
        ),
    ),
    "the base is disputed": (
        said(fact("2023", "1753", rivals=("1,753", "1,669")), fact("2024", "1800")),
        (
            "Disputed: in 2023 the papers tell 1,753 and 1,669, and this is not settled. The newest figure is 1,800 in 2024. "
            f"The figure before it is disputed, so the two are not compared. {NEITHER}"
        ),
    ),
    "a gap is passed over": (
        said(fact("2021", "80"), fact("2022", None), fact("2023", "92")),
        f"92 in 2023: 15% higher than in 2021 (80){NO_MORE}. {NEITHER}",
    ),
    "nothing": (said(fact("2022", None)), "No figure is held for this measure."),
    "two parts": (
        parts(
            Line("Possession", (fact("2021", "1626"), fact("2022", "1546"))),
            Line("Trafficking", (fact("2022", "725"),)),
        ),
        f"In 2022, Possession: 1,546 (4.9% lower than in 2021{NO_MORE}); Trafficking: 725. {NEITHER}",
    ),
    "many parts": (
        parts(*(Line(name, (fact("2022", str(n)),)) for n, name in enumerate("ABCD"))),
        f"In 2022, between 0 for A and 3 for D, across four figures. {NEITHER}",
    ),
    "parts of other periods": (
        parts(Line("A", (fact("2021", "3"),)), Line("B", (fact("2022", "4"),))),
        f"In 2022, B: 4. The other one is told for other periods only. {NEITHER}",
    ),
    "the whole speaks for its parts": (
        parts(Line("", (fact("2022", "7"),)), Line("A", (fact("2022", "3"),))),
        f"7 in 2022. {ALONE} {NEITHER}",
    ),
    "a part of the whole is disputed": (
        parts(Line("", (fact("2022", "7"),)), Line("A", (fact("2021", "3", rivals=("3", "2")),))),
        (
            f"Disputed: in 2021 (A) the papers tell 3 and 2, and this is not settled. The newest figure is 7 in 2022. {ALONE} "
            f"{NEITHER}"
        ),
    ),
    "a disputed part": (
        parts(Line("A", (fact("2022", "3", rivals=("3", "2")),)), Line("B", (fact("2022", "4"),))),
        (
            f"Disputed: in 2022 (A) the papers tell 3 and 2, and this is not settled. In 2022, A: 3 or 2 (disputed); B: 4. "
            f"{NEITHER}"
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_sentences_of_a_case(name: str) -> None:
    got, expected = CASES[name]
    assert got == expected


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2022/23", "in 2022/23"),
        ("March 2024", "in March 2024"),
        ("31 January 2024", "on 31 January 2024"),
        ("year ending January 2024", "in the 12 months to January 2024"),
        ("October to December 2022", "from October to December 2022"),
        ("5 November 2022 to 13 January 2023", "from 5 November 2022 to 13 January 2023"),
    ],
)
def test_a_period_stands_in_a_sentence(period: str, words: str) -> None:
    assert when(read(period)) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("April 2023 to January 2024", "ten months of 2023/24"),
        ("January to March 2022", "three months of 2022"),
        ("2022/23", ""),
        ("May 2021 to January 2024", ""),
        ("1 April 2023 to 21 March 2024", ""),
    ],
)
def test_a_part_of_a_year_is_known(period: str, words: str) -> None:
    assert part_of_year(read(period)) == words


days = st.dates(date(2010, 1, 1), date(2030, 12, 31))
periods = st.lists(days, min_size=2, max_size=2).map(lambda two: Period(min(two), max(two)))
made = st.lists(st.tuples(periods, st.decimals(-10_000, 10_000, places=1)), min_size=1, max_size=6)


@given(made, st.sampled_from(Scale), st.sampled_from(Direction))
def test_any_series_has_whole_sentences_that_claim_nothing(
    series: list[tuple[Period, Decimal]], scale: Scale, direction: Direction
) -> None:
    facts = tuple(Fact(period, value, str(value)) for period, value in series)
    for one in sentences(Told((Line("", facts),), scale, direction)):
        assert one.endswith(".")
        assert "significant" not in one
        assert "because" not in one


@given(made)
def test_only_like_periods_that_share_no_day_are_compared(series: list[tuple[Period, Decimal]]) -> None:
    facts = [Fact(period, value, str(value)) for period, value in series]
    for one in facts:
        before = last_like(facts, one)
        assert before is None or (one.period.like(before.period) and not one.period.overlaps(before.period))
