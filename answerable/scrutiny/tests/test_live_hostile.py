"""The live view where the browser, the network or a neighbour is against it: nothing that was caught is lost, or sent as somebody else's."""

# ruff: noqa: F401, F811 - fixtures are imported, and asked for by their names
import re

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from answerable.people.roles import Role
from answerable.people.tests.make import user
from answerable.scrutiny.models import Exchange
from answerable.scrutiny.tests.make_live import begun
from answerable.scrutiny.tests.test_live_browser import (
    Clerk,
    _sqlite,
    catches,
    clerk,
    signs_in,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]
CATCH = re.compile("/live/catch/$")
SENT = "Everything is sent."


def full(page: Page) -> None:
    """Fills what the browser keeps for this site, to the last byte."""
    page.evaluate("""() => {
        for (let size = 2 ** 22; size >= 1; size /= 2) {
            try { for (let n = 0; ; n++) localStorage.setItem(`full-${size}-${n}`, "x".repeat(size)); } catch {}
        }
    }""")


def test_a_browser_that_is_full_holds_it_in_the_page(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun())
    full(page)
    page.context.set_offline(True)
    catches(page, "Held in the page")
    expect(page.locator("#state")).to_contain_text("kept in this page only: do not close it")
    page.context.set_offline(False)
    expect(page.locator("#state")).to_have_text(SENT, timeout=20_000)
    assert Exchange.objects.get().text == "Held in the page"


def test_what_is_refused_while_the_browser_is_full_is_asked_once(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun())
    page.context.set_offline(True)
    page.get_by_role("radio", name="Undertaking").check()
    page.get_by_label(re.compile("Whose promise")).fill("Head of contact")
    page.get_by_label(re.compile("By when")).fill("2020-01-01")
    catches(page, "Answer every letter")
    full(page)
    posts: list[str] = []
    page.on("request", lambda one: posts.append(one.url) if one.method == "POST" else None)
    page.context.set_offline(False)
    expect(page.locator("#state")).to_contain_text("1 thing is not taken", timeout=20_000)
    page.wait_for_timeout(1000)
    assert len(posts) <= 2


def test_the_page_of_a_network_that_wants_a_sign_in_is_no_receipt(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun())

    def portal(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<ul><li>Accept our terms</li></ul>")

    page.route(CATCH, portal)
    catches(page, "Not for the portal")
    expect(page.locator("#unsent li")).to_have_count(1)
    page.unroute(CATCH, portal)
    expect(page.locator("#state")).to_have_text(SENT, timeout=20_000)
    assert Exchange.objects.get().text == "Not for the portal"


def test_nothing_is_sent_as_that_of_somebody_else(clerk: Clerk, live_server: LiveServer) -> None:
    of = begun()
    page = clerk(user(Role.SCRUTINY_OFFICER), of)
    page.context.set_offline(True)
    catches(page, "Of the first")
    page.context.clear_cookies()
    signs_in(page.context, user(Role.ANALYST), live_server.url)
    page.context.set_offline(False)
    expect(page.locator("#state")).to_contain_text("Somebody else is signed in here now", timeout=20_000)
    assert Exchange.objects.count() == 0


def test_fifty_things_of_an_hour_without_a_connection_are_sent_in_their_order(
    clerk: Clerk, live_server: LiveServer
) -> None:
    who, of = user(Role.SCRUTINY_OFFICER), begun()
    page = clerk(who, of)
    page.context.set_offline(True)
    for n in range(50):
        catches(page, f"n: Thing {n}")
    page.context.clear_cookies()
    page.context.set_offline(False)
    expect(page.locator("#state")).to_contain_text("You are signed out. 50 things are not sent yet", timeout=20_000)
    signs_in(page.context, who, live_server.url)
    expect(page.locator("#state")).to_have_text(SENT, timeout=60_000)
    in_order = [f"Thing {n}" for n in range(50)]
    assert list(Exchange.objects.order_by("pk").values_list("text", flat=True)) == in_order
    assert list(Exchange.objects.order_by("said_at").values_list("text", flat=True)) == in_order


def test_what_one_tab_cannot_send_another_of_the_same_clerk_sends(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun())
    other = page.context.new_page()
    other.goto(page.url)
    other.route(CATCH, lambda route: route.abort())
    catches(other, "Of the second tab")
    catches(page, "Of the first tab")
    expect(page.locator("#state")).to_have_text(SENT, timeout=20_000)
    expect(other.locator("#state")).to_have_text(SENT, timeout=20_000)
    assert sorted(Exchange.objects.values_list("text", flat=True)) == ["Of the first tab", "Of the second tab"]


def test_a_tab_does_not_take_away_what_another_has_begun(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun())
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("What was said").fill("Half a sen")
    catches(page, "Whole")
    expect(page.locator("#state")).to_have_text(SENT)
    other.reload()
    expect(other.get_by_label("What was said")).to_have_value("Half a sen")


def test_what_is_begun_in_one_tab_is_not_begun_in_another(clerk: Clerk) -> None:
    page = clerk(user(Role.SCRUTINY_OFFICER), begun())
    page.get_by_label("What was said").fill("Half a sen")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_label("What was said")).to_have_value("")
    page.close()
    other.reload()
    expect(other.get_by_label("What was said")).to_have_value("Half a sen")


def test_what_is_held_at_a_meeting_that_was_cancelled_can_be_read(clerk: Clerk) -> None:
    of = begun()
    page = clerk(user(Role.SCRUTINY_OFFICER), of)
    page.context.set_offline(True)
    catches(page, "Said before the flood")
    type(of).objects.update(state="cancelled", cancelled_because="Flood.")
    page.context.set_offline(False)
    expect(page.locator("#unsent")).to_contain_text("This meeting was cancelled", timeout=20_000)
    page.reload()
    expect(page.locator("#unsent")).to_contain_text("Said before the flood")
    expect(page.locator("#state")).to_contain_text("Copy what you need")
