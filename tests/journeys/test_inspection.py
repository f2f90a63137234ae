"""An inspection report's way in a browser: from its document to a response within its clock, and a recommendation to "verified"."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from answerable.evidence.tests.as_docx import as_docx
from tests.journeys.conftest import Visitor

Make = Callable[..., Visitor]

TOWN = "Northmoor"
REPORT = """# {town} and its neighbours: an inspection of custody

# Recommendations

Recommendation 1

By 31 March 2026, chief constables should train officers in the new custody record of {town}.

Recommendation 2

Within six months, chief constables should review a sample of searches in {town} each month.

Recommendation 3

With immediate effect, police and crime commissioners should publish how often they visit the cells of {town}.
"""
TRAIN, REVIEW, PUBLISH = (re.compile(words) for words in ("rain officers", "eview a sample", "ublish how often"))


def sees(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible()


def takes_it_in(officer: Visitor, folder: Path) -> str:
    """The report, read from its document, looked through and confirmed; its address."""
    path = folder / f"{TOWN}-custody.docx"
    path.write_bytes(as_docx(REPORT.format(town=TOWN)).data)
    page = officer.goes_to("/office/recommendations/reports/")
    officer.follows("Take one in from its document")
    page.get_by_label("The report's file").set_input_files(path)
    page.get_by_label("Day of publication").fill("2024-10-14")
    officer.presses("Find its recommendations")
    expect(page.get_by_role("heading", name="Its recommendations")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("checkbox", name=re.compile("^Take in"), checked=True)).to_have_count(3)
    officer.finds_it_accessible_at_every_width()
    page.get_by_label("Title", exact=True).first.fill(f"Custody in {TOWN}")
    page.get_by_label("Who it is from").select_option("inspectorate")
    officer.presses("Take in what is ticked")
    sees(page, "3 recommendations taken in.")
    sees(page, "The response has to be published by 8 December 2024")
    officer.finds_it_accessible_at_every_width()
    return page.url.removeprefix(officer.demo.address)


def asks_and_keeps_comments(officer: Visitor) -> None:
    page = officer.page
    officer.follows("Invite the chief officer to comment")
    officer.finds_it_accessible_at_every_width()
    page.get_by_label("Day of the invitation").fill("2024-10-16")
    page.get_by_label("Comments asked for by").fill("2024-11-06")
    officer.presses("The invitation went out")
    sees(page, "the clock of the comments runs")
    officer.follows("The chief officer's comments")
    page.get_by_label("Day the comments came in").fill("2024-11-04")
    page.get_by_label("The chief officer's comments").fill("We accept the first two recommendations.")
    officer.presses("Keep the comments")
    sees(page, "The comments are kept.")
    officer.follows("The body's comments and reply")
    page.get_by_label("The body's comments on the report").fill("The report says what visitors to the cells have said.")
    officer.presses("Keep them")
    sees(page, "Kept.")


def answers(officer: Visitor, words: re.Pattern[str], field: str, told: str) -> None:
    """From the report's list of what is missing."""
    page = officer.follows(re.compile(f"{words.pattern}.*neither an action nor a reason"))
    page.get_by_label(field).fill(told)
    officer.presses("Keep it")
    sees(page, "Kept.")


@pytest.mark.slow
def test_an_inspection_is_answered_within_its_clock_and_verified_by_a_second_person(
    visitor: Make, tmp_path: Path
) -> None:
    officer, holder = visitor(), visitor()
    officer.signs_in("scrutiny-officer")
    address = takes_it_in(officer, tmp_path)
    asks_and_keeps_comments(officer)
    answers(officer, TRAIN, "What has been or will be done", "Every officer is trained by March.")
    answers(officer, PUBLISH, "What has been or will be done", "Visits are published each quarter.")

    # Refused while one recommendation has neither an action nor a reason.
    holder.signs_in("office-holder")
    page = holder.goes_to(f"{address}response/")
    page.get_by_label("Day of publication").fill("2024-11-20")
    holder.presses("Publish the response")
    expect(page.get_by_role("alert")).to_contain_text("It cannot be published yet")
    missing = page.get_by_role("listitem").filter(has_text="neither an action nor a reason")
    expect(missing).to_have_count(1)
    expect(missing).to_contain_text(REVIEW)
    holder.finds_it_accessible_at_every_width()

    officer.goes_to(address)
    answers(officer, REVIEW, "Or why nothing is", "A sample is reviewed already.")
    sees(officer.page, "Nothing is missing")
    page = holder.goes_to(f"{address}response/")
    page.get_by_label("Day of publication").fill("2024-11-20")
    holder.presses("Publish the response")
    sees(page, "The response is published and fixed.")
    holder.goes_to(f"{address}response/")
    sees(page, "Published on 20 November 2024, in time.")
    sees(page, "A sample is reviewed already.")
    holder.finds_it_accessible_at_every_width()

    the_force_says_so_and_another_verifies(visitor, officer, address)


def the_force_says_so_and_another_verifies(visitor: Make, officer: Visitor, address: str) -> None:
    liaison = visitor("phone")
    liaison.signs_in("force-liaison")
    page = liaison.goes_to(f"/office/recommendations/?q={TOWN}")
    liaison.follows(TRAIN)
    one = page.url.removeprefix(liaison.demo.address)
    expect(page.get_by_role("link", name="Verify that it was done")).to_have_count(0)
    liaison.follows("The force says it is complete")
    page.get_by_label(re.compile("^In words")).fill("All officers were trained.")
    page.get_by_label("What shows it").fill("The register of training.")
    liaison.presses("The force says it is complete")
    sees(page, "is now: force says complete")
    expect(page.get_by_role("link", name="Verify that it was done")).to_have_count(0)

    # Not without evidence.
    page = officer.goes_to(one)
    officer.follows("Verify that it was done")
    officer.presses("Verify that it was done")
    expect(page.get_by_role("alert")).to_contain_text("Say what shows it")
    officer.finds_it_accessible_at_every_width()
    page.get_by_label("What shows it").fill("We read the register of training on a visit.")
    officer.presses("Verify that it was done")
    sees(page, "is now: verified by the office")

    # Not by whoever wrote down that the force says so.
    officer.goes_to(address)
    officer.follows(REVIEW)
    other = page.url.removeprefix(officer.demo.address)
    officer.follows("The force says it is complete")
    officer.presses("The force says it is complete")
    sees(page, "is now: force says complete")
    sees(page, "a second person verifies")
    expect(page.get_by_role("link", name="Verify that it was done")).to_have_count(0)
    officer.goes_to(f"{other}move/verified/")
    officer.is_refused(403)
    sees(page, "This may not be done now")

    analyst = visitor("phone", scripts=False)
    analyst.signs_in("analyst")
    page = analyst.goes_to(other)
    analyst.follows("Verify that it was done")
    page.get_by_label("What shows it").fill("Twelve samples of searches, read on 4 November.")
    analyst.presses("Verify that it was done")
    sees(page, "is now: verified by the office")
