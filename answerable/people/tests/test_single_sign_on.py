"""Sign-in by OpenID Connect, against a provider of our own on this machine."""

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from answerable.people import operations
from answerable.people.models import LONGEST_NAME, User
from answerable.people.roles import Role
from answerable.people.tests import make
from answerable.people.tests.make import NOW, SYSTEM

pytestmark = pytest.mark.django_db


class Provider(HTTPServer):
    """A provider that vouches for whomever the test says."""

    person: dict[str, Any]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answers(self, path: str) -> dict[str, Any]:
        """What stands at each of its addresses."""
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/userinfo",
                "jwks_uri": f"{self.address}/keys",
            },
            "/token": {"access_token": "a", "token_type": "Bearer", "id_token": self.id_token()},
            "/userinfo": self.person,
        }[path]

    def id_token(self) -> str:
        """Its signature is not read, because it comes straight from the provider (OpenID Connect Core, 3.1.3.7)."""
        claims = {"iss": self.address, "aud": "office", "sub": self.person["sub"], "iat": 1, "exp": 9999999999}
        parts = [{"alg": "HS256", "typ": "JWT"}, claims]
        encoded = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
        return ".".join([*encoded, "c2lnbmF0dXJl"])


class Answering(BaseHTTPRequestHandler):
    """Answers as its provider says."""

    server: Provider

    def do_GET(self) -> None:
        body = json.dumps(self.server.answers(urlsplit(self.path).path)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *args: object) -> None:
        """Tests print nothing."""


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    """A running provider, which the office is set up for."""
    server = Provider(("127.0.0.1", 0), Answering)
    server.person = {"sub": "1", "email": "ada@example.org", "email_verified": True, "name": "Ada Example"}
    app = {"provider_id": "office", "name": "the force", "client_id": "office", "secret": "s"}
    app["settings"] = {"server_url": server.address, "verified_email": ["trusted.example"]}  # type: ignore[assignment]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def come_back() -> tuple[Client, str]:
    """Go to the provider and come back from it; the browser, and where it was led."""
    browser = Client()
    gone = urlsplit(browser.get(reverse("openid_connect_login", args=["office"]))["Location"])
    state = parse_qs(gone.query)["state"][0]
    answer = browser.get(reverse("openid_connect_callback", args=["office"]), {"code": "c", "state": state})
    return browser, answer.get("Location", answer.text)


def test_the_sign_in_page_offers_it(provider: Provider) -> None:
    assert "Sign in with the force" in Client().get(reverse("account_login")).text


def test_a_user_comes_in_by_the_address_the_provider_vouches_for(provider: Provider) -> None:
    user = make.user(email="ada@example.org")
    browser, _ = come_back()
    assert browser.session["_auth_user_id"] == str(user.pk)


def test_their_password_still_works_afterwards(provider: Provider) -> None:
    make.user(email="ada@example.org", password=make.PASSWORD)
    come_back()
    assert User.objects.get().check_password(make.PASSWORD)


def test_an_address_that_nobody_vouches_for_does_not_let_in(provider: Provider) -> None:
    make.user(email="ada@example.org")
    provider.person["email_verified"] = False
    browser, said = come_back()
    assert "By invitation only" in said
    assert "_auth_user_id" not in browser.session


def test_an_address_of_a_trusted_domain_lets_in(provider: Provider) -> None:
    make.user(email="ada@trusted.example")
    provider.person |= {"email": "ada@trusted.example", "email_verified": False}
    assert "_auth_user_id" in come_back()[0].session


def test_an_open_invitation_is_accepted_on_the_way(provider: Provider) -> None:
    make.invitation("ada@example.org", Role.PUBLISHER, at=make.today())
    come_back()
    user = User.objects.get()
    assert (user.name, user.kind, user.has_usable_password()) == ("Ada Example", Role.PUBLISHER, False)


def test_a_name_that_is_longer_than_we_hold_is_cut(provider: Provider) -> None:
    make.invitation("ada@example.org", Role.PUBLISHER, at=make.today())
    provider.person["name"] = "Ada " * 100
    come_back()
    assert len(User.objects.get().name) <= LONGEST_NAME


def test_somebody_not_invited_is_not_let_in(provider: Provider) -> None:
    assert "By invitation only" in come_back()[1]
    assert not User.objects.exists()


def test_a_second_factor_is_asked_for_here_too(provider: Provider) -> None:
    user = make.user(email="ada@example.org")
    operations.set_up_second_factor(user, "JBSWY3DPEHPK3PXP", by=SYSTEM, at=NOW)
    assert come_back()[1] == reverse("mfa_authenticate")


def test_somebody_deactivated_is_not_let_in(provider: Provider) -> None:
    operations.deactivate(make.user(email="ada@example.org"), by=SYSTEM, at=NOW)
    assert "_auth_user_id" not in come_back()[0].session


def test_what_went_wrong_is_said_to_who_is_not_signed_in() -> None:
    assert "did not work" in Client().get(reverse("socialaccount_login_error")).text
    assert "You stopped" in Client().get(reverse("socialaccount_login_cancelled")).text
