"""A Markdown file to a document: headings, paragraphs, nested lists, tables, footnotes; pictures are listed as not read.

It reads what reports use (CommonMark's blocks, the tables and footnotes that GitHub adds, and tables with tabs between their cells)
and takes anything else for a paragraph.
"""

import re
from dataclasses import dataclass, field

from answerable.calc.blocks import Document, Form, NotRead, Passage, PassageKind, Unreadable
from answerable.evidence.intake.building import Building
from answerable.evidence.intake.lines import Line, lines_of
from answerable.evidence.intake.markup import pictures, unmarked
from answerable.evidence.intake.numbering import Part, ends_sentence, printed_number
from answerable.evidence.intake.pipes import Piped, piped
from answerable.evidence.intake.tabs import tabbed

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:\s+(?P<said>.*))?$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*")
_BREAK = re.compile(r" {0,3}(?:(?:\*\s*){3,100}|(?:-\s*){3,100}|(?:_\s*){3,100})")
_ITEM = re.compile(
    r"(?P<indent>\s{0,40})(?:[-*+•]|(?P<number>\d{1,9}|\(?[a-z]|[ivx]{1,5})[.)])\s+(?=\S)", re.IGNORECASE
)
_NOTE = re.compile(r" {0,3}\[\^(?P<number>[\w-]{1,40})\]:\s*")
_TARGET = re.compile(r" {0,3}\[[^\]^\n]{1,100}\]:\s*\S")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_QUOTED = re.compile(r"^(?: {0,3}>\s?){1,9}")
_TITLE = re.compile(r"title\s*:\s*[\"']?(.{1,160}?)[\"']?\s*")
_LONGEST_MARK = 400


@dataclass
class _Markdown:
    """The document so far, whether a fenced passage is open, and what the front matter calls it."""

    building: Building = field(default_factory=Building)
    fenced: bool = False

    def take(self, line: Line, text: str) -> None:
        """One line that is neither blank nor of a table."""
        if _FENCE.match(text):
            self.fenced = not self.fenced
            self.end()
        elif self.fenced:
            self.end()
            self.building.say(line, " ".join(text.split()))
        elif len(text) <= _LONGEST_MARK and self._is_mark(text):
            self.end()
        else:
            self.list_pictures(line, text)
            self._take_words(line, text)

    def end(self) -> None:
        """Whatever is open is finished."""
        self.building.end_passage()
        self.building.end_table()

    def _is_mark(self, text: str) -> bool:
        """A line under a heading, a break between passages, the target of a link."""
        building = self.building
        if building.text and not building.gap and building.part == Part() and _UNDERLINE.fullmatch(text):
            building.part = _heading(" ".join(building.text), 1 if "=" in text else 2)
            return True
        return bool(_BREAK.fullmatch(text) or _TARGET.match(text))

    def list_pictures(self, line: Line, text: str) -> None:
        for label in pictures(text):
            self.building.not_read.append(NotRead(Unreadable.PICTURE, line.number, line.page, label))

    def _take_words(self, line: Line, text: str) -> None:
        part, rest = _part(text)
        words = unmarked(rest)
        building = self.building
        building.end_table()
        if not words:
            return
        if building.text and (part is not None or not _goes_on(building, text, words)):
            building.end_passage()
        if not building.text:
            building.part = part or Part(number=printed_number(words)[0])
        building.say(line, words)


def read_markdown(text: str, name: str) -> Document:
    """The document in a Markdown text; lines are counted from 1."""
    lines = lines_of(text)
    start, title = _front_matter(lines)
    texts = [_QUOTED.sub("", line.text, count=1) for line in lines]
    drawn = tabbed(texts) | piped(texts)
    reading = _Markdown()
    for at in range(start, len(lines)):
        if at in drawn and not reading.fenced:
            _take_drawn(reading, lines, drawn, at)
        elif lines[at].is_blank:
            reading.building.blank()
        else:
            reading.take(lines[at], texts[at])
    reading.end()
    built = reading.building
    first = next((one.text for one in built.blocks if isinstance(one, Passage)), "")
    return Document(
        name, tuple(built.blocks), title or first[:160], Form.MARKDOWN, tuple(built.not_read), lines[-1].page
    )


def _take_drawn(reading: _Markdown, lines: list[Line], drawn: dict[int, Piped], at: int) -> None:
    cells = drawn[at].cells
    if cells is None:
        if drawn[at].closes_head:
            reading.building.close_head()
        return
    reading.list_pictures(lines[at], lines[at].text)
    following = drawn.get(at + 2 if at + 1 in drawn and drawn[at + 1].cells is None else at + 1)
    label = following.cells[0] if following and following.cells else ""
    reading.building.add_row(lines[at], tuple(unmarked(cell) for cell in cells), unmarked(label))


def _part(text: str) -> tuple[Part | None, str]:
    """What a line begins, and its words; None where it goes on with what is open."""
    if found := _HEADING.match(text):
        words = re.sub(r"(?:^|\s)#{1,100}\s*$", "", found["said"] or "")
        return _heading(words, len(found["marks"])), words
    if note := _NOTE.match(text):
        return Part(PassageKind.FOOTNOTE, note["number"]), text[note.end() :]
    if item := _ITEM.match(text):
        level = min(len(item["indent"].expandtabs(4)) // 2 + 1, 9)
        words = text[item.end() :]
        number = text[: item.end()].strip().rstrip(".") if item["number"] else printed_number(unmarked(words))[0]
        return Part(PassageKind.ITEM, number, level), words
    return None, text


def _heading(words: str, level: int) -> Part:
    return Part(PassageKind.HEADING, printed_number(words)[0], level)


def _goes_on(building: Building, text: str, words: str) -> bool:
    """Whether a line that begins nothing belongs to what is open: always without a gap, but to a heading.

    After a gap it does where it is indented under an item or a footnote, or goes on with a sentence that a page's end has cut: many of
    these files were made of paged ones.
    """
    if building.part.kind is PassageKind.HEADING:
        return False
    if not building.gap:
        return True
    if text[:2] == "  " or text[:1] == "\t":
        return building.part.kind in {PassageKind.ITEM, PassageKind.FOOTNOTE}
    return words[:1].islower() and not ends_sentence(building.text[-1])


def _front_matter(lines: list[Line]) -> tuple[int, str]:
    """Where the text begins after what stands between two lines of dashes at its top, and the title that is given there."""
    if lines[0].text.strip() != "---":
        return 0, ""
    end = next((at for at in range(1, min(len(lines), 200)) if lines[at].text.strip() in {"---", "..."}), None)
    if end is None or lines[1].is_blank:
        return 0, ""
    titles = (_TITLE.fullmatch(line.text) for line in lines[1:end] if len(line.text) < _LONGEST_MARK)
    return end + 1, next((found[1] for found in titles if found), "")
