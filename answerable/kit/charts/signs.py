"""Small pictures for what a series shows and whether it meets its standard. Each is told apart by shape; words stand beside."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.safestring import SafeString, mark_safe

from answerable.kit.charts.data import Kind
from answerable.kit.charts.svg import outline, place


class Shape(StrEnum):
    """The first five say whether something is changing (in a ring), the last three whether it meets a standard (in a square)."""

    BETTER = "better"
    WORSE = "worse"
    NOTABLE = "notable"
    USUAL = "usual"
    UNKNOWN = "unknown"
    ALWAYS = "always"
    HIT_AND_MISS = "hit_and_miss"
    NEVER = "never"


@dataclass(frozen=True)
class Sign:
    """A shape with the words that say the same. `low` turns the line of a change downwards."""

    shape: Shape
    words: str
    low: bool = False

    @property
    def picture(self) -> SafeString:
        """What stands in a box of 40 by 40: our own constants."""
        frame = RING if self.shape in CHANGES or self.shape in {Shape.USUAL, Shape.UNKNOWN} else SQUARE
        inside = change(CHANGES[self.shape], low=self.low) if self.shape in CHANGES else INSIDE[self.shape]
        return mark_safe(frame + inside)  # noqa: S308


RING = '<circle cx="20" cy="20" r="18.5"/>'
SQUARE = '<rect x="1.5" y="1.5" width="37" height="37" rx="4"/>'
CHANGES = {Shape.BETTER: Kind.BETTER, Shape.WORSE: Kind.WORSE, Shape.NOTABLE: Kind.NOTABLE}
INSIDE = {
    Shape.USUAL: '<path class="dashed" d="M6 12.5h28M6 27.5h28"/><path d="M7 20l5-4 5 7 6-6 5 5 5-3"/>',
    Shape.UNKNOWN: '<path d="M14.5 15.5a5.5 5.5 0 1 1 8 4.9c-1.9 1-2.5 2-2.5 4.1"/><circle class="solid" cx="20" cy="30" r="1.9"/>',
    Shape.ALWAYS: '<path class="dashed" d="M6 32h28"/><path d="M9 17.5l7.5 8L31 9"/>',
    Shape.HIT_AND_MISS: '<path class="dashed" d="M5 20h30"/><path d="M7 27l6.5-14 6.5 14 6.5-14L33 27"/>',
    Shape.NEVER: '<path class="dashed" d="M6 8h28"/><path d="M12 15l16 16M28 15L12 31"/>',
}


def change(kind: Kind, *, low: bool) -> str:
    """A line that leaves its usual range upwards or, turned over, downwards, with the mark of its kind at its end."""
    end = 28.0 if low else 12.0
    line = "M6 15l6 3 6-4 8 12" if low else "M6 25l6-3 6 4 8-12"
    dashed = 21 if low else 19
    (dx, dy), steps = outline(kind, 0.8)
    mark = f'<path class="solid" d="M{place(27 + dx)} {place(end + dy)}{steps}z"/>'
    return f'<path class="dashed" d="M5 {dashed}h30"/><path d="{line}"/>{mark}'
