"""Builders of what sentences are made from, for the tests of this package."""

from datetime import date
from decimal import Decimal

from answerable.calc.behaviour.series import Anomaly, Cut, Goal
from answerable.calc.direction import Direction
from answerable.calc.periods import read
from answerable.calc.sentences.shapes import Beside, Fact, Line, Scale, Told
from answerable.calc.sentences.speaking import sentences

NEITHER = "Neither direction is better in itself."
MORE, NO_MORE = ", more than chance would give", ", no more than chance would give"
TWO = "Two figures are too few to say what is usual."

SWITCHBOARD = Cut(date(2023, 9, 1), "calls are sorted by a switchboard")
LOCKDOWNS = Anomaly(read("April 2020 to July 2021"), "lockdowns")


def fact(period: str, value: str | None, words: str = "", **more: object) -> Fact:
    number = None if value is None else Decimal(value)
    return Fact(read(period), number, words or (f"{number:,}" if number is not None else "no figure"), **more)  # type: ignore[arg-type]


def line(*facts: Fact, **known: object) -> Line:
    return Line(str(known.pop("name", "")), facts, **known)  # type: ignore[arg-type]


def told(*lines: Line, scale: Scale = Scale.COUNT, direction: Direction = Direction.NEUTRAL, **more: object) -> Told:
    return Told(lines, scale, direction, lambda value: f"{value:f}", **more)  # type: ignore[arg-type]


def said(*facts: Fact, scale: Scale = Scale.COUNT, beside: tuple[Beside, ...] = (), **known: object) -> str:
    """The sentences of one line without the last, which says which way is better."""
    return " ".join(sentences(told(line(*facts, **known), scale=scale, beside=beside))).removesuffix(f" {NEITHER}")


def goal(value: float, *, at_least: bool = True, **more: object) -> Goal:
    return Goal(value, at_least, **{"starts": date(2000, 1, 1), **more})  # type: ignore[arg-type]
