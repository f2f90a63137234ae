"""The pages of strategic summaries, by people who may and who may not."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from answerable.assessments.models import RuleSet, Summary
from answerable.assessments.operations import summary as operations
from answerable.assessments.operations.summary import Text
from answerable.assessments.tests.summary_make import DAY, OPENING, a_plan, draft, submitted
from answerable.measures.tests.page_make import SCRIPT, client
from answerable.measures.tests.record_make import ANALYST, NOON, later
from answerable.people.roles import Role

pytestmark = pytest.mark.django_db


def at(name: str, kept: Summary, *more: str) -> str:
    return reverse(f"assessments:{name}", args=[kept.code, *more])


def body(kept: Summary, **told: str) -> dict[str, str]:
    return {"title": kept.title, "as_at": "2024-11-07", "opening": kept.opening, "edition": str(kept.edition)} | told


def test_an_empty_list_says_what_to_do() -> None:
    assert "There is none yet. Begin one" in client().get(reverse("assessments:summaries")).text


def test_the_list_says_to_whom_each_went() -> None:
    submitted()
    assert "the panel" in client().get(reverse("assessments:summaries")).text


def test_one_is_begun_for_the_plan_that_is_chosen() -> None:
    a_plan()
    told = {"plan": "2021-25", "title": "How it stands", "as_at": "2024-11-07"}
    answer = client().post(reverse("assessments:new-summary"), told, follow=True)
    assert "Priority 1: Visible policing" in answer.text


def test_a_day_that_cannot_be_is_said_and_nothing_is_lost() -> None:
    a_plan()
    told = {"plan": "2021-25", "title": "Far too early", "as_at": "1999-01-01"}
    text = client().post(reverse("assessments:new-summary"), told).text
    assert "The plan had not begun on that day" in text
    assert "Far too early" in text


def test_without_a_plan_there_is_none_to_begin() -> None:
    assert "There is no plan yet" in client().get(reverse("assessments:new-summary")).text


def test_the_page_says_every_objective() -> None:
    text = client().get(at("summary", draft())).text
    assert "1.1 Objective 1.1" in text
    assert "1.2 Objective 1.2" in text
    assert "None of 2 objectives can be judged from the figures that are held." in text


def test_what_is_written_is_saved() -> None:
    kept = draft()
    client().post(at("edit-summary", kept), body(kept, opening="It was calm.", **{"narrative-1": "Very calm."}))
    kept.refresh_from_db()
    assert (kept.opening, kept.narratives, kept.edition) == ("It was calm.", {"1": "Very calm."}, 2)


def test_the_days_are_held_as_a_browser_reads_them() -> None:
    text = client().get(at("edit-summary", draft(since=NOON.date().replace(month=3)))).text
    assert 'value="2024-11-07"' in text
    assert 'value="2024-03-07"' in text


def test_looking_does_not_save() -> None:
    kept = draft()
    text = client().post(at("edit-summary", kept), body(kept, opening="{calls 2023} in all", look="1")).text
    assert "<strong>154,666</strong> in all" in text
    assert Summary.objects.get().opening == OPENING


def test_the_second_of_two_writers_is_told_and_keeps_their_words() -> None:
    kept = draft()
    operations.rewrite_summary(kept.code, Text("One", DAY), edition=1, by=ANALYST, at=NOON)
    text = client().post(at("edit-summary", kept), body(kept, opening="A long thought")).text
    assert "Somebody else saved this summary" in text
    assert "A long thought" in text


def test_rules_that_ask_for_what_is_gone_are_told_and_a_submitted_one_is_read_all_the_same() -> None:
    first = submitted()
    second = draft(plan=first.plan)
    content = RuleSet.objects.get().content
    content["is"]["rules"][0]["when"] = [
        {"term": "way", "least": None, "most": None, "among": ["worse"], "measure": "gone"}
    ]
    RuleSet.objects.update(content=content)
    assert "asks for the measure &#x27;gone&#x27;" in client().get(at("summary", second)).text
    assert "1.1 Objective 1.1" in client().get(at("summary", first)).text


def test_words_are_shown_as_words() -> None:
    text = client().get(at("summary", draft(f"{SCRIPT} {{calls 2023}}"))).text
    assert SCRIPT not in text
    assert "&lt;script&gt;" in text


def test_it_is_submitted_by_who_may_judge() -> None:
    kept = draft()
    told = {"to": "the panel", "edition": "1"}
    text = client(Role.OFFICE_HOLDER).post(at("submit-summary", kept), told, follow=True).text
    assert "Submitted to the panel on" in text
    assert "Edit the texts" not in text


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"to": "the panel", "edition": "9"}, "Somebody else saved"),
        ({"to": "the panel", "edition": "x"}, "whole number"),
        ({"to": "", "edition": "1"}, "Fill this in."),
    ],
)
def test_what_cannot_be_submitted_says_why(told: dict[str, str], why: str) -> None:
    assert why in client(Role.SCRUTINY_OFFICER).post(at("submit-summary", draft()), told).text


def test_citations_of_nothing_are_told_when_it_is_submitted() -> None:
    kept = draft("{calls 1999}")
    text = client(Role.SCRUTINY_OFFICER).post(at("submit-summary", kept), {"to": "x", "edition": "1"}).text
    assert "Calls has no figure for 1999" in text


@pytest.mark.parametrize("name", ["edit-summary", "submit-summary"])
def test_who_may_not_is_told_who_may(name: str) -> None:
    assert client(Role.CASEWORKER).post(at(name, draft()), {}).status_code == 403


def test_who_may_see_has_no_button_to_write() -> None:
    text = client(Role.CASEWORKER).get(at("summary", draft())).text
    assert "Edit the texts" not in text
    assert "Submit the summary" not in text


def test_a_panel_member_does_not_see_the_office() -> None:
    assert client(Role.PANEL_MEMBER).get(at("summary", draft())).status_code == 403


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-1.7"), ("docx", b"PK")])
def test_it_is_handed_on_as_a_file(form: str, begins: bytes) -> None:
    answer = client().get(at("summary-file", draft(), form))
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].endswith(f'.{form}"')


def test_the_first_one_has_nothing_to_be_compared_with() -> None:
    assert "there is nothing to compare" in client().get(at("compare-summary", draft())).text


def test_one_that_says_the_same_as_the_one_before_says_so() -> None:
    first = submitted()
    second = draft(plan=first.plan, as_at=later(60 * 24).date())
    assert "It says the same of every objective" in client().get(at("compare-summary", second)).text


def test_the_list_asks_the_same_however_many_there_are(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    plan, browser = a_plan(), client()
    for _ in range(8):
        draft(plan=plan)
    browser.get(reverse("assessments:summaries"))
    with django_assert_max_num_queries(8):
        browser.get(reverse("assessments:summaries"))


def test_a_submitted_one_is_read_without_working_anything_out(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    kept, browser = submitted(), client()
    browser.get(at("summary", kept))
    with django_assert_max_num_queries(16):
        browser.get(at("summary", kept))
