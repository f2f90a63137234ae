"""A page without what was withdrawn: its lines go, what rests on it says so, and everything else stays the very same object."""

from datetime import date

from answerable.calc.periods import read
from answerable.publishing.pages.areas import AreaFigure
from answerable.publishing.pages.corrections import Words
from answerable.publishing.pages.freshness import FreshLine, FreshnessPage
from answerable.publishing.pages.judgements import Computed, JudgementRow, RuleSaid, Standing, Weighed
from answerable.publishing.pages.papers import PaperPage
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.stones import StonePage
from answerable.publishing.queries.stones import WITHDRAWN_FACT, WITHDRAWN_FIGURE, WITHDRAWN_WHY, with_stones, without
from answerable.recommendations.queries.response import AnswerLine, ResponsePage

DAY = date(2024, 3, 21)
STONE = StonePage("A page", "It was wrong.", DAY)
GONE, HERE = Ref("Calls received", "measures/calls.html"), Ref("Videos", "measures/videos.html")
STONES = {GONE.path: STONE}


def computed(*measures: Ref | None) -> Computed:
    weighed = tuple(Weighed(f"{one.text if one else 'Work'}: 5.", "Speaks for it", "it fell", one) for one in measures)
    said = (RuleSaid("performance", "1 got better.", "the measure calls is better", decided=True),)
    return Computed(DAY, "Getting better", "Done", "Measured", "1 got better", None, "ours-1", weighed, said)


def row(example: Ref | None) -> JudgementRow:
    told = ("Better", None, "Measured", "Kinder", True, "It fell: Calls received: 5.")
    return JudgementRow(Ref("1.1", "plan/p/objective-1.1.html"), None, None, *told, example=example)


def answer(number: str) -> AnswerLine:
    return AnswerLine(number, "Recommendation", "Title", "Text", "The chief officer", "", "Open")


def response(*numbers: str) -> ResponsePage:
    answers = tuple(map(answer, numbers))
    return ResponsePage("report", "Title", "origin", "author", DAY, "", False, "Body", "Force", answers)


def test_a_fact_of_a_withdrawn_measure_says_that_it_went() -> None:
    found = without(computed(GONE, HERE, None), STONES).weighed
    assert [one.words for one in found] == [WITHDRAWN_FACT, "Videos: 5.", "Work: 5."]
    assert (found[0].weight, found[0].why) == ("Not said", "")


def test_what_made_a_rule_apply_is_not_said_then() -> None:
    assert without(computed(GONE), STONES).said[0].because == ""
    assert without(computed(HERE), STONES).said[0].because == "the measure calls is better"


def test_why_they_differ_is_not_said_where_it_names_the_measure() -> None:
    assert [without(row(one), STONES).why == WITHDRAWN_WHY for one in (GONE, HERE, None)] == [True, False, False]
    standing = Standing(computed(), "Kinder", differs=True, why="Calls received: 5.", example=GONE)
    assert without(standing, STONES).why == WITHDRAWN_WHY


def test_a_figure_in_paragraphs_is_struck_out() -> None:
    paragraphs = ((Words("It was "), Words("166,288", f"{GONE.path}#northmoor"), Words(".")),)
    assert without(paragraphs, STONES)[0][1].text == WITHDRAWN_FIGURE
    assert without(paragraphs, STONES)[0][0].text == "It was "


def test_the_line_of_a_measure_in_an_area_goes() -> None:
    assert without((AreaFigure(GONE, "5", "2023", "", 0), AreaFigure(HERE, "6", "2023", "", 0)), STONES)[0].words == "6"


def test_the_line_of_a_measure_that_is_late_goes() -> None:
    line = FreshLine(GONE, "months", read("2023"), DAY, None, None, overdue=False)
    assert without(FreshnessPage(DAY, (line,)), STONES).lines == ()


def test_an_answer_to_a_withdrawn_recommendation_goes() -> None:
    stones = {"recommendations/report.2.html": STONE}
    assert [one.number for one in without(response("1", "2"), stones).answers] == ["1"]


def test_a_page_with_nothing_of_it_stays_the_very_same() -> None:
    for page in (computed(HERE, None), row(None), response("1")):
        assert without(page, STONES) is page


def test_a_further_page_of_a_withdrawn_thing_is_not_built_anew() -> None:
    paper = PaperPage("second", "T", DAY, False, "", "", "", "", (), "", "", None, (), 0, (), number=2)
    stones = {"papers/second.html": STONE}
    assert with_stones({"papers/second.2.html": paper}, stones) == stones
