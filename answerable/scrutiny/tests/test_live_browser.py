"""The live view in a real browser: catching by keyboard through a lost connection, with another clerk beside."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests.make import user
from answerable.scrutiny.models import Exchange, Meeting, Undertaking
from answerable.scrutiny.tests.make_agenda import item
from answerable.scrutiny.tests.make_live import begun

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

type Clerk = Callable[..., Page]


@pytest.fixture(autouse=True)
def _sqlite(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the browser looks at what SQLite serves; what a database does differently, the other tests see")


@pytest.fixture
def clerk(browser: Browser, live_server: LiveServer) -> Iterator[Clerk]:
    """Opens the live view of a meeting as somebody who has signed in."""
    contexts: list[BrowserContext] = []

    def opened(who: User, of: Meeting, *, scripts: bool = True) -> Page:
        context = browser.new_context(java_script_enabled=scripts)
        context.set_default_timeout(30_000)
        contexts.append(context)
        signs_in(context, who, live_server.url)
        page = context.new_page()
        page.goto(f"{live_server.url}/office/meetings/{of.code}/live/")
        return page

    yield opened
    for context in contexts:
        context.close()


def signs_in(context: BrowserContext, who: User, address: str) -> None:
    client, name = Client(), settings.SESSION_COOKIE_NAME
    client.force_login(who)
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def catches(page: Page, words: str) -> None:
    page.get_by_label("What was said").fill(words)
    page.get_by_label("What was said").press("Enter")


def test_what_is_caught_while_the_connection_is_lost_is_sent_once_it_is_back(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun())
    state = page.locator("#state")
    page.context.set_offline(True)
    expect(state).to_contain_text("The connection is lost")
    catches(page, "q: How many calls were lost?")
    page.get_by_label("Who spoke").fill("The chief")
    catches(page, "Twelve.")
    expect(state).to_contain_text("2 things are not sent yet")
    assert Exchange.objects.count() == 0
    page.context.set_offline(False)
    expect(state).to_have_text("Everything is sent.")
    told = list(Exchange.objects.order_by("said_at").values_list("kind", "text"))
    assert told == [("question", "How many calls were lost?"), ("answer", "Twelve.")]


def test_what_is_not_sent_survives_that_the_page_is_closed(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun())
    page.context.set_offline(True)
    catches(page, "Kept in the browser")
    page.get_by_label("What was said").fill("Half a sen")
    expect(page.locator("#unsent li")).to_have_count(1)
    address, context = page.url, page.context
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#state")).to_have_text("Everything is sent.")
    assert Exchange.objects.get().text == "Kept in the browser"
    expect(page.get_by_label("What was said")).to_have_value("Half a sen")


def test_who_was_signed_out_signs_in_again_and_loses_nothing(clerk: Clerk, live_server: LiveServer) -> None:
    who = user(Role.SCRUTINY_OFFICER)
    page = clerk(who, begun())
    page.context.clear_cookies()
    catches(page, "Said while nobody was signed in")
    expect(page.locator("#state")).to_contain_text("You are signed out. 1 thing is not sent yet")
    signs_in(page.context, who, live_server.url)
    expect(page.locator("#state")).to_have_text("Everything is sent.", timeout=20_000)
    assert Exchange.objects.get().text == "Said while nobody was signed in"


def test_two_clerks_see_one_another_s_rows(clerk: Clerk) -> None:
    of = begun()
    one, other = clerk(user(Role.SCRUTINY_OFFICER), of), clerk(user(Role.ANALYST), of)
    catches(one, "Of the first")
    catches(other, "Of the second")
    expect(other.locator(".live-log")).to_contain_text(["Of the first"])
    expect(one.locator(".live-log").filter(has_text="Of the second")).to_be_visible()
    assert Exchange.objects.count() == 2


def test_another_item_comes_to_the_front_without_a_connection(clerk: Clerk) -> None:
    of = begun()
    second = item(of, "Patrols")
    page = clerk(user(Role.SCRUTINY_OFFICER), of)
    page.context.set_offline(True)
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name="2. Patrols")).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.type("Said at the second item")
    page.keyboard.press("Enter")
    page.context.set_offline(False)
    expect(page.locator("#state")).to_have_text("Everything is sent.")
    kept = Exchange.objects.get()
    assert (kept.item, kept.kind, kept.text) == (second, "note", "Said at the second item")


def test_keys_never_work_in_a_box_and_can_be_turned_off(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun())
    page.get_by_label("Who spoke").press_sequentially("qaun jk")
    expect(page.get_by_label("Who spoke")).to_have_value("qaun jk")
    page.get_by_role("button", name="Keys").click()
    page.keyboard.press("u")
    expect(page.get_by_role("radio", name="Undertaking")).not_to_be_checked()
    page.reload()
    expect(page.get_by_role("button", name="Keys")).to_have_attribute("aria-pressed", "false")


def test_what_is_refused_goes_back_into_the_box(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun())
    page.get_by_role("radio", name="Undertaking").check()
    page.get_by_label(re.compile("Whose promise")).fill("Head of contact")
    page.get_by_label(re.compile("By when")).fill("2020-01-01")
    catches(page, "Answer every letter")
    expect(page.locator("#unsent")).to_contain_text("before it was made")
    page.get_by_role("button", name="Put it back into the box").click()
    page.get_by_label(re.compile("By when")).fill("2025-03-31")
    page.get_by_label("What was said").press("Enter")
    expect(page.locator("#state")).to_have_text("Everything is sent.")
    assert Undertaking.objects.get().words == "Answer every letter"


def test_with_scripts_off_a_plain_form_catches(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun(), scripts=False)
    page.get_by_label("What was said").fill("How many?")
    page.get_by_role("button", name="Catch it").click()
    expect(page.locator(".live-log").filter(has_text="How many?")).to_be_visible()
    expect(page.get_by_role("radio", name="Answer")).to_be_checked()
