"""The head of a page: what others are told of it who link to it or read it by machine."""

import re
from dataclasses import dataclass
from typing import Any

from answerable.publishing import addresses
from answerable.publishing.pages.front import HomePage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.plans import ObjectivePage
from answerable.publishing.pages.scrutiny import MeetingPage, PromisesPage
from answerable.publishing.shown.alternates import Linked, alternates
from answerable.publishing.shown.rendering import Frame, Rendering

CARDED = (HomePage, MeasurePage, ObjectivePage, MeetingPage, PromisesPage)
"""The kinds of pages that have a picture for those who share them."""
LONGEST = 200
"""Characters of a description: more is cut off by those who show it."""


@dataclass(frozen=True)
class Head:
    """`canonical` and `card` are whole addresses, "" where the site does not know its own or there is no picture."""

    title: str
    description: str
    canonical: str
    card: str
    alternates: tuple[Linked, ...]


def head(page: Any, shown: Rendering, frame: Frame) -> Head:
    """The head of a page as it is shown."""
    address = frame.address
    return Head(
        title=shown.title if frame.path != addresses.HOME else frame.body_name,
        description=description(page, shown),
        canonical=canonical(frame),
        card=address + addresses.card(frame.path) if address and carded(page) else "",
        alternates=alternates(frame.path, page, frame.root),
    )


def carded(page: Any) -> bool:
    """Whether a page has a picture; one of an earlier day has none."""
    return isinstance(page, CARDED) and getattr(page, "known_on", None) is None


def canonical(frame: Frame) -> str:
    """The one address of a page: a folder's own for its index; of a measure as known on a day, that of the measure now."""
    path = re.sub(r"\.known-\d{4}-\d\d-\d\d(?=\.html$)", "", frame.path)
    return frame.address + re.sub(r"(^|/)index\.html$", r"\1", path) if frame.address else ""


def description(page: Any, shown: Rendering) -> str:
    """What the page says, in one or two sentences; "" where it has no such sentence of its own."""
    if isinstance(page, MeasurePage):
        found = page.sentences[0]
    elif isinstance(page, ObjectivePage):
        found = page.summary or page.title
    else:
        lead = shown.context.get("lead")
        found = lead if isinstance(lead, str) else ""
    return cut(found)


def cut(words: str, longest: int = LONGEST) -> str:
    """Words cut between two of them, with an ellipsis, to so many characters."""
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"
