"""A text file to a document of passages and tables. It knows nothing of the database.

Blank lines part passages; lines with tabs or pipes in a run are a table, which goes on over the end of a page; a long cell of a
table is prose of its own. Lines that a page or a fixed width has cut in two are joined again, and keep their own line numbers.
"""

import html
import re
from pathlib import Path

from answerable.calc.blocks import Document, Form
from answerable.evidence.intake.building import Building
from answerable.evidence.intake.files import bytes_of
from answerable.evidence.intake.kinds import encoding_of
from answerable.evidence.intake.lines import Line, lines_of, page_marks
from answerable.evidence.intake.numbering import ends_sentence, part_of
from answerable.evidence.intake.pipes import Piped, piped
from answerable.evidence.intake.refusal import LARGEST_TEXT as LARGEST
from answerable.evidence.intake.refusal import CannotRead, require_size

__all__ = ["LARGEST", "CannotRead", "decoded", "read_bytes", "read_file", "read_text"]

TAG = re.compile(r"</?(?:p|b|i|em|strong|br|ul|ol|li|span|div|td|tr|th|u|sup|sub)\s?/?>", re.IGNORECASE)
_RULE = re.compile(r"[\s\-=_|:.+*]*")
_MARKED = re.compile(
    r"\s*(?:[-•*–▪●◦]\s|\(?[a-z\d]{1,3}[.)]\s|\(?[ivx]{1,5}[.)]\s|\d+(?:\.\d+)+\.?\s|#)", re.IGNORECASE
)


def read_file(path: Path) -> Document:
    """The document in a text file. Raises CannotRead with one sentence for the person who asked."""
    return read_bytes(bytes_of(path, LARGEST), str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """The document in the bytes of a text file: UTF-8 or UTF-16 with or without its mark, else Windows cp1252."""
    return read_text(decoded(data, name), name)


def read_text(text: str, name: str) -> Document:
    """The document in a text; lines are counted from 1."""
    lines = [Line(one.number, _plain(one.text), one.page, one.parted) for one in lines_of(text)]
    marks, drawn = page_marks(lines), piped([one.text for one in lines])
    building = Building()
    for at, line in enumerate(lines):
        if at and line.page != lines[at - 1].page:
            building.turn()
        if at in marks:
            building.turn()
        elif line.is_blank:
            building.blank()
        elif cells := _cells(line, drawn.get(at), inside=bool(building.rows)):
            _take_row(building, line, cells, _label_after(lines, drawn, at))
        elif at in drawn:
            _rule(building, drawn[at])
        else:
            _take_prose(building, line)
    building.end_passage()
    building.end_table()
    return Document(name, tuple(building.blocks), title=_title(lines), form=Form.TEXT, pages=lines[-1].page)


def decoded(data: bytes, name: str) -> str:
    """The text that the bytes write down. Raises CannotRead for too many, for none, and for what is no text."""
    require_size(len(data), name, LARGEST)
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding) if encoding and encoding != "utf-8" else _of_eight_bits(data) if encoding else None
    except UnicodeDecodeError:
        text = None
    if text is None or data[:4] in (b"%PDF", b"PK\x03\x04"):
        raise CannotRead(
            f"{name} is not a text file: save it as plain text (UTF-8), one paragraph a line, tables with tabs between cells."
        )
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise CannotRead(f"{name} is empty: there is nothing in it to check.")
    return text


def _of_eight_bits(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _plain(line: str) -> str:
    """A line without what papers that were web pages before still carry: names of characters, tags, marks of bold."""
    if "&" in line:
        line = html.unescape(line)
    line = line.replace("\u00a0", " ").replace("**", "")
    return re.sub(r" {2,}", " ", TAG.sub(" ", line)) if "<" in line else line


def _title(lines: list[Line]) -> str:
    said = (" ".join(line.text[:400].split()).lstrip("# ") for line in lines[:2000])
    return next((words[:160] for words in said if words), "")


def _cells(line: Line, drawn: Piped | None, *, inside: bool) -> tuple[str, ...] | None:
    """The cells of a row; None for prose, and for a rule between rows."""
    if drawn:
        return drawn.cells
    if "\t" not in line.text:
        return None
    cells = tuple(" ".join(cell.split()) for cell in line.text.split("\t"))
    told = sum(bool(cell) for cell in cells)
    # A paragraph that begins with a tab is indented, and no row.
    indented = told == 1 and not inside and len(cells[-1].split()) > 2
    return None if indented else cells


def _label_after(lines: list[Line], drawn: dict[int, Piped], at: int) -> str:
    """What the row after the one at `at` begins with; empty where no row follows at once."""
    following = next((after for after in range(at + 1, min(at + 3, len(lines))) if _is_row(lines, drawn, after)), None)
    if following is None:
        return ""
    cells = _cells(lines[following], drawn.get(following), inside=True)
    return cells[0] if cells else ""


def _is_row(lines: list[Line], drawn: dict[int, Piped], at: int) -> bool:
    return drawn[at].cells is not None if at in drawn else "\t" in lines[at].text


def _take_row(building: Building, line: Line, cells: tuple[str, ...], following: str) -> None:
    if _RULE.fullmatch("".join(cells)[:2000]):
        building.end_passage()
    else:
        building.add_row(line, cells, following)


def _rule(building: Building, drawn: Piped) -> None:
    if drawn.closes_head:
        building.close_head()


def _take_prose(building: Building, line: Line) -> None:
    text = line.text.strip()
    building.end_table()
    if building.text and not _goes_on(building, text):
        building.end_passage()
    if not building.text:
        indent = len(line.text.expandtabs(4)) - len(line.text.expandtabs(4).lstrip())
        building.part = part_of(text, stands_alone=building.gap, indent=indent)
    building.say(line, text)


def _goes_on(building: Building, text: str) -> bool:
    """Whether a line goes on with the sentence of the one before, which a page's end or a fixed width cut off."""
    before = building.text[-1]
    if building.lines[-1].parted:
        return True
    if _MARKED.match(text) or ends_sentence(before):
        return False
    first = text.lstrip("\"'(“‘£")[:1]
    return first.islower() or (not building.gap and len(before) > 60 and (first.isdigit() or first.isupper()))
