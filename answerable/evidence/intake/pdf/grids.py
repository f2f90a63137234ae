"""Ruling lines to grids of cells, as a table with borders has them; cells that no line parts are one merged cell."""

import itertools
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from answerable.evidence.intake.pdf.characters import Piece
from answerable.evidence.intake.pdf.rules import Drawn, Rule

_NEAR = 3.0  # points: lines so near are one line, and ends so near touch
_WIDE = 80.0  # points: a shade of a row
_MOST = 1500  # rules on one page, after joining: past that they are a drawing


@dataclass
class Grid:
    """A grid of ruled cells. `merged[row][column]` is the number of the cell that covers the place; `inside` its text, as pieces."""

    across: list[float]
    down: list[float]
    merged: list[list[int]]
    inside: dict[int, list[Piece]] = field(default_factory=dict)

    @property
    def left(self) -> float:
        """Its left edge in points."""
        return self.across[0]

    @property
    def right(self) -> float:
        """Its right edge in points."""
        return self.across[-1]

    @property
    def top(self) -> float:
        """Its upper edge in points."""
        return self.down[0]

    @property
    def bottom(self) -> float:
        """Its lower edge in points."""
        return self.down[-1]

    @property
    def cells(self) -> int:
        """How many cells it has, each merged one once."""
        return len({number for row in self.merged for number in row})

    def place(self, piece: Piece) -> int | None:
        """The number of the cell that the middle of the piece lies in."""
        x, y = (piece.left + piece.right) / 2, piece.y - 0.3 * piece.size
        if not (self.left <= x <= self.right and self.top <= y <= self.bottom):
            return None
        row = min(bisect_right(self.down, y) - 1, len(self.merged) - 1)
        column = min(bisect_right(self.across, x) - 1, len(self.merged[0]) - 1)
        return self.merged[row][column]


def grids_of(drawn: Drawn) -> list[Grid]:
    """The grids that the rules of a page make, from the top; a frame round something is a grid of one cell."""
    across, down = _joined(drawn.across), _joined(drawn.down)
    if not across or not down or len(across) + len(down) > _MOST:
        return []
    grids = [grid for levels, uprights in _touching(across, down) if (grid := _grid(levels, uprights)) is not None]
    return sorted(grids, key=lambda grid: (grid.top, grid.left))


def fill(grids: list[Grid], pieces: Iterable[Piece]) -> list[Piece]:
    """Puts the pieces that lie in a cell into it and returns the others."""
    outside = []
    for piece in pieces:
        for grid in grids:
            number = grid.place(piece)
            if number is not None:
                grid.inside.setdefault(number, []).append(piece)
                break
        else:
            outside.append(piece)
    return outside


def level_rules(drawn: Drawn, grids: list[Grid]) -> list[Rule]:
    """The level rules that are no part of a grid, from the top, and the upper and lower edges of shaded rows."""
    shades = [box for box in drawn.shades if box.width > _WIDE and box.height < _WIDE]
    edges = [Rule(y, box.left, box.right) for box in shades for y in (box.top, box.bottom)]
    return [
        rule
        for rule in _joined(drawn.across + edges)
        if not any(
            grid.top - _NEAR <= rule.at <= grid.bottom + _NEAR and grid.left - _NEAR <= rule.start <= grid.right
            for grid in grids
        )
    ]


def _joined(rules: list[Rule]) -> list[Rule]:
    """Rules that go on from one another on one line as one: software draws each cell's border for itself."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][-1].at <= 1.0 and rule.at - lines[-1][0].at <= _NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [rule for line in lines for rule in _along(line)]


def _along(line: list[Rule]) -> list[Rule]:
    at = sum(rule.at for rule in line) / len(line)
    found: list[Rule] = []
    for rule in sorted(line, key=lambda each: each.start):
        if found and rule.start <= found[-1].end + _NEAR:
            found[-1] = Rule(at, found[-1].start, max(found[-1].end, rule.end))
        else:
            found.append(Rule(at, rule.start, rule.end))
    return found


def _touching(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch one another."""
    group = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for number, upright in enumerate(down, start=len(across)):
        low, high = upright.start - _NEAR, upright.end + _NEAR
        for at, level in enumerate(across):
            if low <= level.at <= high and level.start - _NEAR <= upright.at <= level.end + _NEAR:
                group[root(at)] = root(number)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate(across + down):
        found.setdefault(root(at), ([], []))[at >= len(across)].append(rule)
    return [each for each in found.values() if each[0] and each[1]]


def _grid(levels: list[Rule], uprights: list[Rule]) -> Grid | None:
    # a table may be open at its sides: its lines then end where an edge would be
    across = _places(
        [rule.at for rule in uprights], min(rule.start for rule in levels), max(rule.end for rule in levels)
    )
    down = _places(
        [rule.at for rule in levels], min(rule.start for rule in uprights), max(rule.end for rule in uprights)
    )
    if len(across) < 2 or len(down) < 2:
        return None
    return Grid(across, down, _merged(across, down, levels, uprights))


def _places(at: list[float], first: float, last: float) -> list[float]:
    places: list[float] = []
    for place in sorted(at):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    if places[0] - first > 2 * _NEAR:
        places.insert(0, first)
    if last - places[-1] > 2 * _NEAR:
        places.append(last)
    return places


def _merged(across: list[float], down: list[float], levels: list[Rule], uprights: list[Rule]) -> list[list[int]]:
    """The number of the cell at each place: two places share it where no rule parts them."""
    walls = [[rule for rule in uprights if abs(rule.at - place) <= _NEAR] for place in across]
    floors = [[rule for rule in levels if abs(rule.at - place) <= _NEAR] for place in down]
    middle_x = [(one + other) / 2 for one, other in itertools.pairwise(across)]
    middle_y = [(one + other) / 2 for one, other in itertools.pairwise(down)]
    numbers: list[list[int]] = []
    for row, y in enumerate(middle_y):
        numbers.append([])
        for column, x in enumerate(middle_x):
            number = row * len(middle_x) + column
            if column and not _parted(walls[column], y):
                number = numbers[row][column - 1]
            if row and not _parted(floors[row], x):
                number = _same(numbers, number, numbers[row - 1][column])
            numbers[row].append(number)
    return numbers


def _parted(rules: list[Rule], at: float) -> bool:
    return any(rule.start - 1 <= at <= rule.end + 1 for rule in rules)


def _same(numbers: list[list[int]], number: int, above: int) -> int:
    """Gives all places of `number` the number of the cell above, with which they are one."""
    for row in numbers:
        for column, each in enumerate(row):
            if each == number:
                row[column] = above
    return above
