"""The day a document was written."""

from datetime import date

import pytest

from answerable.calc.consistency.issued import issued
from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.tests.papers import document

CASES = [
    ("REPORT TITLE|YEAR-END REPORT\nDATE|18 JUNE 2024", date(2024, 6, 18)),
    ("Date of meeting|7th November 2024\nItem|4", date(2024, 11, 7)),
    ("Harbour Board\nDate: 21 March 2023", date(2023, 3, 21)),
    ("Harbour Board\nThe station was opened on 4 May 2021.", None),
    ("Date|Spring\nItem|4", None),
    ("A report to the Harbour Board, 21 March 2023, in full.", date(2023, 3, 21)),
    ("Harbour crime\nReleased: 24 April 2014", date(2014, 4, 24)),
    ("The figures are those of the paper of 7 May 2024.", date(2024, 5, 7)),
    ("The Board asked what was done since 9 May 2024.", None),
]


@pytest.mark.parametrize(("text", "day"), CASES)
def test_the_day_beside_the_word_date(text: str, day: date | None) -> None:
    assert issued(read_document(document(text))) == day
