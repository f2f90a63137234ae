"""The characters of a page as pieces: text of one run that stands together, with its place and size.

Places are in points from the top left of the page as it is seen; `y` is the baseline. PDFium is asked as seldom as may be: once for
the text of the page, then twice for each run, and word by word only where a line holds several runs or is spaced widely.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_RUN = re.compile(r"[^\r\n\x02\ufffe]*[^\s\x02\ufffe][\x02\ufffe]?")
_WORD = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?")
_BROKEN = re.compile("[\ufffd\ue000-\uf8ff\x00\x01\x03-\x08\x0e-\x1f]")
# bullets of symbol fonts stand in the private-use area, and are no sign of a broken encoding
_SYMBOL_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8", "•"))
_UNSEEN = dict.fromkeys(
    [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_TIDY = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00a0": " ", "\u2010": "-", "\u2011": "-"}) | _UNSEEN
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


def read_characters(page: Any, frame: Frame) -> PageText:
    """The pieces of text on a loaded page."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return PageText([], 0.0, 0.0)
    try:
        return _Reader(text_page, frame).read()
    finally:
        pdfium.FPDFText_ClosePage(text_page)


class _Reader:
    """One page's text while it is read; the places that PDFium writes to are made once."""

    def __init__(self, text_page: Any, frame: Frame) -> None:
        self.text_page = text_page
        self.frame = frame
        self.styles: dict[int | None, _Style] = {}
        self.bolds: dict[int | None, bool] = {}
        self.x, self.y, self.box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self.size, self.matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        self.to_x, self.to_y, self.to_box = ctypes.byref(self.x), ctypes.byref(self.y), ctypes.byref(self.box)
        self.to_size, self.to_matrix = ctypes.byref(self.size), ctypes.byref(self.matrix)

    def read(self) -> PageText:
        text = self._text().translate(_SYMBOL_BULLETS)
        pieces: list[Piece] = []
        hidden = 0
        for start, end in self._runs(text):
            piece, unseen = self._piece(text, start, end)
            hidden += (end - start) * unseen
            if piece.text:
                pieces.append(piece)
        written = max(len(text), 1)
        return PageText(pieces, len(_BROKEN.findall(text)) / written, hidden / written)

    def _text(self) -> str:
        count = pdfium.FPDFText_CountChars(self.text_page)
        if count <= 0:
            return ""
        units = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self.text_page, 0, count, units)
        if written - 1 == count:
            # a character past the basic plane is two units, and each unit keeps its place
            return (
                "".join(map(chr, units[:count]))
                if _has_pairs(units, count)
                else bytes(units)[: 2 * count].decode("utf-16-le")
            )
        return "".join(chr(min(pdfium.FPDFText_GetUnicode(self.text_page, at), 0xFFFF)) for at in range(count))

    def _runs(self, text: str) -> Iterator[tuple[int, int]]:
        for line in _RUN.finditer(text):
            start, end = line.span()
            while text[start].isspace():
                start += 1
            if text[end - 1] in _HYPHENS and end - start > 1:
                # the hyphen at a line's end stands where the next line begins, for PDFium
                *before, (first, last) = self._of_line(text, start, end - 1)
                yield from before
                yield first, last + 1
            else:
                yield from self._of_line(text, start, end)

    def _of_line(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        if self._object(start) == self._object(end - 1) and not self._wide(text, start, end):
            yield start, end
        else:
            yield from self._words(text, start, end)

    def _wide(self, text: str, start: int, end: int) -> bool:
        """Whether the run may hold a gap, as of the columns of a table written in one go."""
        if text.find("  ", start, end) >= 0:
            return True
        self._origin(start)
        left, bottom = self.x.value, self.y.value
        self._last(end - 1)
        length = math.hypot(self.box.right - left, self.y.value - bottom)
        return length > _WIDE * self._style(start).size * (end - start) and text.find(" ", start, end) >= 0

    def _words(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for word in _WORD.finditer(text, start, end):
            first, last = word.span()
            if self._object(first) == self._object(last - 1):
                yield first, last
            else:
                yield from self._parts(first, last)

    def _parts(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A word of several runs, as a figure with a footnote's mark."""
        begun, run = first, self._object(first)
        for at in range(first + 1, last):
            here = self._object(at)
            if here != run:
                yield begun, at
                begun, run = at, here
        yield begun, last

    def _piece(self, text: str, start: int, end: int) -> tuple[Piece, bool]:
        style = self._style(start)
        self._origin(start)
        left, y = self.frame.seen(self.x.value, self.y.value)
        self._last(end - 2 if text[end - 1] in _HYPHENS and end - start > 1 else end - 1)
        right, low = self.frame.seen(self.box.right, self.box.bottom)
        other, high = self.frame.seen(self.box.left, self.box.top)
        if style.turn:
            left, right = min(left, other, right), max(left, other, right)
            y = max(y, low, high)
        words = text[start:end].translate(_TIDY).strip()
        return Piece(
            words, min(left, right), max(left, right, other), y, style.size, style.bold, style.turn
        ), style.hidden

    def _object(self, at: int) -> int | None:
        return ctypes.cast(pdfium.FPDFText_GetTextObject(self.text_page, at), ctypes.c_void_p).value

    def _origin(self, at: int) -> None:
        pdfium.FPDFText_GetCharOrigin(self.text_page, at, self.to_x, self.to_y)

    def _last(self, at: int) -> None:
        pdfium.FPDFText_GetLooseCharBox(self.text_page, at, self.to_box)

    def _style(self, at: int) -> _Style:
        run = self._object(at)
        style = self.styles.get(run)
        if style is None:
            style = self.styles[run] = self._measured(at)
        return style

    def _measured(self, at: int) -> _Style:
        run = pdfium.FPDFText_GetTextObject(self.text_page, at)
        if not run:
            return _Style(pdfium.FPDFText_GetFontSize(self.text_page, at) or 10.0, False, 0, False)
        pdfium.FPDFTextObj_GetFontSize(run, self.to_size)
        pdfium.FPDFPageObj_GetMatrix(run, self.to_matrix)
        a, b, c, d = self.matrix.a, self.matrix.b, self.matrix.c, self.matrix.d
        size = self.size.value * (math.hypot(c, d) or 1.0)
        self._last(at)
        tall = abs(self.box.top - self.box.bottom)
        if not a and not d:
            tall = abs(self.box.right - self.box.left)
        # a run inside a form that is drawn larger or smaller says the size it had before
        if tall and not 0.55 < size / tall < 1.7:
            size = tall / 1.15
        hidden = pdfium.FPDFTextObj_GetTextRenderMode(run) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        return _Style(size or 10.0, self._bold(run), _turn(a, b, self.frame.quarters), hidden)

    def _bold(self, run: Any) -> bool:
        font = pdfium.FPDFTextObj_GetFont(run)
        key = ctypes.cast(font, ctypes.c_void_p).value
        if key not in self.bolds:
            self.bolds[key] = _is_bold(font)
        return self.bolds[key]


def _has_pairs(units: Any, count: int) -> bool:
    return any(0xD800 <= unit < 0xE000 for unit in units[:count])


def _turn(a: float, b: float, quarters: int) -> int:
    angle = (math.degrees(math.atan2(b, a)) - 90 * quarters) % 360
    nearest = round(angle / 90) % 4
    return nearest if abs((angle - 90 * nearest + 180) % 360 - 180) < 5 else 4


def _is_bold(font: Any) -> bool:
    if not font:
        return False
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, 128)
    return b"bold" in name.value.lower() or b"black" in name.value.lower() or pdfium.FPDFFont_GetWeight(font) >= _BOLD
