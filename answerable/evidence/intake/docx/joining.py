"""What stands below one another in a document, as it reads once its changes are accepted."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from answerable.evidence.intake.docx.markup import W, is_on, shown, value

P, TABLE, SDT, OTHER_FILE = W + "p", W + "tbl", W + "sdt", W + "altChunk"
_GONE = {W + name for name in ("del", "moveFrom", "tcPr", "tblPr", "tblGrid", "sectPr", "trPr", "sdtPr")}


def blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs, tables and inserted files in an element, in order, each once, out of whatever they are wrapped in.

    A paragraph whose mark was deleted is one with the next; so is a letter that is set as a large initial.
    """
    carried: list[Element] = []
    for child in _unwrapped(parent):
        if child.tag == P:
            whole = _with(carried, child) if carried else child
            carried = []
            if _runs_on(child):
                carried = _content(whole)
            else:
                yield whole
            continue
        if carried:
            yield _with(carried, Element(P))
            carried = []
        yield child
    if carried:
        yield _with(carried, Element(P))


def wrapped(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside a content control or an insertion."""
    for child in shown(parent):
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE and child.tag not in {P, TABLE}:
            yield from wrapped(child, tag)


def _unwrapped(parent: Element) -> Iterator[Element]:
    for child in shown(parent):
        if child.tag in {P, TABLE, OTHER_FILE}:
            yield child
        elif child.tag == SDT:
            yield from _control(child)
        elif child.tag not in _GONE:
            yield from _unwrapped(child)


def _control(control: Element) -> Iterator[Element]:
    properties = control.find(W + "sdtPr")
    listed = properties.find(W + "docPartObj") if properties is not None else None
    if value(listed, "docPartGallery") != "Table of Contents" and not is_on(properties, "showingPlcHdr"):
        yield from _unwrapped(control)


def _runs_on(paragraph: Element) -> bool:
    properties = paragraph.find(W + "pPr")
    if properties is None:
        return False
    mark, frame = properties.find(W + "rPr"), properties.find(W + "framePr")
    deleted = mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)
    return deleted or (frame is not None and frame.get(W + "dropCap") in {"drop", "margin"})


def _content(paragraph: Element) -> list[Element]:
    return [child for child in paragraph if child.tag != W + "pPr"]


def _with(carried: Iterable[Element], paragraph: Element) -> Element:
    whole = Element(paragraph.tag)
    whole.extend(child for child in paragraph if child.tag == W + "pPr")
    whole.extend(carried)
    whole.extend(_content(paragraph))
    return whole
