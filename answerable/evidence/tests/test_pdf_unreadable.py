"""What cannot be read in a PDF is refused with a reason and a way out, or listed; nothing is lost in silence."""

import time
from collections.abc import Callable

import pytest

from answerable.calc.blocks import Unreadable
from answerable.evidence.intake.pdf import reading
from answerable.evidence.intake.pdf.reading import read_pdf
from answerable.evidence.intake.refusal import CannotRead
from answerable.evidence.tests.as_pdf_by_hand import Written, curve, filled, hidden, pdf, picture, prose, table, words

PAGE = prose(70, 100, "The force took 1,460 calls in the year.")
SCAN = picture(0, 0, 595, 842)
LOCK = "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{0}> /U <{0}> >> /ID [<{0}> <{0}>]".format(
    "ab" * 32
)


def empty_tree() -> bytes:
    file = Written()
    tree = file.add("<< /Type /Pages /Count 0 /Kids [] >>")
    return file.closed(file.add(f"<< /Type /Catalog /Pages {tree} 0 R >>"))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: pdf(PAGE, trailer=LOCK), "password"),
        (lambda: pdf(PAGE)[:300], "cut off or damaged"),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "cut off or damaged"),
        (lambda: b"Calls rose to 1,460.", "not a PDF"),
        (lambda: b"", "not a PDF"),
        (empty_tree, "damaged"),
        (lambda: pdf(SCAN, SCAN), "scan"),
        (lambda: pdf(words(70, 100, "Calls rose to 1,460.", 11, "F3")), "fonts"),
        (lambda: pdf(""), "no text"),
    ],
)
def test_a_refusal_names_the_paper_and_says_why(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read_pdf(make(), "calls.pdf")
    assert str(refused.value).startswith("calls.pdf ")
    assert why in str(refused.value)
    assert str(refused.value).endswith(".")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_PAGES", 2)
    with pytest.raises(CannotRead, match="3 pages and the most that are read is 2"):
        read_pdf(pdf(PAGE, PAGE, PAGE), "calls.pdf")


def test_too_large_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 200)
    with pytest.raises(CannotRead, match="split it"):
        read_pdf(pdf(PAGE), "calls.pdf")


def test_a_scanned_page_among_others_is_listed() -> None:
    document = read_pdf(pdf(PAGE, SCAN), "calls.pdf")
    assert [(each.kind, each.page) for each in document.not_read] == [(Unreadable.SCAN, 2)]


def test_text_recognised_under_a_scan_is_read_and_said_to_be_so() -> None:
    document = read_pdf(pdf(SCAN + hidden(70, 100, "Calls rose to 1,460.")), "calls.pdf")
    assert [each.text for each in document.passages] == ["Calls rose to 1,460."]
    assert [each.kind for each in document.not_read] == [Unreadable.SCAN]


def test_a_page_in_a_font_that_says_no_characters_is_listed() -> None:
    document = read_pdf(pdf(PAGE, words(70, 100, "Calls rose to 1,460.", 11, "F3")), "calls.pdf")
    assert [(each.kind, each.page) for each in document.not_read] == [(Unreadable.SCAN, 2)]


def test_a_picture_is_listed_on_its_page() -> None:
    document = read_pdf(pdf(PAGE, PAGE + picture(70, 200, 200, 150)), "calls.pdf")
    assert [(each.kind, each.page) for each in document.not_read] == [(Unreadable.PICTURE, 2)]


def test_a_crest_on_every_page_is_not_listed() -> None:
    assert read_pdf(pdf(*[PAGE + picture(450, 20, 80, 80)] * 4), "calls.pdf").not_read == ()


def test_a_chart_is_listed_with_its_words_and_they_are_no_prose() -> None:
    bars = "".join(filled(120 + 40 * at, 400 - 30 * at, 25, 40 + 30 * at, 0.4) for at in range(4))
    labels = "".join(words(122 + 40 * at, 452, f"{2020 + at}", 8) for at in range(4))
    document = read_pdf(pdf(PAGE + bars + labels), "calls.pdf")
    assert [(each.kind, each.label) for each in document.not_read] == [(Unreadable.CHART, "2020 2021 2022 2023")]
    assert len(document.blocks) == 1


def test_a_drawing_behind_prose_hides_no_prose() -> None:
    behind = "".join(curve(60, 90 + 40 * at, 400, 80) for at in range(4))
    lines = [f"The force took 1,{at}60 calls about things of this and of that kind in the year." for at in range(10)]
    assert len(read_pdf(pdf(behind + prose(70, 100, *lines)), "calls.pdf").passages[0].text) > 500


def test_a_script_in_the_file_is_not_run() -> None:
    script = "/OpenAction << /S /JavaScript /JS (while(true){}) >>"
    assert len(read_pdf(pdf(PAGE, root=script), "calls.pdf").passages) == 1


def test_a_drawing_that_draws_itself_is_read_once() -> None:
    document = read_pdf(pdf("/Fm1 Do", form=table([["Ashby", "410"], ["Bexby", "275"]]) + "/Fm1 Do"), "calls.pdf")
    assert len(document.tables) == 1


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 1e9 1e9", "-500 -500 95 342", "100 100 0 0"])
def test_odd_sizes_of_pages_break_nothing(box: str) -> None:
    assert read_pdf(pdf(PAGE, box=box), "calls.pdf").passages


def test_thousands_of_drawn_things_take_no_long_time() -> None:
    drawn = "".join(curve(at % 500, at % 800, 9, 9) + filled(at % 550, at % 790, 3, 30) for at in range(6000))
    began = time.perf_counter()
    assert read_pdf(pdf(drawn + PAGE), "calls.pdf").passages
    assert time.perf_counter() - began < 10


def test_a_page_on_which_far_too_much_is_drawn_is_listed_and_not_read() -> None:
    document = read_pdf(pdf(PAGE, "0 0 1 1 re f\n" * 30_001), "calls.pdf")
    assert [(each.kind, each.page) for each in document.not_read] == [(Unreadable.OBJECT, 2)]


def test_numbers_beyond_all_measure_break_nothing() -> None:
    far = "9" * 45
    odd = f"BT /F1 {far} Tf 1 0 0 1 70 {far} Tm (12) Tj ET 0 0 {far} {far} re S q {far} 0 0 {far} 0 0 cm /Im1 Do Q "
    assert read_pdf(pdf(odd + PAGE), "calls.pdf").passages


@pytest.mark.slow
def test_the_time_grows_with_the_pages_and_no_faster() -> None:
    def seconds(pages: int) -> float:
        data = pdf(
            *[PAGE + table([["Ashby", "410"], ["Bexby", "275"]]) + prose(70, 400, *["Calls were taken."] * 20)] * pages
        )
        began = time.process_time()
        assert read_pdf(data, "calls.pdf").pages == pages
        return time.process_time() - began

    assert seconds(500) < 20 * max(seconds(50), 0.02)


def test_progress_is_told_for_each_page() -> None:
    told: list[tuple[int, str]] = []
    read_pdf(pdf(PAGE, PAGE), "calls.pdf", lambda done, words: told.append((done, words)))
    assert told == [(40, "Page 1 of 2"), (80, "Page 2 of 2")]
