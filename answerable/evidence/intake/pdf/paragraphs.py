"""Lines of one column to paragraphs, headings, items of lists and footnotes."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from answerable.calc.blocks import PassageKind
from answerable.evidence.intake.numbering import ends_sentence, is_heading, part_of, printed_number
from answerable.evidence.intake.pdf.hyphens import Joiner
from answerable.evidence.intake.pdf.lines import Line
from answerable.evidence.intake.pdf.parts import Part, Prose

_BULLET = re.compile(r"[•▪●◦○■□➢➤✓–—*-]\s")
_O_BULLET = re.compile(r"o\s(?=[A-Z])")
_LARGER = 1.12  # of the body's size: a heading
_SMALLER = 0.92  # of the body's size: a footnote
_NOTE = re.compile(r"(?P<number>\d{1,3}|[*†‡§¹²³])\.?\s+(?=\S)")


@dataclass(frozen=True)
class Body:
    """How the body of a document is set: its size in points, and how far apart its lines stand, in sizes."""

    size: float
    leading: float


def body_of(lines: Iterable[Line]) -> Body:
    """The size that most characters have, and the usual step from line to line of that size."""
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    before: Line | None = None
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
        if (
            before is not None
            and abs(before.left - line.left) < 40
            and 0.9 < (step := (line.y - before.y) / line.size) < 2.2
        ):
            steps[round(step * 25) / 25] += 1
        before = line
    # paragraphs of one line each make the step between paragraphs a common one too: lines stand nearer
    often = 0.12 * max(steps.values(), default=0)
    leading = min((step for step, count in steps.items() if count >= often), default=1.3)
    return Body(sizes.most_common(1)[0][0] if sizes else 10.0, leading)


class Paragraphs:
    """Takes the lines of one column and gives its paragraphs. `right` is where its lines end, in points."""

    def __init__(self, lines: list[Line], body: Body, page: int, joiner: Joiner) -> None:
        self.body, self.page, self.joiner = body, page, joiner
        self.left = min((line.left for line in lines), default=0.0)
        self.right = max((line.right for line in lines), default=0.0)
        self.found: list[Prose] = []
        self.open: list[Line] = []

    def take(self, line: Line) -> None:
        """The next line of the column."""
        if self.open and not self._goes_on(line):
            self.close()
        self.open.append(line)

    def close(self) -> None:
        """The open paragraph is finished."""
        if self.open:
            self.found.append(self._prose(self.open))
        self.open = []

    def finished(self) -> list[Prose]:
        """All paragraphs since this was last asked."""
        self.close()
        found, self.found = self.found, []
        return found

    def _goes_on(self, line: Line) -> bool:
        """Whether a line belongs to the open paragraph."""
        last = self.open[-1]
        step = (line.y - last.y) / line.size
        if abs(line.size - last.size) > 0.08 * last.size or step <= 0.3:
            return False
        if step > max(1.18 * self.body.leading, self.body.leading + 0.15) or line.mark or self._is_marked(line):
            return False
        if last.bold != line.bold and (last.bold or line.bold) and not self._is_full(last, line):
            return False
        large = line.size > _LARGER * self.body.size and line.size == last.size
        return large or not self._ends(last, line)

    def _is_marked(self, line: Line) -> bool:
        """Whether a line begins an item or a numbered paragraph, and no line only happens to begin with a number."""
        if _BULLET.match(line.text) or _O_BULLET.match(line.text):
            # a dash may also stand inside a sentence
            return (
                line.text[0] not in "–—-*"
                or ends_sentence(self.open[-1].text)
                or not self._is_full(self.open[-1], line)
            )
        if not printed_number(line.text)[0] or line.left > self.open[0].left + 2:
            return False
        return ends_sentence(self.open[-1].text) or not self._is_full(self.open[-1], line)

    def _ends(self, last: Line, line: Line) -> bool:
        """Whether the last line ends its paragraph: it is short though the next word would have fitted, or the next is indented."""
        indented = line.left - last.left > 0.8 * line.size and len(self.open) > 1
        if self._is_full(last, line):
            return indented and ends_sentence(last.text) and line.left - self.open[-2].left > 0.8 * line.size
        return ends_sentence(last.text) or not (line.text[:1].islower() or last.text.endswith((",", "-", "–")))

    def _is_full(self, last: Line, line: Line) -> bool:
        """Whether the first word of a line would not have fitted into the last."""
        word = line.text.split(" ", 1)[0]
        letter = (line.right - line.left) / len(line.text)
        return last.right + 0.3 * line.size + 1.1 * letter * len(word) > self.right - 1

    def _prose(self, lines: list[Line]) -> Prose:
        text = self.joiner.joined(line.text for line in lines)
        first = lines[0]
        if mark := first.mark:
            return Prose(text, self.page, PassageKind.FOOTNOTE, mark, size=first.size)
        prose = Prose(text, self.page, size=first.size, full=lines[-1].right > self.right - 6 * first.size)
        if _BULLET.match(text) or _O_BULLET.match(text):
            prose.kind, prose.level = PassageKind.ITEM, 1 + min(8, max(0, int((first.left - self.left) / 14)))
        elif self._is_heading(lines, text):
            prose.kind, prose.number = PassageKind.HEADING, printed_number(text)[0]
            prose.level = (
                min(9, prose.number.count(".") + 1) if prose.number else 1 if first.size > 1.3 * self.body.size else 2
            )
        else:
            part = part_of(text, stands_alone=False)
            prose.kind, prose.number, prose.level = part.kind, part.number, part.level
        return prose

    def _is_heading(self, lines: list[Line], text: str) -> bool:
        large = all(line.size > _LARGER * self.body.size for line in lines)
        if large and len(text) < 200:
            return any(letter.isalpha() for letter in text)
        return len(lines) < 4 and is_heading(text) and (all(line.bold for line in lines) or text.isupper())


def notes_apart(prose: list[Part], body: Body) -> tuple[list[Part], list[Prose]]:
    """The prose of a page without its footnotes, and the footnotes: small type at the foot that begins with a mark."""
    small = takewhile(lambda each: isinstance(each, Prose) and _is_small(each, body), reversed(prose))
    foot = [each for each in small if isinstance(each, Prose)][::-1]
    notes = list(dropwhile(lambda each: not _is_note(each), foot))
    for note in notes:
        found = _NOTE.match(note.text)
        if not note.number and found:
            note.number, note.text = found["number"], note.text[found.end() :]
        note.kind, note.level = PassageKind.FOOTNOTE, 0
    return prose[: len(prose) - len(notes)], notes


def _is_small(prose: Prose, body: Body) -> bool:
    return prose.size < _SMALLER * body.size and prose.kind is not PassageKind.HEADING


def _is_note(prose: Prose) -> bool:
    return prose.kind is PassageKind.FOOTNOTE or bool(_NOTE.match(prose.text))
