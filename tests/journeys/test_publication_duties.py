"""What must be published: a visitor reads how it stands, a publisher puts a register up, is told what it lacks, and takes it back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, expect

from tests.journeys.conftest import WIDTHS, Visitor

Make = Callable[..., Visitor]
GIFTS: FilePayload = {"name": "Gifts 🎁.csv", "mimeType": "text/csv", "buffer": b"Date,Offer,\n2024-05-01,None,\n"}
EMPTY: FilePayload = {"name": "gifts.csv", "mimeType": "text/csv", "buffer": b""}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_visitor_reads_what_is_missing_today_and_as_it_was_released(visitor: Make, width: str) -> None:
    someone = visitor(width)
    page = someone.goes_to("/duties/index.html")
    expect(page.get_by_text("items that must be public are here and not out of date")).to_be_visible()
    someone.finds_it_accessible()
    page.get_by_role("link", name="How it stands today").click()
    expect(page.get_by_text("This page follows the calendar")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    someone.finds_it_accessible()


def test_a_publisher_puts_a_register_up_and_takes_it_back(visitor: Make) -> None:
    publisher = visitor()
    publisher.signs_in("publisher")
    page = publisher.goes_to("/office/duties/")
    publisher.finds_it_accessible_at_every_width()
    page.get_by_label("Words").fill("hospitality")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="2(e) Register").click()
    page.get_by_role("link", name="Put a document up").click()
    page.get_by_label("Day as at which it is right").fill("2024-10-01")
    page.get_by_label("The file").set_input_files(files=[EMPTY])
    page.get_by_role("button", name="Put it up").click()
    expect(page.get_by_text("This file is empty").first).to_be_visible()
    publisher.finds_it_accessible_at_every_width()
    page.get_by_label("The file").set_input_files(files=[GIFTS])
    page.get_by_role("button", name="Put it up").click()
    expect(page.get_by_text("It lacks a name for each column")).to_be_visible()
    expect(page.get_by_text("Waits for the next release")).to_be_visible()
    publisher.finds_it_accessible_at_every_width()
    page.get_by_role("link", name="Withdraw").click()
    publisher.finds_it_accessible_at_every_width()
    page.get_by_label("Why it is withdrawn").fill("Its columns have no names.")
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_text("Withdrawn because: Its columns have no names.")).to_be_visible()


def test_an_item_that_does_not_apply_is_said_with_its_reason(visitor: Make) -> None:
    publisher = visitor()
    publisher.signs_in("publisher")
    page = publisher.goes_to("/office/duties/items/section-7-reports/correct/")
    publisher.finds_it_accessible_at_every_width()
    page.get_by_label("It does not apply to us, because").fill("No report was required.")
    page.get_by_label("Why it is corrected").fill("Looked over.")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.get_by_text("Does not apply", exact=True)).to_be_visible()
    publisher.finds_it_accessible_at_every_width()
