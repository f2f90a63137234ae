"""Words written at the thing: near their point, off the line where they can be, left out where they would hide others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from answerable.kit.charts.svg import LINE, paragraph, wide

GAP = 9  # between a point and its words
APART = 10  # between two spots of the line: less than a line of words is high
NEAR, FAR = (1, 2, 3), (1, 2, 3, 5, 7, 9)  # how many gaps away words may stand: farther when they are needed


@dataclass(frozen=True)
class Box:
    """A piece of the drawing that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        apart = self.right < other.left or other.right < self.left or self.bottom < other.top or other.bottom < self.top
        return not apart

    def inside(self, other: "Box") -> bool:
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


@dataclass
class Labels:
    """Places labels one after another inside a plot; the first come are served first.

    `ink` is where the line runs, from left to right; `marks` are the points that no words may hide if it can be helped.
    """

    area: Box
    ink: tuple[tuple[float, float], ...] = ()
    marks: tuple[tuple[float, float], ...] = ()
    taken: list[Box] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)

    def add(self, x: float, y: float, lines: list[str], classes: str = "halo", *, needed: bool = False) -> bool:
        """Writes `lines` near the point, off the line; answers whether there was room.

        Words that are `needed` are written over the line rather than left out, though never over other words.
        """
        size = max(map(wide, lines)), float(LINE * len(lines))
        reach = FAR if needed else NEAR
        boxes = (box for steps in reach for box in self.around(x, y, *size, steps * GAP))
        return self.write(self.best(boxes, needed=needed), lines, classes)

    def along(self, y: float, words: str, classes: str = "halo", *, reach: tuple[float, float] = (0, 9999)) -> bool:
        """Writes `words` on a level line at `y` that reaches from and to, wherever along it they stand clearest."""
        width, end = wide(words), min(reach[1], self.area.right)
        first = min(max(reach[0], self.area.left), self.area.right - width)
        room = max(end - first - width, 0)
        lefts = [first + room * share for share in (1, 0, 0.8, 0.2, 0.6, 0.4)]
        near, far = (
            [Box(left, top, left + width, top + LINE) for top in tops for left in lefts]
            for tops in ((y - LINE - 2, y + 2), (y - 2 * LINE - 2, y + LINE + 2))
        )
        # A line of words farther off may seem to speak of another line: only where the nearer ones would hide a point.
        chosen = self.best(near, needed=True)
        if chosen is None or self.hides(chosen):
            chosen = self.best(far, needed=False) or chosen
        return self.write(chosen, [words], classes)

    def best(self, boxes: Iterable[Box], *, needed: bool) -> Box | None:
        """The first that is free and clear of the line; where it is needed, the first free one that hides no marked point."""
        chosen, hides = None, True
        for box in boxes:
            if any(box.meets(other) for other in self.taken):
                continue
            if self.clear(box):
                return box
            if needed and (chosen is None or (hides and not self.hides(box))):
                chosen, hides = box, self.hides(box)
        return chosen

    def write(self, chosen: Box | None, lines: list[str], classes: str) -> bool:
        if chosen is None:
            return False
        self.taken.append(chosen)
        middle = (chosen.left + chosen.right) / 2
        self.drawn.append(paragraph(middle, chosen.top + LINE - 4, lines, classes, "middle"))
        return True

    def clear(self, box: Box) -> bool:
        """Whether the line runs nowhere through it."""
        first, after = bisect_left(self.ink, (box.left,)), bisect_right(self.ink, (box.right,))
        top, bottom = box.top, box.bottom
        return not any(top < y < bottom for _, y in self.ink[first:after])

    def hides(self, box: Box) -> bool:
        """Whether it would lie over a marked point."""
        return any(box.left - 6 < x < box.right + 6 and box.top - 6 < y < box.bottom + 6 for x, y in self.marks)

    def around(self, x: float, y: float, width: float, height: float, gap: float) -> Iterator[Box]:
        """Where the words could stand, best first: above and below the point, straight or aslant."""
        for top in (y - gap - height, y + gap):
            for left in (x - width / 2, x + GAP / 2, x - width - GAP / 2):
                kept = min(max(left, self.area.left), self.area.right - width)
                box = Box(kept, top, kept + width, top + height)
                if box.inside(self.area):
                    yield box


def inked(spots: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Spots along a straight-lined path, close enough that no words slip between them."""
    before: tuple[float, float] | None = None
    for spot in spots:
        if before:
            steps = max(1, int(max(abs(spot[0] - before[0]), abs(spot[1] - before[1])) / APART))
            for step in range(1, steps):
                share = step / steps
                yield before[0] + (spot[0] - before[0]) * share, before[1] + (spot[1] - before[1]) * share
        yield spot
        before = spot
