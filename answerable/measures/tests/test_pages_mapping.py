"""A file that is not tidy: how it is read is said once on screen, and the next one of its kind is read by itself."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from answerable.measures.models import Observation, Return, ReturnLayout
from answerable.measures.tests.page_make import SCRIPT, client, decide, kept, page, send
from answerable.measures.tests.record_make import measure
from answerable.people.roles import Role

pytestmark = pytest.mark.django_db
TITLE, HEADER = "Contact return,,", "Month,Calls,Calls abandoned"
APRIL, MAY, JUNE = "April 2024,100,5", "May 2024,104,N/A", "June 2024,98,7"


def sheet(*rows: str) -> bytes:
    """A CSV as a force keeps it, which is not the tidy form."""
    return "\n".join((TITLE, "", *(rows or (HEADER, APRIL, MAY)), "")).encode()


@pytest.fixture(autouse=True)
def _measures(db: None) -> None:
    measure("calls")
    measure("calls-abandoned")


@pytest.fixture
def liaison() -> Client:
    return client(Role.FORCE_LIAISON)


@pytest.fixture
def analyst() -> Client:
    return client(Role.ANALYST)


@pytest.fixture
def waiting(liaison: Client) -> Return:
    """A file that a force liaison sent and nobody has read yet."""
    send(liaison, sheet(), "contact.csv")
    return kept()


def address(one: Return) -> str:
    return reverse("measures:mapping", args=[one.pk])


def boxes(browser: Client, one: Return) -> dict[str, str]:
    """Everything that stands in the boxes of the mapping page, by the names of the boxes."""
    forms = browser.get(address(one)).context["given"].every
    found = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if value not in (None, False, "", []):
                found[bound.html_name] = value
    return found


def saved(browser: Client, one: Return, **changed: str) -> str:
    """The page that follows when the mapping page is saved as it stands, but for these boxes."""
    given = {"name": "Contact, monthly", "title": "Contact return", "as_at": "2024-07-03"}
    return browser.post(address(one), boxes(browser, one) | given | changed | {"do": "save"}, follow=True).text


class TestBeforeAnybodySaidHow:
    def test_its_sender_reads_that_the_office_is_reading_it(self, liaison: Client, waiting: Return) -> None:
        text = liaison.get(page(waiting)).text
        assert ("It is being read by the office" in text, "Say how it is read" in text) == (True, False)

    def test_the_analyst_is_led_to_saying_it(self, analyst: Client, waiting: Return) -> None:
        assert f'href="{address(waiting)}"' in analyst.get(page(waiting)).text

    def test_its_sender_does_not_say_it(self, liaison: Client, waiting: Return) -> None:
        answer = liaison.get(address(waiting))
        assert (answer.status_code, "analyst" in answer.text) == (403, True)

    def test_it_can_be_sent_back_unread(self, analyst: Client, waiting: Return) -> None:
        analyst.post(page(waiting), {"decision": "reject", "reason": "The figures are of another force."})
        waiting.refresh_from_db()
        assert waiting.get_state_display() == "Sent back"

    def test_a_tidy_file_has_nothing_to_say(self, analyst: Client) -> None:
        send(analyst, b"measure,area,value\n", "tidy.csv")
        assert analyst.get(address(kept())).status_code == 302


class TestTheProposal:
    def test_lines_are_recognised_by_their_words(self, analyst: Client, waiting: Return) -> None:
        found = boxes(analyst, waiting)
        assert (found["t1-l1-measure"], found["t1-l2-measure"]) == ("Calls", "Calls abandoned")

    def test_it_shows_what_would_be_read(self, analyst: Client, waiting: Return) -> None:
        text = analyst.get(address(waiting)).text
        assert ("4 figures would be read." in text, "April 2024" in text) == (True, True)

    def test_nothing_is_saved_by_looking(self, analyst: Client, waiting: Return) -> None:
        analyst.post(address(waiting), boxes(analyst, waiting) | {"do": "preview", "t1-l2-role": "aside"})
        assert not ReturnLayout.objects.exists()

    def test_what_was_said_stays_while_looking(self, analyst: Client, waiting: Return) -> None:
        analyst.post(address(waiting), boxes(analyst, waiting) | {"do": "preview", "t1-l2-role": "aside"})
        assert "2 figures would be read." in analyst.get(address(waiting)).text

    def test_a_table_can_be_left_out(self, analyst: Client, waiting: Return) -> None:
        text = analyst.post(address(waiting), {"do": "remove-1"}, follow=True).text
        assert "Nothing would be read yet." in text

    def test_a_script_in_a_heading_shows_as_text(self, analyst: Client) -> None:
        send(analyst, sheet(f"Month,Calls,{SCRIPT}", APRIL, MAY), "contact.csv")
        text = analyst.get(address(kept())).text
        assert (SCRIPT in text, "&lt;script&gt;" in text) == (False, True)


class TestPointing:
    @pytest.fixture
    def there(self, waiting: Return) -> str:
        return reverse("measures:pointing", args=[waiting.pk, 1])

    def test_the_sheet_is_shown_with_its_letters_and_numbers(self, analyst: Client, there: str) -> None:
        text = analyst.get(there).text
        assert re.search(r'<select id="row-2"[^>]*aria-label="Row 3"', text)
        assert re.search(r'<option value="header" selected>', text)

    def test_what_is_pointed_at_is_the_table(self, analyst: Client, waiting: Return, there: str) -> None:
        pointed = {"row-2": "header", "column-0": "period", "first": "B4", "last": "B5"}
        text = analyst.post(there, pointed, follow=True).text
        assert ("Table 1: sheet" in text, "2 figures would be read." in text) == (True, True)

    def test_a_line_beside_what_is_pointed_at_is_left_out(self, analyst: Client, waiting: Return, there: str) -> None:
        analyst.post(there, {"row-2": "header", "column-0": "period", "first": "B4", "last": "B5"})
        assert boxes(analyst, waiting)["t1-l2-role"] == "aside"

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"row-2": ""}, "choose the row, or the rows, that say what the columns are"),
            ({"column-0": ""}, "choose the column, or the columns, that say what the rows are"),
            ({"first": "seven"}, "is not the name of a cell"),
            ({"last": ""}, "say which cell it stands in"),
            ({"first": "B2"}, "B2 does not stand below the header"),
            ({"first": "A4"}, "does not stand right of the columns"),
            ({"last": "A1"}, "A1 does not stand below or right of B4"),
        ],
    )
    def test_what_makes_no_table_is_told_so(
        self, analyst: Client, there: str, changed: dict[str, str], said: str
    ) -> None:
        pointed = {"row-2": "header", "column-0": "period", "first": "B4", "last": "C5"} | changed
        assert said in analyst.post(there, pointed).text

    def test_what_was_said_of_a_line_stays_when_it_is_pointed_at_again(
        self, analyst: Client, waiting: Return, there: str
    ) -> None:
        analyst.post(address(waiting), boxes(analyst, waiting) | {"do": "preview", "t1-l2-role": "aside"})
        analyst.post(there, {"row-2": "header", "column-0": "period", "first": "B4", "last": "C5"})
        assert boxes(analyst, waiting)["t1-l2-role"] == "aside"

    @pytest.mark.parametrize("asked", ["?sheet=9", "?sheet=x", "?rows=more"])
    def test_what_cannot_be_understood_in_an_address_is_ignored(self, analyst: Client, there: str, asked: str) -> None:
        assert analyst.get(there + asked).status_code == 200


class TestTwoWindows:
    def test_what_was_said_of_other_tables_is_not_kept(self, analyst: Client, waiting: Return) -> None:
        shown = boxes(analyst, waiting) | {"draft": analyst.get(address(waiting)).context["stamp"]}
        there = reverse("measures:pointing", args=[waiting.pk, 1])
        analyst.post(there, {"row-2": "header", "column-0": "period", "first": "C4", "last": "C5"})
        text = analyst.post(address(waiting), shown | {"do": "save", "name": "Contact"}, follow=True).text
        assert ("in another window since" in text, ReturnLayout.objects.exists()) == (True, False)

    def test_a_draft_of_another_version_begins_anew(self, analyst: Client, waiting: Return) -> None:
        analyst.post(address(waiting), boxes(analyst, waiting) | {"do": "preview"})
        session = analyst.session
        del session[f"layout-of-return-{waiting.pk}"]["anybody"]
        session.save()
        assert analyst.get(address(waiting)).status_code == 200


class TestSaving:
    def test_the_file_is_read_by_it(self, analyst: Client, waiting: Return) -> None:
        text = saved(analyst, waiting)
        assert ("Saved as “Contact, monthly”" in text, "All 4 rows can be taken in" in text) == (True, True)

    def test_its_figures_are_told_in_what_it_was_called(self, analyst: Client, waiting: Return) -> None:
        saved(analyst, waiting)
        decide(analyst, kept(), "accept")
        found = Observation.objects.filter(tellings__source__title="Contact return").values_list("printed", flat=True)
        assert sorted(found) == ["100", "104", "5", "N/A"]

    def test_a_line_that_nobody_decided_is_asked_about(self, analyst: Client, waiting: Return) -> None:
        text = saved(analyst, waiting, **{"t1-l2-role": "undecided", "t1-l2-measure": ""})
        assert ("What it is: Calls abandoned: Say what it is, or leave it out." in text) is True
        assert not ReturnLayout.objects.exists()

    def test_naming_its_measure_decides_a_line(self, analyst: Client, waiting: Return) -> None:
        saved(analyst, waiting, **{"t1-l2-role": "undecided"})
        assert kept().layout is not None

    def test_a_measure_that_is_none_is_named_with_the_nearest(self, analyst: Client, waiting: Return) -> None:
        assert "Did you mean “Calls”?" in saved(analyst, waiting, **{"t1-l1-measure": "Cals"})

    @pytest.mark.parametrize("box", ["name", "title", "as_at"])
    def test_what_it_is_must_be_said(self, analyst: Client, waiting: Return, box: str) -> None:
        assert "Fill this in." in saved(analyst, waiting, **{box: ""})

    def test_words_of_the_senders_own_are_understood(self, analyst: Client, liaison: Client) -> None:
        send(liaison, sheet(HEADER, APRIL, "May 2024,104,tbd"), "contact.csv")
        text = saved(analyst, kept(), words="tbd = missing")
        assert "All 4 rows can be taken in" in text

    def test_a_word_without_a_meaning_is_told_so(self, analyst: Client, waiting: Return) -> None:
        assert "write the word, =, and one of" in saved(analyst, waiting, words="tbd")


class TestTheNextOne:
    @pytest.fixture(autouse=True)
    def _first(self, analyst: Client, waiting: Return) -> None:
        saved(analyst, waiting)
        decide(analyst, kept(), "accept")

    @staticmethod
    def newest() -> Return:
        return Return.objects.latest("pk")

    def test_it_is_read_by_itself_and_shows_what_changed(self, analyst: Client, liaison: Client) -> None:
        send(liaison, sheet(HEADER, APRIL, MAY, JUNE), "june.csv")
        text = analyst.get(page(self.newest())).text
        assert [words in text for words in ("New (2)", "The same (4)", "Accept all 6 rows")] == [True] * 3

    def test_three_clicks_take_it_in(self, analyst: Client) -> None:
        send(analyst, sheet(HEADER, APRIL, MAY, JUNE), "june.csv")
        decide(analyst, self.newest(), "accept")
        assert Observation.objects.filter(printed="98").exists()

    def test_a_line_that_is_gone_is_said_precisely(self, analyst: Client, liaison: Client) -> None:
        send(liaison, sheet("Month,Calls", "June 2024,98"), "june.csv")
        text = analyst.get(page(self.newest())).text
        assert "It is nearly as the layout “Contact, monthly” says" in text
        assert "&#x27;Calls abandoned&#x27; is missing" in text

    def test_a_line_that_is_new_is_asked_about_on_the_page_made_ready(self, analyst: Client, liaison: Client) -> None:
        send(liaison, sheet(f"{HEADER},Colour", f"{JUNE},3"), "june.csv")
        found = boxes(analyst, self.newest())
        assert (found["t1-l1-measure"], found["t1-l3-role"], found["name"]) == (
            "Calls",
            "undecided",
            "Contact, monthly",
        )

    def test_the_layout_of_one_sender_does_not_read_for_another(self, analyst: Client) -> None:
        other = client(Role.COMMISSIONING_OFFICER, "Another")
        outsider = client(Role.FORCE_LIAISON, "Another force")
        send(outsider, sheet(HEADER, JUNE), "june.csv")
        assert self.newest().layout is None
        send(other, sheet(HEADER, JUNE), "june.csv")
        assert self.newest().layout is not None

    def test_what_the_office_passes_on_changes_whose_layout_it_is_not(self, analyst: Client) -> None:
        send(analyst, sheet(f"{HEADER},Colour", f"{JUNE},3"), "june.csv")
        owner = ReturnLayout.objects.get().sender
        saved(analyst, self.newest(), **{"t1-l3-role": "aside"})
        assert ReturnLayout.objects.current().get().sender == owner

    def test_a_file_of_another_sender_does_not_take_its_layout_over(self, analyst: Client) -> None:
        send(client(Role.FORCE_LIAISON, "Another force"), sheet(f"{HEADER},Colour", f"{JUNE},3"), "june.csv")
        saved(analyst, self.newest(), **{"name": "Of the other", "t1-l3-role": "aside"})
        assert ReturnLayout.objects.current().count() == 2

    def test_a_sender_is_not_told_what_another_sent(self, analyst: Client) -> None:
        ReturnLayout.objects.update(sender="")
        outsider = client(Role.FORCE_LIAISON, "Another force")
        send(outsider, sheet(HEADER, APRIL, JUNE), "june.csv")
        assert "The last return of this kind" not in outsider.get(page(self.newest())).text
        assert "The last return of this kind" in analyst.get(page(self.newest())).text

    def test_the_name_of_another_senders_layout_is_not_taken_over(self, analyst: Client) -> None:
        send(client(Role.FORCE_LIAISON, "Another force"), sheet(f"{HEADER},Colour", f"{JUNE},3"), "june.csv")
        text = saved(analyst, self.newest(), **{"t1-l3-role": "aside"})
        assert "There is a layout “Contact, monthly” already, for files of force liaison." in text
        assert ReturnLayout.objects.get().retired_at is None

    def test_a_period_that_is_gone_within_its_span_is_missed(self, analyst: Client, liaison: Client) -> None:
        send(liaison, sheet(HEADER, APRIL, JUNE), "june.csv")
        assert "The last return of this kind had these periods." in analyst.get(page(self.newest())).text

    def test_changing_the_layout_keeps_its_name_and_retires_the_old_one(self, analyst: Client) -> None:
        saved(analyst, kept(), **{"t1-l2-role": "aside"})
        assert [one.retired_at is None for one in ReturnLayout.objects.order_by("pk")] == [False, True]


class TestSavedLayouts:
    @pytest.fixture
    def layout(self, analyst: Client, waiting: Return) -> ReturnLayout:
        saved(analyst, waiting)
        return ReturnLayout.objects.get()

    def test_they_are_listed_with_whose_they_are(self, analyst: Client, layout: ReturnLayout) -> None:
        text = analyst.get(reverse("measures:layouts")).text
        assert ("Contact, monthly" in text, "Force liaison" in text) == (True, True)

    def test_one_says_what_its_lines_are_of(self, analyst: Client, layout: ReturnLayout) -> None:
        text = analyst.get(reverse("measures:layout", args=[layout.pk])).text
        assert ("Figures to read" in text, "contact.csv" in text) == (True, True)

    def test_a_retired_one_reads_no_more(self, analyst: Client, liaison: Client, layout: ReturnLayout) -> None:
        analyst.post(reverse("measures:layout", args=[layout.pk]))
        send(liaison, sheet(HEADER, JUNE), "june.csv")
        assert Return.objects.latest("pk").layout is None

    def test_who_does_not_accept_does_not_retire(self, layout: ReturnLayout) -> None:
        holder = client(Role.OFFICE_HOLDER)
        assert holder.post(reverse("measures:layout", args=[layout.pk])).status_code == 403

    def test_who_comes_from_outside_does_not_see_them(self, liaison: Client, layout: ReturnLayout) -> None:
        assert liaison.get(reverse("measures:layouts")).status_code == 403


class TestTheFileItself:
    def test_it_is_downloaded_as_it_came_in(self, analyst: Client, waiting: Return) -> None:
        answer = analyst.get(reverse("measures:return-file", args=[waiting.pk]))
        assert b"".join(answer.streaming_content) == sheet()  # type: ignore[attr-defined]
        assert 'filename="contact.csv"' in answer["Content-Disposition"]

    def test_that_of_another_sender_is_not(self, waiting: Return) -> None:
        stranger = client(Role.FORCE_LIAISON, "Another force")
        assert stranger.get(reverse("measures:return-file", args=[waiting.pk])).status_code == 404
