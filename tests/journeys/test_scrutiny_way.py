"""The way of scrutiny in public, told in order: each test goes on where the one before it ended.

A year's programme, a paper that is asked for and checked, a question from the public, the meeting with two clerks, its pack
and minutes, what was promised, and the paper to the panel. The office is shown as at 7 November 2024.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor

Make = Callable[..., Visitor]
Staff = Callable[[str], Visitor]

TITLE = "Volunteers, and driving that endangers others"
MEETING = "/office/meetings/2024-12-19-performance-assurance-meeting/"
ITEM = "More Specials and volunteers"
OURS = "How many volunteers left in 2023, and why?"
RESIDENT = "resident@example.org"
ASKED = "Will somebody in our village be told when volunteers are wanted?"

pytestmark = pytest.mark.slow


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


def test_a_year_is_looked_at_and_what_is_proposed_becomes_an_agenda(staff: Staff) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to("/office/programme/")
    expect(page.get_by_role("heading", name="The year ahead")).to_be_visible()
    officer.follows("Plan one in December 2024")
    page.get_by_label("What it is about").fill(TITLE)
    page.get_by_label("Day", exact=True).fill("2024-12-19")
    page.get_by_label("Begins at").fill("10:00")
    page.get_by_label("Show it in the published programme").check()
    officer.presses("Plan it")
    assert page.url.endswith(MEETING)
    expect(page.get_by_text("Questions may be sent in until 12 December 2024.")).to_be_visible()

    officer.goes_to("/office/programme/next/?function=scrutiny")
    for code in ("1.3", "3.3"):
        page.get_by_role("checkbox", name=re.compile(f"^{code} ")).check()
    page.get_by_label("At which meeting").select_option(label=f"19 December 2024: {TITLE}")
    officer.presses("Put what is ticked on its agenda")
    expect(page.get_by_role("heading", name=ITEM)).to_be_visible()
    expect(page.get_by_text("It ends at 12:05")).to_be_visible()
    officer.finds_it_accessible_at_every_width()


def test_a_report_is_asked_for(staff: Staff) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to(MEETING)
    officer.follows(re.compile(f"Lines of enquiry.*{ITEM}"))
    officer.finds_it_accessible_at_every_width()
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Ask this.*rated otherwise")).click()
    expect(page.get_by_text("1 question is to be asked")).to_be_visible()

    officer.follows("Ask the force for a report")
    officer.follows("Ask the force for a report")
    page.get_by_label("Who is to answer").fill("Chief superintendent, people")
    page.get_by_label("E-mail address").fill("force-liaison@example.org")
    grown = page.get_by_label("The questions").input_value()
    page.get_by_label("The questions").fill(f"{grown}\n{OURS}")
    officer.finds_it_accessible_at_every_width()
    officer.presses("Save")
    officer.presses("Send it")
    expect(page.get_by_text("Due on 5 December 2024, in 28 days.")).to_be_visible()
    mail = staff("administrator").reads_mail("A report is asked for")
    assert OURS in mail
    assert "/office/asked/" in mail


def test_the_force_sends_its_report_and_its_figures_are_checked(staff: Staff, tmp_path: Path) -> None:
    force = staff("force-liaison")
    page = force.goes_to("/office/asked/")
    expect(page.get_by_text("1 report is still to come")).to_be_visible()
    force.finds_it_accessible_at_every_width()
    force.follows(ITEM)
    expect(page.get_by_role("listitem").filter(has_text=OURS)).to_be_visible()
    force.finds_it_accessible_at_every_width()
    force.follows("Send the report")
    force.finds_it_accessible_at_every_width()
    page.get_by_label("The report").set_input_files(write_report(tmp_path / "volunteers.docx"))
    force.presses("Send it")
    expect(page.get_by_text("Came in on 7 November 2024, on time.")).to_be_visible()


def test_the_office_says_what_the_report_leaves_open(staff: Staff) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to(MEETING)
    officer.follows(re.compile(f"Commission.*{ITEM}"))
    waits_for(officer, "2 findings to decide on")
    officer.follows("Mark what it answers")
    for number, answered in ((1, "Answered"), (2, "Partly answered")):
        group = page.get_by_role("group", name=f"Question {number}: does the report answer it?")
        group.get_by_label(answered, exact=True).check()
    officer.presses("Keep these")
    officer.is_refused(422)
    expect(page.get_by_role("alert")).to_contain_text("Say what is still missing.")
    officer.finds_it_accessible_at_every_width()
    page.get_by_label("What question 2 still lacks").fill("Why they left.")
    officer.presses("Keep these")
    expect(page.get_by_text("It answers 1 of 2 questions.")).to_be_visible()
    officer.finds_it_accessible_at_every_width()
    officer.follows(ITEM)
    expect(page.get_by_text(re.compile("a rise of 19%")).first).to_be_visible()


def test_a_resident_asks_on_a_phone_without_scripts(visitor: Make, staff: Staff) -> None:
    resident = visitor("phone", scripts=False)
    page = resident.goes_to("/ask.html")
    page.get_by_role("radio", name=re.compile("19 December 2024")).check()
    page.get_by_label("What is it about?").select_option(label="Strong local policing")
    page.get_by_label("Your e-mail address").fill(RESIDENT)
    resident.presses("Send the question")
    expect(page.get_by_role("alert")).to_contain_text("quick")
    page.get_by_label("Your question").fill(ASKED)
    # Nobody reads the form and writes a question in less.
    page.wait_for_timeout(3000)
    resident.presses("Send the question")
    expect(page.get_by_role("heading", level=1)).to_have_text("One thing is left to do")

    (link,) = re.findall(r"http\S+/questions/confirm/\S+", staff("administrator").reads_mail("Confirm your question"))
    page.goto(link)
    resident.presses("Yes, this is my question")
    expect(page.get_by_text("It is with us, and waits to be read.")).to_be_visible()
    private = page.url.removeprefix(resident.demo.address)
    beside = visitor("phone")
    for path in ("/ask.html", private):
        beside.goes_to(path)
        beside.finds_it_accessible_at_every_width()


def test_the_office_sorts_the_question(staff: Staff) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to("/office/questions/")
    officer.follows(re.compile(ASKED))
    officer.follows("Say what the public reads")
    officer.finds_it_accessible_at_every_width()
    officer.presses("Say what the public reads")
    officer.follows("Sort it")
    page.get_by_label("Answer it at the meeting").check()
    officer.finds_it_accessible_at_every_width()
    officer.presses("Sort it")
    expect(page.get_by_text("To be answered at the Performance Assurance Meeting of 19 December 2024.")).to_be_visible()
    officer.finds_it_accessible_at_every_width()
    assert "Performance Assurance Meeting" in staff("administrator").reads_mail("what becomes of it")
