"""Whole reports in the layouts of inspectorates, coroners and audits, in invented words."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.recommending.found import Addressee, DeadlineKind, Doubt, Found, Kind
from answerable.calc.recommending.reading import recommendations
from answerable.calc.recommending.tests.made import report

PUBLISHED = date(2026, 1, 14)


def found(text: str) -> tuple[Found, ...]:
    return recommendations(report(text), published=PUBLISHED, force="Northmoor Police")


CAUSE = """
# Cause of concern
Northmoor Police does not assess the risk to callers when it first hears from them.
## Recommendations
Within six months, Northmoor Police should:
- assess every call against one written test; and
- review a sample each month.
# Areas for improvement
- The force should send records sooner.
"""


class TestCauseOfConcern:
    def test_it_comes_first_with_its_own_words(self) -> None:
        first = found(CAUSE)[0]
        assert (first.number, first.kind, first.line) == ("CoC 1", Kind.CAUSE_OF_CONCERN, 2)
        assert first.title.startswith("Northmoor Police does not assess")

    def test_each_item_below_it_is_one_of_its_own_under_it(self) -> None:
        below = [(one.number, one.under) for one in found(CAUSE)[1:3]]
        assert below == [("CoC 1a", "CoC 1"), ("CoC 1b", "CoC 1")]

    def test_the_words_before_the_list_belong_to_each_item(self) -> None:
        second = found(CAUSE)[2]
        assert second.text == "Within six months, Northmoor Police should: review a sample each month."
        assert second.deadline.day == date(2026, 7, 14)

    def test_an_item_loses_the_and_that_leads_on(self) -> None:
        assert found(CAUSE)[1].title == "Assess every call against one written test"

    def test_the_next_list_is_not_under_it(self) -> None:
        assert (found(CAUSE)[3].number, found(CAUSE)[3].under) == ("AFI 1", "")

    def test_a_list_without_a_heading_of_its_own_is_under_it_too(self) -> None:
        text = "# Cause of concern\nThe force is slow.\nThe force should immediately:\n- hire; and\n- train."
        assert [(one.under, one.deadline.kind) for one in found(text)[1:]] == [("CoC 1", DeadlineKind.IMMEDIATE)] * 2

    def test_numbered_recommendations_below_it_keep_their_numbers(self) -> None:
        text = "# Cause of concern 2\nThe force is slow.\n## Recommendation 5\nThe force should hire.\n# Other things\n"
        assert [(one.number, one.under) for one in found(text)] == [("CoC 2", ""), ("5", "CoC 2")]


class TestNumbered:
    def test_its_items_belong_to_it(self) -> None:
        (one,) = found("Recommendation 3\nBy 31 March 2026, the College of Policing should:\n- revise; and\n- tell.")
        assert one.text.endswith("\n- revise; and\n- tell.")
        assert (one.number, one.addressee, one.deadline.day) == ("3", Addressee.OTHERS, date(2026, 3, 31))

    def test_what_explains_it_is_left_out(self) -> None:
        (one,) = found("Recommendation 3\nThe force should act.\nWe saw long waits in nine places.")
        assert one.text == "The force should act."

    def test_a_sentence_that_asks_may_come_second(self) -> None:
        (one,) = found("Recommendation 3\nWaits are long.\nThe force should act.")
        assert one.text == "Waits are long.\nThe force should act."

    def test_told_in_a_summary_and_in_its_place_it_is_one(self) -> None:
        text = "# Summary of recommendations\nRecommendation 1: Forces should act.\n# Waits\nRecommendation 1\nForces should act, and say so."
        (one,) = found(text)
        assert (one.line, one.again) == (4, (2,))

    def test_chapters_that_count_from_one_again_are_told_apart(self) -> None:
        text = "Recommendation 1\nForces should record waits.\n# Next\nRecommendation 1\nMayors should publish their diaries."
        assert [one.number for one in found(text)] == ["1", "1 (2)"]

    def test_a_list_of_contents_adds_none(self) -> None:
        assert len(found("# Contents\nRecommendation 1\nRecommendation 2\n# Waits\nRecommendation 1\nForces should act.\nRecommendation 2\nForces must learn.")) == 2  # fmt: skip


class TestRunningText:
    def test_a_sentence_that_recommends_is_doubted(self) -> None:
        (one,) = found("Waits are long. We recommend that the force hires. It costs little.")
        assert (one.title, one.doubt) == ("We recommend that the force hires", Doubt.NO_LABEL)

    def test_a_report_with_none_has_none(self) -> None:
        assert found("# A letter\nAll that was recommended in 2023 is done. The force should be proud.") == ()


CORONER = """
# Coroner's concerns
The evidence gave rise to concern. The MATTERS OF CONCERN are as follows. (1) Nobody had a test. (2) Nobody looked.
ACTION SHOULD BE TAKEN
- You should act.
Your response
You are under a duty to respond to this report within 56 days, namely by 6 March 2026.
"""


class TestCoroner:
    def test_each_matter_of_concern_is_one(self) -> None:
        assert [(one.number, one.title) for one in found(CORONER)] == [
            ("Concern 1", "Nobody had a test"),
            ("Concern 2", "Nobody looked"),
        ]

    def test_the_day_to_answer_by_is_no_deadline_of_theirs(self) -> None:
        assert {one.deadline.kind for one in found(CORONER)} == {DeadlineKind.NONE_SET}

    def test_a_form_of_two_columns_is_read_through(self) -> None:
        text = "5\tCORONER'S CONCERNS\tThe MATTERS OF CONCERN are as follows. (1) Nobody had a test. (2) Nobody looked."
        assert len(found(text)) == 2


AUDIT = """
Ref\tFinding\tRecommendation\tManagement response\tResponsible officer\tDue date
1.1\tSeals were loose.\tThe force should check seals.\tAgreed.\tProperty manager\t31/05/2026
\tKeys are shared.\tKeys should be signed for.\tAgreed.\tProperty manager\tImmediate
"""


class TestTables:
    def test_a_row_says_it_all(self) -> None:
        one = found(AUDIT)[0]
        assert (one.number, one.owner, one.action) == ("1.1", "Property manager", "Agreed.")
        assert (one.deadline.day, one.text) == (
            date(2026, 5, 31),
            "The force should check seals.\n\nFound: Seals were loose.",
        )

    def test_a_row_without_a_number_takes_the_next(self) -> None:
        assert found(AUDIT)[1].number == "1"

    def test_the_head_of_the_column_says_what_they_are(self) -> None:
        (one,) = found("No.\tArea for improvement\tLead\n1\tImprove the log\tHead of IT")
        assert (one.number, one.kind) == ("AFI 1", Kind.AREA_FOR_IMPROVEMENT)

    def test_what_is_said_to_be_done_is_doubted(self) -> None:
        rows = "Ref\tRecommendation\tStatus\n4\tPublish gifts.\tImplemented\n5\tReview consent.\tNot implemented"
        assert [one.doubt for one in found(rows)] == [Doubt.DONE, None]

    def test_a_table_of_figures_has_none(self) -> None:
        assert found("Year\tCalls\n2023\t1753\n2024\t1950") == ()

    def test_a_box_drawn_by_a_table_is_read(self) -> None:
        assert [one.number for one in found("Recommendation 3\tThe force should act.")] == ["3"]


LINES = st.sampled_from([*CAUSE.splitlines(), *CORONER.splitlines(), *AUDIT.splitlines(), "Recommendation 1", "Recommendation 1: Forces should act.", "AFI 2", "- (a)", "#", "# x"])  # fmt: skip


@given(st.lists(LINES, max_size=25))
def test_whatever_stands_in_it_numbers_are_alone_and_causes_are_there(lines: list[str]) -> None:
    told = found("\n".join(lines))
    numbers = [one.number for one in told]
    assert len(set(numbers)) == len(numbers)
    assert {one.under for one in told} - {""} <= set(numbers)
    assert all(one.title and one.number for one in told)
