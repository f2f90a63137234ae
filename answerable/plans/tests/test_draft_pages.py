"""The pages of drafts: who may, what is shown, what is kept of what was typed, and issuing in the browser."""

from datetime import date

import pytest
from django.http import HttpResponse, HttpResponseBase
from django.test import Client

from answerable.measures.tests.record_make import ANALYST
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.plans.models import Draft, Plan, StepTaken, Threat
from answerable.plans.operations import drafts
from answerable.plans.queries.drafts import content
from answerable.plans.tests.make_drafts import AT, calls, draft, harbour, held, take_all, text, variation

pytestmark = pytest.mark.django_db
AT_PLANS = "/office/plans/"
DRAFT = "/office/plans/drafts/2026-29/"


@pytest.fixture
def officer() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


@pytest.fixture
def holder() -> Client:
    return client(user(Role.OFFICE_HOLDER))


def page(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def send(browser: Client, path: str, **fields: object) -> HttpResponseBase:
    return browser.post(path, fields)


def words(answer: HttpResponseBase) -> str:
    return str(answer.getvalue().decode()) if isinstance(answer, HttpResponse) else ""


def now() -> Draft:
    return Draft.objects.get()


class TestLists:
    def test_an_empty_office_is_told_what_to_do(self, officer: Client) -> None:
        assert "There is no plan yet: begin with a draft." in page(officer, AT_PLANS)

    def test_plans_and_drafts_are_listed(self, officer: Client) -> None:
        held()
        draft()
        shown = page(officer, AT_PLANS)
        assert ("The plan" in shown, "Plan of Saltmouth" in shown, "1 draft is being written" in shown) == (True,) * 3

    def test_who_may_only_look_has_no_button(self, holder: Client) -> None:
        assert "Begin a new plan" not in page(holder, AT_PLANS)

    def test_a_hundred_drafts_take_as_many_queries_as_two(
        self, officer: Client, django_assert_max_num_queries: pytest.FixtureRequest
    ) -> None:
        for number in range(12):
            draft(code=f"draft-{number}")
        with django_assert_max_num_queries(14):  # type: ignore[operator]
            page(officer, AT_PLANS)


class TestStarting:
    def test_from_nothing(self, officer: Client) -> None:
        fields = {"code": "2026-29", "title": "Plan of Saltmouth", "copied": "nothing"}
        send(officer, f"{AT_PLANS}drafts/start/", **fields)
        assert content(now()).title == "Plan of Saltmouth"

    def test_from_the_plan_before(self, officer: Client) -> None:
        held()
        fields = {"code": "2026-29", "title": "Plan of Saltmouth", "copied": "2021-25"}
        send(officer, f"{AT_PLANS}drafts/start/", **fields)
        assert [one.was for one in content(now()).objectives] == [("1.1",), ("1.2",), ("1.3",)]

    def test_a_name_that_is_taken_keeps_what_was_typed(self, officer: Client) -> None:
        draft()
        answer = send(officer, f"{AT_PLANS}drafts/start/", code="2026-29", title="Another plan", copied="nothing")
        assert ("already" in words(answer), "Another plan" in words(answer)) == (True, True)

    def test_a_variation_is_begun_from_the_plan(self, officer: Client) -> None:
        held()
        send(officer, f"{AT_PLANS}2021-25/vary/")
        assert now().kind == Draft.Kind.VARIATION

    def test_not_by_who_may_not(self, holder: Client) -> None:
        assert holder.get(f"{AT_PLANS}drafts/start/").status_code == 403


class TestDraft:
    def test_it_says_what_is_missing(self, officer: Client) -> None:
        draft()
        shown = page(officer, DRAFT)
        assert ("1 objective in 1 priority; 7 steps are missing" in shown, "Draft sent to the panel" in shown) == (
            True,
        ) * 2

    def test_it_asks_about_the_words(self, officer: Client) -> None:
        draft(text(harbour(title="Continue to patrol where possible")))
        assert "says “where possible” and “continue to”" in page(officer, DRAFT)

    def test_a_measure_that_is_gone_is_told(self, officer: Client) -> None:
        draft(text(harbour(measures=("weather",))))
        assert "names the measure weather that the office does not have any more" in page(officer, DRAFT)

    def test_who_may_only_look_sees_no_button(self, holder: Client) -> None:
        draft()
        assert "Add an objective" not in page(holder, DRAFT)

    def test_a_draft_that_was_given_up_can_be_read(self, officer: Client) -> None:
        drafts.abandon(draft(), because="Not agreed.", by=ANALYST, at=AT)
        assert "Given up: Not agreed." in page(officer, DRAFT)

    def test_and_not_be_changed(self, officer: Client) -> None:
        drafts.abandon(draft(), because="Not agreed.", by=ANALYST, at=AT)
        assert officer.get(f"{DRAFT}objectives/k1.1/").status_code == 404

    def test_giving_up_wants_a_reason(self, officer: Client) -> None:
        draft()
        assert "Fill this in" in words(send(officer, f"{DRAFT}abandon/", because=""))

    def test_a_plan_ends_after_it_begins(self, officer: Client) -> None:
        draft()
        answer = send(officer, f"{DRAFT}head/", title="T", start="2028-02-29", end="2027-02-28", edition=1)
        assert "would end before it begins" in words(answer)


class TestParts:
    def fields(self, **more: object) -> dict[str, object]:
        return {"code": "1.1", "title": "Fewer thefts", "priority": "p1", "edition": 1, **more}

    def test_an_objective_is_added(self, officer: Client) -> None:
        draft()
        send(officer, f"{DRAFT}objectives/add/", **self.fields(code="1.2"))
        assert [one.code for one in content(now()).objectives] == ["1.1", "1.2"]

    def test_an_objective_is_changed(self, officer: Client) -> None:
        draft()
        send(officer, f"{DRAFT}objectives/k1.1/", **self.fields(body_does="Pays for\r\n lights."))
        assert content(now()).objectives[0].body_does == "Pays for lights."

    def test_its_measures_are_named_by_title_or_code(self, officer: Client) -> None:
        calls()
        draft()
        send(officer, f"{DRAFT}objectives/k1.1/", **self.fields(measures="calls\r\nCalls"))
        assert content(now()).objectives[0].measures == ("calls",)

    def test_its_measures_are_shown_by_title(self, officer: Client) -> None:
        calls()
        draft(text(harbour(measures=("calls",))))
        assert ">\nCalls</textarea>" in page(officer, f"{DRAFT}objectives/k1.1/")

    def test_a_measure_that_is_not_held_is_told_with_one_that_is_near(self, officer: Client) -> None:
        calls()
        draft()
        answer = send(officer, f"{DRAFT}objectives/k1.1/", **self.fields(measures="Cals"))
        assert "The office has no measure “Cals”: did you mean “Calls”?" in words(answer)

    def test_threats_and_what_it_carries_on_are_ticked(self, officer: Client) -> None:
        held()
        Threat.objects.create(code="cyber", title="Cyber crime", origin="spr")
        draft(text(follows="2021-25"))
        send(officer, f"{DRAFT}objectives/k1.1/", **self.fields(threats="cyber", was=["1.1", "1.2"]))
        one = content(now()).objectives[0]
        assert (one.threats, one.was) == (("cyber",), ("1.1", "1.2"))

    def test_what_there_is_nothing_to_choose_from_stays(self, officer: Client) -> None:
        draft(text(harbour(was=("9.9",))))
        send(officer, f"{DRAFT}objectives/k1.1/", **self.fields())
        assert content(now()).objectives[0].was == ("9.9",)

    def test_it_is_reached_within_the_plan(self, officer: Client) -> None:
        draft()
        answer = send(officer, f"{DRAFT}objectives/k1.1/", **self.fields(due="2029-01-01"))
        assert "That is after the plan ends" in words(answer)

    def test_the_second_of_two_keeps_what_was_typed(self, officer: Client) -> None:
        drafts.write(draft(), text(harbour(title="Theirs")), edition=1, by=ANALYST, at=AT)
        answer = words(send(officer, f"{DRAFT}objectives/k1.1/", **self.fields(title="Mine")))
        assert ("Somebody else saved" in answer, "Mine" in answer, "Theirs" in answer) == (True,) * 3

    def test_sent_once_more_it_is_meant(self, officer: Client) -> None:
        drafts.write(draft(), text(harbour(title="Theirs")), edition=1, by=ANALYST, at=AT)
        answer = words(send(officer, f"{DRAFT}objectives/k1.1/", **self.fields(title="Mine")))
        assert '<input type="hidden" name="edition" value="2"' in answer
        send(officer, f"{DRAFT}objectives/k1.1/", **self.fields(title="Mine", edition=2))
        assert content(now()).objectives[0].title == "Mine"

    def test_one_that_was_taken_out_meanwhile_is_not_lost(self, officer: Client) -> None:
        drafts.write(draft(), text(harbour("1.9")), edition=1, by=ANALYST, at=AT)
        answer = words(send(officer, f"{DRAFT}objectives/k1.1/", **self.fields(title="Mine")))
        assert ("Somebody else saved" in answer, "Mine" in answer) == (True, True)

    def test_it_is_taken_out_with_a_reason(self, officer: Client) -> None:
        held()
        variation(Plan.objects.get())
        send(officer, f"{AT_PLANS}drafts/2021-25-variation-1/objectives/1.2/take-out/", because="Done.", edition=1)
        assert content(now()).left_out[0].because == "Done."

    def test_a_priority_is_added_and_taken_out(self, officer: Client) -> None:
        draft()
        send(officer, f"{DRAFT}priorities/add/", code="2", title="Open water", edition=1)
        send(officer, f"{DRAFT}priorities/new-1/take-out/", edition=2)
        assert [one.code for one in content(now()).priorities] == ["1"]

    def test_a_number_that_is_taken_is_told(self, officer: Client) -> None:
        draft()
        answer = send(officer, f"{DRAFT}priorities/add/", code="1", title="Open water", edition=1)
        assert "Another priority has the number 1" in words(answer)


class TestShaping:
    @pytest.fixture(autouse=True)
    def _three(self, db: None) -> None:
        draft(text(*(harbour(f"1.{n}", priority="p1") for n in (1, 2, 3))))

    def codes(self) -> list[str]:
        return [one.code for one in content(now()).objectives]

    def test_one_moves_down(self, officer: Client) -> None:
        send(officer, f"{DRAFT}order/k1.1/", to="down", edition=1)
        assert self.codes() == ["1.2", "1.1", "1.3"]

    def test_nothing_moves_from_an_old_page(self, officer: Client) -> None:
        send(officer, f"{DRAFT}order/k1.1/", to="down", edition=7)
        assert self.codes() == ["1.1", "1.2", "1.3"]

    def test_the_page_says_what_numbering_would_change(self, officer: Client) -> None:
        send(officer, f"{DRAFT}order/k1.1/", to="down", edition=1)
        assert "2 numbers would change" in page(officer, f"{DRAFT}order/")

    def test_all_are_numbered(self, officer: Client) -> None:
        send(officer, f"{DRAFT}order/k1.1/", to="down", edition=1)
        send(officer, f"{DRAFT}order/renumber/", edition=2)
        assert [(one.key, one.code) for one in content(now()).objectives][:2] == [("k1.2", "1.1"), ("k1.1", "1.2")]

    def test_two_are_merged(self, officer: Client) -> None:
        fields = {"merged": ["k1.1", "k1.2"], "code": "1.1", "title": "Both", "edition": 1}
        send(officer, f"{DRAFT}objectives/merge/", **fields)
        assert self.codes() == ["1.1", "1.3"]

    def test_one_alone_is_not_merged(self, officer: Client) -> None:
        answer = send(officer, f"{DRAFT}objectives/merge/", merged=["k1.1"], code="1.1", title="Both", edition=1)
        assert "Choose two or more." in words(answer)

    def test_one_is_split(self, officer: Client) -> None:
        fields = {"code": "1.1", "title": "Boats", "second_code": "1.4", "second_title": "Sheds", "edition": 1}
        send(officer, f"{DRAFT}objectives/k1.1/split/", **fields)
        assert self.codes() == ["1.1", "1.4", "1.2", "1.3"]


class TestVersions:
    def test_a_version_is_kept_and_read(self, officer: Client) -> None:
        draft()
        send(officer, f"{DRAFT}versions/keep/", note="After the first meeting")
        assert "After the first meeting" in page(officer, f"{DRAFT}versions/1/")

    def test_two_texts_are_compared_word_by_word(self, officer: Client) -> None:
        made = draft()
        drafts.keep_version(made, purpose="kept", by=ANALYST, at=AT)
        drafts.write(made, text(harbour(priority="p1", title="Fewer thefts from sheds")), edition=1, by=ANALYST, at=AT)
        shown = page(officer, f"{DRAFT}compare/?before=1&after=now")
        assert (
            "1 changed in its words." in shown,
            "taken out: </span>boats" in shown,
            "added: </span>sheds" in shown,
        ) == (
            True,
            True,
            True,
        )

    def test_what_is_typed_into_the_address_is_no_fault(self, officer: Client) -> None:
        draft()
        assert "Nothing is different" in page(officer, f"{DRAFT}compare/?before=x&after=99")

    def test_a_variation_is_compared_with_its_plan(self, officer: Client) -> None:
        variation(held())
        assert "The plan as it is: The plan" in page(officer, f"{AT_PLANS}drafts/2021-25-variation-1/compare/")

    def test_a_version_that_is_not_there(self, officer: Client) -> None:
        draft()
        assert officer.get(f"{DRAFT}versions/9/").status_code == 404


class TestIssuing:
    def test_what_is_missing_is_told_with_where_to_do_it(self, officer: Client) -> None:
        draft()
        shown = page(officer, f"{DRAFT}issue/")
        assert ("7 things are missing" in shown, f"{DRAFT}steps/panel-report/" in shown) == (True, True)

    def test_a_step_is_recorded(self, officer: Client) -> None:
        draft()
        send(officer, f"{DRAFT}steps/views-people/", done_on="2024-02-29", words="Survey of 400 people")
        assert StepTaken.objects.get().done_on == date(2024, 2, 29)

    def test_a_step_without_evidence_is_refused(self, officer: Client) -> None:
        draft()
        answer = send(officer, f"{DRAFT}steps/response/", done_on="2024-02-29", words="Letter")
        assert "Give the address where it is published." in words(answer)

    def test_a_step_that_is_none(self, officer: Client) -> None:
        draft()
        assert officer.get(f"{DRAFT}steps/coffee/").status_code == 404

    def test_a_step_is_taken_back(self, officer: Client) -> None:
        made = take_all(draft())
        row = made.steps.get(step="response")
        send(officer, f"{DRAFT}steps/{row.pk}/take-back/", because="It was of another plan.")
        assert "It was of another plan." in page(officer, DRAFT)

    def test_only_who_approves_issues(self, officer: Client) -> None:
        take_all(draft())
        assert send(officer, f"{DRAFT}issue/", issued_on="2025-06-01").status_code == 403

    def test_without_its_steps_it_is_refused(self, holder: Client) -> None:
        draft()
        answer = send(holder, f"{DRAFT}issue/", issued_on="2025-06-01")
        assert (answer.status_code, Plan.objects.count()) == (409, 0)

    def test_the_refusal_says_what_is_missing_and_who_may_record_it(self, holder: Client) -> None:
        draft()
        shown = words(send(holder, f"{DRAFT}issue/", issued_on="2025-06-01"))
        assert (
            "It was not issued" in shown,
            "Panel's report received: not done yet." in shown.replace("&#x27;", "'"),
        ) == (True,) * 2
        assert "Only people of these roles may write plans" in shown

    def test_there_is_no_button_while_something_is_missing(self, holder: Client) -> None:
        draft()
        assert "Issue it</button>" not in page(holder, f"{DRAFT}issue/")

    def test_with_them_it_is_a_plan(self, holder: Client) -> None:
        take_all(draft())
        send(holder, f"{DRAFT}issue/", issued_on="2025-06-01")
        assert "Issued on 1 June 2025." in page(holder, f"{AT_PLANS}2026-29/")

    def test_a_day_before_its_steps_is_told_at_the_day(self, holder: Client) -> None:
        take_all(draft())
        assert "cannot be issued before that" in words(send(holder, f"{DRAFT}issue/", issued_on="2025-04-01"))


class TestPlan:
    def test_a_plan_shows_its_objectives(self, holder: Client) -> None:
        held()
        shown = page(holder, f"{AT_PLANS}2021-25/")
        assert ("3 objectives in 1 priority" in shown, "It was loaded as it is" in shown) == (True, True)

    def test_a_plan_that_is_over_is_not_varied(self, officer: Client) -> None:
        held()
        assert "Begin a variation" not in page(officer, f"{AT_PLANS}2021-25/")

    def test_a_plan_without_an_end_is(self, officer: Client) -> None:
        held()
        Plan.objects.update(end=None)
        assert "Begin a variation" in page(officer, f"{AT_PLANS}2021-25/")

    def test_its_words_are_asked_about(self, holder: Client) -> None:
        held()
        assert "has no measure" in page(holder, f"{AT_PLANS}2021-25/wording/")

    def test_a_plan_that_is_not_there(self, holder: Client) -> None:
        assert holder.get(f"{AT_PLANS}1999/").status_code == 404
