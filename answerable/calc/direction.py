"""Which way is better, by the definition of a measure."""

from enum import StrEnum


class Direction(StrEnum):
    """Which way is better, by the definition of the measure."""

    UP_GOOD = "up_good"
    DOWN_GOOD = "down_good"
    NEUTRAL = "neutral"
    CONTESTED = "contested"
