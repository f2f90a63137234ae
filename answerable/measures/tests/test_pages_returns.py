"""What a page says of files that are not as they should be. Nothing of them is ever taken in by sending them."""

import pytest
from django.conf import settings
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from answerable.measures.intake.returns import OPTIONAL, REQUIRED
from answerable.measures.models import Observation, Return
from answerable.measures.tests.page_make import SCRIPT, client, kept, page, send, text_after
from answerable.measures.tests.record_make import file, measure, record, row, source, tidy
from answerable.measures.views.column_words import COLUMN_WORDS
from answerable.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


class TestFilesThatAreRead:
    """Forms that offices' programs write, each understood as it is meant."""

    @pytest.mark.parametrize(
        "content",
        [
            b"\xef\xbb\xbf" + file(tidy()),
            file(tidy(note="caf\xe9"), encoding="cp1252"),
            file(tidy(), encoding="utf-16"),
            file(tidy(), delimiter=";"),
            file(tidy(), delimiter="\t"),
            file(tidy()).replace(b"\n", b"\r\n"),
            file(tidy(note="said, twice")),
            file(tidy(value="1,753")),
            file(tidy(period_start="01/01/2023")),
            file(dict(reversed(tidy().items()))),
        ],
        ids=["mark", "cp1252", "utf-16", "semicolons", "tabs", "crlf", "quotes", "commas", "british-day", "reordered"],
    )
    def test_it_can_be_taken_in(self, content: bytes) -> None:
        assert "Its one row can be taken in" in send(client(), content).text

    def test_nothing_is_written_by_sending_it(self) -> None:
        send(client(), file(tidy()))
        assert not Observation.objects.exists()


class TestFilesThatAreNot:
    """Each is told at once what is wrong and what to do, by row and column where there is one."""

    @pytest.mark.parametrize(
        ("cells", "said"),
        [
            ({"as_at": "45372"}, "Excel&#x27;s number for 2024-03-21"),
            ({"value": "=SUM(B2:B9)"}, "is a formula: paste the values only"),
            ({"value": "about twelve"}, "is not a number"),
            ({"measure": "cals"}, "did you mean &#x27;calls&#x27;?"),
            ({"area": "E23000081"}, "did you mean &#x27;E23000018&#x27;?"),
            ({"period_start": "2024-02-30"}, "is not a day"),
            ({"period_end": "2022-12-31"}, "before it starts on 2023-01-01"),
            ({"breakdown": SCRIPT}, "has no breakdown"),
            ({"value": ""}, "there is no value"),
        ],
    )
    def test_a_wrong_cell_is_named(self, cells: dict[str, str], said: str) -> None:
        assert said.casefold() in text_after(tidy(**cells)).casefold()

    def test_a_share_of_640_percent_is_refused(self) -> None:
        measure("share", unit="percent")
        assert "640 is more than 100%" in text_after(tidy(measure="share", value="640"))

    def test_a_missing_column_is_named(self) -> None:
        cells = tidy()
        del cells["as_at"]
        assert "This column is missing" in text_after(cells)

    def test_an_extra_column_is_named(self) -> None:
        assert "did you mean &#x27;value&#x27;?" in text_after(tidy(valeu="1"))

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"\x00\x01\x02\x03" * 100, "this is not text"),
            (b"PK\x03\x04" + b"\x00" * 100, "this file cannot be read"),
            (b"%PDF-1.7 and so on", "this is a PDF"),
            (b"Dear all,\nplease find attached", "no table of figures can be seen in it"),
            (b"\n\n  \n", "it is empty"),
            (file(tidy()).split(b"\n")[0], "no row below it"),
            (file(tidy()) + b"calls,E23000018\n", "2 cells where the header has 7"),
        ],
        ids=["binary", "workbook-named-csv", "pdf", "letter", "blank", "header-only", "short-row"],
    )
    def test_what_is_no_tidy_csv_is_told_so(self, content: bytes, said: str) -> None:
        assert said.casefold() in send(client(), content).text.casefold()

    def test_an_empty_file_is_not_kept(self) -> None:
        assert "This file is empty" in send(client(), b"").text
        assert not Return.objects.exists()

    def test_choosing_no_file_is_said_at_the_field(self) -> None:
        text = client().post(reverse("measures:returns"), {}).text
        assert "There is a problem" in text
        assert "Choose the file to send" in text

    def test_more_than_the_limit_is_413_before_it_is_read(self) -> None:
        browser = client()
        answer = browser.post(
            reverse("measures:returns"),
            b"",
            content_type="multipart/form-data; boundary=x",
            headers={"content-length": str(settings.UPLOAD_LIMIT + 1)},
        )
        assert answer.status_code == 413

    def test_a_file_that_is_wrong_in_every_row_is_not_read_to_its_end(self) -> None:
        text = send(client(), file(tidy()) + b"x,y,z\n" * 11_000).text
        assert "More than 10,000 problems: nothing after row 10003 was read" in text

    def test_a_script_in_a_cell_shows_as_text(self) -> None:
        text = text_after(tidy(measure=SCRIPT), tidy(note=SCRIPT, printed=SCRIPT, locator=SCRIPT))
        assert SCRIPT not in text
        assert "&lt;script&gt;" in text

    def test_a_script_in_the_name_of_a_file_shows_as_text(self) -> None:
        browser = client()
        send(browser, file(tidy()), "<b>x<b>.csv")
        text = browser.get(reverse("measures:returns")).text
        assert "<b>x" not in text
        assert "&lt;b&gt;x" in text


class TestRowsThatMeetWhatIsHeld:
    def test_a_duplicate_is_harmless(self) -> None:
        record(row(locator="row 2"))
        text = text_after(tidy())
        assert "Already held: nothing to do" in text
        assert "differ" not in text.split("<h2")[0]

    def test_a_later_value_is_asked_about_beside_the_held_one(self) -> None:
        source("report")
        record(row())
        text = text_after(tidy(value="120", source="return", as_at="2024-12-05"))
        assert "100, as at 21 March 2024 (report)" in text
        assert "120, as at 5 December 2024" in text
        assert "Why does 1 figure differ from what is held?" in text

    def test_a_rival_of_the_same_day_contradicts(self) -> None:
        record(row())
        assert "Contradicts a held figure" in text_after(tidy(value="120", source="other"))

    def test_rivals_in_one_file_are_told_so(self) -> None:
        assert "in another row of this file" in text_after(tidy(), tidy(value="120", source="other"))


class TestWhoSeesWhat:
    def test_the_same_file_again_is_the_same_return(self) -> None:
        browser = client()
        send(browser, file(tidy()))
        assert "You sent this same file before" in send(browser, file(tidy())).text
        assert Return.objects.count() == 1

    def test_the_same_file_of_two_people_is_two_returns_that_name_each_other(self) -> None:
        send(client(Role.FORCE_LIAISON), file(tidy()))
        assert "This same file was also sent as" in send(client(), file(tidy())).text

    def test_a_force_liaison_sees_only_their_own(self) -> None:
        send(client(), file(tidy()), "of-the-office.csv")
        liaison = client(Role.FORCE_LIAISON)
        assert "of-the-office.csv" not in liaison.get(reverse("measures:returns")).text
        assert liaison.get(page(kept())).status_code == 404

    def test_a_force_liaison_does_not_decide(self) -> None:
        liaison = client(Role.FORCE_LIAISON)
        assert "It waits for a decision" in send(liaison, file(tidy())).text
        assert liaison.post(page(kept()), {"decision": "accept"}).status_code == 403

    def test_an_office_holder_sees_and_does_not_send(self) -> None:
        holder = client(Role.OFFICE_HOLDER)
        assert "Send one in" not in holder.get(reverse("measures:returns")).text
        assert send(holder, file(tidy())).status_code == 403

    def test_a_provider_sees_none(self) -> None:
        assert client(Role.PROVIDER).get(reverse("measures:returns")).status_code == 403


class TestFillingOneIn:
    def test_the_template_has_the_measures_of_a_subject(self) -> None:
        text = client(Role.FORCE_LIAISON).get(reverse("measures:template"), {"subject": "calling"}).text
        assert text.splitlines()[1].startswith("calls,E23000018,")

    def test_a_subject_that_is_none_gives_the_header_alone(self) -> None:
        assert len(client().get(reverse("measures:template"), {"subject": SCRIPT}).text.splitlines()) == 1

    def test_a_subject_with_a_nul_is_no_fault(self) -> None:
        assert client().get(reverse("measures:template"), {"subject": "a\x00"}).status_code == 200

    def test_the_columns_are_explained(self) -> None:
        text = client(Role.FORCE_LIAISON).get(reverse("measures:columns")).text
        assert ("period_start" in text, "E23000018" in text) == (True, True)

    def test_every_column_that_is_read_is_explained(self) -> None:
        assert {one.name: one.needed for one in COLUMN_WORDS} == dict.fromkeys(OPTIONAL, False) | dict.fromkeys(
            REQUIRED, True
        )


def test_a_verdict_asks_no_more_of_the_database_for_more_rows(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    days = [f"2023-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    browser = client()
    send(browser, file(*(tidy(period_start=day, period_end=day, value=str(n)) for n, day in enumerate(days))))
    with django_assert_max_num_queries(30):
        assert browser.get(page(kept()), {"page": "3"}).status_code == 200
