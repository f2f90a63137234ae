"""The names in Word's XML, and a parser that opens nothing but the bytes it is given."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ParseError, XMLParser

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHART_EX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that every such file uses
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_ALTERNATIVES = MC + "AlternateContent"
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_DECLARATIONS = tuple(
    word.encode(coding) for word in ("<!DOCTYPE", "<!ENTITY") for coding in ("utf-8", "utf-16-le", "utf-16-be")
)


class NotMarkup(ValueError):
    """The bytes are no XML that Word would write."""


def parse(data: bytes) -> Element:
    """The root of a part. A part that declares entities is refused: Word never does, and they can grow without end.

    The names of the strict form (ISO 29500) are turned into those of the usual one.
    """
    if any(word in data for word in _DECLARATIONS):
        raise NotMarkup("it declares entities")
    if b"purl.oclc.org/ooxml" in data:
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)
    parser = XMLParser()  # noqa: S314 - what declares entities was refused above, and nothing outside is ever opened
    try:
        parser.feed(data)
        root = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise NotMarkup(str(error)) from error
    if not isinstance(root, Element):
        raise NotMarkup("it is empty")
    return root


def value(element: Element | None, name: str, default: str = "") -> str:
    """The `w:val` of the child `w:name`; "" or the default where there is none."""
    child = element.find(W + name) if element is not None else None
    return child.get(W + "val", default) if child is not None else default


def number(element: Element | None, name: str) -> int | None:
    """The `w:val` of the child as a whole number, where it is one."""
    return whole(value(element, name))


def whole(text: str | None) -> int | None:
    """A whole number as Word writes them, or None."""
    return int(text) if text and _WHOLE.fullmatch(text) else None


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a property that is on or off is on; None where it is not told."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val", "true") not in {"0", "false", "off"}


def shown(element: Element) -> Iterable[Element]:
    """The children of which one is shown: of alternatives the first choice, else what stands for it in older programs."""
    if element.tag != _ALTERNATIVES:
        return element
    chosen = element.find(MC + "Choice")
    chosen = element.find(MC + "Fallback") if chosen is None else chosen
    return () if chosen is None else chosen
