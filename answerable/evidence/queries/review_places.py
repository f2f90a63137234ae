"""Where the places of findings stand, as somebody who has the printed paper in hand would look for them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from answerable.evidence.models import Block, Document

TEXTS = frozenset({Document.Form.TEXT, Document.Form.MARKDOWN, ""})
"""Forms whose lines are lines of a file; of the others paragraphs and rows are counted."""


@dataclass(frozen=True)
class Near:
    """What stands about a line: the printed number of its paragraph, the heading it stands under, the table it is a row of."""

    number: str = ""
    heading: str = ""
    table: str = ""


NOWHERE = Near()
type Nearby = Mapping[tuple[int, int], Near]
"""By document's key and line."""


LONGEST_NAME = 60
"""In characters: of a heading or caption, where it only says where something stands."""


def place_words(form: str, line: int, near: Near = NOWHERE) -> str:
    """ "line 72"; of a form without lines "paragraph 72 (printed 3.2), under “Complaints”" or "... in the table “Calls”"."""
    if form in TEXTS:
        return f"line {line}"
    printed = f" (printed {near.number})" if near.number and near.number != str(line) else ""
    within = f", in the table “{cut(near.table, LONGEST_NAME)}”" if near.table else ""
    under = f", under “{cut(near.heading, LONGEST_NAME)}”" if near.heading else ""
    return f"paragraph {line}{printed}{within or under}"


def cut(text: str, most: int) -> str:
    """The first words of a long text, on one line."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else one_line[:most].rsplit(" ", 1)[0] + " …"


def nearby(lines: Iterable[tuple[int, int]]) -> Nearby:
    """What stands about these lines of documents. One query; none where there are no lines."""
    wanted = set(lines)
    if not wanted:
        return {}
    columns = ("document", "line", "kind", "number", "heading", "text")
    blocks: dict[int, list[tuple[int, Near]]] = defaultdict(list)
    rows = Block.objects.filter(document__in={document for document, _ in wanted}).order_by("document", "line")
    for document, line, kind, number, heading, text in rows.values_list(*columns):
        blocks[document].append((line, Near(number, heading, text if kind == Block.Kind.TABLE else "")))
    return {(document, line): _at(blocks[document], line) for document, line in wanted}


def _at(blocks: list[tuple[int, Near]], line: int) -> Near:
    """That of the last block that begins on this line or above it."""
    after = bisect_right(blocks, line, key=lambda one: one[0])
    return blocks[after - 1][1] if after else NOWHERE
