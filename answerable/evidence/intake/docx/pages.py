"""Where the pages of a document end, as far as the file says."""

from xml.etree.ElementTree import Element

from answerable.evidence.intake.docx.markup import PROPERTIES, W, is_on, value, whole


class Pages:
    """Counts the page while a document is read.

    Word notes where its pages ended when it last laid them out. Where it did not, the ends that the author set are the pages, if
    the file does not itself say that it has more.
    """

    def __init__(self, root: Element, properties: Element | None) -> None:
        self.is_rendered = next(root.iter(W + "lastRenderedPageBreak"), None) is not None
        self._sections = _section_kinds(root)
        stated = whole(properties.findtext(PROPERTIES + "Pages")) if properties is not None else None
        set_by_author = _breaks(root) + sum(self._sections[1:])
        self.is_known = self.is_rendered or (set_by_author > 0 and (stated or 0) <= set_by_author + 1)
        self._page = 1
        self._section = 0
        self._has_begun = False

    @property
    def page(self) -> int | None:
        """The page that the reader has come to, where it can be known."""
        return self._page if self.is_known else None

    def turn(self, count: int) -> None:
        """So many pages end."""
        self._page += count

    def begin(self, paragraph: Element) -> None:
        """A paragraph begins, perhaps on a page of its own."""
        if not self.is_rendered and self._has_begun and is_on(paragraph.find(W + "pPr"), "pageBreakBefore"):
            self._page += 1
        self._has_begun = True

    def end(self, paragraph: Element) -> None:
        """A paragraph ends, and perhaps its section."""
        if paragraph.find(f"{W}pPr/{W}sectPr") is None:
            return
        self._section += 1
        if not self.is_rendered and self._section < len(self._sections):
            self._page += self._sections[self._section]


def _section_kinds(root: Element) -> list[bool]:
    """Whether each section begins on a new page: a section says it at its own end."""
    found = [one for one in root.iter() if one.tag in {W + "pPr", W + "body"}]
    ends = [end for one in found if (end := one.find(W + "sectPr")) is not None and one.tag == W + "pPr"]
    ends += [end for one in found if one.tag == W + "body" and (end := one.find(W + "sectPr")) is not None]
    return [value(end, "type", "nextPage") not in {"continuous", "nextColumn"} for end in ends]


def _breaks(root: Element) -> int:
    breaks = sum(one.get(W + "type") == "page" for one in root.iter(W + "br"))
    return breaks + sum(bool(is_on(one, "pageBreakBefore")) for one in root.iter(W + "pPr"))
