"""Returns as forces send them, from the upload to the public page, without a developer; and the second one in three clicks."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import ugly_returns
from tests.journeys.conftest import Visitor
from tests.journeys.test_chain import releases

Make = Callable[..., Visitor]


@pytest.fixture
def ugly(tmp_path: Path) -> Callable[..., Path]:
    """Writes one of the ugly workbooks under a name of its own."""

    def write(name: str, filename: str, **more: object) -> Path:
        path = tmp_path / filename
        path.write_bytes(ugly_returns.ALL[name](**more))
        return path

    return write


def chooses(someone: Visitor, path: Path) -> Page:
    page = someone.goes_to("/office/returns/")
    page.get_by_label("The file").set_input_files(path)
    return page


def sends(someone: Visitor, path: Path) -> Page:
    page = chooses(someone, path)
    page.get_by_role("button", name="Send the file").click()
    return page


def opens(someone: Visitor, path: Path) -> Page:
    page = someone.goes_to("/office/returns/")
    page.get_by_role("link", name=path.name).click()
    return page


def says_what_is_undecided(page: Page, measure: str) -> None:
    """Every line that was not recognised is a part of the measure, by its own last words."""
    for row in page.get_by_role("row").filter(has=page.locator("option[value=undecided][selected]")).all():
        heading = row.get_by_role("rowheader").inner_text()
        row.get_by_label(re.compile("^Measure")).fill(measure)
        row.get_by_label(re.compile("^Part")).fill(heading.split(", ")[-1])


@pytest.mark.slow
def test_an_ugly_workbook_becomes_public_and_the_second_takes_three_clicks(
    visitor: Make, ugly: Callable[..., Path]
) -> None:
    first = ugly("contact", "contact-september.xlsx")
    force = visitor(scripts=False)
    force.signs_in("force-liaison")
    page = sends(force, first)
    expect(page.get_by_text("It is being read by the office.")).to_be_visible()

    analyst = visitor(scripts=False)
    analyst.signs_in("analyst")
    page = opens(analyst, first)
    page.get_by_role("link", name="Say how it is read").click()
    expect(page.get_by_role("heading", name="What would be read")).to_be_visible()
    page.get_by_role("link", name=re.compile("Point at it again")).first.click()
    expect(page.get_by_role("combobox", name="Row 4")).to_have_value("period")
    page.get_by_role("button", name="Use this table").click()
    page.get_by_label("What this file is").fill("Contact management return")
    page.get_by_label("Save it as").fill("Contact management, monthly")
    page.get_by_role("button", name="Save, and read the file").click()
    page.get_by_role("button", name=re.compile("^Accept all")).click()
    expect(page.get_by_text("Accepted").first).to_be_visible()

    # The three clicks: the file is chosen, sent, accepted.
    page = chooses(analyst, ugly("contact", "contact-october.xlsx", last=ugly_returns.OCTOBER, shifted=True))
    page.get_by_role("button", name="Send the file").click()
    expect(page.get_by_role("heading", name=re.compile(r"^New \(\d+\)"))).to_be_visible()
    page.get_by_role("button", name=re.compile("^Accept all")).click()
    expect(page.get_by_text("Accepted").first).to_be_visible()

    page = force.goes_to("/office/returns/")
    expect(page.get_by_role("row", name=re.compile("contact-september.*Accepted"))).to_be_visible()

    releases(visitor, "Calls of October 2024.")
    page = visitor("phone", scripts=False).goes_to("/measures/calls-999-total.html")
    expect(page.get_by_role("row", name=re.compile("October 2024.*13,333")).first).to_be_visible()


@pytest.mark.slow
def test_an_ugly_ods_is_mapped_accepted_in_part_and_released(visitor: Make, ugly: Callable[..., Path]) -> None:
    path = ugly("crime", "crime-2024.ods", last=date(2023, 4, 1))
    force = visitor()
    force.signs_in("force-liaison")
    sends(force, path)

    analyst = visitor()
    analyst.signs_in("analyst")
    page = opens(analyst, path)
    page.get_by_role("link", name="Say how it is read").click()
    says_what_is_undecided(page, "Neighbourhood crimes recorded")
    page.get_by_label("Save it as").fill("Neighbourhood crime, yearly")
    page.get_by_role("button", name="Save, and read the file").click()
    odd = page.get_by_role("checkbox", name=re.compile("^Leave out"))
    expect(odd.first).to_be_visible()
    odd.first.check()
    page.get_by_label(re.compile("^Why do")).fill("The force recounted its crimes.")
    page.get_by_role("button", name=re.compile("^Accept")).click()
    expect(page.get_by_text("Accepted in part").first).to_be_visible()

    releases(visitor, "Neighbourhood crime of 2023/24.")
    page = visitor().goes_to("/measures/neighbourhood-crime.html")
    expect(page.get_by_role("row", name=re.compile("2023.24.*Vehicle interference.*1,223")).first).to_be_visible()


@pytest.mark.parametrize("width", ["desk", "phone"])
def test_the_pages_of_a_return_are_accessible(visitor: Make, ugly: Callable[..., Path], width: str) -> None:
    analyst = visitor(width)
    analyst.signs_in("analyst")
    page = sends(analyst, ugly("waits", f"waits-{width}.xlsx"))
    analyst.finds_it_accessible()
    page.get_by_role("link", name="Say how it is read").click()
    analyst.finds_it_accessible()
    page.get_by_role("button", name="Save, and read the file").click()
    analyst.finds_it_accessible()
    page.get_by_role("link", name=re.compile("Point at it again")).first.click()
    analyst.finds_it_accessible()
    analyst.goes_to("/office/returns/layouts/")
    analyst.finds_it_accessible()
