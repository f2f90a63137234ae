"""A document read once, for all rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from answerable.calc.blocks import Document
from answerable.calc.figures.acronyms import acronyms
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.reader import read_figures
from answerable.calc.tables import Grid, grids


@dataclass(frozen=True)
class Reading:
    """The figures in the prose of a document and the grids of its tables."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    grids: tuple[Grid, ...]
    acronyms: Mapping[str, str] = field(default_factory=dict)

    @property
    def cells(self) -> int:
        """How many figures stand in its tables."""
        return sum(cell is not None for grid in self.grids for line in grid.lines for cell in line.cells)


def read_document(document: Document) -> Reading:
    """Read the prose and the tables of a document."""
    found = tuple(grid for table in document.tables for grid in grids(table))
    return Reading(
        document.name,
        document.title,
        read_figures(document.passages),
        found,
        acronyms(one.text for one in document.passages),
    )
