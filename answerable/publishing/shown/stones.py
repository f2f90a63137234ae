"""How a stone is shown, the list of stones, and what is said on top of a page that is not today's or not whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.kit.components import Link
from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.stones import StonePage, WithdrawnPage
from answerable.publishing.shown.rendering import HOME, Frame, Rendering

WITHDRAWN = Ref("Withdrawn pages", addresses.WITHDRAWN)


@dataclass(frozen=True)
class Notice:
    """A sentence above a page, with where it leads."""

    text: str
    links: tuple[Link, ...] = ()


def stone(page: StonePage, frame: Frame) -> Rendering:
    """What stands at the address of a withdrawn page."""
    context = {"page": page, "on": british_date(page.on), "withdrawn": frame.link(WITHDRAWN)}
    return Rendering("publishing/stone.html", page.title, (HOME, WITHDRAWN), context)


def withdrawn(page: WithdrawnPage, frame: Frame) -> Rendering:
    """The list of stones."""
    stones = [(frame.link(one.page), british_date(one.on), one) for one in page.stones]
    taken = [(british_date(one.on), one) for one in page.taken]
    return Rendering("publishing/withdrawn.html", WITHDRAWN.text, (HOME,), {"stones": stones, "taken": taken})


def taken_notices(taken_out: Iterable[Mapping[str, str]], frame: Frame) -> tuple[Notice, ...]:
    """What is said above a page of whose frozen copy words were taken: "Words were taken out of this page on 3 May 2024: ..."."""
    more = (Link("What was withdrawn", frame.root + addresses.WITHDRAWN),)
    return tuple(
        Notice(
            f"Words were taken out of this page on {british_date(date.fromisoformat(one['on']))}: {one['reason']}", more
        )
        for one in taken_out
    )
