"""A figure's way through the whole house, in a browser: sent in, judged, accepted, released, read by the public."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor

Make = Callable[..., Visitor]
HEADER = "measure,area,period_start,period_end,value,source,as_at,locator\n"


@pytest.fixture
def a_return(tmp_path: Path) -> Callable[..., Path]:
    """Writes a return of some rows; its name and its source are `name`."""

    def write(name: str, *rows: str) -> Path:
        path = tmp_path / f"{name}.csv"
        path.write_text(HEADER + "".join(f"{row},{name},2026-11-02,row\n" for row in rows))
        return path

    return write


def sends(someone: Visitor, path: Path) -> Page:
    page = someone.goes_to("/office/returns/")
    page.get_by_label("The file").set_input_files(path)
    page.get_by_role("button", name="Send the file").click()
    return page


def releases(visitor: Make, note: str, *, known_on: str = "") -> None:
    """Releases the site with its figures as known on a day, the newest where none is given: one drafts and checks, another approves."""
    publisher, holder = visitor(), visitor()
    publisher.signs_in("publisher")
    page = publisher.goes_to(f"/office/release/?known_on={known_on}" if known_on else "/office/release/")
    page.get_by_label("What is new").fill(note)
    publisher.presses("Draft the release")
    page.get_by_role("button", name=re.compile(r"^I have looked at all \d+ page")).click()
    expect(page.get_by_text("marked as looked at").first).to_be_visible()
    address = page.url.removeprefix(publisher.demo.address)
    settles(publisher)
    publisher.goes_to(address)
    publisher.presses("It is checked")

    holder.signs_in("office-holder")
    holder.goes_to(address)
    holder.follows("Approve it")
    holder.presses("Approve it")

    page.reload()
    publisher.presses("Release it to the public now")
    expect(page.get_by_text(re.compile(r"^Release \d+ is public")).first).to_be_visible()
    expect(page.get_by_text(note).first).to_be_visible()


def settles(publisher: Visitor) -> None:
    """Settles what the disclosure check asks of a draft, where anything stops it."""
    page = publisher.page
    if page.get_by_text(re.compile(r"of which \d+ stop")).count():
        publisher.follows(re.compile("of the disclosure check"))
        page.get_by_label(re.compile("^Why")).fill("It is in the public papers already.")
        page.get_by_role("button", name=re.compile("^Settle all")).click()
        expect(page.get_by_text(re.compile("settled")).first).to_be_visible()


def test_a_return_becomes_a_public_figure(visitor: Make, a_return: Callable[..., Path]) -> None:
    force = visitor()
    force.signs_in("force-liaison")
    path = a_return("2026-11-02-call-return", "calls-999-total,E23000018,2024-04-01,2025-03-31,171234")
    sends(force, path)
    expect(force.page.get_by_text("New figure").first).to_be_visible()

    analyst = visitor()
    page = analyst.signs_in("analyst")
    page = analyst.goes_to("/office/returns/")
    page.get_by_role("link", name=path.name).click()
    page.get_by_role("button", name="Accept the 1 row").click()
    expect(page.get_by_text("Accepted").first).to_be_visible()

    releases(visitor, "Calls of 2024/25.")
    resident = visitor("phone", scripts=False)
    page = resident.goes_to("/measures/calls-999-total.html")
    expect(page.get_by_text("171,234").first).to_be_visible()


def test_a_dispute_is_settled_in_public(visitor: Make) -> None:
    analyst = visitor(scripts=False)
    analyst.signs_in("analyst")
    page = analyst.goes_to("/office/disputes/")
    page.get_by_role("link", name=re.compile("Settle it ?: Speed indicator devices")).click()
    page.get_by_role("radio", name=re.compile("92")).check()
    page.get_by_label("Why this one").fill("The grant register lists 92 devices.")
    page.get_by_role("button", name="Settle the dispute").click()
    expect(page.get_by_text("Settled").first).to_be_visible()

    releases(visitor, "A dispute about speed indicator devices is settled.")
    page = visitor().goes_to("/measures/sid-funded.html")
    expect(page.get_by_text("The grant register lists 92 devices.").first).to_be_visible()


def test_a_return_with_faults_changes_nothing(visitor: Make, a_return: Callable[..., Path]) -> None:
    analyst = visitor()
    analyst.signs_in("analyst")
    page = sends(
        analyst,
        a_return(
            "2026-11-02-faulty",
            "calls-999-totl,E23000018,2024-04-01,2025-03-31,1",
            "calls-999-answered-10s-pct,E23000018,2024-04-01,2025-03-31,640",
        ),
    )
    expect(page.get_by_text("did you mean 'calls-999-total'?")).to_be_visible()
    expect(page.get_by_text("640 is more than 100%")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Accept"))).to_have_count(0)


def test_a_script_in_a_figure_is_text(visitor: Make, a_return: Callable[..., Path]) -> None:
    analyst = visitor()
    analyst.signs_in("analyst")
    page = sends(analyst, a_return("2026-11-02-script", "<script>alert(1)</script>,E23000018,2024-04-01,2025-03-31,1"))
    expect(page.get_by_text("<script>alert(1)</script>").first).to_be_visible()
    assert analyst.console == []


def test_somebody_is_invited_and_comes_in(visitor: Make) -> None:
    administrator = visitor()
    administrator.signs_in("administrator")
    page = administrator.goes_to("/office/people/invite/")
    page.get_by_label(re.compile("e-?mail", re.IGNORECASE)).fill("new@example.org")
    page.get_by_label("Role").select_option("caseworker")
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button").first.click()
    page = administrator.goes_to("/office/outbox/")
    page.get_by_role("link", name=re.compile("invited")).first.click()
    expect(page.get_by_role("main")).to_contain_text("/office/invitation/")
    link = re.search(r"http://\S+/office/invitation/\S+/", page.inner_text("main"))
    assert link

    newcomer = visitor("phone")
    page = newcomer.goes_to(link[0].removeprefix(newcomer.demo.address))
    newcomer.finds_it_accessible()
    page.get_by_label("Name").fill("New caseworker")
    for box in page.locator("input[type=password]").all():
        box.fill("a long enough passphrase 7")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_the_public_site_prints(visitor: Make) -> None:
    resident = visitor()
    page = resident.goes_to("/measures/calls-999-total.html")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
