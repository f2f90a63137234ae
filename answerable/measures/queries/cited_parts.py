"""Texts that cite figures as the parts of a paper: each figure has the number of its source behind it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from answerable.kit.docx import Heading
from answerable.kit.paper import Listed, PaperPart, Passage, Run
from answerable.measures.queries.cited import Line


def text_parts(lines: Sequence[Line], level: int = 2) -> Iterator[PaperPart]:
    """What somebody wrote, in its order; its headings are of this level."""
    for kind, group in groupby(lines, key=lambda line: line.kind):
        told = [_runs(line) for line in group]
        if kind == "item":
            yield Listed(tuple(told))
        elif kind == "heading":
            yield from (Heading("".join(run.text for run in runs), level) for runs in told)
        else:
            yield from (Passage(runs) for runs in told)


def _runs(line: Line) -> tuple[Run, ...]:
    found: list[Run] = []
    for run in line.runs:
        if run.figure:
            # the number stays on the line of its figure
            found += [Run(f"{run.text}\N{NO-BREAK SPACE}"), Run(f"[{run.number}]", href=f"#figure-{run.number}")]
        else:
            found.append(Run(run.text))
    return tuple(found)
