"""Steps of the way of scrutiny that are taken more than once, and the report that the force sends on it."""

import re
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor


def write_report(path: Path) -> Path:
    """The force's report on an invented town: a rise that is none, and a table that does not add up."""
    paper = Document()
    paper.add_heading("Volunteers in Northmoor", 0)
    paper.add_paragraph("In 2023 the volunteers of Northmoor gave 4,200 hours, and 61 of them left.")
    paper.add_paragraph("Calls to volunteers rose from 1,300 in 2022 to 1,664 in 2023, which is a rise of 19%.")
    rows = (("Area", "2022", "2023"), ("North", "400", "520"), ("South", "300", "384"), ("Total", "700", "914"))
    table = paper.add_table(rows=len(rows), cols=3)
    for row, told in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, told, strict=True):
            cell.text = words
    paper.save(str(path))
    return path


def waits_for(someone: Visitor, words: str) -> None:
    """Loads the page in front anew until it has the words: what it tells of is worked out beside it."""
    page = someone.page
    for _ in range(60):
        if page.get_by_text(words).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(page.get_by_text(words)).to_be_visible()


def comes_to(clerk: Visitor, meeting: str, item: str) -> Page:
    """The live view of a meeting, by its address in the office, with an item in front."""
    page = clerk.goes_to(f"{meeting}live/")
    page.locator("#stops a", has_text=item).click()
    expect(page.get_by_role("heading", level=2, name=re.compile(item))).to_be_visible()
    return page


def catches(page: Page, words: str, **besides: str) -> None:
    """Catches what was said by keyboard; `besides` by the words that labels begin with."""
    box = page.get_by_label("What was said")
    box.fill(words)
    for label, said in besides.items():
        page.get_by_label(label.replace("_", " ")).fill(said)
    box.press("Enter")
    expect(box).to_have_value("")
