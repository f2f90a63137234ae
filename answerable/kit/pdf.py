"""Writes papers as tagged PDF (PDF/UA-1) with typst: the parts of `kit.docx` and `kit.paper`, in British English, the same bytes for the same words.

The words go to typst as data and are set as text, so nothing in them is read as markup. Only the fonts that typst brings
are used: a paper looks the same on every machine. Nothing here knows what it writes.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC
from functools import partial
from pathlib import Path

import typst

from answerable.kit import docx
from answerable.kit.components import SHAPES, Tone
from answerable.kit.docx import About
from answerable.kit.paper import Definitions, Grid, Listed, PaperPart, Passage, Picture, Run, Words, plain, runs

_LOOKS = Path(__file__).with_name("paper.typ")
_COLOURS = {
    Tone.NEUTRAL: "#4a5a66", Tone.BETTER: "#1d5fa8", Tone.WORSE: "#b4510d", Tone.GREEN: "#1b6e3c",
    Tone.AMBER: "#8a5a00", Tone.RED: "#a3241f", Tone.UNKNOWN: "#4a5a66",
}  # fmt: skip
_CHART = (
    'text{font-family:"Libertinus Serif";font-size:15px;fill:#14212b}.quiet{fill:#4a5a66}.strong{font-weight:600}'
    ".grid,.axis,.line,.mean,.limit,.level,.break,.remark,.outer{fill:none;stroke-width:1px}.grid{stroke:#c9d3da}"
    ".axis,.outer{stroke:#7b8a95}.line{stroke:#005a5b;stroke-width:2px}.mean,.remark{stroke:#4a5a66}"
    ".limit{stroke:#4a5a66;stroke-dasharray:6 4}.level{stroke:#14212b;stroke-dasharray:12 3 2 3}"
    ".break{stroke:#14212b;stroke-dasharray:1.5 4}.dots,.bar{fill:#005a5b}.band{fill:#e8eef0}.mark{fill:#14212b}"
    ".better{fill:#1d5fa8}.worse{fill:#b4510d}.hollow,.restated,.gap{fill:#fff;stroke:#14212b;stroke-width:2px}.halo{stroke:none}"
)
"""What the stylesheet says of a chart on a page, for a picture that has no stylesheet."""
# No font shows these, or they turn the words of others about.
_NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_NOT_SHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
# typst refuses longer ones: their words stand without a link.
_ADDRESS = re.compile(r"(https?://|mailto:)\S{1,8000}$", re.IGNORECASE)
_MOST_TRIES = 5

type _Data = dict[str, object]


class CannotSet(ValueError):
    """The paper cannot be set; the sentence is typst's."""


def pdf_bytes(about: About, parts: Sequence[PaperPart], *, show_title: bool = True) -> bytes:
    """The PDF of the parts in order, with the title above them unless `show_title` is off.

    The same parts and the same time give the same bytes. What no font shows is written as its name in brackets.
    Raises ValueError for a table whose rows are not as wide as its heads, for a picture that is no SVG or has no words
    beside it, and CannotSet for what typst refuses.
    """
    names = frozenset(_names(parts))
    written: dict[str, str] = {}
    for _ in range(_MOST_TRIES):
        told = _Telling(names, written)
        # headings may not begin below the first level, nor leave one out
        data = {
            "title": told.text(about.title) or "Untitled", "author": told.text(about.author), "shown": show_title,
            "parts": _in_steps([told.part(one) for one in parts]),
        }  # fmt: skip
        try:
            return _compiled(data, about)
        except typst.TypstError as error:
            missing = _not_shown(error) - written.keys()
            if not missing:
                raise CannotSet(str(error.message)) from error
            written |= {one: _name_of(one) for one in missing}
    raise CannotSet("Too many characters of it are in none of the fonts.")


def _compiled(data: _Data, about: About) -> bytes:
    made = typst.compile(
        _LOOKS.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(data)},
        pdf_standards=["ua-1"],
        timestamp=int(about.at.astimezone(UTC).timestamp()),
    )
    return bytes(made)


def _not_shown(error: typst.TypstError) -> set[str]:
    """The characters that typst says are in none of its fonts."""
    told = f"{error.message} {error.diagnostic}"
    found = [_ESCAPED.sub(_unescaped, one) for one in _NOT_SHOWN.findall(told)]
    return {character for one in found for character in one}


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def _name_of(character: str) -> str:
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"


def _names(parts: Iterable[PaperPart]) -> Iterable[str]:
    for part in parts:
        match part:
            case Passage():
                yield part.name
            case Listed():
                yield from part.names


def _in_steps(parts: list[_Data]) -> list[_Data]:
    """Headings one level below the last at most."""
    level = 0
    for part in parts:
        if part["kind"] == "heading":
            part["level"] = level = min(int(str(part["level"])), level + 1)
    return parts


class _Telling:
    """Parts as the data that the looks are given. `names` can be led to; `written` is how some characters are written."""

    def __init__(self, names: frozenset[str], written: Mapping[str, str]) -> None:
        self._names = names
        self._written = str.maketrans(dict(written))
        self._taken: set[str] = set()

    def text(self, text: str) -> str:
        return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\t", " ")).translate(self._written)

    def part(self, part: PaperPart) -> _Data:
        kinds: Mapping[type, Callable[..., _Data]] = {
            docx.Heading: lambda one: {
                "kind": "heading",
                "text": self.text(one.text).strip() or "Untitled",
                "level": one.level,
                "name": "",
            },
            docx.Paragraph: self._paragraph,
            docx.Quote: lambda one: {"kind": "quote", "words": self.words(one.text), "source": self.text(one.source)},
            docx.Items: lambda one: self._listed(Listed(one.texts, one.is_numbered)),
            docx.Table: lambda one: self._grid(Grid(one.caption, one.heads, one.rows)),
            Passage: self._passage,
            Listed: self._listed,
            Definitions: self._definitions,
            Grid: self._grid,
            Picture: self._picture,
        }
        return kinds[type(part)](part)

    def words(self, words: Words) -> list[_Data]:
        return [self._run(one) for one in runs(words)]

    def _run(self, one: Run) -> _Data:
        name = one.href.removeprefix("#") if one.href.startswith("#") else ""
        return {
            "text": self.text(one.text),
            "strong": one.is_strong,
            "shape": _shape(one.tone) if one.tone else "",
            "to": name if name in self._names else "",
            "href": one.href if _ADDRESS.match(one.href) else "",
        }

    def _paragraph(self, part: docx.Paragraph) -> _Data:
        lead = (Run(f"{part.lead} ", is_strong=True),) if part.lead else ()
        return self._passage(Passage((*lead, Run(part.text))))

    def _passage(self, part: Passage) -> _Data:
        return {
            "kind": "passage",
            "words": self.words(part.words),
            "name": self._once(part.name),
            "quiet": part.is_quiet,
        }

    def _listed(self, part: Listed) -> _Data:
        return {
            "kind": "listed", "items": [self.words(one) for one in part.items],
            "numbered": part.is_numbered, "names": [self._once(one) for one in part.names],
        }  # fmt: skip

    def _definitions(self, part: Definitions) -> _Data:
        rows = [{"term": self.text(term), "words": self.words(words)} for term, words in part.rows]
        return {"kind": "definitions", "rows": rows}

    def _grid(self, part: Grid) -> _Data:
        if any(len(row) != len(part.heads) for row in part.rows):
            raise ValueError("Every row of a table is as wide as its heads.")
        return {
            "kind": "grid", "caption": self.text(part.caption), "heads": [self.text(one) for one in part.heads],
            "rows": [[{"words": self.words(cell)} for cell in row] for row in part.rows],
            "widths": list(part.widths or _shares(part)),
        }  # fmt: skip

    def _picture(self, part: Picture) -> _Data:
        if not part.alt.strip():
            raise ValueError("A picture has words beside it, for those who cannot see it.")
        return {
            "kind": "picture", "svg": _alone(part.svg).translate(self._written),
            "alt": self.text(part.alt), "caption": self.text(part.caption),
        }  # fmt: skip

    def _once(self, name: str) -> str:
        """A name leads to one place: the first."""
        if name in self._taken:
            return ""
        self._taken.add(name)
        return name


def _shares(part: Grid) -> list[int]:
    """How wide each column is beside the others: by its longest word and by how much it says, within reason."""
    return [_share([head, *(plain(row[at]) for row in part.rows)]) for at, head in enumerate(part.heads)]


def _share(cells: Sequence[str]) -> int:
    longest = max((len(word) for cell in cells for word in cell.split()), default=1)
    mean = sum(map(len, cells)) // max(len(cells), 1)
    return max(min(longest, 14), min(mean, 42), 5)


def _shape(tone: Tone) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">'
        f'<path fill="{_COLOURS[tone]}" d="{SHAPES[tone]}"/></svg>'
    )


def _alone(svg: str) -> str:
    """The first drawing in it, able to stand without the stylesheet of a page."""
    found = re.search(r"<svg\b[^>]*>.*?</svg>", svg, re.DOTALL)
    if not found:
        raise ValueError("A picture is given as SVG.")
    drawing = _NO_TEXT.sub("", found[0])
    if "xmlns=" not in drawing.partition(">")[0]:
        drawing = drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return re.sub(r"(<svg\b[^>]*>)", partial(_with_style, f"<style>{_CHART}</style>"), drawing, count=1)


def _with_style(style: str, match: re.Match[str]) -> str:
    return match[1] + style
