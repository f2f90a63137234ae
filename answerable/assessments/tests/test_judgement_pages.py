"""The pages of judgements, as people of the office meet them."""

from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from answerable.assessments.models import Judgement, RuleSet
from answerable.assessments.operations.judging import judge
from answerable.assessments.tests.make import HOLDER, MORNING, OFFICER, counted, judged, objective, office, said
from answerable.measures.tests.page_make import SCRIPT, client
from answerable.measures.tests.record_make import NOON, later
from answerable.people.roles import Role
from answerable.plans.models import Plan, Rating, RatingScale

pytestmark = pytest.mark.django_db

LIST, MADE, RULES, SCALES = (reverse(f"assessments:{name}") for name in ("list", "made", "rules", "scales"))
ONE = reverse("assessments:objective", args=["2021-25", "1.1"])
JUDGE = reverse("assessments:judge", args=["2021-25", "1.1"])
ANSWERS = {
    "rating": "red",
    "as_at": "2024-11-07",
    "judge_role": "Office holder",
    "reason": "Callers told us so.",
    "differs_because": "",
}


@pytest.fixture
def calls_rose(db: None) -> Iterator[None]:
    """The figures say red, the paper published green; it is noon of 7 November 2024."""
    office()
    counted({2022: "300", 2023: "400"})
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.mark.usefixtures("calls_rose")
class TestList:
    def test_what_differs_is_told_in_words(self) -> None:
        text = client().get(LIST).text
        assert "2 objectives. From what is held 1 of them cannot be judged." in text
        assert "Kinder" in text

    def test_it_narrows_to_what_cannot_be_judged(self) -> None:
        text = client().get(LIST, {"computed": "Cannot be judged"}).text
        assert "Objective 1.2" in text
        assert "Objective 1.1" not in text

    def test_it_narrows_to_what_was_never_judged(self) -> None:
        judged("red")
        text = client().get(LIST, {"review": "Never judged here"}).text
        assert "Objective 1.1" not in text

    def test_words_are_searched(self) -> None:
        assert "Objective 1.1" not in client().get(LIST, {"q": "1.2"}).text

    def test_another_plan_that_is_not_held_is_not_found(self) -> None:
        assert client().get(LIST, {"plan": "2099"}).status_code == 404

    def test_rules_that_are_wrong_are_named_and_nothing_is_judged(self) -> None:
        judged("red")
        content = RuleSet.objects.get().content
        content["is"]["rules"][0]["when"] = [{"term": "way", "least": None, "most": None, "among": ["worse"], "measure": "gone"}]  # fmt: skip
        RuleSet.objects.update(content=content)
        for address in (LIST, ONE):
            answer = client().get(address)
            assert (answer.status_code, "the measure &#x27;gone&#x27;, which is not held" in answer.text) == (500, True)


def test_an_office_without_a_plan_is_told_what_to_do(db: None) -> None:
    assert "Load an office folder that has a plan" in client().get(LIST).text


@pytest.mark.usefixtures("calls_rose")
class TestObjective:
    def test_status_reasoning_and_difference_are_there(self) -> None:
        text = client().get(ONE).text
        for words in (
            "Kinder than the computed status",
            "1 of 1 measures of what came about got worse, and none better.",
            "No work is listed for it",
            "Nobody has judged it here yet.",
            "line 12 of the text",
        ):
            assert words in text

    def test_the_difference_stays_when_the_judgement_is_followed_by_another(self) -> None:
        first = judged("green")
        judge(objective(), said("red"), seen=first.pk, by=OFFICER, at=later(1))
        assert "It differed from the computed status: The figure is of one year only." in client().get(ONE).text

    def test_who_may_not_judge_is_not_asked_to(self) -> None:
        assert "Judge this objective" not in client(Role.ANALYST).get(ONE).text
        assert "Judge this objective" in client(Role.OFFICE_HOLDER).get(ONE).text

    def test_what_people_write_is_text(self) -> None:
        judged("red", reason=SCRIPT)
        assert SCRIPT not in client().get(ONE).text


@pytest.mark.usefixtures("calls_rose")
class TestForm:
    def test_each_step_stands_with_its_definition(self) -> None:
        text = client(Role.OFFICE_HOLDER).get(JUDGE).text
        assert "Amber: Some progress." in text
        assert "The rules that spoke" in text

    def test_a_judgement_is_kept(self) -> None:
        answer = client(Role.OFFICE_HOLDER).post(JUDGE, ANSWERS, follow=True)
        assert "The judgement is kept" in answer.text
        assert Judgement.objects.get().rating == Rating.objects.get(code="red")

    def test_looking_keeps_nothing(self) -> None:
        answer = client(Role.OFFICE_HOLDER).post(JUDGE, {**ANSWERS, "as_at": "2024-03-01", "look": "1"})
        assert "what the system shows as at 1 March 2024" in answer.text
        assert not Judgement.objects.exists()

    def test_a_difference_is_asked_for_and_what_was_typed_stays(self) -> None:
        text = client(Role.OFFICE_HOLDER).post(JUDGE, {**ANSWERS, "rating": "green"}).text
        assert "say why you judge green" in text
        assert "Callers told us so." in text

    def test_the_second_of_two_is_told_and_then_may_go_on(self) -> None:
        judge(objective(), said("amber", reason="The desk is new."), seen=None, by=HOLDER, at=MORNING)
        browser = client(Role.OFFICE_HOLDER)
        answer = browser.post(JUDGE, ANSWERS)
        assert (answer.status_code, "The desk is new." in answer.text, "Callers told us so." in answer.text) == (409, True, True)  # fmt: skip
        browser.post(JUDGE, {**ANSWERS, "seen": answer.context["form"]["seen"].value()})
        assert Judgement.objects.current().get().reason == "Callers told us so."

    def test_an_office_without_ratings_is_asked_for_words(self) -> None:
        Rating.objects.update(scale=RatingScale.objects.create(code="rag", title="Colours", in_use=False))
        browser = client(Role.OFFICE_HOLDER)
        assert "judge in words" in browser.get(JUDGE).text
        browser.post(JUDGE, {name: value for name, value in ANSWERS.items() if name != "rating"})
        assert Judgement.objects.get().rating is None

    def test_an_analyst_may_not(self) -> None:
        assert client(Role.ANALYST).post(JUDGE, ANSWERS).status_code == 403


@pytest.mark.usefixtures("calls_rose")
class TestBesides:
    def test_the_rules_can_be_read(self) -> None:
        text = client().get(RULES).text
        assert "When there are 1 or more measures of a result that got worse" in text
        assert "more than 18 months back" in text

    def test_scales_have_their_definitions_beside_the_words(self) -> None:
        assert "Too little progress." in client().get(SCALES).text

    def test_every_judgement_is_listed_and_narrowed(self) -> None:
        judged("green")
        judged("red", code="1.2")
        assert "2 judgements" in client().get(MADE).text
        assert "1 judgement found" in client().get(MADE, {"rating": "Green"}).text

    def test_before_the_first_the_list_says_what_to_do(self) -> None:
        assert "Open one, read what the system shows, and judge it." in client().get(MADE).text

    def test_the_list_asks_no_more_for_more(self, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
        last: int | None = None
        for minute in range(1, 30):
            last = judge(objective(), said("red"), seen=last, by=HOLDER, at=later(minute)).pk
        browser = client()
        with django_assert_max_num_queries(12):
            assert "29 judgements" in browser.get(MADE).text


@pytest.mark.usefixtures("calls_rose")
@pytest.mark.parametrize("button", [{}, {"look": "1"}], ids=["judge", "look"])
def test_a_day_before_all_plans_is_refused_where_it_was_typed(button: dict[str, str]) -> None:
    Plan.objects.update(start=None)
    answer = client(Role.OFFICE_HOLDER).post(JUDGE, {**ANSWERS, "as_at": "0001-01-01", **button})
    assert "No plan is as old as that" in answer.text
