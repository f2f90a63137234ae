"""The numbers that Word prints before paragraphs and keeps nowhere: counted here as it counts them."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from answerable.evidence.intake.docx.counting import written
from answerable.evidence.intake.docx.markup import W, is_on, number, value, whole
from answerable.evidence.intake.docx.styles import Styles

LEVELS = 9


@dataclass(frozen=True)
class Level:
    """One level of a list: its first number, its form, and its text, in which %1 is the number of the first level."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts: int | None = None
    style: str = ""
    legal: bool = False


@dataclass(frozen=True)
class Label:
    """What is printed before a paragraph: `printed` "3.2." or "(a)", "" for a bullet; `parts` how many levels it names."""

    printed: str
    level: int
    parts: int = 0
    form: str = "decimal"

    @property
    def number(self) -> str:
        """The number as one would refer to it, with no full stop after it."""
        return self.printed.rstrip(".: ")


@dataclass
class _Counts:
    at: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(frozen=True)
class _Num:
    kind: int
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """All lists of a document, and how far each has counted: ask for the labels in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._kinds: dict[int, dict[int, Level]] = {}
        self._nums: dict[int, _Num] = {}
        self._linked: dict[int, str] = {}
        self._counts: dict[int, _Counts] = {}
        self._begun: set[tuple[int, int]] = set()
        self._styles = styles
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._take_kind(element)
            elif element.tag == W + "num":
                self._take_num(element)

    def label(self, num: int, level: int | None, style: str = "") -> Label | None:
        """Count on, and say what is printed; None where the list is not described.

        `level` is 0 to 8; where it is not told, it is the level that names the style.
        """
        known = self._nums.get(num)
        if not known:
            return None
        kind = self._kind(known)
        levels = {**self._kinds.get(kind, {}), **known.levels}
        if level is None:
            level = next((at for at, one in levels.items() if style and one.style == style), 0)
        if not 0 <= level < LEVELS or level not in levels:
            return None
        counts = self._counts.setdefault(kind, _Counts()).at
        self._count(counts, num, level, levels)
        return _label(levels, level, counts)

    def _count(self, counts: list[int | None], num: int, level: int, levels: dict[int, Level]) -> None:
        before, starts = counts[level], self._nums[num].starts
        begins = level in starts and (num, level) not in self._begun
        self._begun.add((num, level))
        if begins:
            counts[level] = starts[level]
        else:
            counts[level] = levels[level].start if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            restarts = levels[deeper].restarts if deeper in levels else None
            if restarts is None or level < restarts:
                counts[deeper] = None
                self._begun.discard((num, deeper))

    def _kind(self, num: _Num) -> int:
        """The description of the list; one that only names a style is described by the list of that style."""
        style = self._linked.get(num.kind)
        if style and (linked := self._styles.numbering(style)[0]) in self._nums:
            return self._nums[linked].kind
        return num.kind

    def _take_kind(self, element: Element) -> None:
        key = whole(element.get(W + "abstractNumId"))
        if key is None:
            return
        self._kinds[key] = dict(_levels(element))
        if link := value(element, "numStyleLink"):
            self._linked[key] = link

    def _take_num(self, element: Element) -> None:
        key, kind = whole(element.get(W + "numId")), number(element, "abstractNumId")
        if key is None or kind is None:
            return
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for override in element.iter(W + "lvlOverride"):
            at, start = whole(override.get(W + "ilvl")), number(override, "startOverride")
            if at is not None and start is not None:
                starts[at] = start
            levels.update(_levels(override))
        self._nums[key] = _Num(kind, starts, levels)


def _levels(element: Element) -> list[tuple[int, Level]]:
    return [(at, _level(one)) for one in element.iter(W + "lvl") if (at := whole(one.get(W + "ilvl"))) is not None]


def _level(element: Element) -> Level:
    start = number(element, "start")
    return Level(
        start=1 if start is None else start,
        form=value(element, "numFmt", "decimal"),
        text=value(element, "lvlText"),
        restarts=number(element, "lvlRestart"),
        style=value(element, "pStyle"),
        legal=bool(is_on(element, "isLgl")),
    )


def _label(levels: dict[int, Level], level: int, counts: list[int | None]) -> Label:
    own = levels[level]
    if own.form == "bullet":
        return Label("", level, form="bullet")

    def one(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        of = levels.get(at, Level())
        count = counts[at]
        form = "decimal" if own.legal else of.form
        return written(of.start if count is None else count, form)

    printed = re.sub("%([1-9])", one, own.text).strip()
    # without its mark it would read as the first word of the sentence: "12 officers"
    printed = f"{printed}." if printed.isdigit() else printed
    return Label(printed, level, len(re.findall("%[1-9]", own.text)), own.form)
