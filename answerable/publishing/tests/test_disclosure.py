"""What the disclosure check finds on the pages of a proposal, and what it keeps of it."""

import logging
import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from answerable.kit.models import AuditEntry
from answerable.publishing.models import Change, Disclosure, Proposal, Release
from answerable.publishing.operations import proposals
from answerable.publishing.operations.disclosure import examine
from answerable.publishing.operations.releasing import NothingChanged
from answerable.publishing.operations.withdrawals import withdraw
from answerable.publishing.tests import make
from answerable.scrutiny.models import PrivateMeeting, PublicQuestion

pytestmark = pytest.mark.django_db

CLOSED = "The caretaker of the hall will be asked to leave before the summer is over."
PAGE = "measures/videos.html"


def drafted(why: str, **more: str) -> Proposal:
    """A first release under way in which the reason of a measure says `why`."""
    told = tuple(
        make.define("videos", why=why, **{"title": "Videos sent in", **more}) if one.code == "videos" else one
        for one in make.DEFINITIONS
    )
    make.office(definitions=told)
    return proposals.draft(note="All.", by=make.PUBLISHER, at=make.NOON)


def found(held: Proposal, sort: str, path: str = PAGE) -> list[Disclosure]:
    return list(held.disclosures.filter(sort=sort, path=path))


def test_a_telephone_number_stops_the_release_and_is_kept_nowhere_whole(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        held = drafted("Ring 07700 900123 about it.")
    [one] = found(held, Disclosure.Sort.PERSON)
    assert one.stops
    assert one.words == "a telephone number: 07••• ••••23"
    told = AuditEntry.objects.filter(action__startswith="release").values_list("after_json")
    assert "900123" not in f"{list(Disclosure.objects.values_list())} {list(told)} {caplog.text}"


def test_the_contact_of_the_office_is_its_own() -> None:
    assert not found(drafted("Write to office@example.org about it."), Disclosure.Sort.PERSON)


def test_eight_words_of_a_private_note_stop_it_and_two_are_shown() -> None:
    PrivateMeeting.objects.create(on=make.SECOND, notes=CLOSED, written_by="user:1", written_at=make.NOON)
    [one] = found(drafted(f"As was said, {CLOSED.lower()}"), Disclosure.Sort.RESTRICTED)
    assert one.stops
    assert one.words == "15 words in a row of the notes of a private meeting: “the caretaker …”"


def test_seven_words_of_it_do_not() -> None:
    PrivateMeeting.objects.create(on=make.SECOND, notes=CLOSED, written_by="user:1", written_at=make.NOON)
    assert not found(drafted("The caretaker of the hall will be there."), Disclosure.Sort.RESTRICTED)


def asked(**facts: object) -> None:
    PublicQuestion.objects.create(
        year=2024, number=1, token_hash="a" * 64, asked_at=make.NOON, asked_on=make.SECOND, **facts
    )


def test_the_name_of_who_asked_and_is_not_to_be_named_stops_it() -> None:
    asked(text="Why?", name="Wilhelmina Quillan")
    [one] = found(drafted("So Wilhelmina  Quillan asked."), Disclosure.Sort.PERSON)
    assert "Quillan" not in one.words


def test_what_was_left_out_of_a_question_stops_it() -> None:
    asked(text=f"Why is that?\n{CLOSED}", shown_text="Why is that?")
    assert found(drafted(CLOSED), Disclosure.Sort.RESTRICTED)


def test_what_is_shown_of_a_question_does_not() -> None:
    asked(text=CLOSED, shown_text=CLOSED)
    assert not found(drafted(CLOSED), Disclosure.Sort.RESTRICTED)


def test_a_very_long_title_is_advice() -> None:
    [one] = found(drafted("Why.", title="Videos " * 24), Disclosure.Sort.LONG_TITLE)
    assert not one.stops


def test_a_text_that_few_can_read_is_advice() -> None:
    hard = "Interdepartmental accountability arrangements notwithstanding considerable organisational preoccupation necessitate comprehensive reconsideration. "
    assert [one.stops for one in found(drafted(hard * 9), Disclosure.Sort.READING)] == [False]


def test_an_ordinary_office_has_nothing_that_stops() -> None:
    assert not drafted("It tells how many were sent.").disclosures.filter(stops=True).exists()


def test_a_page_that_did_not_change_is_not_asked_about_again() -> None:
    make.office()
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    held = proposals.draft(note="More.", by=make.PUBLISHER, at=make.NOON)
    held.pages.update(change=Change.SAME)
    assert examine(held, by=make.PUBLISHER, at=make.NOON) == 0
    assert not held.disclosures.exists()


def test_looking_again_keeps_what_was_settled() -> None:
    held = drafted("Ring 07700 900123 about it.")
    held.disclosures.update(settled_at=make.NOON, settled_because="For drama.")
    assert examine(held, by=make.PUBLISHER, at=make.NOON) == 0
    assert set(held.disclosures.values_list("settled_because", flat=True)) == {"For drama."}


@pytest.mark.django_db(transaction=True)
def test_who_withdraws_while_another_releases_is_not_undone() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")
    make.office()
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))

    def release() -> None:
        try:
            make.release("More.")
        except NothingChanged:
            pass
        finally:
            connections.close_all()

    def take() -> None:
        try:
            withdraw(PAGE, title="A measure", reason="Why.", by=make.PUBLISHER, at=make.NOON + timedelta(hours=1))
        finally:
            connections.close_all()

    both = [threading.Thread(target=release), threading.Thread(target=take)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert Release.objects.count() == 3
    assert "This page was withdrawn" in make.page(PAGE)
    assert Release.objects.latest("number").pages.filter(path="measures/drones.html").exists()
