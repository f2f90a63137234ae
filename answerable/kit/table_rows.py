"""The rows of a table as HTML, by plain string work: a long table through a template costs more than all its queries."""

from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from answerable.kit.components import Tag
from answerable.kit.tables import Cell, Table


def rows_html(table: Table) -> SafeString:
    """Every row; the first cell of each is its head. Whatever a cell says is escaped."""
    return mark_safe("".join(_row(row) for row in table.rows))  # noqa: S308 - every part below is escaped or a constant


def tag_html(tag: Tag) -> str:
    """A tag with its shape, as `components/tag.html` draws it."""
    path = f'<path fill-rule="evenodd" d="{tag.shape}"/>'
    shape = f'<svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{path}</svg>'
    return f'<span class="tag tag-{tag.tone.value}">{shape}{escape(tag.text)}</span>'


def _row(row: tuple[Cell, ...]) -> str:
    return f'<tr role="row">{"".join(_cells(row))}</tr>\n'


def _cells(row: tuple[Cell, ...]) -> Iterator[str]:
    for place, cell in enumerate(row):
        number = ' class="number"' if cell.numeric else ' class="day"' if cell.day else ""
        if place == 0:
            anchor = f' id="{escape(cell.anchor)}"' if cell.anchor else ""
            yield f'<th scope="row" role="rowheader"{anchor}{number}>{_content(cell)}</th>'
        else:
            yield f'<td role="cell" data-label="{escape(cell.label)}"{number}>{_content(cell)}</td>'


def _content(cell: Cell) -> str:
    if cell.tag:
        return tag_html(cell.tag)
    if cell.href:
        return f'<a href="{escape(cell.href)}">{escape(cell.text)}</a>'
    return escape(cell.text)
