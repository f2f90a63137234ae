from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from answerable.kit import audit
from answerable.kit.models import AuditEntry, OutboxMessage
from answerable.people import operations
from answerable.people.models import Invitation, User
from answerable.people.roles import Role
from answerable.people.tests import make
from answerable.people.tests.make import NOW, SYSTEM

pytestmark = pytest.mark.django_db


def last_entry() -> AuditEntry:
    return AuditEntry.objects.get(number=audit.head().number)


class TestInviting:
    def test_the_invitation_goes_into_the_outbox_with_its_link(self) -> None:
        _, token = make.invitation("r.smith@example.org")
        message = OutboxMessage.objects.get()
        assert (message.to, message.one_time_link) == ("r.smith@example.org", True)
        assert f"https://office.example/{token}/" in message.text

    def test_the_token_is_not_kept(self) -> None:
        invitation, token = make.invitation()
        assert token not in {invitation.token_hash, *(str(value) for value in invitation.__dict__.values())}

    def test_the_trail_has_no_address(self) -> None:
        make.invitation("r.smith@example.org")
        assert "smith" not in str(list(AuditEntry.objects.values()))

    def test_a_second_invitation_withdraws_the_first(self) -> None:
        first, _ = make.invitation()
        second, _ = make.invitation()
        assert list(Invitation.objects.open(NOW)) == [second]
        assert last_entry().subject == second.reference
        assert AuditEntry.objects.filter(action="people.invitation_withdrawn", subject=first.reference).exists()

    def test_a_user_is_not_invited_again(self) -> None:
        make.user(email="here@example.org")
        with pytest.raises(operations.AlreadyAUser):
            make.invitation("Here@Example.org")

    def test_the_database_refuses_two_open_invitations_to_one_address(self) -> None:
        made, _ = make.invitation()
        twin = Invitation(email="NEW@example.org", role=Role.ANALYST, token_hash="x", created=NOW, expires=NOW)
        with pytest.raises(IntegrityError), transaction.atomic():
            twin.save()
        assert made.accepted is None


class TestAccepting:
    def test_the_invited_person_becomes_a_user_of_the_role(self) -> None:
        invitation, _ = make.invitation("New@example.org", Role.PUBLISHER)
        user = operations.accept_invitation(invitation, name=" Ada ", password="long enough for us", at=NOW)
        assert (user.email, user.name, user.kind) == ("new@example.org", "Ada", Role.PUBLISHER)
        assert user.check_password("long enough for us")

    def test_it_works_once(self) -> None:
        invitation, _ = make.invitation()
        operations.accept_invitation(invitation, name="Ada", password=None, at=NOW)
        with pytest.raises(operations.InvitationNotOpen):
            operations.accept_invitation(invitation, name="Eve", password=None, at=NOW)

    def test_after_fourteen_days_it_does_not_work(self) -> None:
        invitation, _ = make.invitation()
        with pytest.raises(operations.InvitationNotOpen):
            operations.accept_invitation(invitation, name="Ada", password=None, at=NOW + timedelta(days=14))

    def test_withdrawn_it_does_not_work(self) -> None:
        invitation, _ = make.invitation()
        operations.withdraw_invitation(invitation, by=SYSTEM, at=NOW)
        with pytest.raises(operations.InvitationNotOpen):
            operations.accept_invitation(invitation, name="Ada", password=None, at=NOW)


class TestChanging:
    def test_a_new_role_is_recorded_with_the_old_one(self) -> None:
        user = make.user(Role.ANALYST)
        operations.change_role(user, Role.PUBLISHER, by=SYSTEM, at=NOW)
        assert (last_entry().before, last_entry().after) == ({"role": "analyst"}, {"role": "publisher"})

    def test_the_last_administrator_stays_one(self) -> None:
        only = make.administrator()
        with pytest.raises(operations.LastAdministrator):
            operations.change_role(only, Role.ANALYST, by=SYSTEM, at=NOW)
        with pytest.raises(operations.LastAdministrator):
            operations.deactivate(only, by=SYSTEM, at=NOW)

    def test_one_of_two_administrators_may_go(self) -> None:
        make.administrator()
        other = make.administrator("Other administrator")
        operations.deactivate(other, by=SYSTEM, at=NOW)
        assert list(User.objects.administrators().values_list("name", flat=True)) == ["Administrator"]

    def test_a_new_password_is_told_to_its_owner(self) -> None:
        user = make.user()
        operations.set_password(user, "another long password", by=user.actor, at=NOW)
        assert OutboxMessage.objects.get().subject == "Your password was changed"

    def test_a_new_name_is_not_in_the_trail(self) -> None:
        user = make.user()
        operations.change_name(user, "Zebedee", by=user.actor, at=NOW)
        assert "Zebedee" not in str(list(AuditEntry.objects.values()))
        assert audit.proves(last_entry(), "name", "Zebedee")

    def test_two_users_do_not_share_an_address(self) -> None:
        make.user(email="one@example.org")
        with pytest.raises(operations.AlreadyAUser):
            make.user(Role.PUBLISHER, email="ONE@example.org")

    def test_the_database_refuses_a_role_that_is_none(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            User(email="x@example.org", name="X", role="king", joined=NOW).save()


class TestSecondFactor:
    def test_setting_it_up_gives_ten_recovery_codes(self) -> None:
        codes = operations.set_up_second_factor(make.user(), "JBSWY3DPEHPK3PXP", by=SYSTEM, at=NOW)
        assert len(set(codes)) == 10

    def test_setting_it_up_again_replaces_it(self) -> None:
        user = make.user()
        first = operations.set_up_second_factor(user, "JBSWY3DPEHPK3PXP", by=SYSTEM, at=NOW)
        second = operations.set_up_second_factor(user, "JBSWY3DPEHPK3PXQ", by=SYSTEM, at=NOW)
        assert not set(first) & set(second)

    def test_renewed_codes_replace_the_old_ones(self) -> None:
        user = make.user()
        first = operations.set_up_second_factor(user, "JBSWY3DPEHPK3PXP", by=SYSTEM, at=NOW)
        assert not set(first) & set(operations.renew_recovery_codes(user, by=SYSTEM, at=NOW))

    def test_an_administrator_cannot_drop_their_own(self) -> None:
        admin = make.administrator()
        with pytest.raises(operations.SecondFactorRequired):
            operations.remove_second_factor(admin, by=admin.actor, at=NOW)

    def test_another_administrator_removes_it_and_its_owner_is_told(self) -> None:
        admin, other = make.administrator(), make.administrator("Other administrator")
        operations.remove_second_factor(admin, by=other.actor, at=NOW)
        assert not Authenticator.objects.filter(user=admin).exists()
        assert OutboxMessage.objects.get().to == admin.email


class TestErasing:
    def test_name_address_and_mail_go(self) -> None:
        invitation, _ = make.invitation("gone@example.org")
        user = operations.accept_invitation(invitation, name="Gone Soon", password=None, at=NOW)
        operations.erase(user, by=SYSTEM, at=NOW)
        kept = [*User.objects.values(), *Invitation.objects.values(), *EmailAddress.objects.values()]
        kept += [*OutboxMessage.objects.values(), *AuditEntry.objects.values()]
        assert "gone@example.org" not in str(kept)
        assert "Gone Soon" not in str(kept)

    def test_the_trail_proves_nothing_any_more_and_is_unbroken(self) -> None:
        user = make.user(email="gone@example.org")
        joined = last_entry()
        operations.erase(user, by=SYSTEM, at=NOW)
        assert not audit.proves(joined, "email", "gone@example.org")
        assert audit.verify().unbroken

    def test_somebody_erased_cannot_sign_in(self) -> None:
        user = make.user()
        operations.erase(user, by=SYSTEM, at=NOW)
        assert (user.is_active, user.has_usable_password()) == (False, False)
