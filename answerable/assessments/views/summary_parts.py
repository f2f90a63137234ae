"""The parts of a paper as a page shows them: the same statements, in the same order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import slugify

from answerable.kit.components import Tag
from answerable.kit.docx import Heading, Items
from answerable.kit.paper import Definitions, Grid, Listed, PaperPart, Passage, Run, Words, runs


@dataclass(frozen=True)
class Stretch:
    """Words that are plain, strong, a link or a tag."""

    text: str
    href: str = ""
    is_strong: bool = False
    tag: Tag | None = None


type Stretches = tuple[Stretch, ...]


@dataclass(frozen=True)
class Item:
    words: Stretches
    identity: str = ""


@dataclass(frozen=True)
class ShownCell:
    """A cell of a table, and the head of its column, which a phone shows beside it."""

    words: Stretches
    head: str


@dataclass(frozen=True)
class Shown:
    """One part. `kind` is heading, passage, items, terms or grid; only what that kind has is filled."""

    kind: str
    identity: str = ""
    text: str = ""
    level: int = 2
    words: Stretches = ()
    is_quiet: bool = False
    is_numbered: bool = False
    items: tuple[Item, ...] = ()
    terms: tuple[tuple[str, Stretches], ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[ShownCell, ...], ...] = ()


LONG = 60
"""A section of more parts than this is folded on a page; print opens it."""


@dataclass(frozen=True)
class Section:
    """A heading of the first level, or none, with what stands under it."""

    heading: Shown | None
    parts: tuple[Shown, ...]

    @property
    def is_long(self) -> bool:
        return len(self.parts) > LONG


def sections(parts: Iterable[PaperPart]) -> tuple[Section, ...]:
    """The parts under their headings of the first level."""
    found: list[tuple[Shown | None, list[Shown]]] = [(None, [])]
    for part in shown(parts):
        if part.kind == "heading" and part.level == 2:
            found.append((part, []))
        else:
            found[-1][1].append(part)
    return tuple(Section(heading, tuple(below)) for heading, below in found)


def shown(parts: Iterable[PaperPart]) -> Iterator[Shown]:
    """Each part as the template draws it; headings begin at the second level, below the title."""
    for number, part in enumerate(parts, 1):
        match part:
            case Heading():
                yield Shown(
                    "heading", identity=f"{slugify(part.text)[:60]}-{number}", text=part.text, level=part.level + 1
                )
            case Passage():
                yield Shown("passage", identity=part.name, words=_stretches(part.words), is_quiet=part.is_quiet)
            case Items():
                yield Shown(
                    "items", items=tuple(Item(_stretches(one)) for one in part.texts), is_numbered=part.is_numbered
                )
            case Listed():
                yield Shown("items", items=_items(part), is_numbered=part.is_numbered)
            case Definitions():
                yield Shown("terms", terms=tuple((term, _stretches(words)) for term, words in part.rows))
            case Grid():
                yield _grid(part, number)
            case _:
                raise TypeError(f"A summary has no {type(part).__name__}.")


def _grid(part: Grid, number: int) -> Shown:
    rows = tuple(
        tuple(ShownCell(_stretches(cell), head) for cell, head in zip(row, part.heads, strict=True))
        for row in part.rows
    )
    return Shown("grid", identity=f"table-{number}", text=part.caption, heads=part.heads, rows=rows)


def _items(part: Listed) -> tuple[Item, ...]:
    names = part.names or ("",) * len(part.items)
    return tuple(Item(_stretches(words), name) for words, name in zip(part.items, names, strict=True))


def _stretches(words: Words) -> Stretches:
    return tuple(_stretch(run) for run in runs(words) if run.text)


def _stretch(run: Run) -> Stretch:
    tag = Tag(run.text, run.tone) if run.tone and len(run.text) <= 40 else None
    return Stretch(run.text, run.href, run.is_strong, tag)
