"""A paper whose numbers Word counts reads as one whose numbers were typed."""

import re
from html import escape
from pathlib import Path

from answerable.calc.blocks import Table
from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.intake.text import read_text
from answerable.evidence.tests.as_docx import docx_of

PAPER = (Path(__file__).parent / "papers" / "northmoor.txt").read_text(encoding="utf-8")
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBER = re.compile(r"\d{1,2}(?:\.(?P<second>\d{1,2})|\.)\s")


def counted(line: str) -> str:
    """A line as a paragraph: the number taken off and left to Word."""
    typed = NUMBER.match(line)
    numbered = f'<w:pPr><w:numPr><w:ilvl w:val="{1 if typed["second"] else 0}"/><w:numId w:val="1"/></w:numPr></w:pPr>' if typed else ""  # fmt: skip
    words = escape(line[typed.end() :] if typed else line)
    return f"<w:p>{numbered}<w:r><w:t>{words}</w:t></w:r></w:p>"


def test_the_words_and_numbers_are_the_same() -> None:
    lines = [line for line in PAPER.splitlines() if "\t" not in line]
    document = read_docx(docx_of("".join(map(counted, lines)), {"numbering.xml": NUMBERING}), "paper.docx")
    typed = [one for one in read_text(PAPER, "paper").blocks if not isinstance(one, Table)]
    assert [one.text for one in document.passages] == [one.text for one in typed]
    assert [one.number for one in document.passages] == [one.number for one in typed]
