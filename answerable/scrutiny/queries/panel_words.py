"""Cited texts as parts of a paper: their figures numbered through, each with its source at the end."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from answerable.kit.docx import Heading
from answerable.kit.paper import Listed, PaperPart, Run, Words, runs
from answerable.kit.wording import british_date
from answerable.measures.models import Measure
from answerable.measures.queries import cited as citing
from answerable.measures.queries.cited import Cited, CitedFigure, Line


def numbered(texts: Iterable[Cited]) -> Iterator[Cited]:
    """The texts with one number for one figure, counted through all of them."""
    numbers: dict[int, int] = {}

    def again(run: citing.Run) -> citing.Run:
        return replace(run, number=numbers.setdefault(run.figure.key, len(numbers) + 1)) if run.figure else run

    for text in texts:
        yield Cited(tuple(Line(line.kind, tuple(again(run) for run in line.runs)) for line in text.lines))


def source_parts(figures: Sequence[CitedFigure]) -> Iterator[PaperPart]:
    """Where each cited figure comes from, under the number it has in the text."""
    if figures:
        yield Heading("Where the figures come from")
        names = tuple(f"figure-{number}" for number in range(1, len(figures) + 1))
        yield Listed(tuple(_source(one) for one in figures), is_numbered=True, names=names)


def some_source_parts(figures: Mapping[int, CitedFigure]) -> Iterator[PaperPart]:
    """Where some of the cited figures come from, each under its number: the others are not told of."""
    if figures:
        yield Heading("Where the figures come from")
        items = tuple((Run(f"[{number}] "), *runs(_source(one))) for number, one in figures.items())
        yield Listed(items, names=tuple(f"figure-{number}" for number in figures))


def _source(one: CitedFigure) -> Words:
    place = f", {one.locator}" if one.locator else ""
    return (
        Run(one.words, is_strong=True),
        Run(f": {one.of}. {one.source_title}{place}; as at {british_date(one.as_at)}."),
    )


def too_small(text: Cited) -> tuple[str, ...]:
    """A sentence for each cited figure that is too small to be told to the public."""
    codes = {one.code for one in text.figures}
    least = dict(Measure.objects.filter(code__in=codes, suppress_below__gt=0).values_list("code", "suppress_below"))
    return tuple(
        f"“{one.of}” is below {least[one.code]}, the smallest number of it that is shown to the public: leave it out."
        for one in text.figures
        if one.code in least and 0 <= one.value < least[one.code]
    )
