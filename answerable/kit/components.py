"""What the components of a page are given: one small frozen dataclass each, drawn by `templatetags/kit.py`.

The gallery shows every one of them. A component holds words that are ready to be read; it computes nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.safestring import SafeString, mark_safe


class Tone(StrEnum):
    """What a tag says besides its word. Each has a colour and a shape, so that colour never stands alone."""

    NEUTRAL = "neutral"
    BETTER = "better"
    WORSE = "worse"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


# Drawn in a box of 16 by 16. A triangle warns, a tick is met, a square with a bar is not met, a ring is open.
SHAPES: dict[Tone, str] = {
    Tone.NEUTRAL: "M2 7h12v2.4H2z",
    Tone.BETTER: "M8 1l7 7-7 7-7-7z",
    Tone.WORSE: "M8 2l7.4 13H.6z",
    Tone.GREEN: "M6.2 13.6L.9 8.3l2-2 3.3 3.3 6.9-7 2 2z",
    Tone.AMBER: "M8 1a7 7 0 1 0 0 14zM9.6 1.2v13.6a7 7 0 0 0 0-13.6z",
    Tone.RED: "M1 1h14v14H1zM3.6 6.7v2.6h8.8V6.7z",
    Tone.UNKNOWN: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6z",
}


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere. `current` marks the page the reader is on."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Tag:
    """A rating or a state: a word, with a shape and a colour that say the same."""

    text: str
    tone: Tone = Tone.NEUTRAL

    @property
    def shape(self) -> SafeString:
        """The path of its shape, in a box of 16 by 16; one of the constants above."""
        return mark_safe(SHAPES[self.tone])  # noqa: S308


@dataclass(frozen=True)
class Row:
    """One line of a summary list: what it is, what it says, and where it can be changed or read."""

    term: str
    text: str
    link: Link | None = None
    tag: Tag | None = None


@dataclass(frozen=True)
class Definition:
    """The card that says what a measure counts, who owns it and who checked it."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Event:
    """One step of a timeline: when, what happened, and what came of it."""

    when: str
    heading: str
    text: str = ""
    link: Link | None = None
    tag: Tag | None = None


@dataclass(frozen=True)
class Card:
    """One item of a list of subjects, priorities or papers."""

    heading: str
    href: str
    text: str = ""
    meta: str = ""
    tag: Tag | None = None


@dataclass(frozen=True)
class KeyFigure:
    """A number a reader came for, what it counts, and the sentence that says what it means."""

    value: str
    label: str
    text: str = ""
    link: Link | None = None


@dataclass(frozen=True)
class Progress:
    """Long work: how many of how many, in words too."""

    label: str
    done: int
    total: int

    @property
    def words(self) -> str:
        """For those who cannot see the bar: "412 of 1,036"."""
        return f"{self.done:,} of {self.total:,}"


@dataclass(frozen=True)
class Search:
    """A box for words, sent by GET to `action` under the name `q`."""

    label: str
    action: str = ""
    query: str = ""
    hint: str = ""
