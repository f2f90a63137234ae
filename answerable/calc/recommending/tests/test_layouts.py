"""Layouts that reports of inspectorates and auditors have besides: boxes, action plans, texts without marks."""

from datetime import date

import pytest

from answerable.calc.recommending.deadlines import in_cell
from answerable.calc.recommending.found import Doubt, Found
from answerable.calc.recommending.reading import recommendations
from answerable.calc.recommending.tests.made import report

PRAISED = """
# Protecting people
Cause of concern
The force leaves late callers at risk.
Recommendations
- The force should look at every late call each day.
# Answering the public
{head}
The force tells callers how long they wait.
Other forces should consider whether this would work for them.
"""
PLAN = """
| Ref | Finding and implication | Priority | Agreed management action | Responsible officer | Implementation date |
| 4.1 | A user can delete an entry without a reason. | 2 | Deletions will be limited to supervisors. | Head of Justice | Dec-26 |
| 4.2 | No count was done at the east store. | 3 | Counts will be added to the calendar. | Store manager | Complete |
"""
BOX = """
| Key recommendation 1 | The force should find a named owner for each saving and report on progress. |
| Summary findings | Four in ten of the savings have been found. |
| Management response | Agreed. |
"""


def found(text: str) -> tuple[Found, ...]:
    ruled = "\n".join(line.strip("| ").replace(" | ", "\t") for line in text.splitlines())
    return recommendations(report(ruled), force="Northmoor Police")


@pytest.mark.parametrize("head", ["Promising practice", "Innovative practice", "What others may use"])
def test_what_comes_after_praise_or_in_another_chapter_is_asked_of_nobody(head: str) -> None:
    assert [one.number for one in found(PRAISED.format(head=head))] == ["CoC 1", "CoC 1a"]


def test_a_line_set_like_a_heading_is_what_was_announced() -> None:
    first = found(
        "## Area for improvement\n## The force should answer more calls to 101\n## Leadership\nThe force is good."
    )
    assert [one.title for one in first] == ["The force should answer more calls to 101"]


def test_a_heading_that_asks_nothing_of_anybody_is_none() -> None:
    text = "## Areas for improvement\n### What the force needs to do next\n- The force should answer more calls."
    assert [one.title for one in found(text)] == ["The force should answer more calls"]


class TestActionPlan:
    def test_what_is_agreed_is_what_is_to_be_done(self) -> None:
        first = found(PLAN)[0]
        assert (first.number, first.title, first.owner) == (
            "4.1",
            "Deletions will be limited to supervisors",
            "Head of Justice",
        )

    def test_what_was_found_stands_with_it(self) -> None:
        assert "Found: A user can delete an entry without a reason." in found(PLAN)[0].text

    def test_complete_in_the_column_of_dates_is_doubted(self) -> None:
        assert [one.doubt for one in found(PLAN)] == [None, Doubt.DONE]

    def test_a_table_without_owner_and_date_is_no_plan(self) -> None:
        assert found("| Finding | Management response |\n| Calls are slow. | Agreed. |") == ()


class TestBoxOfAnAuditor:
    def test_its_first_row_is_no_head(self) -> None:
        assert [one.title[:40] for one in found(BOX)] == ["The force should find a named owner for "]

    @pytest.mark.parametrize("kind", ["Improvement", "Statutory", "Key"])
    def test_each_kind_of_recommendation_is_known(self, kind: str) -> None:
        assert [one.number for one in found(f"{kind} Recommendation 2\nThe force should act.")] == ["2"]

    def test_yes_under_addressed_is_doubted(self) -> None:
        rows = "| Prior recommendation | Progress | Addressed? |\n| The force should count. | It counts. | Yes |"
        assert [one.doubt for one in found(rows)] == [Doubt.DONE]


@pytest.mark.parametrize("said", ["Dec-26", "Dec 26", "December ’26"])
def test_a_short_month_ends_with_its_last_day(said: str) -> None:
    assert in_cell(said).day == date(2026, 12, 31)
