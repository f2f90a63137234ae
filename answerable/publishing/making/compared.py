"""Two frozen copies of one page side by side: the lines that a reader would find different."""

from dataclasses import dataclass, replace
from posixpath import dirname, join, normpath

from answerable.publishing.models import FrozenCopy
from answerable.publishing.pages.front import SearchPage
from answerable.publishing.queries.stones import NO_STONES, Stones, without
from answerable.publishing.shown.pages import html, rendering, thawed
from answerable.publishing.shown.read_lines import Differing, Line, Under, by_heading, differing, lines
from answerable.publishing.shown.rendering import Frame

LONGEST = 400
"""Characters of one line; what is longer is cut."""
NO_RELEASE = {"release": {"note": "", "number": ""}, "released_on": "", "what_changed": ""}
"""What the front page tells of its release is no difference: every release has its own."""
UNSEEN = (
    "Nothing that is read on the page differs: what changed is in what it carries for charts, searches or other pages."
)


@dataclass(frozen=True)
class Compared:
    """Where two copies of a page differ; `left` lines more are not shown, and `words` stands where there are no lines."""

    lines: tuple[Differing, ...] = ()
    left: int = 0
    words: str = ""

    @property
    def headings(self) -> tuple[Under, ...]:
        """The lines below the headings that they stand under."""
        return by_heading(self.lines)

    def shortened(self, most: int) -> "Compared":
        """With at most so many lines, each of a length that can be read."""
        shown = tuple(replace(one, before=_cut(one.before), after=_cut(one.after)) for one in self.lines[:most])
        return replace(self, lines=shown, left=self.left + max(len(self.lines) - most, 0))


def compared(
    frame: Frame, before: FrozenCopy | None, after: FrozenCopy, stones: Stones = NO_STONES, *, silent: bool = False
) -> Compared:
    """How a page differs from what it was. `silent` leaves out what it said before."""
    if before is None:
        return Compared(words="It is a new page.")
    if after.kind == SearchPage.__name__:
        return Compared(words="What can be searched for changed with the other pages.")
    found = differing(read(frame, before, stones), read(frame, after, stones))
    if found is None:
        return Compared(words="The page is too long to be set beside what it was, line by line.")
    if silent:
        found = tuple(replace(one, before="") for one in found if one.after)
    return Compared(found, words="" if found else UNSEEN)


def read(frame: Frame, copy: FrozenCopy, stones: Stones = NO_STONES) -> tuple[Line, ...]:
    """The lines of a frozen page, without those of what was withdrawn."""
    page = without(thawed(copy.kind, copy.data), stones)
    found = lines(html(rendering(page, frame), frame, NO_RELEASE))
    return tuple(one for one in found if not _leads_to(one, frame, stones))


def _leads_to(line: Line, frame: Frame, stones: Stones) -> bool:
    """Whether a line leads to something that was withdrawn: what else it says may be of that too."""
    here = dirname(frame.path)
    return bool(stones) and any(normpath(join(here, href.partition("#")[0])) in stones for href in line.links)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
