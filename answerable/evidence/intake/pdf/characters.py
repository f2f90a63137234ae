"""The characters of a page as pieces: text of one run that stands together, with its place and size.

Places are in points from the top left of the page as it is seen; `y` is the baseline. PDFium is asked as seldom as may be: once for
the text of the page, then twice for each run, and word by word only where a line holds several runs or is spaced widely.
"""

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from answerable.evidence.intake.pdf import calls

_RUN = re.compile(r"[^\r\n\x02\ufffe]*[^\s\x02\ufffe][\x02\ufffe]?")
_WORD = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?")
_BROKEN = re.compile("[\ufffd\ue000-\uf8ff\x00\x01\x03-\x08\x0e-\x1f]")
# bullets of symbol fonts stand in the private-use area, and are no sign of a broken encoding
_PLAINER = (
    *((bullet, "•") for bullet in "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8"),
    ("\u00a0", " "),
    ("\u2010", "-"),
    ("\u2011", "-"),
)
_HYPHENS = "\x02\ufffe"
_WIDE = 0.62  # of the size, a character on the average: more is a run with gaps in it
_BOLD = 600


class Piece(NamedTuple):
    """Text of one run. `turn` is its angle in quarters (0 as one reads; 4 where it is aslant)."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    turn: int


@dataclass(frozen=True)
class PageText:
    """The pieces of a page in the order they were written; which share of the characters has no meaning, or is not seen."""

    pieces: list[Piece]
    broken: float
    hidden: float


class _Style(NamedTuple):
    size: float
    bold: bool
    turn: int
    hidden: bool


@dataclass(frozen=True)
class Frame:
    """How a page is seen: its size in points, the corner it begins at, and how many quarters it is turned."""

    width: float
    height: float
    left: float
    bottom: float
    quarters: int

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """A place of the file as it is seen: right from the left edge, down from the top."""
        x, y = x - self.left, y - self.bottom
        match self.quarters:
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case 3:
                return self.width - y, self.height - x
            case _:
                return x, self.height - y


def frame_of(page: Any) -> Frame:
    """How the page is seen."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return Frame(
        pdfium.FPDF_GetPageWidthF(page),
        pdfium.FPDF_GetPageHeightF(page),
        box.left,
        box.bottom,
        pdfium.FPDFPage_GetRotation(page),
    )


def read_characters(page: Any, frame: Frame, *, pictures: bool = True) -> PageText:
    """The pieces of text on a loaded page. Whether they are painted is asked only where there are `pictures` to lie over them."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return PageText([], 0.0, 0.0)
    try:
        return _Reader(text_page, frame, pictures).read()
    finally:
        pdfium.FPDFText_ClosePage(text_page)


class _Reader:
    """One page's text while it is read; the places that PDFium writes to are made once."""

    def __init__(self, text_page: Any, frame: Frame, pictures: bool) -> None:
        self.text_page = text_page
        self.frame, self.pictures = frame, pictures
        self.text = ""
        self.pieces: list[Piece] = []
        self.hidden = 0
        self.styles: dict[int | None, _Style] = {}
        self.alike: dict[tuple[float, ...], _Style] = {}
        self.x, self.y, self.box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self.size, self.matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        self.to_x, self.to_y, self.to_box = ctypes.byref(self.x), ctypes.byref(self.y), ctypes.byref(self.box)
        self.to_size, self.to_matrix = ctypes.byref(self.size), ctypes.byref(self.matrix)

    def read(self) -> PageText:
        self.text = self._text()
        if not self.text.isascii():
            for sign, plainer in _PLAINER:
                self.text = self.text.replace(sign, plainer)
        for line in _RUN.finditer(self.text):
            self._line(*line.span())
        written = max(len(self.text), 1)
        broken = 0 if self.text.isascii() else len(_BROKEN.findall(self.text))
        return PageText(self.pieces, broken / written, self.hidden / written)

    def _text(self) -> str:
        count = pdfium.FPDFText_CountChars(self.text_page)
        if count <= 0:
            return ""
        units = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self.text_page, 0, count, units)
        text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if written - 1 == len(text) == count:
            return text
        # a character past the basic plane is two units, or some have none: each keeps its place
        return "".join(chr(min(pdfium.FPDFText_GetUnicode(self.text_page, at), 0xFFFF)) for at in range(count))

    def _line(self, start: int, end: int) -> None:
        """Takes what PDFium gives as one line."""
        while self.text[start].isspace():
            start += 1
        # the hyphen at a line's end stands where the next line begins, for PDFium
        after = end - 1 if self.text[end - 1] in _HYPHENS and end - start > 1 else end
        run = calls.text_object(self.text_page, start)
        if run == calls.text_object(self.text_page, after - 1):
            self._take(start, after, run, end)
            return
        groups = self._groups(start, after)
        for first, last, its in groups:
            self._take(first, last, its, end if last == after else last)

    def _groups(self, start: int, end: int) -> list[tuple[int, int, int | None]]:
        """The runs of a line, from word to word; a word of several is parted, as a figure with a footnote's mark."""
        words = [word.span() for word in _WORD.finditer(self.text, start, end)]
        runs = [calls.text_object(self.text_page, first) for first, _ in words]
        groups: list[tuple[int, int, int | None]] = []
        for at, (first, after) in enumerate(words):
            one = runs[at] == runs[at + 1] if at + 1 < len(words) else False
            for begin, stop, run in [(first, after, runs[at])] if one else self._within(first, after, runs[at]):
                if groups and groups[-1][2] == run:
                    groups[-1] = (groups[-1][0], stop, run)
                else:
                    groups.append((begin, stop, run))
        return groups

    def _within(self, first: int, after: int, run: int | None) -> list[tuple[int, int, int | None]]:
        """The runs of one word; some software makes a run of each letter, and they are one while they are set alike."""
        last = calls.text_object(self.text_page, after - 1)
        if after - first == 1 or run == last or self._set_alike(first, run, after - 1, last):
            return [(first, after, run)]
        parts = []
        for at in range(first + 1, after):
            here = calls.text_object(self.text_page, at)
            if here != run and not self._set_alike(first, run, at, here):
                parts.append((first, at, run))
                first, run = at, here
        return [*parts, (first, after, run)]

    def _set_alike(self, at: int, run: int | None, other_at: int, other: int | None) -> bool:
        """Whether two characters of a word have one style and stand on one baseline."""
        style = self.styles.get(run) or self._style(at, run)
        if style is not (self.styles.get(other) or self._style(other_at, other)) or style.turn:
            return False
        calls.char_origin(self.text_page, at, self.to_x, self.to_y)
        y = self.y.value
        calls.char_origin(self.text_page, other_at, self.to_x, self.to_y)
        return abs(y - self.y.value) < 0.05 * style.size

    def _take(self, first: int, after: int, run: int | None, end: int) -> None:
        """Takes a run, to before `after`, and its text, to before `end`; word by word where it may hold a gap between columns."""
        piece = self._piece(first, after, run, end)
        if self.text.find(" ", first, after) > 0 and self._is_wide(piece, first, after):
            words = [word.span() for word in _WORD.finditer(self.text, first, after)]
            self.pieces.extend(self._piece(begin, stop, run, end if stop == after else stop) for begin, stop in words)
        else:
            self.pieces.append(piece)
        if self.styles[run].hidden:
            self.hidden += after - first

    def _is_wide(self, piece: Piece, first: int, after: int) -> bool:
        wide = piece.right - piece.left > _WIDE * piece.size * (after - first)
        return wide or piece.turn > 0 or self.text.find("  ", first, after) >= 0

    def _piece(self, first: int, after: int, run: int | None, end: int) -> Piece:
        style = self.styles.get(run) or self._style(first, run)
        calls.char_origin(self.text_page, first, self.to_x, self.to_y)
        calls.char_box(self.text_page, after - 1, self.to_box)
        words = self.text[first:end]
        if words[-1] in _HYPHENS:
            words = words[:-1] + "-"
        frame = self.frame
        if not frame.quarters and not style.turn:
            left, right = self.x.value - frame.left, self.box.right - frame.left
            y = frame.height - self.y.value + frame.bottom
            return Piece(words, left, right if right > left else left, y, style.size, style.bold, 0)
        left, y = frame.seen(self.x.value, self.y.value)
        right, low = frame.seen(self.box.right, self.box.bottom)
        other, high = frame.seen(self.box.left, self.box.top)
        y = max(y, low, high) if style.turn else y
        return Piece(words, min(left, other, right), max(left, other, right), y, style.size, style.bold, style.turn)

    def _style(self, at: int, run: int | None) -> _Style:
        """The style of a run, which is that of others with the same font, size and matrix."""
        if not run:
            style = _Style(pdfium.FPDFText_GetFontSize(self.text_page, at) or 10.0, False, 0, False)
        else:
            calls.font_size(run, self.to_size)
            calls.matrix(run, self.to_matrix)
            hidden = self.pictures and calls.render_mode(run) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            found = self.matrix
            key = (calls.font(run) or 0, self.size.value, found.a, found.b, found.c, found.d, hidden)
            style = self.alike.get(key) or self._measured(at, key)
            self.alike[key] = style
        self.styles[run] = style
        return style

    def _measured(self, at: int, key: tuple[float, ...]) -> _Style:
        font, size, a, b, c, d, hidden = key
        calls.char_box(self.text_page, at, self.to_box)
        size *= math.hypot(c, d) or 1.0
        tall = abs(self.box.top - self.box.bottom) if a or d else abs(self.box.right - self.box.left)
        # a run inside a form that is drawn larger or smaller says the size it had before
        if tall and not 0.55 < size / tall < 1.7:
            size = tall / 1.15
        return _Style(size or 10.0, _is_bold(int(font)), _turn(a, b, self.frame.quarters), bool(hidden))


def _turn(a: float, b: float, quarters: int) -> int:
    angle = (math.degrees(math.atan2(b, a)) - 90 * quarters) % 360
    nearest = round(angle / 90) % 4
    return nearest if abs((angle - 90 * nearest + 180) % 360 - 180) < 5 else 4


def _is_bold(font: int) -> bool:
    if not font:
        return False
    name = ctypes.create_string_buffer(128)
    calls.font_name(font, name, 128)
    return b"bold" in name.value.lower() or b"black" in name.value.lower() or calls.font_weight(font) >= _BOLD
