"""A briefing from the first brace to the frozen text: figures are offered as one types, and read with their sources."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import WIDTHS, Visitor

Make = Callable[..., Visitor]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_figure_is_cited_by_keyboard_and_frozen(visitor: Make, width: str) -> None:
    analyst = visitor(width)
    analyst.signs_in("analyst")
    page = analyst.goes_to("/office/briefings/new/")
    page.get_by_label("Title").fill(f"Calls ({width})")
    field = page.get_by_role("textbox", name="Text", exact=True)
    field.press_sequentially("In all {calls-999-total 2021")
    expect(page.get_by_role("option").first).to_be_visible()
    analyst.finds_it_accessible()
    for key in ("ArrowDown", "ArrowUp", "Enter"):
        field.press(key)
    expect(field).to_have_value(re.compile(r"^In all \{calls-999-total [^}]*2021[^}]*\}$"))
    page.get_by_role("button", name="See how it reads").click()
    expect(page.get_by_role("heading", name="Where the figures come from")).to_be_visible()
    analyst.finds_it_accessible()
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_role("button", name="Freeze it").click()
    expect(page.get_by_text("The briefing is frozen")).to_be_visible()
    analyst.finds_it_accessible()


def test_without_scripts_figures_are_found_on_a_page(visitor: Make) -> None:
    analyst = visitor(scripts=False)
    analyst.signs_in("analyst")
    page = analyst.goes_to("/office/briefings/figures/")
    page.get_by_label("Words of the measure").fill("999 total 2021/22")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text(re.compile(r"\{calls-999-total 2021/22"))).to_be_visible()
