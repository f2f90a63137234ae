"""A paper's way through the office in a browser: sent in, read, reviewed by keyboard, asked, corrected, settled, made public."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor

Make = Callable[..., Visitor]

PAPER = """Calls to {town} Police

1. Answering

1.1 In 2023 the control room of {town} answered {after:,} emergency calls, an increase of {told}% on the {before:,} of 2022.

1.2 Some {other:,} emergency calls were answered in 2023 by the control room of {town}.

Call volumes by year in {town}

Year\tEmergency calls\tAbandoned calls\tAll calls
2022\t{before:,}\t130\t{all_before:,}
2023\t{after:,}\t147\t{all_after:,}
"""


def text_of(town: str, before: int, told: str = "27.6") -> str:
    """A paper of an invented town: what it tells is 28% above the year before and not 27.6%, and is told in two ways.

    Each journey has a town and figures of its own: papers are compared with one another.
    """
    after = round(before * 1.28)
    return PAPER.format(
        town=town,
        before=before,
        after=after,
        told=told,
        other=after - 84,
        all_before=before + 130,
        all_after=after + 147,
    )


def paper_file(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text)
    return path


def sends(visitor: Visitor, path: Path, title: str = "", version_of: str = "") -> Page:
    """The review page of a paper that this visitor has sent in, once it is read."""
    page = visitor.goes_to("/office/papers/send/")
    page.get_by_label("The file").set_input_files(path)
    if version_of:
        page.get_by_label("New version of").select_option(label=version_of)
    else:
        page.get_by_label("Title").fill(title)
        page.get_by_label("Day of the paper").fill("2024-03-21")
        page.get_by_label("Who answers questions").fill("performance manager")
    page.get_by_role("button", name="Send the paper").click()
    expect(page.get_by_text("figures read")).to_be_visible(timeout=30_000)
    return page


@pytest.mark.slow
def test_a_paper_is_reviewed_asked_corrected_and_settled_with_scripts_off(visitor: Make, tmp_path: Path) -> None:
    analyst = visitor(scripts=False)
    analyst.signs_in("analyst")
    title = "Calls to Northmoor"
    page = sends(analyst, paper_file(tmp_path, "northmoor-calls", text_of("Northmoor", 1300)), title)

    page.get_by_role("link", name="Begin with the first finding").click()
    panel = page.locator("#panel")
    expect(panel).to_contain_text("Finding 1")
    for _ in range(5):
        if "27.6" in panel.locator(".finding-message").first.inner_text():
            break
        page.get_by_role("link", name="Next finding").click()
    expect(panel).to_contain_text("Worked out again: 28%")
    panel.get_by_text("Ask the author", exact=True).first.click()
    panel.get_by_label("The question").first.fill("Is it not 28.0%?")
    panel.get_by_role("button", name="Ask this").first.click()
    expect(page.locator("#panel")).to_contain_text("Query 1")

    page.get_by_role("link", name=re.compile("Queries and the letter")).click()
    expect(page.get_by_role("article", name="The letter")).to_contain_text("Is it not 28.0%?")

    corrected = paper_file(tmp_path, "northmoor-calls-2", text_of("Northmoor", 1300, "28.0"))
    page = sends(analyst, corrected, version_of=f"{title}, 21 March 2024 (version 1)")
    page.get_by_role("link", name=re.compile("About this paper")).click()
    page.get_by_role("link", name=re.compile("What changed")).click()
    expect(page.get_by_text("query 1")).to_be_visible()
    page.get_by_role("button", name=re.compile(r"^Settle \d")).click()
    expect(page.get_by_text("settled by version 2")).to_be_visible()


@pytest.mark.slow
def test_figures_are_stepped_through_by_keyboard(visitor: Make, tmp_path: Path) -> None:
    analyst = visitor()
    analyst.signs_in("analyst")
    page = sends(analyst, paper_file(tmp_path, "northmoor-keys", text_of("Keyham", 2100)), "Northmoor by keyboard")
    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("#panel-heading")).to_contain_text("figure 1 of")
    expect(page).to_have_url(re.compile(r"figure=1#f1$"))
    page.keyboard.press("n")
    expect(page.locator("#panel")).to_contain_text("Finding")
    expect(page.locator("#review a.mark[aria-current]")).to_be_focused()
    # It has come, and not only its mark: what is said of it would else be said after what the next key says.
    expect(page.locator("#said")).to_contain_text("From 2,100 to 2,688")
    for _ in range(12):
        page.keyboard.press("p")
    expect(page.locator("#said")).to_have_text("No finding before this one.")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_have_count(0)
    page.get_by_role("button", name="Keys").click()
    page.keyboard.press("j")
    expect(page.locator("#panel")).to_have_count(0)
    assert analyst.console == []


@pytest.mark.slow
def test_what_is_typed_into_a_question_is_no_key(visitor: Make, tmp_path: Path) -> None:
    analyst = visitor()
    analyst.signs_in("analyst")
    page = sends(analyst, paper_file(tmp_path, "northmoor-typed", text_of("Wordsley", 3400)), "Northmoor typed")
    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    page.keyboard.press("n")
    page.locator("#panel").get_by_text("Ask the author", exact=True).first.click()
    box = page.locator("#panel").get_by_label("The question").first
    box.fill("")
    box.press_sequentially("njpk")
    expect(box).to_have_value("njpk")


@pytest.mark.slow
@pytest.mark.parametrize("width", ["desk", "phone"])
def test_every_page_of_papers_is_accessible(visitor: Make, tmp_path: Path, width: str) -> None:
    analyst = visitor(width)
    analyst.signs_in("analyst")
    path = paper_file(tmp_path, f"northmoor-{width}", text_of(width.capitalize(), {"desk": 4700, "phone": 5900}[width]))
    page = sends(analyst, path, f"Northmoor at a {width}")
    address = page.url.removeprefix(analyst.demo.address).split("?")[0]
    table = page.locator("details a[href*='/tables/']").first.get_attribute("href")
    first = page.get_by_role("link", name="Begin with the first finding").get_attribute("href")
    pages = [
        address, f"{address}{first}", f"{address}?show=found", f"{address}about/", f"{address}letter/", f"{address}ask/",
        f"{address}findings/", str(table), "/office/papers/", "/office/papers/send/", "/office/papers/findings/",
        "/office/papers/queries/", "/office/papers/corrections/", "/office/papers/exclusions/",
    ]  # fmt: skip
    for one in pages:
        analyst.goes_to(one)
        analyst.finds_it_accessible()
    page = analyst.goes_to(f"{address}{first}")
    page.get_by_text("Settle it", exact=True).first.click()
    page.get_by_label("What came of it").first.fill("Two counts are meant.")
    page.get_by_role("button", name="Settle it").first.click()
    page.get_by_role("link", name="Write a correction").click()
    page.get_by_label("What was printed").fill("27.6%")
    page.get_by_label("What is right").fill("28.0%")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.get_by_text("How it will read")).to_be_visible()
    analyst.finds_it_accessible()


@pytest.mark.slow
@pytest.mark.parametrize("width", ["desk", "phone"])
def test_two_versions_beside_one_another_are_accessible(visitor: Make, tmp_path: Path, width: str) -> None:
    analyst = visitor(width)
    analyst.signs_in("analyst")
    town, before = f"{width.capitalize()}ham", {"desk": 8300, "phone": 9700}[width]
    title = f"Calls of {town}"
    sends(analyst, paper_file(tmp_path, f"versions-{width}", text_of(town, before)), title)
    second = paper_file(tmp_path, f"versions-{width}-2", text_of(town, before, "28.0"))
    page = sends(analyst, second, version_of=f"{title}, 21 March 2024 (version 1)")
    page.get_by_role("link", name="What changed since version 1").click()
    expect(page.get_by_text(re.compile("No longer found"))).to_be_visible()
    analyst.finds_it_accessible()
    first = page.url.removeprefix(analyst.demo.address).replace("-v2/changes/", "/")
    expect(analyst.goes_to(first).get_by_text("A later version is here")).to_be_visible()
    analyst.finds_it_accessible()


@pytest.mark.slow
def test_the_author_reads_and_answers_what_is_asked_of_them(visitor: Make, tmp_path: Path) -> None:
    liaison = visitor("phone", scripts=False)
    liaison.signs_in("force-liaison")
    page = liaison.goes_to("/office/papers/send/")
    page.get_by_label("The file").set_input_files(paper_file(tmp_path, "ours", text_of("Forceton", 7300)))
    page.get_by_label("Title").fill("Our calls")
    page.get_by_role("button", name="Send the paper").click()
    expect(page.get_by_text("The office asks nothing")).to_be_visible(timeout=30_000)

    analyst = visitor()
    analyst.signs_in("analyst")
    office = analyst.goes_to("/office/papers/")
    office.get_by_role("link", name="Our calls").click()
    expect(office.get_by_role("button", name="Keys")).to_be_visible()
    office.keyboard.press("n")
    office.locator("#panel").get_by_text("Ask the author", exact=True).first.click()
    office.locator("#panel").get_by_role("button", name="Ask this").first.click()
    expect(office.locator("#panel")).to_contain_text("Query 1")

    page = liaison.goes_to("/office/")
    page.get_by_role("link", name="Query 1 on Our calls").click()
    page.get_by_role("radio", name=re.compile("^Explained")).check()
    page.get_by_label("In the author's words").fill("Two counts are meant.")
    page.get_by_label("Who answers").fill("performance manager")
    page.get_by_role("button", name="Keep the answer").click()
    expect(page.get_by_text("The answer is kept.")).to_be_visible()
