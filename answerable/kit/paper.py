"""What a paper can say besides what a Word document of ours holds: words that lead somewhere, terms with what they mean, pictures.

`kit.pdf` sets these and the parts of `kit.docx` alike; `in_word` says the same in the parts of `kit.docx` alone. Nothing here knows what it says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answerable.kit import docx
from answerable.kit.components import Tone


@dataclass(frozen=True)
class Run:
    """A stretch of words. `href` is an address, or "#" and the name of a part of this paper; `tone` draws its shape before the words."""

    text: str
    href: str = ""
    is_strong: bool = False
    tone: Tone | None = None


type Words = str | tuple[Run, ...]


@dataclass(frozen=True)
class Passage:
    """A paragraph of stretches. `name` is what "#name" leads to; a quiet one is set smaller."""

    words: Words
    name: str = ""
    is_quiet: bool = False


@dataclass(frozen=True)
class Listed:
    """A list, numbered from 1 or with bullets; `names` are what "#name" leads to, one an item, or none."""

    items: tuple[Words, ...]
    is_numbered: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definitions:
    """Terms and what is said of each."""

    rows: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Grid:
    """A table with one row of heads. `widths` are shares of the line, one a column; without them the words decide."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG, and what it says to those who cannot see it."""

    svg: str
    alt: str
    caption: str = ""


type PaperPart = docx.Part | Passage | Listed | Definitions | Grid | Picture


def plain(words: Words) -> str:
    """The words alone."""
    return words if isinstance(words, str) else "".join(run.text for run in words)


def runs(words: Words) -> tuple[Run, ...]:
    return (Run(words),) if isinstance(words, str) else words


def in_word(parts: Iterable[PaperPart]) -> tuple[docx.Part, ...]:
    """The same statements as a Word document has them: links are their words, a picture is its description."""
    return tuple(one for part in parts for one in _in_word(part))


def _in_word(part: PaperPart) -> Sequence[docx.Part]:
    match part:
        case Passage():
            return [_paragraph(part.words)]
        case Listed():
            return [docx.Items(tuple(plain(item) for item in part.items), part.is_numbered)]
        case Definitions():
            return [docx.Paragraph(plain(words), f"{term}:") for term, words in part.rows]
        case Grid():
            rows = tuple(tuple(plain(cell) for cell in row) for row in part.rows)
            return [docx.Table(part.caption, part.heads, rows)]
        case Picture():
            return [docx.Paragraph(part.alt, part.caption)]
        case _:
            return [part]


def _paragraph(words: Words) -> docx.Paragraph:
    """A first stretch in bold is what Word's paragraph calls its lead."""
    every = runs(words)
    if len(every) > 1 and every[0].is_strong:
        return docx.Paragraph(plain(every[1:]).lstrip(), every[0].text.rstrip())
    return docx.Paragraph(plain(words))
