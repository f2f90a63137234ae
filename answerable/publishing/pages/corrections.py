"""The page of corrections: what papers printed, and what is right."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.parts import Ref


@dataclass(frozen=True)
class Words:
    """Words of a correction; where they are a figure of a measure, `path` leads to it."""

    text: str
    path: str = ""


@dataclass(frozen=True)
class CorrectionEntry:
    """One correction: of which paper and where in it, what it printed, what is right, why, and when it was passed for publication.

    `paper` has no path where the site has no page of it.
    """

    paper: Ref
    published: date | None
    place: str
    printed: tuple[Words, ...]
    right: tuple[Words, ...]
    why: tuple[Words, ...]
    on: date


@dataclass(frozen=True)
class CorrectionsPage:
    """Every correction, the newest first."""

    entries: tuple[CorrectionEntry, ...]
