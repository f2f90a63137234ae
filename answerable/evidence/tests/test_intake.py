"""Text files to documents, and the ones that cannot be."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.blocks import Passage, Table
from answerable.evidence.intake.text import LARGEST, CannotRead, read_bytes, read_file, read_text


def passages(text: str) -> list[tuple[str, int]]:
    return [(block.text, block.line_at(0)) for block in read_text(text, "paper").passages]


def test_lines_are_counted_from_one_and_blank_lines_part_passages() -> None:
    assert passages("One.\n\nTwo.\r\n\r\nThree.") == [("One.", 1), ("Two.", 3), ("Three.", 5)]


def test_a_sentence_that_a_page_cut_is_joined_and_keeps_its_lines() -> None:
    (block,) = read_text("There were 40 arrests across the\n\ncontrol room area, and 50 calls.", "paper").passages
    assert block.text == "There were 40 arrests across the control room area, and 50 calls."
    assert block.line_at(block.text.index("50")) == 3


def test_lines_of_a_fixed_width_are_joined() -> None:
    text = "Recorded crime fell in every district of the county during the\n2023 summer, from 412 reports in all to 380 by the end of it.\n- A bullet."
    assert [line for _, line in passages(text)] == [1, 3]


def test_bullets_and_numbered_paragraphs_stand_alone() -> None:
    assert [text for text, _ in passages("- one thing\n- another thing\n2.1 third thing\n(b) fourth thing")] == [
        "- one thing", "- another thing", "2.1 third thing", "(b) fourth thing",
    ]  # fmt: skip


def test_lines_with_tabs_in_a_run_are_a_table_under_its_caption() -> None:
    (caption, table) = read_text("999 calls\nYear\tCalls\n2021/22\t167,506\n", "paper").blocks
    assert isinstance(caption, Passage)
    assert isinstance(table, Table)
    assert table.caption == "999 calls"
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("Year", "Calls")), (3, ("2021/22", "167,506"))]


def test_a_long_cell_is_prose_on_its_line() -> None:
    prose = "<p>There were 40 arrests.</p>" + " It was so." * 20
    document = read_text(f"1.1 Aim\t\t{prose}\n", "paper")
    assert [(block.text[:22], block.line_at(0)) for block in document.passages] == [("There were 40 arrests.", 1)]


def test_marks_of_other_formats_are_left_out() -> None:
    assert passages("**Bold** &amp; <b>strong</b>\u00a0words") == [("Bold & strong words", 1)]


def test_the_title_is_the_first_line_that_says_something() -> None:
    assert read_text("\n\n# The Title\n\nText.", "paper").title == "The Title"


@pytest.mark.parametrize(
    "data",
    [
        "A £40k grant – “yes”".encode(),
        "A £40k grant – “yes”".encode("utf-8-sig"),
        "A £40k grant – “yes”".encode("cp1252"),
        "A £40k grant – “yes”".encode("utf-16"),
    ],
)
def test_the_usual_encodings_are_read(data: bytes) -> None:
    assert read_bytes(data, "paper").passages[0].text == "A £40k grant – “yes”"


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is empty"), (b" \n\t\n ", "is empty"), (b"\x00\x01\x02\x03", "is not a text file"), (b"%PDF-1.7 text", "is not a text file"), (b"PK\x03\x04", "is not a text file"), (b"\xff\xfe\x00", "is not a text file")],
)  # fmt: skip
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(CannotRead, match=f"paper.txt {said}"):
        read_bytes(data, "paper.txt")


def test_a_file_of_50_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(CannotRead, match="is 50 MB and the most that is read is 5 MB"):
        read_file(path)


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(CannotRead, match="5 MB"):
        read_bytes(b"a" * (LARGEST + 1), "paper")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="was not found"):
        read_file(tmp_path / "none.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="is a folder"):
        read_file(tmp_path)


def test_the_end_of_a_page_is_no_line_of_its_own() -> None:
    document = read_text("One page ends.\n\fAnother begins.", "paper")
    assert [(one.text, one.line_at(0)) for one in document.passages] == [("One page ends.", 1), ("Another begins.", 2)]


def test_a_line_of_a_million_characters_is_one_passage() -> None:
    document = read_text("There were 40 arrests in 2023. " * 33_000, "paper")
    assert len(document.passages[0].text) > 1_000_000


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["a", "\t", "\n", " ", "1", ".", "\r", "\f", "<p>", "- "]), max_size=40).map("".join)
)
def test_any_text_is_a_document_whose_lines_are_its_own(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    for block in read_text(text, "paper").blocks:
        at = [row.line for row in block.rows] if isinstance(block, Table) else [line for _, line in block.starts]
        assert at == sorted(at)
        assert all(1 <= line <= lines for line in at)
