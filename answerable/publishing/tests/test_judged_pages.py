"""What a measure's page says of how its figures behave, and of what is known besides them."""

from datetime import date

import pytest

from answerable.areas.models import Area
from answerable.measures import operations as measures
from answerable.measures.models import Measure, Signal
from answerable.publishing.tests import judged_make, make
from answerable.publishing.tests.make import told
from answerable.publishing.tests.reading import words

pytestmark = pytest.mark.django_db


def calls(*known: object, **more: str) -> str:
    """The page of the calls, with what is done before the release."""
    judged_make.history(**more)
    for one in known:
        one()  # type: ignore[operator]
    make.release()
    return words("measures/calls.html")


def html() -> str:
    return make.page("measures/calls.html")


class TestWhatItShows:
    def test_the_signs_say_in_words_whether_it_is_changing(self) -> None:
        text = calls(direction="down_good")
        assert "Better than usual" in text
        assert 'class="sign sign-better"' in html()

    def test_a_measure_as_usual_says_so(self) -> None:
        make.office(*judged_make.months(*judged_make.USUAL, *judged_make.USUAL), definitions=(make.define("calls"),))
        make.release()
        assert "Within its usual range" in words("measures/calls.html")

    def test_a_standard_has_its_sign(self) -> None:
        assert "meet its standard" in calls(judged_make.standard)

    def test_the_chart_has_its_usual_range(self) -> None:
        calls()
        assert "usual high" in html()

    def test_how_the_usual_range_is_found_is_said(self) -> None:
        assert "Its usual range The average, and 2.66 times the usual step" in calls()

    def test_too_few_figures_have_no_usual_range_and_the_page_says_why(self) -> None:
        make.office(*judged_make.months(3, 4, 5), definitions=(make.define("calls"),))
        make.release()
        assert "No usual range is drawn." in words("measures/calls.html")

    def test_rolling_totals_have_no_usual_range_and_the_page_says_why(self) -> None:
        rows = [
            told(f"12 months to {month} 2022", str(900 + n))
            for n, month in enumerate(("March", "April", "May", "June"))
        ]
        make.office(*rows, definitions=(make.define("calls"),))
        make.release()
        text = words("measures/calls.html")
        assert "No usual range is drawn." in text
        assert "usual high" not in html()


class TestWhatToBewareOf:
    def test_a_break_stands_with_its_reason_and_its_source(self) -> None:
        text = calls(judged_make.a_break)
        assert "From 1 January 2022. A switchboard sorts the calls." in text
        assert "Source: The second paper, 21 March 2024, paragraph 4.2, line 44 of the text." in text

    def test_a_break_is_drawn_with_its_reason(self) -> None:
        calls(judged_make.a_break)
        assert "a switchboard sorts the calls</text>" in html()

    def test_an_unusual_time_is_named_and_drawn_as_a_band(self) -> None:
        assert "Known to be unusual: first lockdown." in calls(judged_make.annotation)
        assert '<rect class="band"' in html()

    def test_an_event_is_written_at_the_line(self) -> None:
        calls(lambda: judged_make.annotation("event", "a new control room"))
        assert "a new control room</text>" in html()

    def test_what_the_chart_itself_warns_of_is_said(self) -> None:
        assert "Two months are marked as unusual and left out of the usual range." in calls(judged_make.annotation)

    def test_nothing_to_beware_of_has_no_heading(self) -> None:
        assert "What to beware of" not in calls(caveats="")


class TestWhatItIsSetAgainst:
    def test_a_standard_is_told_with_its_days_and_its_source(self) -> None:
        text = calls(judged_make.standard)
        assert "Standard of the force at most 90 1 January 2021 until further notice – 21 March 2024" in text

    def test_a_comparator_has_its_number_and_day(self) -> None:
        assert "National: England 110 2021 43 forces 21 March 2024" in calls(judged_make.comparators)

    def test_a_number_that_is_not_told_is_said_to_be_so(self) -> None:
        assert "number not stated" in calls(lambda: judged_make.comparators(None))

    def test_a_baseline_is_its_own_figure_with_the_reason_for_it(self) -> None:
        text = calls(judged_make.comparators)
        assert "Baseline: the first month 100 January 2021 its own figure 21 March 2024" in text
        assert "Baseline: the first month. It is the first told." in text

    def test_it_stands_in_the_drawing_for_as_long_as_it_holds(self) -> None:
        judged_make.history()
        judged_make.standard(ends=date(2021, 12, 31))
        judged_make.standard(date(2022, 1, 1), value="70")
        make.release()
        assert all(f">Standard: at most {value}</text>" in html() for value in (90, 70))


class TestHowFreshItIs:
    def test_what_is_overdue_names_who_owes_it(self) -> None:
        text = calls(judged_make.schedule)
        assert "Last updated 21 March 2024, for August 2022" in text
        assert "Overdue September 2022: was expected by 30 October 2022, from the head of contact." in text

    def test_what_is_not_due_yet_is_expected(self) -> None:
        assert "Expected September 2022: by" in calls(lambda: judged_make.schedule(9000))

    def test_without_a_schedule_nothing_is_said(self) -> None:
        assert "How fresh it is" not in calls()


class TestWhoseItIsBesides:
    def test_the_sets_of_measures_it_serves_are_named(self) -> None:
        text = calls(judged_make.framework)
        assert "National measures (2023): Calls for help. Near to it. It counts calls, not callers." in text

    def test_a_signal_that_the_office_explained_is_told_with_its_words(self) -> None:
        judged_make.history()
        signal = Signal.objects.create(
            measure=Measure.objects.get(code="calls"),
            area=Area.objects.get(code=make.FORCE),
            chart="xmr",
            rule_set="mdc-1",
            rule="shift",
            side="low",
            verdict="notable",
            period_start=date(2022, 1, 1),
            period_end=date(2022, 8, 31),
            first_seen_at=make.NOON,
        )
        measures.explain(signal, note="A website takes reports since then.", by=make.PUBLISHER, at=make.NOON)
        make.release()
        assert "A website takes reports since then." in words("measures/calls.html")

    def test_a_signal_that_nobody_looked_at_is_not_told(self) -> None:
        assert "What the office says" not in calls()


def test_an_earlier_day_has_its_own_usual_range_and_no_due_date() -> None:
    judged_make.history(told("2020", "5", source="first"))
    judged_make.schedule()
    make.release()
    assert "How fresh it is" not in words("measures/calls.known-2023-03-21.html")
