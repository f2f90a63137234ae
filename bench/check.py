"""Figures read per second and read right by `answerable check`, beside quantulum3 on the same text.

    uv run --group bench python bench/check.py [--wrong]

quantulum3 is what a user would take instead: it finds numbers with units in English text. Speed: both are given the passages of the
project's own test paper, several times over, in one process and by turns, so that the machine's other work falls on both.
Rightness: both read sentences in the manner of British public reports about invented places, marked by hand with their right figures
before either had read them. Of the 200 of `sentences.csv` ours read 79.0% right by value and unit when they were marked; they have been
in sight while the reader was extended, and say since then how much is kept. The 100 of `sentences-held-back.csv` were marked when
it was done: it read 92.0% right at first sight, before what they showed was put right. A sentence is read right when the figures found are
those marked, in any order, none missing and none too many: by value alone, and by value and unit. Of a span the lower end is the value.
quantulum3 also returns years, dates and the numbers of paragraphs, which are no figures, and is not made for fractions in words: so its
share is also given of the sentences that have none of these. `--wrong` prints what we read wrong. Prints medians and their ratio;
stops after about a minute.
"""

import csv
import logging
import re
import statistics
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from answerable.calc.blocks import Passage, passage
from answerable.calc.figures.reader import read_figures
from answerable.evidence.intake.text import read_file

HERE = Path(__file__).parent
PAPER = HERE.parent / "answerable" / "evidence" / "tests" / "papers" / "northmoor.txt"
SENTENCES = (HERE / "sentences.csv", HERE / "sentences-held-back.csv")
TIMES_OVER = 3
RUNS = 9
SECONDS = 55
Found = tuple[tuple[float, str], ...]
_UNITS = {
    "dimensionless": "count", "percentage": "percent", "pound sterling": "gbp", "second": "seconds", "minute": "minutes",
    "hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years", "percentage point": "percentage_points",
}  # fmt: skip
_BEYOND = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:half|thirds?|quarters?|fifths?|doubl\w+|halved|trebled|fourth|ninth|12th)\b|\b\w+ (?:in|out of) (?:five|ten|twelve|10)\b"
)


def ours(passages: list[Passage]) -> int:
    return len(read_figures(passages))


def quantulum(passages: list[Passage]) -> int:
    from quantulum3 import parser

    return sum(len(parser.parse(passage.text)) for passage in passages)


def ours_in(text: str) -> Found:
    return tuple((float(figure.value), figure.unit.value) for figure in read_figures([passage(text, 1)]))


def quantulum_in(text: str) -> Found:
    from quantulum3 import parser

    return tuple(
        (quantity.value, _UNITS.get(quantity.unit.name, quantity.unit.name)) for quantity in parser.parse(text)
    )


def timed(read: Callable[[list[Passage]], int], passages: list[Passage]) -> tuple[int, float]:
    began = time.perf_counter()
    found = read(passages)
    return found, time.perf_counter() - began


def marked(path: Path) -> list[tuple[str, Found]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], _marks(row["figures"])) for row in csv.DictReader(file)]


def _marks(text: str) -> Found:
    pairs = (one.split() for one in text.split(";") if one.strip())
    return tuple((float(Decimal(value)), unit) for value, unit in pairs)


def same(found: Found, right: Found, *, units: bool) -> bool:
    """Whether the same figures are told, in any order; fractions are compared to two places."""

    def told(figures: Found) -> Counter[tuple[float, str]]:
        return Counter((round(value, 2), unit if units else "") for value, unit in figures)

    return told(found) == told(right)


def speed() -> None:
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


def rightness(path: Path, *, show: bool) -> None:
    sentences = marked(path)
    plain = [(text, right) for text, right in sentences if right and not _BEYOND.search(text)]
    print(
        f"sentences of {path.name} read right, of {len(sentences)} marked by hand ({len(plain)} of them without years, ranks and fractions in words):"
    )
    for name, read in (("answerable", ours_in), ("quantulum3", quantulum_in)):
        shares = [
            f"{sum(same(read(text), right, units=units) for text, right in among) / len(among):.1%} {words}"
            for among, units, words in (
                (sentences, False, "by value"),
                (sentences, True, "by value and unit"),
                (plain, True, "by value and unit of those"),
            )
        ]
        print(f"{name}:  {', '.join(shares)}")
    for text, right in sentences if show else []:
        if not same(found := ours_in(text), right, units=True):
            print(f"  {text}\n    marked {right}\n    found  {found}")


def main() -> None:
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    speed()
    for path in SENTENCES:
        rightness(path, show="--wrong" in sys.argv)


if __name__ == "__main__":
    main()
