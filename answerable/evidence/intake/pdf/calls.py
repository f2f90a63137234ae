"""PDFium's functions that are called for every run and every line, taking and giving addresses as numbers.

As pypdfium2 declares them they make an object of each address, which costs more than the call.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_AT, _INT = ctypes.c_void_p, ctypes.c_int


def _called(name: str, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


text_object = _called("FPDFText_GetTextObject", _AT, _AT, _INT)
char_origin = _called("FPDFText_GetCharOrigin", _INT, _AT, _INT, _AT, _AT)
char_box = _called("FPDFText_GetLooseCharBox", _INT, _AT, _INT, _AT)
font = _called("FPDFTextObj_GetFont", _AT, _AT)
font_size = _called("FPDFTextObj_GetFontSize", _INT, _AT, _AT)
font_name = _called("FPDFFont_GetBaseFontName", ctypes.c_size_t, _AT, _AT, ctypes.c_size_t)
font_weight = _called("FPDFFont_GetWeight", _INT, _AT)
render_mode = _called("FPDFTextObj_GetTextRenderMode", _INT, _AT)
matrix = _called("FPDFPageObj_GetMatrix", _INT, _AT, _AT)
bounds = _called("FPDFPageObj_GetBounds", _INT, _AT, _AT, _AT, _AT, _AT)
kind = _called("FPDFPageObj_GetType", _INT, _AT)
draw_mode = _called("FPDFPath_GetDrawMode", _INT, _AT, _AT, _AT)
count_on_page = _called("FPDFPage_CountObjects", _INT, _AT)
get_on_page = _called("FPDFPage_GetObject", _AT, _AT, _INT)
count_in_form = _called("FPDFFormObj_CountObjects", _INT, _AT)
get_in_form = _called("FPDFFormObj_GetObject", _AT, _AT, ctypes.c_ulong)
count_segments = _called("FPDFPath_CountSegments", _INT, _AT)
segment = _called("FPDFPath_GetPathSegment", _AT, _AT, _INT)
segment_kind = _called("FPDFPathSegment_GetType", _INT, _AT)
segment_point = _called("FPDFPathSegment_GetPoint", _INT, _AT, _AT, _AT)
segment_closes = _called("FPDFPathSegment_GetClose", _INT, _AT)
