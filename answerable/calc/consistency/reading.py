"""A document read once, for all rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from answerable.calc.blocks import Document, Passage, Table
from answerable.calc.figures.acronyms import acronyms
from answerable.calc.figures.figure import Figure
from answerable.calc.figures.reader import read_figures
from answerable.calc.figures.sentences import Sentence, sentences
from answerable.calc.figures.words import written_small
from answerable.calc.tables import Grid, grids


@dataclass(frozen=True)
class Placed:
    """A grid with the table that it was read from, and which block of the document that is, from 0."""

    grid: Grid
    table: Table
    block: int


@dataclass(frozen=True)
class Reading:
    """The figures in the prose of a document, the grids of its tables, its short forms, and the words it writes small."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    grids: tuple[Grid, ...]
    acronyms: Mapping[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    sentences: tuple[Sentence, ...] = ()
    placed: tuple[Placed, ...] = ()
    tables: tuple[Table, ...] = ()
    blocks: Mapping[int, int] = field(default_factory=dict, repr=False)

    @property
    def cells(self) -> int:
        """How many figures stand in its tables."""
        return sum(cell is not None for grid in self.grids for line in grid.lines for cell in line.cells)

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Figure, ...]]:
        """The figures of each sentence that has any, in order, by the sentence's number."""
        found: dict[int, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.sentence.number, []).append(figure)
        return {number: tuple(told) for number, told in found.items()}

    @cached_property
    def passages(self) -> Mapping[int, Passage]:
        """The passages by the block that they are, from 0."""
        return {self.block_of(one): one.passage for one in self.sentences}

    def around(self, sentence: Sentence, blocks: int) -> str:
        """The text of the passages up to so many blocks before a sentence's own, its own, and the one after."""
        at = self.block_of(sentence)
        told = (self.passages.get(block) for block in range(at - blocks, at + 2))
        return " ".join(passage.text for passage in told if passage)

    def block_of(self, sentence: Sentence) -> int:
        """Which block of the document a sentence stands in, from 0; -1 when it stands in none."""
        return self.blocks.get(id(sentence.passage), -1)


def read_document(document: Document) -> Reading:
    """Read the prose and the tables of a document."""
    placed = tuple(
        Placed(grid, block, at)
        for at, block in enumerate(document.blocks)
        if isinstance(block, Table)
        for grid in grids(block)
    )
    texts = [one.text for one in document.passages]
    return Reading(
        document.name,
        document.title,
        read_figures(document.passages),
        tuple(one.grid for one in placed),
        acronyms(texts),
        written_small(texts),
        tuple(sentences(document.passages)),
        placed,
        document.tables,
        {id(block): at for at, block in enumerate(document.blocks)},
    )
