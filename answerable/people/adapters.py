"""Where allauth asks us: nobody signs up, and what it would write itself goes through our operations."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from answerable.kit.http import now
from answerable.people import operations
from answerable.people.models import LONGEST_NAME, Invitation, User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in by address and password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        operations.note_sign_in(user, at=now())

    def set_password(self, user: User, password: str) -> None:
        """A forgotten password is set anew, by its owner, who came by the link in the mail."""
        operations.set_password(user, password, by=user.actor, at=now())

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The office's people to Today; the others to their own page."""
        user = request.user
        if user.is_authenticated and not user.is_office:
            return reverse("people:account")
        return str(super().get_login_redirect_url(request))

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened; allauth's messages would say it twice."""


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in by OpenID Connect: for users, and for whom an open invitation waits. Nobody else is let in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[User, str] | None:
        """The user of an address that the provider vouches for; an invitation to it is accepted on the way."""
        found: tuple[User, str] | None = super().authenticate_by_email(sociallogin)
        return found or _accept_invitation(sociallogin)


def _accept_invitation(sociallogin: Any) -> tuple[User, str] | None:
    at = now()
    for address in (each.email for each in sociallogin.email_addresses if each.verified):
        invitation = Invitation.objects.open(at).filter(email__iexact=address).first()
        if invitation:
            told = sociallogin.account.get_provider_account().get_user_data() or {}
            name = str(told.get("name") or address)[:LONGEST_NAME]
            return operations.accept_invitation(invitation, name=name, password=None, at=at), address
    return None
