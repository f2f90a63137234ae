"""The list of measures, one measure with all that tells its figures, and the editor of its definition."""

from datetime import date

import pytest
from django.urls import reverse

from answerable.calc.periods import calendar_year
from answerable.kit.toml import LONGEST_TEXT, Fields
from answerable.measures.forms.definition import FREQUENCIES
from answerable.measures.models import Measure
from answerable.measures.tests.page_make import SCRIPT, client
from answerable.measures.tests.record_make import MARCH_2023, measure, record, row
from answerable.people.roles import Role

pytestmark = pytest.mark.django_db
PAGE = "/office/measures/calls/"
EDITOR = f"{PAGE}definition/"


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


def listed(**asked: str) -> list[str]:
    """The titles in the list that an address asks for."""
    table = client().get(reverse("measures:measures"), asked).context["table"]
    return [cells[0].text for cells in table.rows]


class TestTheList:
    @pytest.fixture(autouse=True)
    def _two(self, db: None) -> None:
        measure("share", unit="percent")
        Measure.objects.filter(code="share").update(aliases=["another-name"])
        record(row(value="1753"), row(value="1669", source="other"))

    def test_it_has_the_latest_figure_and_its_period(self) -> None:
        text = client().get(reverse("measures:measures")).text
        assert ("1,753 or 1,669" in text, "2023" in text) == (True, True)

    @pytest.mark.parametrize(
        "asked",
        [
            {"q": "share"},
            {"q": "another-name"},
            {"unit": "Percent of a whole"},
            {"subject": "Calling the police", "q": "share"},
        ],
    )
    def test_it_is_searched_and_narrowed(self, asked: dict[str, str]) -> None:
        assert listed(**asked) == ["Share"]

    def test_the_disputed_ones_are_found(self) -> None:
        assert listed(state="Disputed") == ["Calls"]

    def test_those_due_for_review_are_found(self) -> None:
        Measure.objects.filter(code="share").update(reviewed=date(2001, 1, 1), next_review=date(2002, 1, 1))
        assert "Share" in listed(review="Due")

    def test_a_narrowing_that_is_not_shown_survives_sorting(self) -> None:
        table = client().get(reverse("measures:measures"), {"unit": "Count"}).context["table"]
        assert "unit=Count" in table.columns[0].href

    def test_it_is_sorted_either_way(self) -> None:
        assert listed(sort="title", direction="desc") == ["Share", "Calls"]

    @pytest.mark.parametrize("asked", [{"page": "-1"}, {"sort": SCRIPT}, {"unit": SCRIPT}, {"q": "\x00"}])
    def test_an_address_typed_by_hand_breaks_nothing(self, asked: dict[str, str]) -> None:
        answer = client().get(reverse("measures:measures"), asked)
        assert (answer.status_code, SCRIPT in answer.text) == (200, False)


class TestAMeasure:
    def test_every_telling_is_reached_with_its_paper_and_place(self) -> None:
        record(row(locator="paragraph 5.11, table; line 829", printed="1669", value="1669"))
        text = client().get(PAGE).text
        assert "“1669” in Report, 21 March 2024, paragraph 5.11, table, line 829 of the text" in text

    def test_a_restatement_says_so_with_its_reason(self) -> None:
        record(row(source="early", as_at=MARCH_2023))
        record(row("120"), reason="Late reports")
        text = client().get(PAGE).text
        assert ("Restated" in text, "Late reports" in text, "told before" in text) == (True, True, True)

    def test_a_dispute_leads_to_where_it_is_settled(self) -> None:
        record(row(), row("120", source="other"))
        assert "See the dispute" in client().get(PAGE).text

    def test_it_is_shown_as_known_on_a_day(self) -> None:
        record(row(source="early", as_at=MARCH_2023), row("120"))
        text = client().get(PAGE, {"known": "2023-06-01"}).text
        assert ("<strong>100</strong>" in text, "<strong>120</strong>" in text) == (True, False)

    def test_before_anything_was_known_it_says_so(self) -> None:
        record(row())
        assert "was known on that day" in client().get(PAGE, {"known": "2020-01-01"}).text

    def test_a_day_that_is_none_is_said_to_be_wrong(self) -> None:
        assert "There is a problem" in client().get(PAGE, {"known": "31 June"}).text

    def test_a_measure_without_figures_says_so(self) -> None:
        assert "No figure of this measure is held yet" in client().get(PAGE).text

    def test_one_that_is_not_there_is_404(self) -> None:
        assert client().get("/office/measures/none/").status_code == 404

    def test_an_office_holder_sees_it_and_changes_nothing(self) -> None:
        record(row())
        text = client(Role.OFFICE_HOLDER).get(PAGE).text
        assert ("Edit the definition" in text, "Restate" in text) == (False, False)

    def test_a_force_liaison_does_not_see_it(self) -> None:
        assert client(Role.FORCE_LIAISON).get(PAGE).status_code == 403

    def test_scripts_show_as_text(self) -> None:
        Measure.objects.update(title=SCRIPT, why=SCRIPT)
        record(row(printed=SCRIPT, locator=SCRIPT))
        assert SCRIPT not in client().get(PAGE).text


def given(**changed: object) -> dict[str, object]:
    """What the editor sends when these fields are changed."""
    form = client().get(EDITOR).context["form"]
    return {**form.initial, "shown": form.fingerprint} | changed


class TestTheEditor:
    def test_a_change_is_saved_and_told(self) -> None:
        text = client().post(EDITOR, given(title="Calls received"), follow=True).text
        assert "The definition was changed: title" in text
        assert "Title: “Calls” became “Calls received”." in text

    def test_nothing_changed_is_told(self) -> None:
        assert "Nothing was changed" in client().post(EDITOR, given(), follow=True).text

    def test_what_is_typed_comes_back_from_the_file_that_it_is_exported_to(self) -> None:
        client().post(EDITOR, given(caveats="One.\r\nTwo.  Three.", aliases="a call\r\nring"))
        held = Measure.objects.get()
        assert (Fields({"key": held.caveats}, "", []).text("key"), held.aliases) == (held.caveats, ["a call", "ring"])

    def test_more_than_a_file_may_say_is_refused(self) -> None:
        assert "at most 2000" in client().post(EDITOR, given(why="w" * (LONGEST_TEXT + 1))).text

    def test_what_is_missing_is_told_and_what_was_typed_stays(self) -> None:
        text = client().post(EDITOR, given(why="", caveats="Beware of May.")).text
        assert ("There is a problem" in text, "Beware of May." in text) == (True, True)

    def test_a_review_before_the_last_one_is_refused(self) -> None:
        assert "The next review comes after the last one" in client().post(EDITOR, given(next_review="2020-01-01")).text

    def test_the_unit_of_held_figures_does_not_change(self) -> None:
        record(row())
        assert "define a new measure" in client().post(EDITOR, given(unit="percent")).text

    def test_the_breakdown_of_held_parts_is_not_taken_away(self) -> None:
        Measure.objects.update(breakdown="kind")
        record(row(breakdown="rowdy"))
        assert "say what it is split by" in client().post(EDITOR, given(breakdown="")).text

    def test_more_frequencies_than_can_be_held_are_refused(self) -> None:
        assert "Choose fewer of these" in client().post(EDITOR, given(frequency=list(FREQUENCIES))).text

    def test_two_who_edit_at_once_do_not_undo_each_other_unseen(self) -> None:
        mine = given(title="Mine")
        client(name="Other").post(EDITOR, given(title="Theirs"))
        text = client().post(EDITOR, mine).text
        assert ("Somebody else changed this definition" in text, Measure.objects.get().title) == (True, "Theirs")

    def test_the_code_does_not_change(self) -> None:
        client().post(EDITOR, given(code="other", title="Other"))
        assert Measure.objects.get().code == "calls"

    def test_an_office_holder_does_not_edit(self) -> None:
        assert client(Role.OFFICE_HOLDER).get(EDITOR).status_code == 403

    def test_a_new_measure_is_defined(self) -> None:
        answer = client().post("/office/measures/new/", given(code="calls-101", frequency=["month"]), follow=True)
        assert answer.redirect_chain[-1][0] == "/office/measures/calls-101/"

    @pytest.mark.parametrize(
        ("code", "said"),
        [
            ("calls", "of this code already"),
            ("new", "choose another code"),
            ("a b", "letters, digits"),
            ("-a", "Begin it with"),
        ],
    )
    def test_a_code_that_cannot_be_is_refused(self, code: str, said: str) -> None:
        assert said in client().post("/office/measures/new/", given(code=code)).text


def test_of_many_figures_the_newest_are_shown_and_all_are_a_click_away() -> None:
    record(*(row(str(1000 + year), period=calendar_year(year)) for year in range(1990, 2020)))
    shown = [client().get(PAGE, asked).text.count(">Restate</a>") for asked in ({}, {"figures": "all"})]
    assert shown == [24, 30]
