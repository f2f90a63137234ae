"""The way of scrutiny in public, told in order: each test goes on where the one before it ended.

A year's programme, a paper that is asked for and checked, a question from the public, the meeting with two clerks, its pack
and minutes, what was promised, and the paper to the panel. The office is shown as at 7 November 2024.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import TABLET, WIDTHS, Visitor
from tests.journeys.scrutiny_steps import catches, comes_to, waits_for, write_report
from tests.journeys.test_chain import releases

Make = Callable[..., Visitor]
Staff = Callable[[str], Visitor]

TITLE = "Volunteers, and driving that endangers others"
CODE = "2024-12-19-performance-assurance-meeting"
MEETING = f"/office/meetings/{CODE}/"
ITEM, OTHER_ITEM = "More Specials and volunteers", "Tough on dangerous driving"
OURS = "How many volunteers left in 2023, and why?"
RESIDENT = "resident@example.org"
ANSWER = "Yes: a letter goes to every parish when somebody is wanted."
READER = "parish@example.org"
BECAUSE = "A question on driving came up after the papers were frozen."
TODAY = "2024-11-07"
CHIEF = "Chief Constable"
KEPT, BROKEN = "A plan to keep volunteers longer.", "A list of villages without a volunteer."
EVIDENCE = "We read the plan on the day: it names somebody for each village."
REASON = "How many there are is known, why they leave is not."
PAPER = "What was promised this autumn"
CAUGHT = "[id^=log-]:visible"
LOST = "The connection is lost. 1 thing is not sent yet, and kept in this browser"
ASKED = "Will somebody in our village be told when volunteers are wanted?"

pytestmark = pytest.mark.slow


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


def test_a_report_is_asked_for(staff: Staff) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to(MEETING)
    officer.follows(re.compile(f"Lines of enquiry.*{ITEM}"))
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Ask this.*rated otherwise")).click()
    expect(page.get_by_text("1 question is to be asked")).to_be_visible()

    officer.follows("Ask the force for a report")
    officer.follows("Ask the force for a report")
    page.get_by_label("Who is to answer").fill("Chief superintendent, people")
    page.get_by_label("E-mail address").fill("force-liaison@example.org")
    grown = page.get_by_label("The questions").input_value()
    page.get_by_label("The questions").fill(f"{grown}\n{OURS}")
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

    beside = visitor("phone")
    beside.page.goto(page.url)
    beside.finds_it_accessible_at_every_width()
    (link,) = re.findall(r"http\S+/questions/confirm/\S+", staff("administrator").reads_mail("Confirm your question"))
    page.goto(link)
    beside.page.goto(link)
    beside.finds_it_accessible_at_every_width()
    resident.presses("Yes, this is my question")
    expect(page.get_by_text("It is with us, and waits to be read.")).to_be_visible()
    beside.page.goto(page.url)
    beside.finds_it_accessible_at_every_width()


def test_the_office_sorts_the_question(staff: Staff) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to("/office/questions/")
    officer.follows(re.compile(ASKED))
    officer.follows("Say what the public reads")
    officer.presses("Say what the public reads")
    officer.follows("Sort it")
    page.get_by_label("Answer it at the meeting").check()
    officer.presses("Sort it")
    expect(page.get_by_text("To be answered at the Performance Assurance Meeting of 19 December 2024.")).to_be_visible()
    assert "Performance Assurance Meeting" in staff("administrator").reads_mail("what becomes of it")


def test_the_pack_is_frozen_and_what_changes_later_is_a_supplement(staff: Staff) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to(f"{MEETING}recipients/")
    page.get_by_label("Who").first.fill("Secretary of the parish council")
    page.get_by_label("E-mail").first.fill(READER)
    officer.presses("Keep the list")
    officer.follows("The papers are in")
    officer.presses("The papers are in")
    officer.follows("Pack")
    officer.presses("Freeze the pack")
    expect(page.get_by_role("article")).to_contain_text("How many volunteers left in 2023, and why?")
    officer.finds_it_accessible_at_every_width()

    officer.goes_to(MEETING)
    officer.follows(re.compile(f"Lines of enquiry.*{OTHER_ITEM}"))
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Ask this")).first.click()
    officer.goes_to(f"{MEETING}pack/")
    page.get_by_label("Why there is a supplement").fill(BECAUSE)
    officer.presses("Freeze the supplement")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Supplement 1")
    expect(page.get_by_role("article")).to_contain_text(BECAUSE)
    officer.finds_it_accessible_at_every_width()


def test_who_gets_the_papers_reads_them_by_a_link(staff: Staff, visitor: Make) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to(f"{MEETING}pack/1/")
    expect(page.get_by_role("main")).to_contain_text("Later came Supplement 1.")
    officer.presses("Send it to 1 on the list")
    expect(page.get_by_text("Everybody who has an address was written to.")).to_be_visible()
    (link,) = re.findall(r"http\S+/packs/\S+", staff("administrator").reads_mail("Papers for"))
    reader = visitor("phone")
    reader.goes_to(link.removeprefix(reader.demo.address))
    expect(reader.page.get_by_role("main")).to_contain_text("A supplement came later.")
    reader.finds_it_accessible_at_every_width()


def test_the_meeting_moves_to_today_with_its_question(staff: Staff) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to(MEETING)
    expect(page.locator(".life [aria-current]")).to_contain_text("Papers out")
    officer.follows("Move it to another day")
    page.get_by_label("The new day").fill(TODAY)
    page.get_by_label("Why it is moved").fill("The hall is free today.")
    officer.presses("Move it")
    expect(page.get_by_text("1 question keeps its place.")).to_be_visible()


def test_two_clerks_hold_the_meeting_and_one_loses_the_connection(staff: Staff) -> None:
    officer, analyst = staff("scrutiny-officer"), staff("analyst")
    officer.goes_to(f"{MEETING}live/")
    officer.presses("Begin the meeting")
    page, other = comes_to(officer, MEETING, ITEM), comes_to(analyst, MEETING, ITEM)
    page.keyboard.press("q")
    expect(page.get_by_label("What was said")).to_be_focused()
    catches(page, "How many volunteers are there now?")
    expect(other.locator(CAUGHT)).to_contain_text("How many volunteers are there now?")

    analyst.meant.add("ERR_INTERNET_DISCONNECTED")
    analyst.context.set_offline(True)
    catches(other, "a: There are seventy-three of them.")
    expect(other.locator("#state")).to_contain_text(LOST)
    analyst.finds_it_accessible()
    analyst.context.set_offline(False)
    expect(other.locator("#state")).to_have_text("Everything is sent.")
    expect(page.locator(CAUGHT)).to_contain_text("There are seventy-three of them.")

    catches(page, f"u: {KEPT}", Who_spoke=CHIEF, Whose_promise=CHIEF, By_when=TODAY)
    expect(page.locator(CAUGHT)).to_contain_text("Carried as")
    catches(page, f"u: {BROKEN}")
    officer.follows("Say whose it is and by when")
    page.get_by_label("Whose promise").fill(CHIEF)
    page.get_by_label("By when").fill(TODAY)
    officer.finds_it_accessible_at_every_width()
    officer.presses("Carry it")
    expect(page.locator(CAUGHT)).to_contain_text(re.compile(f"{BROKEN}.*Carried as", re.DOTALL))
    for across, down in (TABLET, *WIDTHS.values()):
        page.set_viewport_size({"width": across, "height": down})
        officer.finds_it_accessible()
    page.set_viewport_size({"width": 1280, "height": 900})


def test_an_item_is_judged_a_question_answered_and_the_meeting_closed(staff: Staff) -> None:
    officer = staff("scrutiny-officer")
    page = comes_to(officer, MEETING, ITEM)
    officer.follows("End this item with a judgement")
    page.get_by_label("Partly assured").check()
    page.get_by_label("Why").fill(REASON)
    page.get_by_label("Whose judgement").fill("Police and Crime Commissioner")
    officer.finds_it_accessible_at_every_width()
    officer.presses("Judge it")
    expect(page.get_by_text(REASON)).to_be_visible()

    page = comes_to(officer, MEETING, "Questions from the public")
    for way in (re.compile("^Ask it"), re.compile("^Answer to")):
        page.get_by_role("link", name=way).first.click()
        expect(page.locator("#about")).to_contain_text("Question 2024/2")
        catches(page, ASKED if way.match("Ask it") else ANSWER)
    expect(page.locator(CAUGHT)).to_contain_text(ANSWER)
    officer.follows("Close the meeting")
    officer.finds_it_accessible_at_every_width()
    officer.presses("Close the meeting")
    expect(page.get_by_text("0 of 7 items have their minute.")).to_be_visible()


def test_the_answer_and_the_minutes_are_written_and_published(staff: Staff) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to("/office/questions/")
    officer.follows(re.compile(ASKED))
    officer.follows("Answer it")
    expect(page.get_by_label("The answer")).to_have_value(ANSWER)
    officer.presses("Answer it")
    expect(page.get_by_text("The answer is kept, and who asked has it by mail.")).to_be_visible()

    officer.goes_to(f"{MEETING}minuting/")
    officer.follows("Welcome")
    while page.get_by_label("Minute", exact=False).count():
        minute = page.get_by_label("Minute", exact=False)
        if page.get_by_role("heading", level=1).inner_text() == ITEM:
            expect(minute).to_have_value(re.compile("seventy-three"))
            officer.finds_it_accessible_at_every_width()
        if not minute.input_value():
            minute.fill("Nothing was to be minuted.")
        officer.presses("Save and go on")
    officer.goes_to(f"{MEETING}minutes/")
    officer.presses("Publish the minutes")
    expect(page.get_by_role("article")).to_contain_text(REASON)
    officer.finds_it_accessible_at_every_width()


def test_a_promise_is_kept_and_one_is_broken(staff: Staff) -> None:
    force, officer = staff("force-liaison"), staff("scrutiny-officer")
    page = force.goes_to("/office/undertakings/")
    force.follows(re.compile(KEPT))
    force.follows("It is said to be kept")
    page.get_by_label("What was done").fill("The plan was sent to the office.")
    page.get_by_label("What shows it").fill("The plan itself, of four pages.")
    force.presses("It is said to be kept")
    expect(page.get_by_text("the office has not yet looked")).to_be_visible()

    page = officer.goes_to("/office/undertakings/")
    for promise, button, label, words in (
        (KEPT, "It was kept", "What shows that it was kept", EVIDENCE),
        (BROKEN, "It was broken", "How it was broken", "No list was sent."),
    ):
        officer.goes_to("/office/undertakings/")
        officer.follows(re.compile(promise))
        officer.follows(button)
        page.get_by_label(label).fill(words)
        officer.presses(button)
        expect(page.get_by_role("article")).to_contain_text(words)
    officer.finds_it_accessible_at_every_width()


def test_a_resident_reads_what_was_said_and_what_became_of_it(visitor: Make) -> None:
    releases(visitor, "A meeting on volunteers.")
    resident = visitor("phone")
    page = resident.goes_to("/meetings.html")
    (agenda,) = page.get_by_role("link").filter(has=page.locator(f"xpath=self::*[contains(@href, '{CODE}')]")).all()
    agenda.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    for link, words in (("The papers", OURS), ("Supplement 1", BECAUSE), ("The minutes", REASON), (ASKED, ANSWER)):
        resident.goes_to(f"/meetings/{CODE}.html")
        resident.follows(link)
        expect(page.get_by_role("main")).to_contain_text(words)
        resident.finds_it_accessible_at_every_width()
    resident.goes_to(f"/meetings/{CODE}.html")
    resident.finds_it_accessible_at_every_width()
    resident.goes_to("/promises.html")
    for words in (KEPT, EVIDENCE, BROKEN, "No list was sent."):
        expect(page.get_by_role("main")).to_contain_text(words)
    resident.finds_it_accessible_at_every_width()


def test_a_paper_to_the_panel_is_submitted_and_read_by_a_member(staff: Staff, visitor: Make) -> None:
    officer = staff("scrutiny-officer")
    page = officer.goes_to("/office/panel/")
    officer.follows("Begin a paper")
    page.get_by_label("Title").fill(PAPER)
    page.get_by_label("The public may read it from").fill(TODAY)
    officer.presses("Begin the paper")
    page.get_by_label("The summary, one page").fill("Special Constables number {specials-headcount 2024-01-31}.")
    page.get_by_label("Recommendation").fill("That the panel notes what was promised.")
    page.get_by_label("Contact").fill("The office's policy team.")
    officer.presses("Save the draft")
    article = page.get_by_role("article")
    expect(article).to_contain_text("Special Constables number 73 officers")
    expect(article).to_contain_text(BROKEN)
    officer.presses("Submit the paper")

    member = visitor()
    member.signs_in("panel-member")
    member.goes_to("/office/panel/")
    member.follows(PAPER)
    expect(member.page.get_by_role("article")).to_contain_text("Special Constables number 73 officers")
