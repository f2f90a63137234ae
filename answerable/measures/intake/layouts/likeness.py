"""Which measure some words may mean: how much they share with its title and aliases, and whether the cells can be of its unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.calc.grids.amounts import PERCENTS, TIMES
from answerable.calc.grids.axis import is_total
from answerable.calc.grids.grid import Cell, Form
from answerable.calc.grids.marks import tidied

NEAR = 0.75
_FILLING = frozenset((
    "the", "of", "in", "and", "a", "to", "for", "by", "on", "number", "no", "count", "total", "all", "%", "mm", "ss", "hh",
    "or", "district", "division", "area", "force", "county", "monthly", "return", "performance", "summary", "table",
))  # fmt: skip
_LIKE = {"secs": "seconds", "sec": "seconds", "s": "seconds", "avg": "average", "mean": "average", "pct": "percent"}


@dataclass(frozen=True)
class KnownMeasure:
    """What of a measure helps to recognise it. `breakdowns` are the values its figures are split by, where any are held."""

    code: str
    title: str
    unit: str
    aggregation: str
    aliases: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """The measures and areas of an office; `area` is the code of the widest, for figures that name none."""

    measures: tuple[KnownMeasure, ...]
    area: str
    areas: tuple[tuple[str, str], ...] = ()
    """Code and name of each."""


def area_in(words: tuple[str, ...], known: Known) -> tuple[str, tuple[str, ...]]:
    """The area that one of the words names, and the other words."""
    names = {tidied(name): code for code, name in known.areas}
    found = next((word for word in words if word in names), None)
    return (names[found], tuple(word for word in words if word != found)) if found else (known.area, words)


def likeness(
    measure: KnownMeasure, words: tuple[str, ...], around: tuple[str, ...], cells: Sequence[Cell]
) -> tuple[float, KnownMeasure, str]:
    """How well words go with a measure, from 0 to 1, and which part of it they name. `around`: the table's titles."""
    if not _unit_fits(measure.unit, cells):
        return 0.0, measure, ""
    at, breakdown = part_in(measure, words)
    rest = [word for word in words if word != at]
    said = " ".join(one for one in rest if not is_total(one) or len(rest) == 1)
    names = [_tokens(one) for one in (measure.title, *measure.aliases)]
    own = max(_overlap(_tokens(said), name) for name in names)
    beside = max(_overlap(_tokens(f"{said} {one}"), name) for name in names for one in around)
    score = max(own, beside * 0.8)
    score = min(1.0, score + 0.3) if breakdown else score
    return score * _unit_likely(measure.unit, cells, " ".join(words)), measure, breakdown


def part_in(measure: KnownMeasure, words: tuple[str, ...]) -> tuple[str, str]:
    """The word that names a part of the measure, and that part; both empty where none does."""
    near = [
        (_overlap(_tokens(word), _tokens(part)), word, part)
        for word in words
        for part in measure.breakdowns
        if _tokens(word)
    ]
    score, word, part = max(near, default=(0.0, "", ""))
    return (word, part) if score >= NEAR else ("", "")


def _unit_likely(unit: str, cells: Sequence[Cell], said: str) -> float:
    """How far to believe in a share or a change where nothing says percent, or in a count where the words do."""
    percent = bool(re.search(r"%|\bpct\b|per ?cent|share|rate|proportion|change", said))
    percent = percent or any(cell.form is Form.PERCENT or "%" in cell.shown for cell in cells)
    return 1.0 if percent == (unit in PERCENTS) else 0.7


def _tokens(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+|\d+|%", tidied(text))
    return frozenset(_LIKE.get(word, word.rstrip("s") if len(word) > 3 else word) for word in words) - _FILLING


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _unit_fits(unit: str, cells: Sequence[Cell]) -> bool:
    """Whether the cells can be of this unit: percentages and times are shown as such."""
    percent = any(cell.form is Form.PERCENT or cell.shown.strip().endswith("%") for cell in cells)
    clock = any(
        cell.form in (Form.CLOCK, Form.MINUTES) or re.fullmatch(r"\d+:\d\d(:\d\d)?", cell.shown) for cell in cells
    )
    return (not percent or unit in PERCENTS) and (not clock or unit in TIMES)
