"""A grid with text in it to a sheet of cells."""

from answerable.evidence.intake.pdf.characters import Piece
from answerable.evidence.intake.pdf.grids import Grid
from answerable.evidence.intake.pdf.hyphens import Joiner
from answerable.evidence.intake.pdf.lines import Line, rows_of
from answerable.evidence.intake.pdf.parts import Cells, Sheet

_SPACER = 9.0  # points: a column so narrow and empty is only the space between two lines


def is_table(grid: Grid) -> bool:
    """Whether the grid is a table, and not a frame round prose or a drawing."""
    return len(grid.merged[0]) > 1 and grid.cells > 1


def sheet_of(grid: Grid, page: int, joiner: Joiner) -> Sheet | None:
    """The sheet that a grid holds; None where no cell has text."""
    texts = {number: cell_text(pieces, joiner) for number, pieces in grid.inside.items()}
    columns = _columns(grid, texts)
    rows: list[Cells] = []
    before: list[int] = []
    for merged in grid.merged:
        numbers = [merged[column] for column in columns]
        if numbers != before and any(texts.get(number) for number in numbers):
            rows.extend(_rows(grid, numbers, texts, page, joiner))
        before = numbers
    edges = [grid.across[column] for column in columns]
    return Sheet(rows, edges, heads=_heads(rows)) if rows else None


def cell_text(pieces: list[Piece], joiner: Joiner) -> str:
    """What a cell says, its lines put together."""
    if len(pieces) == 1:
        return pieces[0].text
    upright = [piece for piece in pieces if not piece.turn]
    said = joiner.joined(line.text for row in rows_of(upright) for line in row)
    turned = [piece.text for piece in sorted(pieces, key=lambda each: each.left) if piece.turn]
    return " ".join([*turned, said]).strip() if turned else said


def _columns(grid: Grid, texts: dict[int, str]) -> list[int]:
    """The columns that say something of their own."""
    kept = []
    for column in range(len(grid.merged[0])):
        own = [row[column] for row in grid.merged if not column or row[column] != row[column - 1]]
        narrow = grid.across[column + 1] - grid.across[column] < _SPACER
        if own and not (narrow and not any(texts.get(number) for number in own)):
            kept.append(column)
    return kept


def _rows(grid: Grid, numbers: list[int], texts: dict[int, str], page: int, joiner: Joiner) -> list[Cells]:
    """The row; or the rows, where no lines part those of one ruled row that are written under one another."""
    several = _unruled(grid, numbers, texts)
    if several:
        return [Cells(cells, page) for cells in several]
    cells = tuple(texts.get(number, "") for number in numbers)
    once = dict.fromkeys(numbers)
    said = " ".join(text for number in once if (text := texts.get(number, ""))) if len(once) < len(numbers) else ""
    return [Cells(cells, page, said)]


def _unruled(grid: Grid, numbers: list[int], texts: dict[int, str]) -> list[tuple[str, ...]]:
    """Rows inside one ruled row: all its columns but one have lines at the same heights, three or more, each short."""
    filled = [number for number in numbers if texts.get(number)]
    if len(set(filled)) != len(filled) or len(filled) < 2 or min(len(grid.inside[number]) for number in filled) < 3:
        return []
    columns = [_by_height(rows_of(grid.inside[number])) if texts.get(number) else {} for number in numbers]
    heights = sorted({y for column in columns for y in column})
    used = [column for column in columns if column]
    if len(heights) < 3 or any(len(column) < 0.8 * len(heights) for column in used):
        return []
    if any(len(text) > 60 for column in used for text in column.values()):
        return []
    return [tuple(column.get(y, "") for column in columns) for y in heights]


def _by_height(rows: list[list[Line]]) -> dict[int, str]:
    return {round(row[0].y / 3): " ".join(line.text for line in row) for row in rows}


def _heads(rows: list[Cells]) -> int:
    """How many rows at the top are heads, as merged cells show: a head over several columns, and the row below it."""
    count = 0
    for row in rows[:3]:
        if not row.said or len(set(row.cells)) < 2:
            break
        count += 1
    return min(count + 1, len(rows) - 1) if count else 0
