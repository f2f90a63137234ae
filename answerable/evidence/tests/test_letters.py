"""The letter with the questions on a paper: what it says, and where."""

from dataclasses import replace
from datetime import date

from answerable.calc.blocks import PassageKind
from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.letters import Asked, Letter, Quoted, letter

FIRST = Asked(
    1,
    "Which of the two is right?",
    (
        Quoted("Burglary fell by 12%.", 17, page=4, paragraph="3.2"),
        Quoted("Burglary fell by 9%.", 88, paper="Annual report"),
    ),
    "From 2,340 to 1,980 is a fall of 15.4%.",
)
LETTER = Letter(
    office="Office of the Northmoor Policing and Crime Board",
    to_role="Chief Constable",
    to_body="Northmoor Police",
    paper="Year-end performance report",
    paper_day=date(2024, 6, 18),
    reference="NPB/2024/17",
    day=date(2024, 6, 25),
    reply_by=date(2024, 7, 9),
    signed_by="Head of scrutiny",
    asked=(FIRST, Asked(2, "What is the source of this figure?", (Quoted("There were 412 calls.", 20),))),
)


def paragraphs(of: Letter = LETTER) -> list[str]:
    return [one.text for one in read_docx(letter(of), "letter.docx").passages]


def test_the_place_says_what_is_known() -> None:
    assert [quote.place for quote in FIRST.quotes] == ["Page 4, paragraph 3.2, line 17", "Annual report, line 88"]


def test_it_says_from_whom_to_whom_and_when() -> None:
    assert {
        "From: Office of the Northmoor Policing and Crime Board", "To: Chief Constable, Northmoor Police", "Date: 25 June 2024",
        "Our reference: NPB/2024/17", "Dear Chief Constable,",
    } <= set(paragraphs())  # fmt: skip


def test_it_names_the_paper_and_the_day_of_the_answer() -> None:
    told = " ".join(paragraphs())
    assert "“Year-end performance report” of 18 June 2024" in told
    assert "by 9 July 2024" in told


def test_each_question_has_its_quotes_its_words_and_the_computation() -> None:
    told = paragraphs()
    at = told.index("Question 1")
    assert told[at : at + 7] == [
        "Question 1", "“Burglary fell by 12%.”", "Page 4, paragraph 3.2, line 17", "“Burglary fell by 9%.”", "Annual report, line 88",
        "Which of the two is right?", "What we compute: From 2,340 to 1,980 is a fall of 15.4%.",
    ]  # fmt: skip


def test_questions_are_headings() -> None:
    headings = [
        one.text for one in read_docx(letter(LETTER), "letter.docx").passages if one.kind is PassageKind.HEADING
    ]
    assert {"Question 1", "Question 2"} <= set(headings)


def test_several_questions_are_told_again_in_a_table_with_room_for_the_answers() -> None:
    (table,) = read_docx(letter(LETTER), "letter.docx").tables
    assert table.heads == 1
    assert [row.cells[0] for row in table.rows] == ["Number", "1", "2"]
    assert [row.cells[-1] for row in table.rows] == ["Your answer", "", ""]
    assert not read_docx(letter(replace(LETTER, asked=(FIRST,))), "letter.docx").tables


def test_the_role_signs() -> None:
    told = paragraphs()
    assert told[told.index("Yours sincerely") + 1 :][:2] == ["Head of scrutiny", LETTER.office]


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert letter(LETTER) == letter(LETTER)
