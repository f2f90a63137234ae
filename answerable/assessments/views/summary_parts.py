"""The parts of a paper as a page shows them: the same statements, in the same order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from answerable.kit.components import Tag
from answerable.kit.docx import Heading, Items
from answerable.kit.paper import Definitions, Grid, Listed, PaperPart, Passage, Run, Words, runs
from answerable.kit.table_rows import tag_html

LONGEST_TAG = 40
"""A longer statement is no tag: it is said as words."""
NOTHING = SafeString("")


@dataclass(frozen=True)
class Item:
    words: SafeString
    identity: str = ""


@dataclass(frozen=True)
class ShownCell:
    """A cell of a table, and the head of its column, which a phone shows beside it."""

    words: SafeString
    head: str


@dataclass(frozen=True)
class Shown:
    """One part. `kind` is heading, passage, items, terms or grid; only what that kind has is filled."""

    kind: str
    identity: str = ""
    text: str = ""
    level: int = 2
    words: SafeString = NOTHING
    is_quiet: bool = False
    is_numbered: bool = False
    items: tuple[Item, ...] = ()
    terms: tuple[tuple[str, SafeString], ...] = ()
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
                yield Shown("passage", identity=part.name, words=_html(part.words), is_quiet=part.is_quiet)
            case Items():
                yield Shown("items", items=tuple(Item(_html(one)) for one in part.texts), is_numbered=part.is_numbered)
            case Listed():
                yield Shown("items", items=_items(part), is_numbered=part.is_numbered)
            case Definitions():
                yield Shown("terms", terms=tuple((term, _html(words)) for term, words in part.rows))
            case Grid():
                yield _grid(part, number)
            case _:
                raise TypeError(f"A summary has no {type(part).__name__}.")


def _grid(part: Grid, number: int) -> Shown:
    rows = tuple(
        tuple(ShownCell(_html(cell), head) for cell, head in zip(row, part.heads, strict=True)) for row in part.rows
    )
    return Shown("grid", identity=f"table-{number}", text=part.caption, heads=part.heads, rows=rows)


def _items(part: Listed) -> tuple[Item, ...]:
    names = part.names or ("",) * len(part.items)
    return tuple(Item(_html(words), name) for words, name in zip(part.items, names, strict=True))


def _html(words: Words) -> SafeString:
    """By plain string work: a page has some thousand stretches, and a template costs more for them than all its queries."""
    return mark_safe("".join(map(_run_html, runs(words))))  # noqa: S308 - every part is escaped or a constant


def _run_html(run: Run) -> str:
    if run.tone and len(run.text) <= LONGEST_TAG:
        return tag_html(Tag(run.text, run.tone))
    text = escape(run.text).replace("\n", "<br>")
    if run.href:
        return f'<a href="{escape(run.href)}">{text}</a>'
    return f"<strong>{text}</strong>" if run.is_strong else text
