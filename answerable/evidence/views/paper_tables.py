"""A table of a paper as HTML: merged cells of its head as one, each row headed by its label, its figures marked."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.html import escape

from answerable.calc.blocks import Table
from answerable.evidence.models import Block
from answerable.evidence.queries.blocks import block_of
from answerable.evidence.queries.review import Mark
from answerable.evidence.views.marks import Marking

MOST_ROWS, AROUND = 400, 20
"""A table longer than so many rows is shown in part; so many rows before and after a chosen figure are shown besides."""

type Places = Mapping[tuple[int, int], Mark]


@dataclass(frozen=True)
class Span:
    """A cell of the head that covers several places."""

    row: int
    column: int
    down: int
    across: int
    text: str


def table_html(block: Block, marks: Sequence[Mark], marking: Marking, *, is_captioned: bool = False) -> str:
    """The table in a box of its own, which scrolls where it is wider than the paper.

    Where the passage before it is its caption (`is_captioned`), that is said again only to who cannot see it.
    """
    rows = cells_of(block)
    places = {(mark.row, mark.column): mark for mark in marks if mark.row is not None and mark.column is not None}
    width = max((len(row) for row in rows), default=0)
    heads = heads_of(block, rows, places)
    caption = escape(block.text) or f"Table on line {block.line}"
    head = "".join(_head_row(at, spans(rows[:heads], width)) for at in range(heads))
    chosen = next((mark.row or 0 for mark in marks if mark.number == marking.chosen), None)
    body = "".join(_body(rows, heads, chosen, partial(_row, places=places, marking=marking)))
    return (
        f'<div class="table-region paper-table" role="region" tabindex="0" aria-label="Table on line {block.line}" id="b{block.position}">'
        f'<table id="t{block.position}"><caption{' class="visually-hidden"' if is_captioned else ""}>{caption}</caption>'
        f"{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table></div>"
    )


def _body(
    rows: Sequence[Sequence[str]], heads: int, chosen: int | None, draw: Callable[[int, Sequence[str]], str]
) -> Iterator[str]:
    """The rows; of a very long table the first of them and those about the chosen figure."""
    left_out = 0
    for at in range(heads, len(rows)):
        if at < MOST_ROWS or (chosen is not None and abs(at - chosen) <= AROUND):
            yield _gap(left_out) + draw(at, rows[at])
            left_out = 0
        else:
            left_out += 1
    yield _gap(left_out)


def _gap(rows: int) -> str:
    if not rows:
        return ""
    return (
        f'<tr><td class="left-out-rows" colspan="99">{rows:,} rows are not shown here: the file has them all.</td></tr>'
    )


def cells_of(block: Block) -> list[tuple[str, ...]]:
    """The cells of each row, as printed."""
    table = block_of(block)
    return [row.cells for row in table.rows] if isinstance(table, Table) else []


def heads_of(block: Block, rows: Sequence[Sequence[str]], places: Collection[tuple[int, int]]) -> int:
    """How many rows are heads: as known, else the first, where no figure stands in it."""
    if block.heads:
        return min(block.heads, len(rows))
    return int(len(rows) > 1 and not any(row == 0 for row, _ in places))


def spans(rows: Sequence[Sequence[str]], width: int) -> list[Span]:
    """The cells of the heads, each once. The lowest head of a column is its own, though its neighbour may read the same."""
    found: list[Span] = []
    covered: set[tuple[int, int]] = set()
    for at in range(len(rows)):
        for column in range(width):
            if (at, column) not in covered:
                across, down = _across(rows, at, column, width), _down(rows, at, column)
                across = across if at + down < len(rows) else 1
                covered |= {(at + i, column + j) for i in range(down) for j in range(across)}
                found.append(Span(at, column, down, across, _text(rows, at, column)))
    return found


def _text(rows: Sequence[Sequence[str]], at: int, column: int) -> str:
    row = rows[at]
    return row[column].strip() if column < len(row) else ""


def _across(rows: Sequence[Sequence[str]], at: int, column: int, width: int) -> int:
    text, reach = _text(rows, at, column), 1
    while text and column + reach < width and _text(rows, at, column + reach) == text:
        reach += 1
    return reach


def _down(rows: Sequence[Sequence[str]], at: int, column: int) -> int:
    text, reach = _text(rows, at, column), 1
    while text and at + reach < len(rows) and _text(rows, at + reach, column) == text:
        reach += 1
    return reach


def _head_row(at: int, cells: Sequence[Span]) -> str:
    return f"<tr>{''.join(_head(cell) for cell in cells if cell.row == at)}</tr>"


def _head(cell: Span) -> str:
    down = f' rowspan="{cell.down}"' if cell.down > 1 else ""
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    if not cell.text:
        return f"<td{down}{across}></td>"
    scope = "colgroup" if cell.across > 1 else "col"
    return f'<th scope="{scope}"{down}{across}>{escape(cell.text)}</th>'


def _row(at: int, cells: Sequence[str], places: Places, marking: Marking) -> str:
    """A row of figures; one whose cells all say the same is a heading within the table."""
    if len(cells) > 1 and cells[0].strip() and len(set(cells)) == 1 and (at, 0) not in places:
        return f'<tr><th scope="rowgroup" colspan="{len(cells)}">{escape(cells[0])}</th></tr>'
    return f"<tr>{''.join(_cell(at, column, text, places, marking) for column, text in enumerate(cells))}</tr>"


def _cell(at: int, column: int, text: str, places: Places, marking: Marking) -> str:
    mark = places.get((at, column))
    if mark:
        return f'<td class="figure-cell">{marking.mark(mark, text)}</td>'
    if column == 0 and text.strip():
        return f'<th scope="row">{escape(text)}</th>'
    return f"<td>{escape(text)}</td>"
