from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from answerable.kit import audit, outbox
from answerable.kit.models import MessageStatus, OutboxMessage
from answerable.people import operations
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests import make
from answerable.people.tests.make import NOW, SYSTEM

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def admin() -> User:
    return make.administrator()


@pytest.fixture
def administering(admin: User) -> Client:
    return make.client(admin)


@pytest.fixture
def caseworker() -> User:
    return make.user(Role.CASEWORKER)


@pytest.fixture
def office_holder() -> User:
    return make.user(Role.OFFICE_HOLDER)


@pytest.mark.parametrize("name", ["people", "invite", "outbox", "trail", "trail-check"])
class TestWhoMaySeeThem:
    def test_an_administrator_may(self, name: str, administering: Client) -> None:
        assert administering.get(reverse(f"people:{name}")).status_code == 200

    def test_a_caseworker_may_not_and_reads_who_may(self, name: str, caseworker: User) -> None:
        answer = make.client(caseworker).get(reverse(f"people:{name}"))
        assert (answer.status_code, "administrator" in answer.text) == (403, True)

    def test_who_is_not_signed_in_is_led_to_the_sign_in(self, name: str) -> None:
        assert Client().get(reverse(f"people:{name}"))["Location"].startswith(reverse("account_login"))


class TestPeople:
    def test_everybody_is_listed_and_found_by_name(self, administering: Client, caseworker: User) -> None:
        page = reverse("people:people")
        assert caseworker.email in administering.get(page, {"q": "casework"}).text
        assert caseworker.email not in administering.get(page, {"q": "publisher"}).text

    def test_an_administrator_invites(self, administering: Client) -> None:
        given = {"email": "new@example.org", "role": "publisher"}
        answer = administering.post(reverse("people:invite"), given, follow=True)
        assert "new@example.org, as publisher, until" in answer.text

    def test_a_caseworker_does_not_invite(self, caseworker: User) -> None:
        given = {"email": "new@example.org", "role": "administrator"}
        assert make.client(caseworker).post(reverse("people:invite"), given).status_code == 403
        assert not OutboxMessage.objects.exists()

    def test_inviting_a_user_is_refused_at_the_field(self, administering: Client, caseworker: User) -> None:
        answer = administering.post(reverse("people:invite"), {"email": caseworker.email, "role": "analyst"})
        assert "is a user already" in answer.text

    def test_an_invitation_is_withdrawn(self, administering: Client) -> None:
        invitation, _ = make.invitation()
        answer = administering.post(reverse("people:withdraw", args=[invitation.pk]), follow=True)
        assert "Nobody." in answer.text

    def test_a_role_is_changed(self, administering: Client, caseworker: User) -> None:
        page = reverse("people:change-role", args=[caseworker.pk])
        assert "is now publisher" in administering.post(page, {"role": "publisher"}, follow=True).text

    def test_a_role_that_is_none_is_refused(self, administering: Client, caseworker: User) -> None:
        page = reverse("people:change-role", args=[caseworker.pk])
        assert "one of the roles" in administering.post(page, {"role": "king"}, follow=True).text

    def test_the_last_administrator_reads_why_not(self, administering: Client, admin: User) -> None:
        answer = administering.post(reverse("people:deactivate", args=[admin.pk]), follow=True)
        assert "last administrator" in answer.text

    def test_somebody_is_deactivated_and_let_in_again(self, administering: Client, caseworker: User) -> None:
        gone = administering.post(reverse("people:deactivate", args=[caseworker.pk]), follow=True)
        assert "can no longer sign in" in gone.text
        back = administering.post(reverse("people:reactivate", args=[caseworker.pk]), follow=True)
        assert "can sign in again" in back.text

    def test_a_lost_telephone_is_helped(self, administering: Client, caseworker: User) -> None:
        operations.set_up_second_factor(caseworker, "JBSWY3DPEHPK3PXP", by=SYSTEM, at=NOW)
        page = reverse("people:remove-second-factor", args=[caseworker.pk])
        assert "is off" in administering.post(page, follow=True).text

    def test_personal_data_are_erased_after_asking(self, administering: Client, caseworker: User) -> None:
        page = reverse("people:erase", args=[caseworker.pk])
        assert "cannot be undone" in administering.get(page).text
        assert f"Former user {caseworker.pk}" in administering.post(page, follow=True).text

    @pytest.mark.parametrize("name", ["change-role", "deactivate", "reactivate", "remove-second-factor"])
    def test_nothing_is_changed_by_looking(self, administering: Client, caseworker: User, name: str) -> None:
        assert administering.get(reverse(f"people:{name}", args=[caseworker.pk])).status_code == 405

    def test_a_script_in_a_name_shows_as_text(self, administering: Client) -> None:
        user = make.user(name=SCRIPT, email="x@example.org")
        for page in (reverse("people:people"), reverse("people:person", args=[user.pk])):
            assert SCRIPT not in administering.get(page).text


class TestAccount:
    def test_it_says_what_the_role_allows(self, caseworker: User) -> None:
        assert "see the office" in make.client(caseworker).get(reverse("people:account")).text

    def test_a_volunteer_has_one_too(self) -> None:
        answer = make.client(make.user(Role.VOLUNTEER)).get(reverse("people:account"))
        assert "see your own matters" in answer.text

    def test_the_name_is_changed(self, caseworker: User) -> None:
        answer = make.client(caseworker).post(reverse("people:change-name"), {"name": "Ada"}, follow=True)
        assert "Your name was changed" in answer.text

    def test_a_name_is_asked_for(self, caseworker: User) -> None:
        answer = make.client(caseworker).post(reverse("people:change-name"), {"name": " "})
        assert "There is a problem" in answer.text

    def test_the_second_factor_is_offered(self, caseworker: User) -> None:
        assert "Set it up" in make.client(caseworker).get(reverse("people:second-factor")).text


class TestTrail:
    def test_an_office_holder_reads_it(self, office_holder: User) -> None:
        assert "people.joined" in make.client(office_holder).get(reverse("people:trail")).text

    def test_it_says_that_it_is_unbroken(self, administering: Client) -> None:
        assert "The chain is unbroken" in administering.get(reverse("people:trail")).text

    def test_it_says_that_it_is_broken(self, administering: Client) -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE kit_auditentry SET role = 'x' WHERE number = 1")
        assert "Entry 1 was changed" in administering.get(reverse("people:trail")).text

    def test_a_trail_too_long_to_be_read_at_once_leads_to_its_check(
        self, administering: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("answerable.people.queries.QUICK", 0)
        assert "Its head is" in administering.get(reverse("people:trail")).text

    def test_it_is_filtered_by_subject(self, administering: Client, caseworker: User) -> None:
        page = administering.get(reverse("people:trail"), {"subject": caseworker.reference})
        assert page.context["table"].total == 1

    def test_a_kind_of_subject_stands_for_all_of_it(self, administering: Client) -> None:
        assert administering.get(reverse("people:trail"), {"subject": "user"}).context["table"].total == 2

    def test_it_is_filtered_by_action(self, administering: Client) -> None:
        page = administering.get(reverse("people:trail"), {"action": "people.second_factor_set_up"})
        assert page.context["table"].total == 1

    @pytest.mark.parametrize(
        ("given", "found"),
        [
            ({"until": "2024-11-06"}, 0),
            ({"until": "9999-12-31"}, 2),
            ({"since": "2024-11-07", "until": "2024-11-07"}, 2),
            ({"since": "2024-11-08"}, 0),
        ],
    )
    def test_it_is_filtered_by_day(self, administering: Client, given: dict[str, str], found: int) -> None:
        assert administering.get(reverse("people:trail"), given).context["table"].total == found

    def test_a_day_that_is_none_is_said_to_be_wrong(self, administering: Client) -> None:
        assert "There is a problem" in administering.get(reverse("people:trail"), {"since": "yesterday"}).text

    def test_a_long_trail_has_pages(self, administering: Client) -> None:
        with transaction.atomic():
            audit.record_many(audit.Entry("a.b", SYSTEM, NOW, f"thing:{n}") for n in range(60))
        page = administering.get(reverse("people:trail"), {"page": "2"})
        assert "Showing 51 to 62 of 62" in page.text

    def test_an_entry_shows_before_and_after(self, administering: Client, caseworker: User) -> None:
        operations.change_role(caseworker, Role.PUBLISHER, by=SYSTEM, at=NOW)
        text = administering.get(reverse("people:trail-entry", args=[audit.head().number])).text
        assert "caseworker" in text
        assert "publisher" in text

    def test_an_entry_does_not_show_personal_values(self, administering: Client, caseworker: User) -> None:
        text = administering.get(reverse("people:trail-entry", args=[audit.head().number])).text
        assert "kept as a keyed hash only" in text
        assert caseworker.email not in text

    def test_an_entry_that_is_not_there_is_404(self, administering: Client) -> None:
        assert administering.get(reverse("people:trail-entry", args=[99])).status_code == 404

    def test_an_unbroken_chain_says_so(self, administering: Client) -> None:
        text = administering.get(reverse("people:trail-check"), {"head": str(audit.head())}).text
        assert "The chain is unbroken" in text

    def test_a_broken_chain_says_where(self, administering: Client) -> None:
        later = audit.Head(99, "a" * 64)
        text = administering.get(reverse("people:trail-check"), {"head": str(later)}).text
        assert "Entry 99 is lost" in text

    def test_what_is_no_head_is_not_checked(self, administering: Client) -> None:
        assert "This is not a head" in administering.get(reverse("people:trail-check"), {"head": "x"}).text


class TestOutbox:
    @pytest.fixture
    def message(self) -> OutboxMessage:
        with transaction.atomic():
            return outbox.send(to="ada@example.org", subject=f"Hello {SCRIPT}", text=f"Dear Ada {SCRIPT}", at=NOW)

    def test_messages_are_listed_and_found(self, administering: Client, message: OutboxMessage) -> None:
        page = reverse("people:outbox")
        assert administering.get(page, {"q": "ada", "status": "waiting"}).context["table"].total == 1
        assert administering.get(page, {"q": "ada", "status": "failed"}).context["table"].total == 0
        assert administering.get(page, {"q": "a\x00da"}).context["table"].total == 1

    def test_a_message_is_text_and_never_html(self, administering: Client, message: OutboxMessage) -> None:
        text = administering.get(reverse("people:outbox-message", args=[message.pk])).text
        assert "Dear Ada &lt;script&gt;" in text
        assert SCRIPT not in text

    def test_a_caseworker_does_not_read_mail(self, caseworker: User, message: OutboxMessage) -> None:
        page = reverse("people:outbox-message", args=[message.pk])
        assert make.client(caseworker).get(page).status_code == 403

    def test_a_failed_message_is_tried_again(self, administering: Client, message: OutboxMessage) -> None:
        OutboxMessage.objects.update(status=MessageStatus.FAILED, attempts=5)
        administering.post(reverse("people:outbox-try-again", args=[message.pk]))
        message.refresh_from_db()
        assert (message.status, message.attempts) == (MessageStatus.WAITING, 0)

    def test_the_waiting_messages_are_swept(self, administering: Client, message: OutboxMessage) -> None:
        OutboxMessage.objects.update(created=NOW - timedelta(days=1))
        assert "went" in administering.post(reverse("people:outbox-sweep"), follow=True).text
