"""A plan's life in a browser: drafted, refused while its steps are not evidenced, issued, and varied."""

import re
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor

Make = Callable[..., Visitor]

CODE = "2025-29"
TITLE = "Plan for safer roads"
DAYS = {
    "Views of people obtained": "2025-01-10",
    "Views of victims of crime obtained": "2025-01-11",
    "Chief officer consulted on the draft": "2025-01-20",
    "Regard had to the Strategic Policing Requirement": "2025-01-21",
    "Draft sent to the panel": "2025-02-01",
    "Panel's report received": "2025-02-15",
    "Response made to the panel and published": "2025-02-20",
}
"""The steps, each with the day that it is taken on."""
AGAIN = "Chief officer consulted again on what changed"
LATER = {step: day.replace("2025", "2026") for step, day in DAYS.items()}


def fills(page: Page, told: Mapping[str, str]) -> None:
    """Fields by the words that their labels begin with."""
    for label, words in told.items():
        page.get_by_label(re.compile(f"^{re.escape(label)}")).fill(words)


def sees_what_is_missing(someone: Visitor, code: str) -> list[str]:
    """The page on which a draft is issued, and what it says is missing."""
    page = someone.goes_to(f"/office/plans/drafts/{code}/issue/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Issue")
    return page.locator("p.lead + ul > li").all_inner_texts()


def takes(someone: Visitor, code: str, step: str, day: str) -> None:
    """From the page that says what is missing, by its link, to the record of the step."""
    assert any(line.startswith(step) for line in sees_what_is_missing(someone, code)), step
    page = someone.follows(re.compile(f"^Record it ?: {re.escape(step)}"))
    expect(page.get_by_role("heading", level=1)).to_have_text(step)
    fills(page, {"The day on which it was done": day, "What shows it": f"{step}: the file of the office, item 4."})
    if "published" in step:
        fills(page, {"Where it can be read": "https://example.org/response"})
    someone.presses("Record it")
    expect(page.get_by_text(f"“{step}” is recorded.")).to_be_visible()


def writes_the_draft(officer: Visitor) -> Page:
    """A first draft with one objective that promises nothing that can be judged."""
    officer.goes_to("/office/plans/")
    page = officer.follows("Begin a new plan")
    fills(page, {"Short name": CODE, "Title of the plan": TITLE, "From": "2025-05-01"})
    officer.finds_it_accessible_at_every_width()
    officer.presses("Begin the draft")
    expect(page.get_by_text("The draft is begun.")).to_be_visible()
    officer.follows("Add a priority")
    fills(page, {"Number": "1", "Title": "Fewer deaths on the roads"})
    officer.presses("Save")
    officer.follows(re.compile("^Add an objective to 1"))
    fills(
        page, {"Number": "1.1", "Title": "Speeding", "What is promised": "Continue to reduce speeding where possible."}
    )
    officer.finds_it_accessible_at_every_width()
    officer.presses("Save")
    expect(page.locator("#questions").locator("..")).to_contain_text("where possible")
    return page


@pytest.mark.slow
def test_a_plan_is_drafted_issued_and_varied(visitor: Make) -> None:
    officer, holder = visitor(), visitor()
    officer.signs_in("scrutiny-officer")
    page = writes_the_draft(officer)
    officer.finds_it_accessible_at_every_width()

    # Refused with everything that is missing; each thing leads to where it is given.
    holder.signs_in("office-holder")
    assert len(sees_what_is_missing(holder, CODE)) == len(DAYS)
    expect(holder.page.get_by_text(f"It cannot be issued yet: {len(DAYS)} things are missing.")).to_be_visible()
    expect(holder.page.get_by_role("button", name="Issue it")).to_have_count(0)
    holder.finds_it_accessible_at_every_width()
    for step, day in DAYS.items():
        takes(officer, CODE, step, day)
    expect(page.get_by_text("no step is missing")).to_be_visible()
    assert sees_what_is_missing(holder, CODE) == []
    expect(holder.page.get_by_role("button", name="Issue it")).to_be_visible()

    # What is promised becomes something that can be judged; then the chief officer is asked once more.
    officer.follows("1.1 Speeding")
    fills(page, {"What is promised": "Cut the share of drivers who speed by a fifth by 2027."})
    fills(page, {"Where it starts": "41% in 2024.", "Owner": "Head of roads policing"})
    officer.presses("Save")
    holder.presses("Issue it")
    holder.is_refused(409)
    expect(holder.page.get_by_role("main")).to_contain_text("the draft has changed since the chief officer had version")
    holder.finds_it_accessible_at_every_width()
    takes(officer, CODE, AGAIN, "2025-02-25")
    officer.finds_it_accessible_at_every_width()
    officer.follows(re.compile(r"^What changed since +version 1$"))
    expect(page.locator("section del").first).to_contain_text("Continue")
    officer.finds_it_accessible_at_every_width()

    assert sees_what_is_missing(holder, CODE) == []
    fills(holder.page, {"The day on which it is issued": "2025-02-18"})
    holder.presses("Issue it")
    holder.is_refused(409)
    expect(holder.page.get_by_role("alert")).to_contain_text("the plan cannot be issued before that")
    fills(holder.page, {"The day on which it is issued": "2025-03-01"})
    holder.presses("Issue it")
    expect(holder.page.get_by_text(f"“{TITLE}” is issued.")).to_be_visible()
    expect(holder.page.get_by_text("Issued on 1 March 2025.").first).to_be_visible()

    without_scripts = visitor("phone", scripts=False)
    without_scripts.signs_in("scrutiny-officer")
    varies(without_scripts, holder)


def varies(officer: Visitor, holder: Visitor) -> None:
    """The same cycle again: one objective is reworded, another is added, and the plan says so once it is issued."""
    page = officer.goes_to(f"/office/plans/{CODE}/")
    officer.presses("Begin a variation")
    expect(page.get_by_text("The variation is begun")).to_be_visible()
    code = page.url.rstrip("/").rsplit("/", 1)[1]
    officer.follows(re.compile("^Add an objective to 1"))
    fills(
        page,
        {"Number": "1.2", "Title": "Young drivers", "What is promised": "Cut crashes of young drivers by a tenth."},
    )
    officer.presses("Save")
    officer.follows("1.1 Speeding")
    fills(page, {"Title": "Speeding in villages"})
    officer.presses("Save")
    expect(page.get_by_text("1.1 Speeding in villages")).to_be_visible()

    assert len(sees_what_is_missing(holder, code)) == len(DAYS)
    for step, day in LATER.items():
        takes(officer, code, step, day)
    assert sees_what_is_missing(holder, code) == []
    expect(holder.page.get_by_text("Read every change")).to_be_visible()
    fills(holder.page, {"The day on which it is issued": "2026-03-01"})
    holder.presses("Issue it")
    expect(holder.page.get_by_role("heading", name="1.1 Speeding in villages")).to_be_visible()
    expect(holder.page.get_by_role("heading", name="1.2 Young drivers")).to_be_visible()
    expect(holder.page.get_by_role("heading", name=re.compile("^A variation"))).to_be_visible()
    holder.finds_it_accessible_at_every_width()
