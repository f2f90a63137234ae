"""How the page of corrections is shown."""

from dataclasses import dataclass

from answerable.kit.components import Link
from answerable.kit.wording import british_date
from answerable.publishing.pages.corrections import CorrectionsPage, Words
from answerable.publishing.shown.rendering import HOME, Frame, Rendering


@dataclass(frozen=True)
class Shown:
    """One correction in words; a part of it without an address is plain words."""

    paper: Link
    where: str
    printed: tuple[Link, ...]
    right: tuple[Link, ...]
    why: tuple[Link, ...]
    on: str


def corrections(page: CorrectionsPage, frame: Frame) -> Rendering:
    """What papers printed, and what is right."""
    shown = [
        Shown(
            paper=_link(Words(one.paper.text, one.paper.path), frame),
            where=", ".join(part for part in (one.published and british_date(one.published), one.place) if part),
            printed=_links(one.printed, frame),
            right=_links(one.right, frame),
            why=_links(one.why, frame),
            on=british_date(one.on),
        )
        for one in page.entries
    ]
    return Rendering("publishing/corrections.html", "Corrections", (HOME,), {"corrections": shown})


def _links(words: tuple[Words, ...], frame: Frame) -> tuple[Link, ...]:
    return tuple(_link(one, frame) for one in words)


def _link(words: Words, frame: Frame) -> Link:
    return Link(words.text, frame.root + words.path if words.path else "")
