"""Figures read per second by `answerable check`, beside quantulum3 on the same text.

    uv run --group bench python bench/check.py

quantulum3 is what a user would take instead: it finds numbers with units in English text. Both are given the passages of the
project's own test paper, several times over, in one process and by turns, so that the machine's other work falls on both.
quantulum3 also returns years, dates and the numbers of paragraphs; ours leaves those alone and says of each figure what it counts,
of when, whether it is a change, and where it stands. Prints medians and their ratio; stops after about a minute.
"""

import logging
import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from answerable.calc.blocks import Passage
from answerable.calc.figures.reader import read_figures
from answerable.evidence.intake.text import read_file

PAPER = Path(__file__).parent.parent / "answerable" / "evidence" / "tests" / "papers" / "northmoor.txt"
TIMES_OVER = 3
RUNS = 9
SECONDS = 55


def ours(passages: list[Passage]) -> int:
    return len(read_figures(passages))


def quantulum(passages: list[Passage]) -> int:
    from quantulum3 import parser

    return sum(len(parser.parse(passage.text)) for passage in passages)


def timed(read: Callable[[list[Passage]], int], passages: list[Passage]) -> tuple[int, float]:
    began = time.perf_counter()
    found = read(passages)
    return found, time.perf_counter() - began


def main() -> None:
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    passages = list(read_file(PAPER).passages) * TIMES_OVER
    # The first run of each loads its tables of units and words, and is not counted.
    timed(ours, passages[:5]), timed(quantulum, passages[:5])
    began = time.perf_counter()
    times: dict[str, list[float]] = {"answerable": [], "quantulum3": []}
    found = dict.fromkeys(times, 0)
    while len(times["quantulum3"]) < RUNS and time.perf_counter() - began < SECONDS:
        for name, read in (("answerable", ours), ("quantulum3", quantulum)):
            found[name], seconds = timed(read, passages)
            times[name].append(seconds)
    took = {name: statistics.median(each) for name, each in times.items()}
    characters = sum(len(passage.text) for passage in passages)
    print(f"the same {characters:,} characters of prose, {len(times['quantulum3'])} runs each, medians:")
    for name, seconds in took.items():
        print(
            f"{name}:  {found[name] / seconds:7,.0f} figures a second ({found[name]} found, {characters / seconds / 1000:,.0f} kB of text a second)"
        )
    figures = found["answerable"] / took["answerable"] / (found["quantulum3"] / took["quantulum3"])
    print(f"ratio:       {figures:7,.1f} in figures, {took['quantulum3'] / took['answerable']:.1f} in text")


if __name__ == "__main__":
    main()
