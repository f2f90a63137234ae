"""The footnotes and endnotes of a document, each with the number that Word prints for it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from answerable.evidence.intake.docx.counting import roman
from answerable.evidence.intake.docx.markup import W

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ONE = {"footnotes": W + "footnote", "endnotes": W + "endnote"}


class Notes:
    """Gives each note once, in the order in which the text refers to them."""

    def __init__(self, roots: dict[str, Element | None]) -> None:
        self._notes = {
            (kind, note.get(W + "id", "")): note
            for kind, root in roots.items()
            if root is not None
            for note in root.iter(_ONE[kind])
            if note.get(W + "type", "normal") == "normal"
        }
        self._counts = dict.fromkeys(roots, 0)

    def take(self, references: list[tuple[str, str]]) -> Iterator[tuple[str, str, Element]]:
        """The number of each note referred to, the number as printed before it, and what it holds."""
        for kind, key in references:
            note = self._notes.pop((kind, key), None)
            if note is not None:
                self._counts[kind] += 1
                count = self._counts[kind]
                if kind == "footnotes":
                    yield str(count), str(count).translate(RAISED), note
                else:
                    yield roman(count), f"[{roman(count)}]", note
