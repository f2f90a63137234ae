"""Lines of prose put together: a word that a line's end cut in two is one word again, a compound keeps its hyphen."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_CUT = re.compile(r"([^\W\d_]+)-$")
_GLUED = re.compile(r"(?:\d[-–—]|\w/|\w[–—])$")
_NUMBERS = """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety
    hundred first second third"""
_COMPOUNDS = (
    "self non multi cross half year part full long short well anti mid on off high low ex value face door follow drop"
)
_JOINING = frozenset("-–—/")
_OFTEN = 0.02  # of the lines end in a hyphen: the words are parted there
_KEPT = frozenset(f"{_NUMBERS} {_COMPOUNDS}".split())


class Joiner:
    """Puts lines together. `text` is what the whole document says, in lower case: it shows how its words are written.

    `lines` are those that will be put together: they show whether the document parts words at the ends of its lines at all, or has
    there only the hyphens of its compounds.
    """

    def __init__(self, text: str = "", lines: Sequence[str] = ()) -> None:
        self.text = text
        cut = sum(line.endswith("-") and line[-2:-1].isalpha() for line in lines)
        self.parts_words = not lines or cut > _OFTEN * len(lines)

    def joined(self, lines: Iterable[str]) -> str:
        """The lines as running text."""
        whole = ""
        for line in lines:
            whole = self.after(whole, line) if whole else line
        return whole

    def after(self, before: str, line: str) -> str:
        """`before` and the line that goes on with it, as running text."""
        if before[-1:] not in _JOINING:
            return f"{before} {line}"
        cut = _CUT.search(before[-40:])
        if cut and line[:1].isalpha():
            return before + line if self._compound(cut[1], line) else before[:-1] + line
        if _GLUED.search(before[-2:]) and (line[:1].isdigit() or line[:1].isalpha()):
            return before + line
        return f"{before} {line}"

    def _compound(self, first: str, line: str) -> bool:
        if not line[0].islower():
            return True
        second = re.match(r"[^\W\d_]+", line)
        rest = second[0] if second else ""
        first = first.lower()
        if f"{first}-{rest}" in self.text:
            return True
        if f"{first}{rest}" in self.text:
            return False
        return first in _KEPT or not self.parts_words


class Joiners(NamedTuple):
    """What puts lines together outside ruled cells, and inside them."""

    prose: Joiner
    cells: Joiner
