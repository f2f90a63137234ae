"""What the address of a review page asks for: which figure or finding is chosen, and which marks are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from answerable.evidence.queries.review import Known, Paper
from answerable.evidence.queries.review_panel import Panel, panel_of_figure, panel_of_finding
from answerable.evidence.views.marks import MEANINGS, TONES, WITHOUT_SHAPE, WORDS, Marking
from answerable.kit.components import SHAPES, Link

EVERY = "all"


@dataclass(frozen=True)
class AskedFor:
    """A figure or a finding by its number (0 for none), and the kind of marks to show (all of them where it is no kind)."""

    figure: int = 0
    finding: int = 0
    show: str = EVERY

    @property
    def shown(self) -> frozenset[Known]:
        return frozenset({Known(self.show)}) if self.show in set(Known) else frozenset(Known)

    @property
    def keep(self) -> str:
        """What every address of the page keeps, ready to be followed by more; safe in HTML."""
        return f"show={self.show}&amp;" if self.show != EVERY else ""

    def panel(self, paper: Paper) -> Panel | None:
        if self.figure:
            return panel_of_figure(paper, self.figure)
        return panel_of_finding(paper, self.finding) if self.finding else None

    def marking(self, panel: Panel | None) -> Marking:
        return Marking(panel.number if panel else 0, self.shown, self.keep)


def asked_for(params: Mapping[str, str]) -> AskedFor:
    """What cannot be understood is ignored: an address may be typed by hand."""
    show = params.get("show", EVERY)
    return AskedFor(
        _number(params.get("figure")), _number(params.get("finding")), show if show in set(Known) else EVERY
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0


@dataclass(frozen=True)
class Sort:
    """A kind of mark with its shape and how many there are: the key of the page, and the way to see these alone."""

    text: str
    count: int
    href: str
    current: bool
    kind: str
    shape: str
    meaning: str


def sorts(paper: Paper, show: str) -> list[Sort]:
    """The kinds of mark that this paper has, all of them first."""
    counts = paper.counts()
    every = Sort("All figures", sum(counts.values()), "?", show == EVERY, EVERY, "", "")
    return [
        every,
        *(
            Sort(WORDS[one], counts[one], "?" + urlencode({"show": one}), show == one, one, _shape(one), MEANINGS[one])
            for one in Known
            if counts.get(one) or show == one
        ),
    ]


def _shape(known: Known) -> str:
    return "" if known in WITHOUT_SHAPE else SHAPES[TONES[known]]


def step(asked: AskedFor, end: str, text: str) -> Link | None:
    """A link to another figure of this page, with what the address keeps."""
    return Link(text, f"?{asked.keep.replace('&amp;', '&')}{end}") if end else None
