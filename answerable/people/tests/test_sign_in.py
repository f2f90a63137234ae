import base64
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from answerable.kit.models import AuditEntry, OutboxMessage
from answerable.people import operations, second_factor
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests import make
from answerable.people.tests.make import NOW, PASSWORD, SYSTEM

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
OURS = {"default": {"BACKEND": "answerable.kit.outbox.OutboxBackend"}}


@pytest.fixture(autouse=True)
def _cheap_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _mail_into_the_outbox(settings: Settings) -> None:
    settings.MAILERS = OURS


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.fixture
def caseworker() -> User:
    return make.user(Role.CASEWORKER, password=PASSWORD)


def sign_in(browser: Client, user: User, password: str = PASSWORD) -> Any:
    return browser.post(reverse("account_login"), {"login": user.email, "password": password})


def code(secret: str = SECRET) -> str:
    return str(format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1])))


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


class TestPasswords:
    def test_address_and_password_let_in(self, browser: Client, caseworker: User) -> None:
        response = sign_in(browser, caseworker)
        assert (response.status_code, response["Location"]) == (302, "/office/")

    def test_capitals_of_the_address_do_not_matter(self, browser: Client, caseworker: User) -> None:
        browser.post(reverse("account_login"), {"login": "CaseWorker@Example.org", "password": PASSWORD})
        assert signed_in(browser)

    def test_the_sign_in_stands_in_the_trail(self, browser: Client, caseworker: User) -> None:
        sign_in(browser, caseworker)
        assert AuditEntry.objects.get(action="people.signed_in").actor == caseworker.reference

    def test_somebody_from_outside_comes_to_their_own_page(self, browser: Client) -> None:
        response = sign_in(browser, make.user(Role.PROVIDER, password=PASSWORD))
        assert response["Location"] == reverse("people:account")

    def test_a_wrong_password_does_not(self, browser: Client, caseworker: User) -> None:
        assert sign_in(browser, caseworker, "wrong").status_code == 200
        assert not signed_in(browser)

    def test_an_unknown_address_is_answered_like_a_wrong_password(self, browser: Client, caseworker: User) -> None:
        errors = [
            browser.post(reverse("account_login"), {"login": address, "password": "x"}).context["form"].errors.as_text()
            for address in (caseworker.email, "nobody@example.org")
        ]
        assert errors[0] == errors[1]

    def test_after_five_wrong_passwords_even_the_right_one_waits(self, browser: Client, caseworker: User) -> None:
        for _ in range(5):
            sign_in(browser, caseworker, "wrong")
        sign_in(browser, caseworker)
        assert not signed_in(browser)

    def test_too_many_attempts_from_one_address_get_429(self, browser: Client) -> None:
        given = {"login": "nobody@example.org", "password": "x"}
        answers = [browser.post(reverse("account_login"), given) for _ in range(31)]
        assert "Too many attempts" in answers[-1].text
        assert [answer.status_code for answer in answers[-2:]] == [200, 429]

    def test_somebody_deactivated_is_told_so(self, browser: Client, caseworker: User) -> None:
        operations.deactivate(caseworker, by=SYSTEM, at=NOW)
        response = sign_in(browser, caseworker)
        assert response["Location"] == reverse("account_inactive")
        assert browser.get(response["Location"]).status_code == 200

    def test_deactivating_ends_a_session(self, caseworker: User) -> None:
        browser = make.client(caseworker)
        operations.deactivate(caseworker, by=SYSTEM, at=NOW)
        assert browser.get(reverse("people:account")).status_code == 302

    def test_signing_out(self, caseworker: User) -> None:
        browser = make.client(caseworker)
        assert browser.get(reverse("account_logout")).status_code == 200
        browser.post(reverse("account_logout"))
        assert not signed_in(browser)

    def test_a_page_of_the_office_leads_to_the_sign_in_and_back(self, browser: Client, caseworker: User) -> None:
        asked = browser.get(reverse("people:account"))
        assert asked["Location"] == "/office/sign-in/?next=/office/account/"
        given = {"login": caseworker.email, "password": PASSWORD, "next": "/office/account/"}
        assert browser.post(asked["Location"], given)["Location"] == "/office/account/"

    def test_it_does_not_lead_to_another_site(self, browser: Client, caseworker: User) -> None:
        given = {"login": caseworker.email, "password": PASSWORD, "next": "https://evil.example/"}
        assert browser.post(reverse("account_login"), given)["Location"] == "/office/"


class TestByInvitationOnly:
    @pytest.mark.parametrize("name", ["account_signup", "socialaccount_signup"])
    def test_nobody_signs_up(self, browser: Client, name: str) -> None:
        given = {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}
        assert browser.post(reverse(name), given).status_code == 403
        assert not User.objects.exists()

    def test_an_invited_person_joins_and_signs_in(self, browser: Client, settings: Settings) -> None:
        make.invitation("ada@example.org", Role.PUBLISHER, at=make.today())
        path = urlsplit(re.search(r"https://\S+", OutboxMessage.objects.get().text)[0]).path  # type: ignore[index]
        page = f"/office/invitation{path}"
        assert "publisher" in browser.get(page).text
        given = {"name": "Ada", "password": PASSWORD, "again": PASSWORD}
        assert browser.post(page, given)["Location"] == reverse("account_login")
        assert sign_in(browser, User.objects.get(email="ada@example.org")).status_code == 302

    def test_a_weak_password_is_refused_with_its_reasons(self, browser: Client) -> None:
        _, token = make.invitation(at=make.today())
        answer = browser.post(
            reverse("people:accept", args=[token]), {"name": "Ada", "password": "password", "again": "password"}
        )
        assert "too common" in answer.text

    def test_two_unlike_passwords_are_refused(self, browser: Client) -> None:
        _, token = make.invitation(at=make.today())
        answer = browser.post(
            reverse("people:accept", args=[token]), {"name": "Ada", "password": PASSWORD, "again": PASSWORD + "!"}
        )
        assert "not the same" in answer.text

    def test_a_link_that_does_not_work_says_so(self, browser: Client) -> None:
        answer = browser.get(reverse("people:accept", args=["made-up"]))
        assert (answer.status_code, "does not work" in answer.text) == (404, True)


class TestForgottenPasswords:
    def ask(self, browser: Client, address: str) -> None:
        answer = browser.post(reverse("account_reset_password"), {"email": address})
        assert answer["Location"] == reverse("account_reset_password_done")

    def test_a_mail_leads_to_a_new_password(self, browser: Client, caseworker: User) -> None:
        self.ask(browser, caseworker.email)
        path = urlsplit(re.search(r"http\S+", OutboxMessage.objects.get().text)[0]).path  # type: ignore[index]
        form_page = browser.get(path)["Location"]
        assert browser.get(form_page).status_code == 200
        new = {"password1": "quite another long one", "password2": "quite another long one"}
        assert browser.post(form_page, new)["Location"] == reverse("account_reset_password_from_key_done")
        assert sign_in(browser, caseworker, "quite another long one").status_code == 302
        assert AuditEntry.objects.filter(action="people.password_set", actor=caseworker.reference).exists()

    def test_an_unknown_address_gets_the_same_answer_and_no_mail(self, browser: Client) -> None:
        self.ask(browser, "nobody@example.org")
        assert not OutboxMessage.objects.exists()

    def test_a_made_up_link_says_that_it_does_not_work(self, browser: Client) -> None:
        answer = browser.get(reverse("account_reset_password_from_key", args=["1", "made-up"]))
        assert "does not work" in answer.text

    @pytest.mark.parametrize(
        "name", ["account_reset_password", "account_reset_password_done", "account_reset_password_from_key_done"]
    )
    def test_each_page_is_there(self, browser: Client, name: str) -> None:
        assert browser.get(reverse(name)).status_code == 200


class TestSecondFactors:
    def test_the_code_of_the_app_is_asked_for(self, browser: Client, caseworker: User) -> None:
        operations.set_up_second_factor(caseworker, SECRET, by=SYSTEM, at=NOW)
        assert sign_in(browser, caseworker)["Location"] == reverse("mfa_authenticate")
        assert browser.get(reverse("mfa_authenticate")).status_code == 200
        assert not signed_in(browser)
        browser.post(reverse("mfa_authenticate"), {"code": code()})
        assert signed_in(browser)

    def test_a_wrong_code_does_not_let_in(self, browser: Client, caseworker: User) -> None:
        operations.set_up_second_factor(caseworker, SECRET, by=SYSTEM, at=NOW)
        sign_in(browser, caseworker)
        assert "Incorrect code" in browser.post(reverse("mfa_authenticate"), {"code": "000000"}).text

    def test_a_recovery_code_works_once(self, browser: Client, caseworker: User) -> None:
        codes = operations.set_up_second_factor(caseworker, SECRET, by=SYSTEM, at=NOW)
        came_in = []
        for _ in range(2):
            browser = Client()
            sign_in(browser, caseworker)
            browser.post(reverse("mfa_authenticate"), {"code": codes[0]})
            came_in.append(signed_in(browser))
        assert came_in == [True, False]

    def test_an_administrator_without_one_reaches_nothing_else(self, browser: Client) -> None:
        sign_in(browser, make.user(Role.ADMINISTRATOR, password=PASSWORD))
        for name in ("people:people", "people:account", "people:trail"):
            assert browser.get(reverse(name))["Location"] == reverse("people:second-factor-set-up")

    def test_an_administrator_sets_it_up(self, browser: Client) -> None:
        sign_in(browser, make.user(Role.ADMINISTRATOR, password=PASSWORD))
        page = reverse("people:second-factor-set-up")
        secret = browser.get(page).context["set_up"].secret
        assert browser.post(page, {"code": code(secret)})["Location"] == reverse("people:recovery-codes")
        assert len(browser.get(reverse("people:recovery-codes")).context["codes"]) == 10
        assert browser.get(reverse("people:people")).status_code == 200

    def test_the_picture_has_paper_below_it_for_dark_mode(self, caseworker: User) -> None:
        picture = second_factor.set_up_for(caseworker, SECRET).picture
        drawn = base64.b64decode(picture.removeprefix("data:image/svg+xml;base64,")).decode()
        assert drawn.index('fill="#fff"') < drawn.index("<path")

    def test_a_wrong_first_code_sets_nothing_up(self, browser: Client, caseworker: User) -> None:
        sign_in(browser, caseworker)
        page = reverse("people:second-factor-set-up")
        browser.get(page)
        assert "Incorrect code" in browser.post(page, {"code": "000000"}).text

    def test_long_after_the_sign_in_the_password_is_asked_for_again(self, caseworker: User) -> None:
        browser = make.client(caseworker)
        asked = browser.get(reverse("people:second-factor-set-up"))
        assert asked["Location"].startswith(reverse("account_reauthenticate"))
        assert browser.get(asked["Location"]).status_code == 200
        given = browser.post(asked["Location"], {"password": PASSWORD})
        assert given["Location"] == reverse("people:second-factor-set-up")
        assert browser.get(given["Location"]).status_code == 200

    def test_a_caseworker_turns_it_off(self, browser: Client, caseworker: User) -> None:
        codes = operations.set_up_second_factor(caseworker, SECRET, by=SYSTEM, at=NOW)
        sign_in(browser, caseworker)
        browser.post(reverse("mfa_authenticate"), {"code": codes[0]})
        answer = browser.post(reverse("people:second-factor-remove"), follow=True)
        assert "is off" in answer.text
