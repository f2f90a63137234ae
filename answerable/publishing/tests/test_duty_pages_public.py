"""The public page of duties: what is there and what is missing, and that an item turns by the calendar alone."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from answerable.bodies.models import LocalPolicingBody
from answerable.calc.publication import State
from answerable.kit.docx import About, Paragraph
from answerable.kit.http import now
from answerable.kit.pdf import pdf_bytes
from answerable.publishing import operations
from answerable.publishing.making.all import site_of
from answerable.publishing.making.documents import NotThoseBytes
from answerable.publishing.making.documents import make as make_documents
from answerable.publishing.models import PublicationEvidence, Release
from answerable.publishing.operations import NothingChanged, duties, duty_checks
from answerable.publishing.queries.duties import documents
from answerable.publishing.queries.search_page import sought
from answerable.publishing.tests import duty_make, make

pytestmark = pytest.mark.django_db
NOW, FROZEN = "duties/now.html", "duties/index.html"


@pytest.fixture(autouse=True)
def office() -> None:
    make.office()
    duty_make.register()


def alive() -> None:
    """The office's pages speak of today, as those of every real office do."""
    LocalPolicingBody.objects.update(shown_as_at=None)


def state(code: str, on: date = make.SECOND) -> State:
    return duty_make.line(code).state(on)


def test_what_nothing_was_put_up_for_is_not_held_yet() -> None:
    make.release()
    assert state("gifts") == State.NOT_HELD


def test_what_a_part_holds_and_has_nothing_to_show_is_missing() -> None:
    make.release()
    assert state("decisions") == State.MISSING


def test_what_a_part_shows_is_there_and_led_to() -> None:
    make.release()
    assert [(one.text, one.path) for one in duty_make.line("performance-information").held] == [
        ("Measures", "measures/index.html")
    ]


def test_a_page_of_contacts_without_a_postal_address_is_none_to_write_to() -> None:
    make.release()
    assert (state("addresses"), "<h1>Contact" in make.page("contact.html")) == (State.MISSING, True)


def test_the_search_knows_a_document_by_its_summary() -> None:
    duty_make.put_up()
    ((path, page),) = documents()
    entry = sought(path, page.title, page)
    assert entry
    assert (entry.kind, entry.text) == ("Document", "None was offered.")


def test_the_index_of_a_folder_holds_nothing() -> None:
    make.release()
    assert (duty_make.line("decisions").number, make.page("decisions/index.html") != "") == (0, True)


def test_the_page_says_how_many_are_here() -> None:
    make.release()
    text = make.page(FROZEN)
    assert "of 57 items that must be public are here and not out of date, as checked on 21 March 2024." in text
    assert "Not held here yet" in text


def test_a_document_is_public_with_the_next_release_and_not_before() -> None:
    make.release()
    row = duty_make.put_up()
    assert Client().get(f"/documents/gifts-{row.pk}.html").status_code == 404
    make.release("A document.")
    assert "Register of gifts" in make.page(f"documents/gifts-{row.pk}.html")


def test_its_file_goes_out_byte_by_byte() -> None:
    row = duty_make.put_up()
    make.release()
    answer = Client().get(f"/documents/gifts-{row.pk}/gifts.csv")
    assert (answer.content, answer.headers["Content-Type"]) == (duty_make.TABLE, "text/csv; charset=utf-8")


def test_two_documents_of_one_name_do_not_collide() -> None:
    first, second = duty_make.put_up(), duty_make.put_up(content=b"Date,Offer\n", period="2022/23")
    make.release()
    answers = [Client().get(f"/documents/gifts-{one.pk}/gifts.csv").content for one in (first, second)]
    assert answers == [duty_make.TABLE, b"Date,Offer\n"]


def test_other_bytes_than_those_released_never_go_out() -> None:
    duty_make.put_up()
    made = make.release()
    PublicationEvidence.objects.update(content=b"Date,Offer\n2024-05-01,A car\n")
    (one,) = make_documents(site_of(made))
    with pytest.raises(NotThoseBytes, match="restore it from a backup"):
        one.make()


def test_a_document_that_is_withdrawn_goes_and_the_reason_stands() -> None:
    row = duty_make.put_up()
    make.release()
    duties.withdraw(row, because="A line named a person.", by=make.PUBLISHER, at=make.NOON)
    make.release("Withdrawn.")
    assert Client().get(f"/documents/gifts-{row.pk}/gifts.csv").status_code in {404, 410}
    assert (state("gifts"), "A line named a person." in make.page(FROZEN)) == (State.MISSING, True)


def test_an_address_elsewhere_is_led_to() -> None:
    duty_make.put_up(address="https://example.org/gifts")
    make.release()
    assert 'href="https://example.org/gifts"' in make.page(FROZEN)


def test_an_item_that_does_not_apply_is_in_no_number() -> None:
    duty_make.correct(not_ours_because="There is no deputy.")
    make.release()
    assert "of 56 items" in make.page(FROZEN)


def test_without_a_change_there_is_nothing_to_release_the_day_after() -> None:
    alive()
    make.release()
    with time_machine.travel(datetime(2024, 11, 10, 9, tzinfo=UTC), tick=False), pytest.raises(NothingChanged):
        from_now("The same.")


def from_now(note: str) -> Release:
    return operations.release(note=note, by=make.PUBLISHER, at=now())


def test_an_item_turns_by_the_calendar_while_nobody_touches_it() -> None:
    alive()
    duty_make.put_up("interests", as_at=date(2024, 11, 1))
    make.release()
    rows = []
    for day in (datetime(2025, 11, 1, 12, tzinfo=UTC), datetime(2025, 11, 2, 12, tzinfo=UTC)):
        with time_machine.travel(day, tick=False):
            rows.append(row_of("1(e)", make.page(NOW)))
    assert ["Current, due soon" in rows[0], "Out of date" in rows[1]] == [True, True]


def row_of(name: str, text: str) -> str:
    """The head of the group that an item stands in."""
    before, _, _ = text.partition(f"<strong>{name} ")
    return before.rpartition("<h3>")[2]


def test_what_the_calendar_turned_is_to_be_released() -> None:
    alive()
    duty_make.put_up("interests", as_at=date(2024, 11, 1))
    make.release()
    with time_machine.travel(datetime(2025, 12, 1, 12, tzinfo=UTC), tick=False):
        from_now("What fell due.")
        assert "as checked on 1 December 2025" in make.page(FROZEN)


def test_the_page_of_today_tells_nothing_that_is_not_released() -> None:
    make.release()
    duty_make.put_up(title="Not public yet")
    duty_make.correct("interests", because="A secret reason.", every="month")
    text = make.page(NOW)
    assert ("Not public yet" in text, "A secret reason." in text) == (False, False)


def test_an_example_stays_on_its_day() -> None:
    make.release()
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC), tick=False):
        assert "as checked on 21 March 2024" in make.page(NOW)


def test_before_a_release_there_is_no_page_of_today() -> None:
    assert Client().get(f"/{NOW}").status_code == 404


def test_how_the_number_moved_is_public() -> None:
    alive()
    make.release()
    duty_checks.check(by=make.PUBLISHER, at=make.NOON)
    duty_make.put_up()
    make.release("A document.")
    duty_checks.check(by=make.PUBLISHER, at=datetime(2024, 11, 20, 12, tzinfo=UTC))
    assert "How the number moved" in make.page(NOW)


def test_a_document_says_its_form_and_size() -> None:
    content = pdf_bytes(About("Gifts", "Office", make.NOON), [Paragraph("None.")])
    row = duty_make.put_up(name="gifts.pdf", content=content)
    make.release()
    text = make.page(f"documents/gifts-{row.pk}.html")
    assert ("(PDF, " in text, " kB" in text, "It is not in an open form" in text) == (True, True, True)
