"""The newsletter in a browser: a resident asks for it, the office drafts, edits, approves, releases and sends it, and the resident leaves."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from tests.journeys.scrutiny_steps import waits_for
from tests.journeys.test_chain import releases

Make = Callable[..., Visitor]
Staff = Callable[[str], Visitor]

RESIDENT = "resident@northmoor.example"
OFFICE = "/office/newsletters/2024-11/"


def link_in(mail: str, kind: str) -> str:
    """The path of a link of a mail."""
    found = re.search(rf"/news/{kind}/\w+/", mail)
    assert found, mail
    return found[0]


def asks_for_it(resident: Visitor, administrator: Visitor) -> None:
    """By the form, and then by the button that the mail leads to."""
    page = resident.goes_to("/subscribe.html")
    resident.finds_it_accessible_at_every_width()
    page.get_by_label("Your e-mail address").fill(RESIDENT)
    # Who is quicker than a person is asked to look again.
    page.wait_for_timeout(2_100)
    resident.presses("Send me the newsletter")
    expect(page.get_by_role("heading", level=1)).to_have_text("One thing is left to do")
    resident.finds_it_accessible_at_every_width()
    resident.goes_to(link_in(administrator.reads_mail("Confirm that you want the newsletter"), "confirm"))
    resident.finds_it_accessible_at_every_width()
    resident.presses("Yes, send me the newsletter")
    expect(page.get_by_text("It is confirmed")).to_be_visible()
    resident.finds_it_accessible_at_every_width()


def drafts_it(publisher: Visitor) -> None:
    """From what was released in the month, with an opening of its own and without one item."""
    page = publisher.goes_to("/office/newsletters/")
    publisher.finds_it_accessible_at_every_width()
    page.get_by_label("Month").select_option(label="November 2024")
    publisher.presses("Draft it from what was released")
    publisher.finds_it_accessible_at_every_width()
    page.get_by_label("Opening").fill("A month in which a correction was printed.")
    page.get_by_role("checkbox", name=re.compile("^Tell of “Arrests")).uncheck()
    publisher.presses("Save it")
    publisher.finds_it_accessible_at_every_width()
    expect(page.get_by_role("button", name="Approve it")).to_have_count(0)


def approves_it(holder: Visitor) -> None:
    page = holder.goes_to(OFFICE)
    holder.finds_it_accessible_at_every_width()
    holder.presses("Approve it")
    expect(page.get_by_text("its page becomes public with the next release").first).to_be_visible()


def sends_it(publisher: Visitor) -> None:
    page = publisher.goes_to(f"{OFFICE}send/")
    publisher.finds_it_accessible_at_every_width()
    publisher.presses("Send it to 1 reader")
    waits_for(publisher, "Mails written: 1 of 1")
    publisher.finds_it_accessible_at_every_width()
    page.goto(f"{page.url}send/")
    expect(page.get_by_text("It was sent: nobody gets it twice.")).to_be_visible()


def reads_it(resident: Visitor) -> None:
    """On its page, from which a link leads on, in the list of newsletters, and beside the feeds."""
    resident.goes_to("/news/2024-11.html")
    resident.finds_it_accessible_at_every_width()
    resident.follows("ASB hotspot patrols")
    assert resident.status == 200
    for path in ("/news/index.html", "/feeds/index.html"):
        resident.goes_to(path)
        assert resident.status == 200
        resident.finds_it_accessible_at_every_width()


def leaves(resident: Visitor, mail: str) -> None:
    page = resident.goes_to(link_in(mail, "leave"))
    resident.finds_it_accessible_at_every_width()
    resident.presses("Leave the newsletter")
    expect(page.get_by_role("heading", level=1)).to_have_text("You have left")
    resident.finds_it_accessible_at_every_width()


@pytest.mark.slow
def test_a_resident_asks_for_the_newsletter_reads_it_and_leaves(visitor: Make, staff: Staff) -> None:
    resident, administrator, publisher = visitor("phone"), staff("administrator"), staff("publisher")
    asks_for_it(resident, administrator)
    drafts_it(publisher)
    approves_it(staff("office-holder"))

    page = publisher.goes_to(f"{OFFICE}send/")
    expect(page.get_by_text("Its page is not public yet")).to_be_visible()
    publisher.finds_it_accessible_at_every_width()
    releases(visitor, "The newsletter of November 2024.", known_on="2024-11-07")
    sends_it(publisher)

    mail = administrator.reads_mail("Newsletter of November 2024")
    assert "A month in which a correction was printed." in mail
    assert "Arrests on ASB hotspot patrols" not in mail
    reads_it(resident)
    leaves(resident, mail)

    # The address is gone, from the readers and from the mails.
    page = administrator.goes_to(f"/office/outbox/?q={RESIDENT}")
    expect(page.get_by_role("link", name="Newsletter of November 2024")).to_have_count(0)
    page = administrator.goes_to("/office/newsletters/readers/")
    expect(page.get_by_text("0 readers.")).to_be_visible()
    administrator.finds_it_accessible_at_every_width()
