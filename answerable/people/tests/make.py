"""People for tests, of this part and of those above it."""

from datetime import UTC, datetime

from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.test import Client

from answerable.kit.audit import Actor
from answerable.kit.http import now
from answerable.people import operations
from answerable.people.models import Invitation, User
from answerable.people.roles import Role

NOW = datetime(2024, 11, 7, 12, tzinfo=UTC)
SYSTEM = Actor("system:test", "test")
PASSWORD = "correct horse battery staple"


def user(role: Role = Role.ANALYST, name: str = "", *, email: str = "", password: str | None = None) -> User:
    """Somebody of a role, named after it; without a password, which takes long to hash, unless one is given."""
    name = name or role.label.capitalize()
    email = email or f"{name.replace(' ', '.').lower()}@example.org"
    return operations.create_user(email=email, name=name, role=role, password=password, by=SYSTEM, at=NOW)


def administrator(name: str = "Administrator") -> User:
    """An administrator with the second factor that the role must have."""
    made = user(Role.ADMINISTRATOR, name)
    operations.set_up_second_factor(made, generate_totp_secret(), by=SYSTEM, at=NOW)
    return made


def client(who: User) -> Client:
    """A browser in which somebody has signed in."""
    browser = Client()
    browser.force_login(who)
    return browser


def invitation(
    email: str = "new@example.org", role: Role = Role.CASEWORKER, at: datetime = NOW
) -> tuple[Invitation, str]:
    """An open invitation and its token."""
    tokens: list[str] = []

    def link(token: str) -> str:
        tokens.append(token)
        return f"https://office.example/{token}/"

    made = operations.invite(email=email, role=role, by=SYSTEM, at=at, link=link)
    return made, tokens[0]


def today() -> datetime:
    """For what a page compares with the clock: a test that posts an invitation's form makes it now."""
    return now()
