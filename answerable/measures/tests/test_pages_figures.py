"""Restating a figure, and settling a dispute."""

import pytest
from django.urls import reverse

from answerable.measures.models import Observation, Settlement
from answerable.measures.tests.page_make import SCRIPT, client
from answerable.measures.tests.record_make import figure, later, measure, observation, record, row, source
from answerable.people.roles import Role

pytestmark = pytest.mark.django_db
NEW = {
    "value": "120",
    "status": "final",
    "source": "",
    "title": "Return of December",
    "published": "2024-12-05",
    "locator": "row 9",
    "reason": "Late reports were added.",
}


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()
    record(row())


def restating() -> str:
    return reverse("measures:restate", args=["calls", observation("100").pk])


class TestRestating:
    def test_the_old_value_stands_beside_the_form(self) -> None:
        assert "“100” in Report" in client().get(restating()).text

    def test_a_new_paper_is_named_with_it(self) -> None:
        assert "The new value is recorded" in client().post(restating(), NEW, follow=True).text
        assert (figure().best.printed, figure().best.places[0].title) == ("120", "Return of December")

    def test_a_known_paper_is_chosen(self) -> None:
        source("december")
        source("december-2", published=later(60 * 24 * 30).date())
        client().post(restating(), NEW | {"source": "december-2", "title": "", "published": ""})
        assert figure().best.places[0].source == "december-2"

    def test_it_may_become_missing(self) -> None:
        client().post(restating(), NEW | {"value": "", "status": "missing"})
        assert figure().best.status == "missing"

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"reason": " "}, "Fill this in"),
            ({"reason": "w" * 1001}, "at most 1000"),
            ({"value": "=1+1"}, "is a formula"),
            ({"value": "twelve"}, "is not a number"),
            ({"value": "-3"}, "below nought"),
            ({"value": ""}, "there is no value"),
            ({"value": "100"}, "nothing would change"),
            ({"title": ""}, "write the title of the new one"),
            ({"published": ""}, "on which day"),
            ({"published": "2020-01-01"}, "a restatement comes after"),
            ({"published": "2024-03-21"}, "a restatement comes after"),
            ({"source": "report"}, "a figure is told by one paper"),
            ({"locator": "x" * 201}, "at most 200"),
        ],
    )
    def test_what_cannot_be_is_told_and_nothing_is_written(self, typed: dict[str, str], said: str) -> None:
        text = client().post(restating(), NEW | typed).text
        assert "There is a problem" in text
        assert said.casefold() in text.casefold()
        assert Observation.objects.count() == 1

    def test_a_paper_that_is_known_is_not_named_twice(self) -> None:
        client().post(restating(), NEW)
        assert "is known already" in client().post(restating(), NEW | {"value": "130"}).text

    def test_an_office_holder_does_not_restate(self) -> None:
        assert client(Role.OFFICE_HOLDER).post(restating(), NEW).status_code == 403

    def test_a_scrutiny_officer_does_not_restate(self) -> None:
        assert client(Role.SCRUTINY_OFFICER).get(restating()).status_code == 403

    def test_a_figure_of_another_measure_is_404(self) -> None:
        measure("other")
        assert client().get(reverse("measures:restate", args=["other", observation("100").pk])).status_code == 404

    def test_scripts_show_as_text(self) -> None:
        typed = {"title": SCRIPT, "reason": SCRIPT, "locator": SCRIPT, "value": SCRIPT}
        assert SCRIPT not in client().post(restating(), NEW | typed).text


class TestSettling:
    @pytest.fixture(autouse=True)
    def _rival(self, _measure: None) -> None:
        record(row("120", source="other", locator="paragraph 5.11; line 829"))

    @pytest.fixture
    def dispute(self) -> str:
        return reverse("measures:dispute", args=[observation("100").pk])

    def settle(self, dispute: str, value: str = "120", reason: str = "The table adds up to it.", seen: str = "") -> str:
        given = {"chosen": str(observation(value).pk), "reason": reason, "seen": seen}
        return client().post(dispute, given, follow=True).text

    def test_every_rival_is_shown_with_its_places(self, dispute: str) -> None:
        text = client().get(dispute).text
        assert "“100” in Report" in text
        assert "“120” in Other, 21 March 2024, paragraph 5.11, line 829 of the text" in text

    def test_one_is_chosen_with_its_reason(self, dispute: str) -> None:
        assert ": settled." in self.settle(dispute)
        assert Settlement.objects.get().reason == "The table adds up to it."

    def test_it_needs_a_reason(self, dispute: str) -> None:
        assert "There is a problem" in self.settle(dispute, reason=" ")

    def test_something_must_be_chosen_and_what_was_typed_stays(self, dispute: str) -> None:
        text = client().post(dispute, {"reason": "Because."}).text
        assert ("There is a problem" in text, "Because." in text) == (True, True)

    def test_only_a_rival_can_be_chosen(self, dispute: str) -> None:
        assert "There is a problem" in client().post(dispute, {"chosen": "99", "reason": "x"}).text

    def test_a_settled_one_says_by_whom_and_why(self, dispute: str) -> None:
        self.settle(dispute)
        text = client().get(dispute).text
        assert ("(by analyst)" in text, "The table adds up to it." in text) == (True, True)

    def test_one_who_did_not_see_that_it_was_settled_is_told(self, dispute: str) -> None:
        self.settle(dispute)
        assert "Somebody else settled this" in self.settle(dispute, "100")
        assert Settlement.objects.count() == 1

    def test_it_may_be_settled_otherwise(self, dispute: str) -> None:
        self.settle(dispute)
        self.settle(dispute, "100", seen=client().get(dispute).context["form"].seen)
        assert figure().best.printed == "100"

    def test_an_office_holder_sees_and_does_not_settle(self, dispute: str) -> None:
        holder = client(Role.OFFICE_HOLDER)
        assert "It waits to be settled" in holder.get(dispute).text
        assert holder.post(dispute, {"chosen": "1", "reason": "x"}).status_code == 403

    def test_a_force_liaison_does_not_see_it(self, dispute: str) -> None:
        assert client(Role.FORCE_LIAISON).get(dispute).status_code == 403

    def test_the_list_has_the_open_ones(self) -> None:
        assert "To settle (1)" in client().get(reverse("measures:disputes")).text

    def test_the_list_has_the_settled_ones(self, dispute: str) -> None:
        self.settle(dispute)
        text = client().get(reverse("measures:disputes"), {"show": "settled"}).text
        assert ("To settle (0)" in text, "See how it was settled" in text) == (True, True)

    def test_the_list_has_the_restated_ones(self) -> None:
        client().post(restating(), NEW | {"value": "130"})
        assert "Restated (1)" in client().get(reverse("measures:disputes"), {"show": "restated"}).text

    def test_a_figure_that_nothing_contradicts_says_so(self, dispute: str) -> None:
        measure("calm")
        record(row("7", measure="calm"))
        calm = reverse("measures:dispute", args=[observation("7", "calm").pk])
        assert "Nothing contradicts this figure" in client().get(calm).text
