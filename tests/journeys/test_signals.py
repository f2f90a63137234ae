"""A signal's way: a return brings it, Today leads to it, a break with its reason answers it, and the public reads the reason."""

import calendar
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from tests.journeys.test_chain import HEADER, releases, sends

Make = Callable[..., Visitor]
CODE, TITLE = "capture-warning-letters", "Warning letters sent after Capture videos"
SWINGS = (0, 2, -2, 1, -1, 2, -2, 0, 1, -1, 0, 2)
REASON = "letters are sent by a new system"


@pytest.fixture
def two_levels(tmp_path: Path) -> Path:
    """A return made for this test: twelve months about 60, then twelve about 90, from October 2022 on."""
    path = tmp_path / "2024-11-04-two-levels.csv"
    rows = []
    for place in range(24):
        year, month = 2022 + (place + 9) // 12, (place + 9) % 12 + 1
        days = f"{year}-{month:02d}-01,{year}-{month:02d}-{calendar.monthrange(year, month)[1]}"
        value = (60 if place < 12 else 90) + SWINGS[place % 12]
        rows.append(f"{CODE},E23000018,{days},{value},{path.stem},2024-11-04,row\n")
    path.write_text(HEADER + "".join(rows))
    return path


@pytest.mark.slow
def test_a_signal_is_answered_by_a_break_that_the_public_reads(visitor: Make, two_levels: Path) -> None:
    analyst = visitor(scripts=False)
    analyst.signs_in("analyst")
    page = sends(analyst, two_levels)
    page.get_by_role("button", name="Accept all 24 rows").click()
    expect(page.get_by_text("Accepted").first).to_be_visible()

    page = analyst.goes_to("/office/")
    page.get_by_role("link", name=re.compile(rf"{TITLE}.*High: ")).first.click()
    expect(page.get_by_role("heading", name="What do you make of it?")).to_be_visible()
    page.get_by_role("link", name=re.compile("mark a break")).click()
    page.get_by_label("First day of the new way").fill("2023-10-01")
    page.get_by_role("radio", name="Computer or telephone system").check()
    page.get_by_label("In a few words").fill(REASON)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("The break is marked.")).to_be_visible()

    page = analyst.goes_to("/office/signals/")
    expect(page.get_by_role("link", name=TITLE)).to_have_count(0)
    page.get_by_role("link", name=re.compile("^No longer found")).click()
    expect(page.get_by_role("link", name=TITLE).first).to_be_visible()

    releases(visitor, "Letters have a break.")
    page = visitor("phone", scripts=False).goes_to(f"/measures/{CODE}.html")
    beware = page.get_by_role("listitem").filter(has_text="From 1 October 2023.")
    expect(beware).to_contain_text(re.compile(f"{REASON}. Figures before and after are not compared.", re.IGNORECASE))
    expect(page.locator(".lead").first).to_contain_text("September 2024")
    expect(page.locator(".lead").first).not_to_contain_text(re.compile("2022|2023/24|higher|lower"))
