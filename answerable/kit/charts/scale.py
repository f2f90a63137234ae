"""From values to places on paper: round ticks and a straight scale."""

from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

# Steps that people count time in, in seconds: up to a day, then whole days.
CLOCK_STEPS = [Decimal(s) for s in (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200)]
# Units that come in whole numbers only: no tick stands between two of them.
PARTED = {"percent", "percent_change", "percentage_points", "per_1000", "seconds", "gbp", "fte", "hours", "years"}


@dataclass(frozen=True)
class Scale:
    """Maps values from `low` to `high` onto places from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: Decimal | float) -> float:
        share = (float(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def moved(self, by: float) -> "Scale":
        return Scale(self.low, self.high, self.start + by, self.end + by)


def ticks(values: list[Decimal], wanted: int, unit: str, *, from_zero: bool) -> list[Decimal]:
    """Round numbers, evenly apart, whose first and last enclose `values`; about `wanted` steps, never fewer than two."""
    low, high = (min(values), max(values)) if values else (Decimal(0), Decimal(1))
    if from_zero:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = (low, low + 1) if low == 0 else (low - abs(low) / 10, high + abs(high) / 10)
    step = round_step((high - low) / wanted, unit)
    step = step.to_integral_value() if step == step.to_integral_value() else step.normalize()
    first, last = floor(low / step), -floor(-high / step)
    return [step * number if number else Decimal(0) for number in range(first, last + 1)]


def round_step(least: Decimal, unit: str) -> Decimal:
    """The smallest round number that is at least `least`: 1, 2, 2.5 or 5 times a power of ten."""
    if unit == "seconds" and 1 <= least <= CLOCK_STEPS[-1]:
        return next(step for step in CLOCK_STEPS if step >= least)
    power = Decimal(10) ** floor(log10(least))
    step = next(power * size for size in map(Decimal, ("1", "2", "2.5", "5", "10")) if power * size >= least)
    if unit in PARTED:
        return step
    return max(Decimal(1), step if step == step.to_integral_value() else step.to_integral_value("ROUND_CEILING"))
