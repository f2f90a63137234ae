"""What stands where a page was taken from the public, and the list of all such places."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.parts import Ref


@dataclass(frozen=True)
class StonePage:
    """At the address of a page that was withdrawn: what it is called now, why it went and when. `erased` says that its copies went too."""

    title: str
    reason: str
    on: date
    erased: bool = False


@dataclass(frozen=True)
class StoneLine:
    """A stone in the list of stones."""

    page: Ref
    reason: str
    on: date
    erased: bool = False


@dataclass(frozen=True)
class TakenLine:
    """Words that were taken out of frozen copies: never which, but when, why, what stands there instead, and on how many pages."""

    instead: str
    reason: str
    on: date
    pages: int


@dataclass(frozen=True)
class WithdrawnPage:
    """Every page that was withdrawn, the newest first, and every time that words were taken out."""

    stones: tuple[StoneLine, ...]
    taken: tuple[TakenLine, ...] = ()
