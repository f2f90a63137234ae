"""An objective judged against the computed status, by two at once; and a decision drafted, refused, taken and numbered."""

import re
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from tests.journeys.test_chain import releases

Make = Callable[..., Visitor]

MATTER = "Grants for school crossings"
ADVICE = ("Legal", "Financial", "Equality", "Risk")
WORSE = "/office/judgements/?suggested=Red"
"""The objectives that the rules make the worst of."""


def opens_the_form(someone: Visitor) -> Page:
    """The form of the first objective that the rules make the worst of."""
    page = someone.goes_to(WORSE)
    with page.expect_navigation():
        page.get_by_role("table").get_by_role("rowheader").get_by_role("link").first.click()
    return someone.follows("Judge this objective")


def test_an_objective_is_judged_against_the_computed_status_and_the_second_judge_is_told(visitor: Make) -> None:
    holder, officer = visitor(), visitor("phone", scripts=False)
    holder.signs_in("office-holder")
    officer.signs_in("scrutiny-officer")
    page, second = opens_the_form(holder), opens_the_form(officer)
    assert page.url == second.url
    expect(page.get_by_role("heading", name="What the system shows")).to_be_visible()

    page.get_by_role("radio", name=re.compile("^Green")).check()
    page.get_by_label("Reason", exact=True).fill("The promise was kept in every ward.")
    holder.presses("Keep this judgement")
    expect(page.get_by_role("alert")).to_contain_text("say why you judge green. Both are published.")
    expect(page.get_by_label("Reason", exact=True)).to_have_value("The promise was kept in every ward.")
    holder.finds_it_accessible_at_every_width()
    page.get_by_label("Why it differs from the computed status").fill("The figures end before the new teams began.")
    holder.presses("Keep this judgement")
    expect(page.get_by_text("The judgement is kept").first).to_be_visible()
    expect(page.get_by_text("The figures end before the new teams began.").first).to_be_visible()
    holder.finds_it_accessible_at_every_width()

    second.get_by_role("radio", name=re.compile("^Amber")).check()
    second.get_by_label("Reason", exact=True).fill("Half of the wards are still to come.")
    second.get_by_label("Why it differs from the computed status").fill("What is missing from the figures was seen.")
    officer.presses("Keep this judgement")
    officer.is_refused(409)
    expect(second.get_by_role("main")).to_contain_text("The promise was kept in every ward.")
    expect(second.get_by_label("Reason", exact=True)).to_have_value("Half of the wards are still to come.")
    expect(second.get_by_role("radio", name=re.compile("^Amber"))).to_be_checked()
    officer.presses("Keep this judgement")
    expect(second.get_by_text("The judgement is kept").first).to_be_visible()
    expect(second.get_by_text("The promise was kept in every ward.").first).to_be_visible()
    expect(second.get_by_text("Half of the wards are still to come.").first).to_be_visible()

    # Another journey sends figures of 2026: by then the plan is over, and its objectives are judged no more.
    releases(visitor, "Judgements of two objectives.", known_on="2024-11-07")
    resident = visitor()
    public = resident.goes_to("/plan/2021-25/judgements.html")
    expect(public.get_by_role("heading", level=1)).to_have_text("How the objectives stand")
    resident.finds_it_accessible_at_every_width()


def begins(officer: Visitor) -> str:
    """A draft that says nothing yet but its title; its address."""
    officer.goes_to("/office/decisions/")
    page = officer.follows("Write a decision")
    page.get_by_label("Title").fill(MATTER)
    page.get_by_role("radio", name=re.compile("^Signed")).check()
    officer.presses("Begin the draft")
    return page.url.removeprefix(officer.demo.address).removesuffix("issue/")


def writes(officer: Visitor, step: str, told: Mapping[str, str]) -> None:
    """One step of the draft, by the words that its labels begin with; a text that is typed, or the value of a choice."""
    page = officer.page
    expect(page.get_by_role("heading", level=1)).to_have_text(step)
    for label, words in told.items():
        field = page.get_by_label(re.compile(f"^{label}"))
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(words)
        else:
            field.fill(words)
    officer.finds_it_accessible_at_every_width()
    officer.presses("Save and go on")


def writes_all(officer: Visitor) -> None:
    page = officer.page
    writes(officer, "What is to be decided", {"What is to be decided": "Whether crossings near schools are paid for."})
    options = {
        "Option 1 in a few words": "Pay for ten",
        "Option 2 in a few words": "Pay for none",
        "Which of them": "1",
    }
    writes(officer, "Options", options)
    advised = "what was advised, or why it was not"
    writes(officer, "Advice", {f"{kind}: {advised}": "Nothing against it." for kind in ADVICE})
    writes(officer, "Who signs", {})
    writes(officer, "Interests", {"What was declared": "none"})
    writes(officer, "Reasons and effect", {"Reasons": "Ten crossings cost less.", "It has effect from": "2026-01-01"})
    writes(officer, "Openness", {})
    page.get_by_role("radio", name="Yes", exact=True).check()
    writes(officer, "Public interest", {"Why it is, or is not": "Every town has a school."})
    writes(officer, "Objectives and money", {})
    expect(page.get_by_text("Nothing is missing: it can be signed.")).to_be_visible()


@pytest.mark.slow
def test_a_decision_is_refused_with_what_is_missing_then_taken_with_its_number(visitor: Make) -> None:
    officer, holder = visitor(), visitor()
    officer.signs_in("scrutiny-officer")
    holder.signs_in("office-holder")
    address = begins(officer)
    page = holder.goes_to(address)
    holder.follows("Take this decision")
    page.get_by_label("Decided on").fill("2025-12-01")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Sign it")).click()
    expect(page.get_by_role("alert")).to_contain_text("It is not taken")
    for words in ("Write down the legal advice", "Say who signs.", "Give the reasons."):
        expect(page.get_by_role("listitem").filter(has_text=words).first).to_be_visible()
    holder.finds_it_accessible_at_every_width()

    writes_all(officer)
    officer.finds_it_accessible_at_every_width()
    page = holder.goes_to(f"{address}take/")
    page.get_by_label("Decided on").fill("2025-12-01")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Sign it")).click()
    expect(page.get_by_text(re.compile(r"as number 2025/\d+"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Decision 2025/\d+$"))).to_be_visible()
    holder.finds_it_accessible_at_every_width()
    officer.goes_to(f"/office/decisions/?q={MATTER}")
    row = officer.page.get_by_role("row").filter(has_text=MATTER)
    expect(row).to_contain_text(re.compile(r"2025/\d+"))
