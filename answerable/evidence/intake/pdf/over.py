"""What a page's or a column's end cut in two is put together: sentences, tables, and rows of tables."""

from collections.abc import Iterable

from answerable.calc.blocks import PassageKind
from answerable.evidence.intake.numbering import ends_sentence
from answerable.evidence.intake.pdf.hyphens import Joiner
from answerable.evidence.intake.pdf.parts import Cells, PageParts, Part, Prose, Sheet, Unread

_RULED = 10.0  # points: how far the columns of one table may lie apart on two pages
_BARE = 30.0
_LONG = 60  # characters: a cell that may be broken over a page's end


def whole(pages: Iterable[PageParts], joiner: Joiner) -> list[Part]:
    """The parts of all pages in order; a page's footnotes follow what stands above them."""
    parts: list[Part] = []
    waiting: list[Part] = []
    for page in pages:
        for stretch in page.stretches:
            if not stretch:
                continue
            rest = stretch
            if parts and _put_together(parts[-1], stretch[0], joiner):
                rest = stretch[1:]
            if rest:
                parts.extend(waiting)
                waiting = []
            aside = [part for part in rest if isinstance(part, Unread)]
            parts.extend(part for part in rest if not isinstance(part, Unread))
            waiting.extend(aside)
        waiting.extend(page.notes)
    return [*parts, *waiting]


def _put_together(before: Part, after: Part, joiner: Joiner) -> bool:
    """Adds what goes on to what it goes on from; says whether it did."""
    if isinstance(before, Prose) and isinstance(after, Prose):
        if _sentence_goes_on(before, after):
            if before.kind is PassageKind.HEADING:
                before.kind, before.level = PassageKind.PARAGRAPH, 0
            before.text, before.full = joiner.after(before.text, after.text), after.full
            return True
        return False
    if isinstance(before, Sheet) and isinstance(after, Prose):
        return _cell_goes_on(before, after, joiner)
    if isinstance(before, Sheet) and isinstance(after, Sheet) and _table_goes_on(before, after):
        _join(before, after, joiner)
        return True
    return False


def _cell_goes_on(before: Sheet, after: Prose, joiner: Joiner) -> bool:
    """Adds a paragraph at the top of a page to the last cell of a table without lines, where its sentence goes on."""
    last = before.rows[-1]
    at = max(range(len(last.cells)), key=lambda column: len(last.cells[column]))
    cell = last.cells[at]
    if before.ruled or after.kind is not PassageKind.PARAGRAPH or after.number or after.page == last.page:
        return False
    if len(cell) <= _LONG or ends_sentence(cell):
        return False
    cells = (*last.cells[:at], joiner.after(cell, after.text), *last.cells[at + 1 :])
    before.rows[-1] = Cells(cells, last.page)
    return True


def _sentence_goes_on(before: Prose, after: Prose) -> bool:
    if (
        before.kind is PassageKind.FOOTNOTE
        or after.kind not in (PassageKind.PARAGRAPH, PassageKind.BOX)
        or after.number
    ):
        return False
    if ends_sentence(before.text) or abs(before.size - after.size) > 0.08 * before.size:
        return False
    # what looks like a heading, and goes on in small letters, was the beginning of a paragraph
    return after.text[:1].islower() or (
        before.kind is not PassageKind.HEADING and before.full and len(before.text) > _LONG
    )


def _table_goes_on(before: Sheet, after: Sheet) -> bool:
    if len(before.edges) != len(after.edges):
        return False
    if before.rows[0].cells == after.rows[0].cells and len(after.rows) > 1:
        return True
    if before.page == after.page or before.ruled != after.ruled:
        return False
    reach = _RULED if before.ruled else _BARE
    return all(
        abs(one - other) < reach for one, other in zip(before.edges, after.edges, strict=True)
    ) and not _own_head(before, after)


def _own_head(before: Sheet, after: Sheet) -> bool:
    """Whether the second table has another head: no cell of its first row has a digit, all are filled, and those below have digits."""
    if len(after.rows) < 2 or len(before.rows) < 2:
        return False
    first, second = after.rows[0].cells, after.rows[1].cells
    return (
        all(first) and not any(_digits(first)) and any(_digits(second[1:])) and any(_digits(before.rows[-1].cells[1:]))
    )


def _digits(cells: tuple[str, ...]) -> list[bool]:
    return [any(letter.isdigit() for letter in cell) for cell in cells]


def _join(before: Sheet, after: Sheet, joiner: Joiner) -> None:
    rows = list(after.rows)
    again = 0
    while again < len(rows) - 1 and again < min(3, len(before.rows)) and rows[again].cells == before.rows[again].cells:
        again += 1
    rows = rows[again:]
    before.heads = max(before.heads, again)
    if rows and _row_goes_on(before.rows[-1], rows[0]):
        last, more = before.rows[-1], rows.pop(0)
        cells = tuple(
            joiner.after(one, other) if one and other else one or other
            for one, other in zip(last.cells, more.cells, strict=True)
        )
        before.rows[-1] = Cells(cells, last.page)
    before.rows.extend(rows)


def _row_goes_on(last: Cells, more: Cells) -> bool:
    """Whether the first row of the next page is the rest of a row: it has nothing in the first column, or goes on with a sentence."""
    both = [(one, other) for one, other in zip(last.cells, more.cells, strict=True) if other]
    if not both or (more.cells[0] and not more.cells[0][:1].islower()):
        return False
    return all(one and len(one) > 20 and not ends_sentence(one) for one, _ in both) or (
        len(both) < len(last.cells) and any(len(one) > _LONG for one, _ in both)
    )
