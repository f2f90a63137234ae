"""Every write about people. The audit trail has references and keyed hashes only, never a name or an address."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.template.loader import render_to_string

from answerable.kit import audit, outbox
from answerable.kit.audit import Actor
from answerable.people.models import INVITATION_LASTS, Invitation, User
from answerable.people.roles import Role


class PeopleError(Exception):
    """Something that cannot be done; its words are a sentence for the page."""


class AlreadyAUser(PeopleError):
    """Somebody with this address is a user already."""


class InvitationNotOpen(PeopleError):
    """The invitation was used, withdrawn, or has run out."""


class LastAdministrator(PeopleError):
    """Nobody would be left who can let people in."""


class SecondFactorRequired(PeopleError):
    """This role must keep its second factor."""


@transaction.atomic
def create_user(*, email: str, name: str, role: Role, password: str | None, by: Actor, at: datetime) -> User:
    """Make a user, as the demo and an accepted invitation do. Without a password they come by single sign-on.

    Raises `AlreadyAUser`. The password is taken as given: forms check it.
    """
    email = email.strip().lower()
    if User.objects.filter(email__iexact=email).exists():
        raise AlreadyAUser("Somebody with this address is a user already.")
    user = User(email=email, name=name.strip(), role=role, joined=at)
    user.set_password(password)
    user.save()
    # allauth trusts an address that stands here: the invitation has proved it.
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    personal = {"name": user.name, "email": email}
    audit.record("people.joined", by=by, at=at, subject=user.reference, after={"role": role}, personal=personal)
    return user


@transaction.atomic
def invite(*, email: str, role: Role, by: Actor, at: datetime, link: Callable[[str], str]) -> Invitation:
    """Invite somebody by mail. `link` makes the address of the page from a token, which is kept nowhere but there.

    An earlier invitation that was not answered is withdrawn. Raises `AlreadyAUser`.
    """
    email = email.strip().lower()
    if User.objects.filter(email__iexact=email).exists():
        raise AlreadyAUser("Somebody with this address is a user already.")
    for earlier in Invitation.objects.unanswered().filter(email__iexact=email):
        withdraw_invitation(earlier, by=by, at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        role=role,
        token_hash=hash_of(token),
        invited_by=by.reference,
        created=at,
        expires=at + INVITATION_LASTS,
    )
    told = {"address": link(token), "role": role.label, "expires": invitation.expires}
    text = render_to_string("people/mail/invitation.txt", told)
    outbox.send(to=email, subject="You are invited to Answerable", text=text, at=at, one_time_link=True)
    after = {"role": role, "expires": invitation.expires}
    audit.record("people.invited", by=by, at=at, subject=invitation.reference, after=after, personal={"email": email})
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """Make an unanswered invitation's link useless. Raises `InvitationNotOpen` when it was answered meanwhile."""
    if not Invitation.objects.unanswered().filter(pk=invitation.pk).update(withdrawn=at):
        raise InvitationNotOpen("This invitation was answered or withdrawn already.")
    audit.record("people.invitation_withdrawn", by=by, at=at, subject=invitation.reference)


@transaction.atomic
def accept_invitation(invitation: Invitation, *, name: str, password: str | None, at: datetime) -> User:
    """The invited person becomes a user. Without a password they come by single sign-on.

    Raises `InvitationNotOpen` when it was used, withdrawn or has run out, `AlreadyAUser`.
    """
    open_now = Invitation.objects.open(at).select_for_update().filter(pk=invitation.pk).first()
    if open_now is None:
        raise InvitationNotOpen("This invitation was used or withdrawn, or it has run out. Ask for a new one.")
    by = Actor(open_now.reference, open_now.role)
    user = create_user(email=open_now.email, name=name, role=open_now.kind, password=password, by=by, at=at)
    Invitation.objects.filter(pk=open_now.pk).update(accepted=at, user=user)
    after = {"user": user.reference}
    audit.record("people.invitation_accepted", by=user.actor, at=at, subject=open_now.reference, after=after)
    return user


@transaction.atomic
def change_name(user: User, name: str, *, by: Actor, at: datetime) -> None:
    """Call somebody otherwise."""
    user.name = name.strip()
    user.save(update_fields=["name"])
    audit.record("people.renamed", by=by, at=at, subject=user.reference, personal={"name": user.name})


@transaction.atomic
def set_password(user: User, password: str, *, by: Actor, at: datetime, tell: bool = True) -> None:
    """Set a new password, and tell its owner by mail, in case it was not they who did it.

    Only the demo, which prints its passwords anew at each start, does not `tell`.
    """
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record("people.password_set", by=by, at=at, subject=user.reference)
    if tell:
        text = render_to_string("people/mail/password_set.txt", {"name": user.name, "at": at})
        outbox.send(to=user.email, subject="Your password was changed", text=text, at=at)


@transaction.atomic
def change_role(user: User, role: Role, *, by: Actor, at: datetime) -> None:
    """Give somebody another role, from their next page on. Raises `LastAdministrator`."""
    before = user.role
    if role != Role.ADMINISTRATOR:
        _keep_an_administrator(user)
    user.role = role
    user.save(update_fields=["role"])
    audit.record(
        "people.role_changed", by=by, at=at, subject=user.reference, before={"role": before}, after={"role": role}
    )


@transaction.atomic
def deactivate(user: User, *, by: Actor, at: datetime) -> None:
    """Let somebody in no more; they are signed out with their next page. Raises `LastAdministrator`."""
    _keep_an_administrator(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit.record("people.deactivated", by=by, at=at, subject=user.reference)


@transaction.atomic
def reactivate(user: User, *, by: Actor, at: datetime) -> None:
    """Let somebody in again, with the role and the password they had."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record("people.reactivated", by=by, at=at, subject=user.reference)


@transaction.atomic
def erase(user: User, *, by: Actor, at: datetime) -> None:
    """Take a former user's name, address and ways in out of the record; what they did stays under their reference.

    Raises `LastAdministrator`.
    """
    if user.is_active:
        deactivate(user, by=by, at=at)
    outbox.forget(user.email)
    for kept in (EmailAddress, Authenticator, SocialAccount):
        kept.objects.filter(user=user).delete()
    gone = f"erased-{user.pk}@invalid.invalid"
    for invitation in Invitation.objects.filter(email__iexact=user.email):
        audit.forget(invitation.reference, by=by, at=at)
    Invitation.objects.filter(email__iexact=user.email).update(email=gone)
    user.email, user.name = gone, f"Former user {user.pk}"
    user.set_unusable_password()
    user.save(update_fields=["email", "name", "password"])
    audit.forget(user.reference, by=by, at=at)


@transaction.atomic
def set_up_second_factor(user: User, secret: str, *, by: Actor, at: datetime) -> tuple[str, ...]:
    """Ask a code of an authenticator app at every sign-in from now on; returns the recovery codes.

    `secret` is in base 32. Any earlier second factor of the user is replaced.
    """
    Authenticator.objects.filter(user=user).delete()
    TOTP.activate(user, secret)
    codes = RecoveryCodes.activate(user).get_unused_codes()
    audit.record("people.second_factor_set_up", by=by, at=at, subject=user.reference)
    return tuple(codes)


@transaction.atomic
def renew_recovery_codes(user: User, *, by: Actor, at: datetime) -> tuple[str, ...]:
    """Make the old recovery codes useless and return new ones."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes = RecoveryCodes.activate(user).get_unused_codes()
    audit.record("people.recovery_codes_renewed", by=by, at=at, subject=user.reference)
    return tuple(codes)


@transaction.atomic
def remove_second_factor(user: User, *, by: Actor, at: datetime) -> None:
    """Ask no code any more: its owner wishes so, or an administrator helps with a lost telephone.

    An administrator who removes their own is refused with `SecondFactorRequired`; when another removes it for them,
    they are led to set up a new one.
    """
    if user.kind == Role.ADMINISTRATOR and by.reference == user.reference:
        raise SecondFactorRequired("An administrator keeps a second factor. Set up a new one in its place instead.")
    Authenticator.objects.filter(user=user).delete()
    audit.record("people.second_factor_removed", by=by, at=at, subject=user.reference)
    text = render_to_string("people/mail/second_factor_removed.txt", {"name": user.name, "at": at})
    outbox.send(to=user.email, subject="Your second factor was removed", text=text, at=at)


@transaction.atomic
def note_sign_in(user: User, *, at: datetime) -> None:
    """Record that somebody came in."""
    audit.record("people.signed_in", by=user.actor, at=at, subject=user.reference)


def hash_of(token: str) -> str:
    """What is kept of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _keep_an_administrator(leaving: User) -> None:
    """Locks the administrators, so that two of them cannot take each other's role away at once."""
    there = {admin.pk for admin in User.objects.administrators().select_for_update()}
    if there == {leaving.pk}:
        raise LastAdministrator("This is the last administrator: make somebody else one first.")
