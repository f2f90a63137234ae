from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings

from answerable.kit import outbox
from answerable.kit.audit import NotInTransaction
from answerable.kit.models import MessageStatus, OutboxMessage

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
LINK = "https://office.example/invitation/secret-token/"
pytestmark = pytest.mark.django_db(transaction=True)


class AwayBackend(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, email_messages: object) -> int:
        raise ConnectionRefusedError("nobody listens")


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    """What waits is due by the clock."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def delivery(settings: Settings) -> None:
    """An office whose mail server works."""
    settings.MAILERS = ours("django.core.mail.backends.locmem.EmailBackend")


@pytest.fixture
def away(settings: Settings) -> None:
    """An office whose mail server is away."""
    settings.MAILERS = ours(f"{__name__}.AwayBackend")


@pytest.fixture
def no_server(settings: Settings) -> None:
    """An office that has not set up its mail, or the demo."""
    settings.MAILERS = {"default": {"BACKEND": "answerable.kit.outbox.OutboxBackend"}}


def ours(backend: str) -> dict[str, dict[str, str]]:
    return {"default": {"BACKEND": "answerable.kit.outbox.OutboxBackend"}, "delivery": {"BACKEND": backend}}


def send(**more: object) -> OutboxMessage:
    given = {"to": "ada@example.org", "subject": "Hello", "text": f"Open {LINK} now", "at": NOON} | more
    with transaction.atomic():
        written = outbox.send(**given)  # type: ignore[arg-type]
    return OutboxMessage.objects.get(pk=written.pk)


@pytest.mark.usefixtures("delivery")
class TestWithAMailServer:
    def test_a_message_goes_when_its_transaction_is_committed(self) -> None:
        assert send().status == MessageStatus.SENT
        assert [sent.to for sent in mail.outbox] == [["ada@example.org"]]

    def test_nothing_goes_for_what_was_undone(self) -> None:
        with transaction.atomic():
            outbox.send(to="ada@example.org", subject="Hello", text="", at=NOON)
            transaction.set_rollback(True)
        assert (mail.outbox, OutboxMessage.objects.count()) == ([], 0)

    def test_outside_a_transaction_it_is_refused(self) -> None:
        with pytest.raises(NotInTransaction):
            outbox.send(to="ada@example.org", subject="Hello", text="", at=NOON)

    def test_a_message_does_not_go_twice(self) -> None:
        outbox.deliver.call(send().pk)
        assert len(mail.outbox) == 1

    def test_a_one_time_link_goes_out_and_is_not_kept(self) -> None:
        message = send(one_time_link=True)
        assert LINK in mail.outbox[0].body
        assert message.text == f"Open {outbox.CUT} now"

    def test_another_link_is_kept(self) -> None:
        assert LINK in send().text

    def test_a_subject_of_two_lines_becomes_one(self) -> None:
        assert send(subject="Hello\nBcc: all@example.org").subject == "Hello Bcc: all@example.org"

    def test_mail_of_other_packages_comes_through_here(self) -> None:
        EmailMessage("Reset", f"Open {LINK}", None, ["ada@example.org"]).send()
        assert OutboxMessage.objects.get().one_time_link
        assert LINK in mail.outbox[0].body

    def test_an_attachment_is_refused_aloud(self) -> None:
        message = EmailMessage("Report", "See there", None, ["ada@example.org"])
        message.attach("report.txt", "text", "text/plain")
        with pytest.raises(outbox.CannotCarry):
            message.send()


@pytest.mark.usefixtures("away")
class TestWhileTheServerIsAway:
    def test_a_message_waits_and_says_why(self) -> None:
        message = send()
        assert (message.status, message.attempts) == (MessageStatus.WAITING, 1)
        assert message.last_error == "ConnectionRefusedError: nobody listens"

    def test_a_one_time_link_is_not_shown_meanwhile(self) -> None:
        assert LINK not in outbox.shown_text(send(one_time_link=True))

    def test_after_five_attempts_it_has_failed(self) -> None:
        message = send()
        for _ in range(5):
            outbox.deliver.call(message.pk)
        message.refresh_from_db()
        assert (message.status, message.attempts) == (MessageStatus.FAILED, 5)

    def test_a_new_message_takes_only_a_few_earlier_ones_along(self, settings: Settings) -> None:
        for _ in range(5):
            send()
        settings.MAILERS = ours("django.core.mail.backends.locmem.EmailBackend")
        with time_machine.travel(NOON + timedelta(hours=1), tick=False):
            send()
        assert OutboxMessage.objects.filter(status=MessageStatus.SENT).count() == 1 + outbox.TAKEN_ALONG

    def test_a_sweep_waits_for_its_time(self) -> None:
        message = send()
        outbox.sweep(NOON + timedelta(minutes=4))
        message.refresh_from_db()
        assert message.attempts == 1

    def test_a_sweep_sends_what_is_due_once_the_server_is_back(self, settings: Settings) -> None:
        send()
        settings.MAILERS = ours("django.core.mail.backends.locmem.EmailBackend")
        assert outbox.sweep(NOON + timedelta(minutes=5)) == 1
        assert len(mail.outbox) == 1

    def test_the_next_message_takes_it_along(self, settings: Settings) -> None:
        send()
        settings.MAILERS = ours("django.core.mail.backends.locmem.EmailBackend")
        with time_machine.travel(NOON + timedelta(minutes=5)):
            send(to="eve@example.org")
        assert [sent.to for sent in mail.outbox] == [["eve@example.org"], ["ada@example.org"]]

    def test_a_failed_message_can_be_tried_again(self, settings: Settings) -> None:
        message = send()
        OutboxMessage.objects.update(status=MessageStatus.FAILED, attempts=5)
        settings.MAILERS = ours("django.core.mail.backends.locmem.EmailBackend")
        outbox.try_again(message)
        message.refresh_from_db()
        assert message.status == MessageStatus.SENT


@pytest.mark.usefixtures("no_server")
class TestWithoutAMailServer:
    def test_a_message_is_kept_to_be_read(self) -> None:
        message = send(one_time_link=True)
        assert message.status == MessageStatus.KEPT
        assert LINK in outbox.shown_text(message)

    def test_its_link_is_shown_though_the_worker_has_not_looked_at_it_yet(self) -> None:
        message = send(one_time_link=True)
        OutboxMessage.objects.update(status=MessageStatus.WAITING)
        message.refresh_from_db()
        assert LINK in outbox.shown_text(message)

    def test_there_is_no_delivery(self) -> None:
        assert outbox.DELIVERY not in mailers


def test_what_was_sent_to_an_address_can_be_forgotten() -> None:
    send(to="Ada@example.org")
    assert outbox.forget("ada@example.org") == 1


def test_the_time_of_sending_is_kept(settings: Settings) -> None:
    settings.MAILERS = ours("django.core.mail.backends.locmem.EmailBackend")
    assert send().sent == NOON


def test_the_database_refuses_sent_without_a_time() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxMessage.objects.create(to="a@example.org", subject="", text="", created=NOON, status=MessageStatus.SENT)
