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


def _called(name: str, result: Any, *arguments: Any) -> Any:
    """A function of PDFium that takes and gives addresses as numbers: they are compared often, and made into objects never."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


_at, _int = ctypes.c_void_p, ctypes.c_int
_text_object = _called("FPDFText_GetTextObject", _at, _at, _int)
_font = _called("FPDFTextObj_GetFont", _at, _at)
_char_origin = _called("FPDFText_GetCharOrigin", _int, _at, _int, _at, _at)
_char_box = _called("FPDFText_GetLooseCharBox", _int, _at, _int, _at)
_font_size = _called("FPDFTextObj_GetFontSize", _int, _at, _at)
_matrix = _called("FPDFPageObj_GetMatrix", _int, _at, _at)
_font_name = _called("FPDFFont_GetBaseFontName", ctypes.c_size_t, _at, _at, ctypes.c_size_t)
_font_weight = _called("FPDFFont_GetWeight", _int, _at)
_render_mode = _called("FPDFTextObj_GetTextRenderMode", _int, _at)


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
        self.text = ""
        self.styles: dict[int | None, _Style] = {}
        self.bolds: dict[int | None, bool] = {}
        self.x, self.y, self.box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self.size, self.matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        self.to_x, self.to_y, self.to_box = ctypes.byref(self.x), ctypes.byref(self.y), ctypes.byref(self.box)
        self.to_size, self.to_matrix = ctypes.byref(self.size), ctypes.byref(self.matrix)

    def read(self) -> PageText:
        self.text = self._text()
        if not self.text.isascii():
            for sign, plainer in _PLAINER:
                self.text = self.text.replace(sign, plainer)
        pieces: list[Piece] = []
        hidden = 0
        for line in _RUN.finditer(self.text):
            for piece, unseen in self._line(*line.span()):
                pieces.append(piece)
                hidden += unseen
        written = max(len(self.text), 1)
        broken = 0 if self.text.isascii() else len(_BROKEN.findall(self.text))
        return PageText(pieces, broken / written, hidden / written)

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

    def _line(self, start: int, end: int) -> Iterator[tuple[Piece, int]]:
        """The pieces of what PDFium gives as one line, each with how many of its characters are not seen."""
        while self.text[start].isspace():
            start += 1
        # the hyphen at a line's end stands where the next line begins, for PDFium
        last = end - 2 if self.text[end - 1] in _HYPHENS and end - start > 1 else end - 1
        run = self._run(start)
        if run == self._run(last):
            piece = self._piece(start, end, last, run)
            if not self._is_wide(piece, start, last):
                yield piece, (end - start) * self.styles[run].hidden
                return
        for first, after, its in self._parts(start, last + 1):
            piece = self._piece(first, end if after == last + 1 else after, after - 1, its)
            yield piece, (after - first) * self.styles[its].hidden

    def _is_wide(self, piece: Piece, start: int, last: int) -> bool:
        """Whether the run may hold a gap, as of the columns of a table written in one go."""
        if self.text.find(" ", start, last) < 0:
            return False
        wide = piece.right - piece.left > _WIDE * piece.size * (last + 1 - start)
        return wide or piece.turn > 0 or self.text.find("  ", start, last) >= 0

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
        """The words of a line; those of several runs in their parts, as a figure with a footnote's mark."""
        for word in _WORD.finditer(self.text, start, end):
            first, after = word.span()
            run = self._run(first)
            if after - first == 1 or run == self._run(after - 1):
                yield first, after, run
                continue
            for at in range(first + 1, after):
                here = self._run(at)
                if here != run:
                    yield first, at, run
                    first, run = at, here
            yield first, after, run

    def _piece(self, start: int, end: int, last: int, run: int | None) -> Piece:
        """The piece from `start` to before `end`; `last` is the last of its characters that has a place."""
        style = self.styles.get(run) or self._measured(start, run)
        _char_origin(self.text_page, start, self.to_x, self.to_y)
        left, y = self.frame.seen(self.x.value, self.y.value)
        _char_box(self.text_page, last, self.to_box)
        right, low = self.frame.seen(self.box.right, self.box.bottom)
        if style.turn or self.frame.quarters:
            other, high = self.frame.seen(self.box.left, self.box.top)
            left, right, y = min(left, other, right), max(left, other, right), max(y, low, high) if style.turn else y
        words = self.text[start:end]
        if words[-1] in _HYPHENS:
            words = words[:-1] + "-"
        return Piece(words, left, max(left, right), y, style.size, style.bold, style.turn)

    def _run(self, at: int) -> int | None:
        """The run that a character belongs to, as its address; None for one that PDFium put in."""
        run: int | None = _text_object(self.text_page, at)
        return run

    def _measured(self, at: int, run: int | None) -> _Style:
        style = self.styles[run] = self._style(at, run)
        return style

    def _style(self, at: int, run: int | None) -> _Style:
        if not run:
            return _Style(pdfium.FPDFText_GetFontSize(self.text_page, at) or 10.0, False, 0, False)
        _font_size(run, self.to_size)
        _matrix(run, self.to_matrix)
        _char_box(self.text_page, at, self.to_box)
        a, b, c, d = self.matrix.a, self.matrix.b, self.matrix.c, self.matrix.d
        size = self.size.value * (math.hypot(c, d) or 1.0)
        tall = abs(self.box.top - self.box.bottom) if a or d else abs(self.box.right - self.box.left)
        # a run inside a form that is drawn larger or smaller says the size it had before
        if tall and not 0.55 < size / tall < 1.7:
            size = tall / 1.15
        hidden = _render_mode(run) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        return _Style(size or 10.0, self._bold(run), _turn(a, b, self.frame.quarters), hidden)

    def _bold(self, run: int) -> bool:
        font = _font(run)
        if font not in self.bolds:
            self.bolds[font] = _is_bold(font)
        return self.bolds[font]


def _turn(a: float, b: float, quarters: int) -> int:
    angle = (math.degrees(math.atan2(b, a)) - 90 * quarters) % 360
    nearest = round(angle / 90) % 4
    return nearest if abs((angle - 90 * nearest + 180) % 360 - 180) < 5 else 4


def _is_bold(font: int | None) -> bool:
    if not font:
        return False
    name = ctypes.create_string_buffer(128)
    _font_name(font, name, 128)
    return b"bold" in name.value.lower() or b"black" in name.value.lower() or _font_weight(font) >= _BOLD
