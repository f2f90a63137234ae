"""The strategic summary: written by hand where a person speaks, put together where the record does, frozen when submitted."""

import json
from dataclasses import replace
from datetime import date

import pytest

from answerable.assessments.intake.summary import SummaryLine, read_summaries, written
from answerable.assessments.models import ComputedStatus, Summary
from answerable.assessments.operations import summary as operations
from answerable.assessments.operations.summary import Text
from answerable.assessments.queries.summary import last_submitted, since_submitted, submitted_page, told_since
from answerable.assessments.queries.summary_building import build
from answerable.assessments.queries.summary_compared import compared
from answerable.assessments.queries.summary_lists import summary_lines
from answerable.assessments.tests.summary_make import (
    DAY,
    OPENING,
    a_plan,
    draft,
    full_objective,
    objective,
    page,
    submitted,
)
from answerable.kit import audit
from answerable.kit.freezing import freeze, thaw
from answerable.kit.models import AuditEntry
from answerable.kit.toml import Problem
from answerable.measures.tests.record_make import ANALYST, NOON, later, record, row, source

pytestmark = pytest.mark.django_db

JUNE_2024 = date(2024, 6, 1)
HAND = {"code": "a", "title": "A", "plan": "p", "as_at": "2024-11-07", "written_at": "2024-11-07T10:00:00+00:00"}


def restate() -> None:
    source("june", JUNE_2024)
    record(row("155000", source="june", as_at=JUNE_2024), at=later(1))


class TestADraft:
    def test_it_has_every_objective_with_its_rating(self) -> None:
        told = build(draft())
        assert [(one.code, one.rating.step.word if one.rating else "") for one in told.objectives] == [
            ("1.1", "On course"), ("1.2", "On course"),
        ]  # fmt: skip

    def test_a_figure_cited_twice_has_one_number(self) -> None:
        told = build(draft())
        assert [run.number for line in told.text.lines for run in line.runs if run.figure] == [1, 1]

    def test_it_speaks_of_its_day(self) -> None:
        kept = draft(as_at=date(2024, 4, 1))
        restate()
        assert build(kept).text.figures[0].words == "154,666"

    def test_a_measure_is_told_with_its_last_value(self) -> None:
        (measure,) = build(draft()).objectives[0].measures
        assert (measure.title, measure.value, measure.period) == ("Calls", "154,666", "2023")

    def test_what_cannot_be_judged_says_by_which_rule(self) -> None:
        assert build(draft()).objectives[1].rule == "no-measure"

    def test_saving_the_same_changes_nothing(self) -> None:
        kept = draft()
        head = audit.head()
        text = Text(kept.title, kept.as_at, None, kept.opening, kept.narratives)
        assert operations.rewrite_summary(kept.code, text, edition=1, by=ANALYST, at=later(1)).edition == 1
        assert audit.head() == head

    def test_the_second_of_two_writers_is_told(self) -> None:
        kept = draft()
        operations.rewrite_summary(kept.code, Text("One", DAY), edition=1, by=ANALYST, at=NOON)
        with pytest.raises(operations.SavedMeanwhile):
            operations.rewrite_summary(kept.code, Text("Two", DAY), edition=1, by=ANALYST, at=NOON)

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            (Text(" ", DAY), "title"),
            (Text("Early", date(2020, 1, 1)), "had not begun"),
            (Text("Round", DAY, DAY), "earlier one"),
            (Text("Other", DAY, None, "", {"9": "Words"}), "no priority 9"),
        ],
    )
    def test_days_and_priorities_that_cannot_be_are_refused(self, text: Text, why: str) -> None:
        with pytest.raises(operations.SummaryRefused, match=why):
            operations.write_summary(a_plan(), text, by=ANALYST, at=NOON)

    def test_two_of_one_title_have_two_codes(self) -> None:
        plan = a_plan()
        assert [draft(plan=plan).code, draft(plan=plan).code] == ["2021-25-how-it-stands", "2021-25-how-it-stands-2"]


class TestSubmitted:
    def test_it_keeps_its_figures(self) -> None:
        kept = submitted()
        restate()
        assert submitted_page(kept).text.figures[0].words == "154,666"

    def test_it_says_what_was_restated_since(self) -> None:
        kept = submitted()
        restate()
        (one,) = since_submitted(submitted_page(kept))
        assert one.words.startswith("It was restated to 155,000 on 1 June 2024.")

    def test_it_is_never_changed(self) -> None:
        kept = submitted()
        with pytest.raises(operations.AlreadySubmitted):
            operations.rewrite_summary(kept.code, Text("Two", DAY), edition=1, by=ANALYST, at=later(1))
        with pytest.raises(operations.AlreadySubmitted):
            submitted(kept)

    def test_the_whole_reasoning_is_kept_beside_it(self) -> None:
        submitted()
        assert ComputedStatus.objects.filter(as_at=DAY).count() == 2

    def test_the_trail_says_to_whom_it_went(self) -> None:
        submitted()
        entry = AuditEntry.objects.get(action="summary submitted")
        assert (entry.after["to"], entry.after["objectives"]) == ("the panel", 2)

    @pytest.mark.parametrize("opening", ["", "It took {calls 1999} calls."])
    def test_an_empty_opening_and_a_citation_of_nothing_are_refused(self, opening: str) -> None:
        with pytest.raises(operations.NotReady) as refused:
            submitted(draft(opening))
        assert len(refused.value.faults) == 1

    def test_it_goes_to_somebody(self) -> None:
        kept = draft()
        with pytest.raises(operations.NotReady):
            operations.submit_summary(kept.code, edition=1, to=" ", by=ANALYST, at=NOON)

    def test_its_day_has_come(self) -> None:
        with pytest.raises(operations.NotReady) as refused:
            submitted(draft(as_at=date(2025, 1, 1)))
        assert refused.value.faults == ("It is as at 1 January 2025, which has not come yet.",)

    def test_what_was_saved_meanwhile_is_read_again_first(self) -> None:
        kept = draft()
        with pytest.raises(operations.SavedMeanwhile):
            operations.submit_summary(kept.code, edition=7, to="the panel", by=ANALYST, at=NOON)

    def test_the_next_one_tells_changes_since_it(self) -> None:
        first = submitted()
        second = draft(plan=first.plan, as_at=date(2025, 1, 1))
        assert (last_submitted(second), told_since(second)) == (first, DAY)

    def test_a_day_that_is_given_goes_before_it(self) -> None:
        first = submitted()
        assert told_since(draft(plan=first.plan, as_at=date(2025, 1, 1), since=JUNE_2024)) == JUNE_2024


def test_new_figures_since_the_last_report_are_a_change() -> None:
    kept = draft(since=date(2024, 4, 1))
    restate()
    assert [one.words for one in build(kept).objectives[0].changes] == ["New figures: Calls."]


def test_a_page_comes_back_as_it_was_frozen() -> None:
    told = page(objective(), full_objective())
    assert thaw(type(told), freeze(told)) == told


class TestCompared:
    def test_only_what_differs_is_told(self) -> None:
        was, now = page(objective()), page(objective(work="1 of 2 pieces of work done"))
        (one,) = compared(was, now)
        assert [(row.term, row.now) for row in one.rows] == [("Work", "No work is listed: 1 of 2 pieces of work done.")]

    def test_what_changed_since_the_report_before_is_not_compared(self) -> None:
        assert compared(page(objective()), page(replace(objective(), changes=full_objective().changes))) == ()

    def test_one_that_came_and_one_that_went_are_told(self) -> None:
        assert [one.code for one in compared(page(objective("1.1")), page(objective("1.2")))] == ["1.2", "1.1"]


class TestTheFolder:
    def file(self) -> tuple[SummaryLine, ...]:
        return summary_lines()

    def test_it_comes_back_as_it_went(self) -> None:
        submitted(draft())
        lines = self.file()
        Summary.objects.all().delete()
        assert operations.load_summaries(lines, by=ANALYST, at=NOON) == 1
        assert self.file() == lines

    def test_loading_again_changes_nothing(self) -> None:
        draft()
        assert operations.load_summaries(self.file(), by=ANALYST, at=NOON) == 0

    def test_the_public_is_told_of_submitted_ones(self) -> None:
        plan = submitted().plan
        draft(plan=plan)
        told = [(line.submitted_to, line.submitted_by, line.written_by) for line in summary_lines(restricted=False)]
        assert told == [("the panel", "office", "office")]

    def test_the_file_is_read_as_it_was_written(self) -> None:
        submitted()
        (line,) = self.file()
        problems: list[Problem] = []
        assert read_summaries(_json([written(line)]), "summaries.json", problems) == (line,)
        assert not problems

    def test_one_written_by_hand_is_frozen_when_it_is_loaded(self) -> None:
        a_plan()
        operations.load_summaries([_by_hand(OPENING)], by=ANALYST, at=NOON)
        assert len(submitted_page(Summary.objects.get()).objectives) == 2

    def test_every_problem_is_told_and_nothing_is_taken_in(self) -> None:
        a_plan()
        lines = [_by_hand("{calls 1999}"), _by_hand("", code="b"), _by_hand(OPENING, code="c")]
        with pytest.raises(operations.SummariesRefused) as refused:
            operations.load_summaries(lines, by=ANALYST, at=NOON)
        assert [one[:11] for one in refused.value.problems] == ["summary 'a'", "summary 'b'"]
        assert not Summary.objects.exists()

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            ({"plan": "gone"}, "no plan 'gone'"),
            ({"as_at": date(2025, 1, 1)}, "before the day"),
            ({"frozen": {"form": 1, "kind": "Cited", "is": {}}}, "is not a"),
        ],
    )
    def test_no_plan_and_no_summary_are_refused(self, change: dict[str, object], why: str) -> None:
        a_plan()
        with pytest.raises(operations.SummariesRefused, match=why):
            operations.load_summaries([replace(_by_hand(OPENING), **change)], by=ANALYST, at=NOON)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("told", "why"),
        [
            ("{", "not JSON"),
            ("{}", "a list"),
            ("[1]", "a summary is wanted"),
            (json.dumps([HAND | {"title": ""}]), "'title' is missing"),
            (json.dumps([HAND | {"edition": "x"}]), "whole number"),
            (json.dumps([HAND | {"as_at": "soon"}]), "write a day"),
            (json.dumps([HAND | {"submitted_to": "x"}]), "belong together"),
            (json.dumps([HAND | {"narratives": []}]), "for each priority"),
            (json.dumps([HAND | {"opening": [1]}]), "list of its paragraphs"),
        ],
    )
    def test_a_file_that_cannot_be_read_says_where_and_why(self, told: str, why: str) -> None:
        problems: list[Problem] = []
        assert read_summaries(told.encode(), "summaries.json", problems) == ()
        assert why in str(problems[0])


def _json(items: list[dict[str, object]]) -> bytes:
    return json.dumps(items).encode()


def _by_hand(opening: str, code: str = "a") -> SummaryLine:
    return SummaryLine(
        code=code, title="By hand", plan="2021-25", as_at=DAY, opening=opening, narratives={}, written_by="",
        written_at=NOON, submitted_by="office-holder", submitted_at=NOON, submitted_to="the panel",
    )  # fmt: skip
