"""How often the right measure is suggested for a figure of the real papers, by its words alone."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.calc.against_held import value_for
from answerable.calc.blocks import Table
from answerable.calc.claiming import claims
from answerable.calc.claims import Claim
from answerable.calc.matching import Matcher, MeasureWords, Suggestion, fits
from answerable.evidence.intake.text import read_file
from answerable.kit.toml import Problem
from answerable.measures.intake import returns
from answerable.measures.intake.definitions import read_definition
from answerable.measures.intake.returns import Row

EXAMPLE = Path(__file__).parents[3] / "examples" / "derbyshire"
RECALL, PRECISION = 0.72, 0.86
"""A little below what is reached (0.77 and 0.89), as the reading of figures is changed by others."""
type Read = list[tuple[Claim, Suggestion | None]]


def held() -> list[Row]:
    return [
        row
        for path in sorted((EXAMPLE / "returns").glob("*.csv"))
        for row in returns.read(path.read_bytes()).rows
        if row.value is not None
    ]


def matcher(rows: list[Row]) -> Matcher:
    parts: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        parts[row.measure] |= {row.breakdown} - {""}
    problems: list[Problem] = []
    found = [read_definition(one.read_bytes(), one.name, problems) for one in (EXAMPLE / "measures").glob("*.toml")]
    return Matcher(
        [
            MeasureWords(
                one.code,
                one.unit,
                (one.title, *one.aliases),
                f"{one.numerator} {one.breakdown}",
                tuple(sorted(parts[one.code])),
            )
            for one in sorted((one for one in found if one), key=lambda one: one.code)
        ]
    )


def read(path: Path, matching: Matcher) -> Read:
    """The figures of a paper, each with the measure suggested for it."""
    paper = read_file(path)
    told = []
    for claim in claims(paper):
        block = paper.blocks[claim.block]
        around = ("", "") if isinstance(block, Table) else (block.heading, block.text)
        told.append((claim, matching.best(claim, *around)))
    return told


def suggested(rows: list[Row], papers: dict[str, Read], matching: Matcher) -> Iterator[tuple[str, list[str]]]:
    """For each figure held of these papers the right measure, and those suggested for the figures that can be it."""
    units = {one.code: one.unit for one in matching.measures}
    for row in rows:
        line = re.search(r"line (\d+)", row.locator)
        same = [
            one
            for claim, one in papers.get(row.source, [])
            if line and claim.line == int(line[1]) and _is_that(claim, row, units[row.measure])
        ]
        if same:
            yield row.measure, [one.measure for one in same if one]


def _is_that(claim: Claim, row: Row, unit: str) -> bool:
    value = value_for(claim.value, claim.unit, claim.direction, unit)
    return fits(claim.unit, claim.role, unit, claim.subject) and abs(value) == abs(row.value or 0)


@pytest.mark.slow
def test_the_right_measure_is_suggested_for_most_figures_and_a_wrong_one_for_few(shared: Path) -> None:
    rows = held()
    matching = matcher(rows)
    papers = {path.stem: read(path, matching) for path in sorted((shared / "reports").glob("*.txt"))}
    told = list(suggested(rows, papers, matching))
    right = sum(measure in found for measure, found in told)
    wrong = sum(bool(found) and measure not in found for measure, found in told)
    assert len(told) > 800
    assert right / len(told) >= RECALL
    assert right / (right + wrong) >= PRECISION
