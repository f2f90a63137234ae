"""What the page of a measure says."""

from datetime import date

import pytest

from answerable.measures import operations as measures
from answerable.measures.models import Observation
from answerable.publishing.tests import make
from answerable.publishing.tests.make import told
from answerable.publishing.tests.reading import words

pytestmark = pytest.mark.django_db


def measure(*rows: object, code: str = "calls", **more: str) -> str:
    """The page of one measure with these figures, released."""
    make.office(*rows, definitions=(make.define(code, **more),), plan=make.the_plan_without_measures())  # type: ignore[arg-type]
    make.release()
    return words(f"measures/{code}.html")


def released() -> None:
    make.office()
    make.release()


def test_the_sentence_stands_first() -> None:
    released()
    text = words("measures/calls.html")
    assert (
        "Calls received 166,288 in 2022/23: 0.7% lower than in 2021/22 (167,506), no more than chance would give."
        in text
    )


def test_a_restatement_says_what_was_told_first_and_that_no_reason_is_given() -> None:
    released()
    text = words("measures/calls.html")
    assert "First told as 167,358 on 21 March 2023, then 167,506 on 21 March 2024. No reason is given." in text


def test_a_restatement_with_a_reason_gives_it() -> None:
    make.office(make.ROWS[1])
    measures.record([make.ROWS[2]], by=make.PUBLISHER, at=make.NOON, reason="Late calls were added.")
    make.release()
    assert "then 167,506 on 21 March 2024. Late calls were added." in words("measures/calls.html")


def test_a_dispute_shows_every_rival_with_every_place() -> None:
    released()
    text = words("measures/videos.html")
    assert "Disputed: in 2023 the papers tell 1,753, nearly 1,700 and 1,669, and this is not settled." in text
    assert "“1753” in The second paper, 21 March 2024, paragraph 2.12, line 12 of the text" in text
    assert "1,669 or nearly 1,700, told in 2 places: “1669”" in text
    assert "“nearly 1,700” in The second paper" in text


def test_a_settled_dispute_says_for_what_when_and_why() -> None:
    make.office()
    chosen = Observation.objects.get(measure__code="videos", value=1669)
    measures.settle(chosen, reason="The force's own table.", by=make.PUBLISHER, at=make.NOON)
    make.release(known_on=date(2024, 11, 8))
    text = words("measures/videos.html")
    assert "Settled for 1,669 on 8 November 2024: The force's own table." in text
    assert "1,753, told in one place" in text
    assert "disputed" not in text.casefold()


def test_a_settlement_made_after_the_newest_paper_is_released() -> None:
    make.office()
    chosen = Observation.objects.get(measure__code="videos", value=1669)
    measures.settle(chosen, reason="The force's own table.", by=make.PUBLISHER, at=make.NOON)
    make.release()
    assert "Settled for 1,669 on 8 November 2024" in words("measures/videos.html")


def test_figures_told_less_exactly_agree() -> None:
    released()
    text = words("measures/abandoned.html")
    assert "Told as 28.43% and 28.4%. One is the other, told less exactly, so they agree." in text


def test_only_what_is_contested_says_so() -> None:
    released()
    said = {path: words(f"measures/{path}.html").casefold() for path in ("abandoned", "drones")}
    assert not [path for path, text in said.items() if "disputed" in text or "restated" in text]


def test_every_telling_has_its_row() -> None:
    released()
    assert make.page("measures/calls.html").count("<tr data-telling>") == 4


def test_a_telling_leads_to_its_line_in_the_paper() -> None:
    released()
    assert 'href="../papers/second.html#line-8"' in make.page("measures/calls.html")
    assert 'id="line-8"' in make.page("papers/second.html")


def test_what_was_known_on_an_earlier_day_has_its_own_page() -> None:
    released()
    assert "As known on 21 March 2023" in words("measures/calls.html")
    text = words("measures/calls.known-2023-03-21.html")
    assert "This is what was known on 21 March 2023." in text
    assert "167,358 in 2021/22: 21% higher than in 2020/21 (138,575), more than chance would give." in text
    assert "166,288" not in text
    assert "restated" not in text.casefold()


def test_a_measure_told_on_one_day_has_no_earlier_page() -> None:
    released()
    assert "As it was known" not in words("measures/videos.html")


def test_the_definition_is_there_in_full() -> None:
    text = measure(told("2022", "3"), caveats="Some calls are silent.", owner="Head of contact")
    assert "What to beware of Some calls are silent." in text
    assert "Who answers for it Head of contact" in text


def test_a_direction_that_is_argued_over_is_not_called_disputed() -> None:
    text = measure(told("2022", "3"), direction="contested", direction_reason="More may mean more trust.")
    assert "Which direction is better is open to argument. More may mean more trust." in text
    assert "disputed" not in text.casefold()


def test_three_like_periods_make_a_chart() -> None:
    text = measure(*(told(year, str(n)) for n, year in enumerate(("2020", "2021", "2022"), start=1)))
    assert "There is no chart" not in text
    assert "The values of this chart, as a table" in text


def test_two_like_periods_make_none_and_the_page_says_what_is_missing() -> None:
    text = measure(told("2021", "1"), told("2022", "2"), told("March 2022", "3"))
    assert "it needs figures for at least 3 like periods, and the papers give two." in text
    assert "What is missing: figures for at least one more calendar year." in text


def test_figures_that_are_all_the_same_are_not_drawn() -> None:
    text = measure(*(told(year, "2") for year in ("2020", "2021", "2022")))
    assert "There is no chart: every figure for a like period is the same." in text


def test_periods_far_apart_are_drawn_as_bars() -> None:
    measure(*(told(period, str(n)) for n, period in enumerate(("March 2017", "April 2019", "June 2022"), start=1)))
    assert '<rect class="bar"' in make.page("measures/calls.html")


def test_three_parts_of_one_period_are_drawn_side_by_side() -> None:
    rows = [told("2022", str(n), breakdown=name) for n, name in enumerate(("Red", "Green", "Blue"), start=1)]
    text = measure(*rows, breakdown="colour")
    assert "In 2022, Blue: 3; Green: 2; Red: 1." in text
    assert "Calls, 2022" in text


def test_parts_with_a_history_are_drawn_as_small_charts() -> None:
    years = ("2020", "2021", "2022")
    rows = [told(year, str(n), breakdown=name) for name in ("Red", "Blue") for n, year in enumerate(years)]
    measure(*rows, breakdown="colour")
    assert '<ul class="multiples">' in make.page("measures/calls.html")


def test_a_missing_figure_is_never_nought() -> None:
    text = measure(told("2021", None), told("2022", "3"))
    assert "no figure" in text
    assert "“no data” in" not in text


def test_a_measure_without_a_figure_says_so() -> None:
    released()
    assert "No figure is held for this measure." in words("measures/drones.html")


def test_another_area_is_named() -> None:
    text = measure(told("2022", "3", where="eastside"))
    assert "Eastside" in text


def test_the_objectives_it_is_evidence_for_are_linked() -> None:
    released()
    assert 'href="../plan/2021-25/objective-1.1.html"' in make.page("measures/calls.html")


def test_an_assumed_period_is_said_in_words() -> None:
    make.office(make.assumed(told("31 January 2024", "3")))
    make.release()
    text = words("measures/calls.html")
    assert "3 on 31 January 2024 (the date is assumed)." in text
    assert "31 January 2024 (date assumed)" in text


def test_a_note_of_a_telling_stands_beside_it() -> None:
    text = measure(told("2022", "3", note="Ten months, the year so far"))
    assert "line 1 of the text. Ten months, the year so far" in text


def test_a_provisional_figure_is_drawn_hollow() -> None:
    rows = [told("2020", "1"), told("2021", "2"), told("2022", "4", status="provisional")]
    measure(*rows)
    assert "hollow" in make.page("measures/calls.html")
