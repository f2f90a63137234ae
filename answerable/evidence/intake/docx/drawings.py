"""What is drawn in a document: text boxes are handed on to be read; pictures, charts and objects are listed by name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from answerable.calc.blocks import Unreadable
from answerable.evidence.intake.docx.markup import CHART, CHART_EX, DIAGRAM, PIC, WP, A, O, R, V, W, shown


@dataclass(frozen=True)
class Shown:
    """The text boxes of a drawing, and what in it cannot be read, each with its name or alternative text."""

    boxes: tuple[Element, ...]
    unread: tuple[tuple[Unreadable, str], ...]


def drawn(element: Element, chart_label: Callable[[str], str]) -> Shown:
    """What a drawing holds. `chart_label` gives the title of a chart by the id of its part."""
    parts = list(_parts(element))
    boxes = tuple(one for one in parts if one.tag == W + "txbxContent")
    if element.tag == W + "object":
        return Shown(boxes, ((Unreadable.OBJECT, _object(parts)),))
    name = next((_label(one) for one in parts if one.tag == WP + "docPr"), "")
    found = []
    for one in parts:
        if one.tag == PIC + "pic":
            found.append((Unreadable.PICTURE, name or _label(one.find(f"{PIC}nvPicPr/{PIC}cNvPr"))))
        elif one.tag in {CHART + "chart", CHART_EX + "chart"}:
            found.append((Unreadable.CHART, _named(chart_label(one.get(R + "id", "")), name)))
        elif one.tag == DIAGRAM + "relIds":
            found.append((Unreadable.OBJECT, name))
        elif one.tag == V + "imagedata":
            found.append((Unreadable.PICTURE, one.get(O + "title", "") or _alternative(parts)))
    return Shown(boxes, tuple(found))


def chart_title(root: Element | None) -> str:
    """The title written in the part of a chart, or ""."""
    title = root.find(f".//{CHART}title") if root is not None else None
    return " ".join("".join(text.text or "" for text in title.iter(A + "t")).split()) if title is not None else ""


def _parts(element: Element) -> Iterator[Element]:
    """Every element within, each alternative once; what stands in a text box is left to whoever reads the box."""
    for child in shown(element):
        yield child
        if child.tag != W + "txbxContent":
            yield from _parts(child)


def _label(element: Element | None) -> str:
    if element is None:
        return ""
    found = (element.get(key, "").strip() for key in ("descr", "title", "name"))
    return " ".join(next((one for one in found if one), "").split())


def _named(title: str, name: str) -> str:
    """A chart's own title first; the name that Word gives by itself ("Chart 3") only where there is nothing better."""
    return title or name


def _alternative(parts: list[Element]) -> str:
    return next((one.get("alt", "") for one in parts if one.tag == V + "shape" and one.get("alt")), "")


def _object(parts: list[Element]) -> str:
    program = next((one.get("ProgID", "") for one in parts if one.tag == O + "OLEObject"), "")
    return _alternative(parts) or program
