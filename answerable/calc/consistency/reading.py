"""A document read once, for all rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from answerable.calc.blocks import Document
from answerable.calc.figures.acronyms import acronyms
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.reader import read_figures
from answerable.calc.figures.words import written_small
from answerable.calc.tables import Grid, grids


@dataclass(frozen=True)
class Reading:
    """The figures in the prose of a document, the grids of its tables, its short forms, and the words it writes small."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    grids: tuple[Grid, ...]
    acronyms: Mapping[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()

    @property
    def cells(self) -> int:
        """How many figures stand in its tables."""
        return sum(cell is not None for grid in self.grids for line in grid.lines for cell in line.cells)


def read_document(document: Document) -> Reading:
    """Read the prose and the tables of a document."""
    found = tuple(grid for table in document.tables for grid in grids(table))
    texts = [one.text for one in document.passages]
    return Reading(
        document.name, document.title, read_figures(document.passages), found, acronyms(texts), written_small(texts)
    )
