"""Today tells each who signs in what waits for them, and nothing else."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from time_machine import TimeMachineFixture

from answerable.kit import outbox
from answerable.kit.models import MessageStatus, OutboxMessage
from answerable.measures.models import Measure
from answerable.measures.tests.page_make import client, send
from answerable.measures.tests.record_make import file, measure, record, row, tidy
from answerable.people.roles import Role
from answerable.people.tests import make
from answerable.people.tests.make import NOW
from answerable.publishing.tests import make as publishing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _measure(db: None, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(NOW)
    measure()


def today(role: Role = Role.ANALYST) -> str:
    """What somebody of a role reads first."""
    return client(role).get(reverse("today")).text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_when_nothing_waits_it_says_so_to_every_role(role: Role) -> None:
    publishing.office(publishing.told("2023/24", "9"))
    publishing.release()
    assert "Nothing waits for you." in today(role)


def test_what_was_done_since_the_last_release_leads_a_publisher_to_it() -> None:
    text = today(Role.PUBLISHER)
    assert ("Unreleased changes" in text, "What would change" in text) == (True, True)


def test_who_may_not_release_is_told_that_it_waits_for_another() -> None:
    assert "somebody who may release" in today(Role.CASEWORKER)


def test_a_dispute_leads_to_where_it_is_settled() -> None:
    record(row(), row("120", source="other"))
    text = today()
    assert ("Disputes to settle (1)" in text, "Calls, 2023" in text) == (True, True)


def test_a_return_waits_for_the_office_with_the_role_of_its_sender() -> None:
    send(client(Role.FORCE_LIAISON), file(tidy()))
    text = today(Role.SCRUTINY_OFFICER)
    assert ("Returns that await a verdict (1)" in text, "by force liaison" in text) == (True, True)


def test_a_force_liaison_sees_only_what_they_sent() -> None:
    record(row(), row("120", source="other"))
    send(client(), file(tidy()), "of-the-office.csv")
    text = today(Role.FORCE_LIAISON)
    assert ("of-the-office.csv" in text, "Disputes" in text) == (False, False)


def test_a_force_liaison_sees_their_own_return_wait() -> None:
    send(client(Role.FORCE_LIAISON), file(tidy()))
    assert "Your returns that await a verdict (1)" in today(Role.FORCE_LIAISON)


def test_a_volunteer_sees_nothing_of_the_office() -> None:
    record(row(), row("120", source="other"))
    assert "Nothing waits for you." in today(Role.VOLUNTEER)


def test_definitions_due_for_review_are_counted_and_the_first_few_named() -> None:
    for number in range(7):
        measure(f"old-{number}")
    Measure.objects.filter(code__startswith="old").update(reviewed=date(2001, 1, 1), next_review=date(2002, 1, 1))
    text = today()
    assert ("Old 0, due on 1 January 2002" in text, "Old 6, due" in text) == (True, False)


class TestMail:
    @pytest.fixture(autouse=True)
    def _stuck(self, db: None) -> None:
        with transaction.atomic():
            outbox.send(to="ada@example.org", subject="An invitation", text="Come in", at=NOW)
        OutboxMessage.objects.update(status=MessageStatus.FAILED)

    def test_an_administrator_sees_what_has_not_gone(self) -> None:
        text = make.client(make.administrator()).get(reverse("today")).text
        assert "An invitation, failed" in text

    def test_an_analyst_does_not(self) -> None:
        assert "An invitation" not in today()


def test_who_is_not_signed_in_is_led_to_the_sign_in() -> None:
    assert Client().get(reverse("today")).status_code == 302
