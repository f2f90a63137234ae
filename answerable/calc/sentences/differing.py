"""How far one value is from another, in words; nothing of chance, and nothing of which of the two may be compared."""

from decimal import ROUND_HALF_UP, Decimal

from answerable.calc.change.cautions import SMALL
from answerable.calc.direction import Direction
from answerable.calc.sentences.phrases import plain
from answerable.calc.sentences.shapes import Fact, Scale, Told
from answerable.calc.standing import Qualifier


def rough(fact: Fact, before: Fact) -> bool:
    """Whether the two are not both exact, so that their difference is not either."""
    return fact.qualifier is not before.qualifier or fact.qualifier is not Qualifier.EXACT


def comparison(fact: Fact, before: Fact, told: Told) -> str:
    """How far one value is from the one before: "0.7% lower than", "18 percentage points higher than", "the same as"."""
    value, base = fact.value or Decimal(0), before.value or Decimal(0)
    roughly = rough(fact, before)
    if value == base or (roughly and fact.agrees(before)):
        return "about the same as" if roughly else "the same as"
    higher = value > base
    if told.scale is Scale.PLACE:
        return f"{'further down' if higher else 'nearer the top'} than"
    about = "about " if roughly else ""
    if times := _times(value, base, told):
        return f"{about}{times}"
    size, (down, up) = _difference(value, base, told)
    return f"{about}{size} {up if higher else down} than" if size else "almost the same as"


def _times(value: Decimal, base: Decimal, told: Told) -> str:
    """ "5.6 times as many as", from twice on; a percentage above 100 is hard to read."""
    if told.scale not in (Scale.COUNT, Scale.AMOUNT) or base < SMALL or value < 2 * base:
        return ""
    times = (value / base).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{plain(times)} times as {'many' if told.scale is Scale.COUNT else 'much'} as"


_LESS = {Scale.COUNT: ("fewer", "more"), Scale.AMOUNT: ("less", "more"), Scale.DURATION: ("shorter", "longer")}


def _difference(value: Decimal, base: Decimal, told: Told) -> tuple[str, tuple[str, str]]:
    """The difference in words, empty where it is too small to be said, with the words for down and up."""
    gap = abs(value - base)
    if told.scale is Scale.SHARE:
        return f"{plain(gap)} percentage {'point' if gap == 1 else 'points'}", ("lower", "higher")
    if told.scale is Scale.DURATION or min(value, base) < SMALL:
        return (plain(gap) if told.scale is Scale.COUNT else told.words(gap)), _LESS.get(
            told.scale, ("lower", "higher")
        )
    share = gap / base * 100
    rounded = share.quantize(Decimal(1) if share >= 10 else Decimal("0.1"), ROUND_HALF_UP)
    return (f"{plain(rounded)}%" if rounded else ""), ("lower", "higher")


_BETTER: dict[Scale, tuple[str, str]] = {
    Scale.DURATION: ("More is better.", "Shorter is better."),
    Scale.CHANGE: ("A rise is better.", "A fall is better."),
    Scale.PLACE: ("A place further down is better.", "A place nearer the top is better."),
}


def better(direction: Direction, scale: Scale) -> str:
    """Which way is better, as a sentence: "Shorter is better."."""
    up, down = _BETTER.get(scale, ("Higher is better.", "Lower is better."))
    return {
        Direction.UP_GOOD: up,
        Direction.DOWN_GOOD: down,
        Direction.NEUTRAL: "Neither direction is better in itself.",
        Direction.CONTESTED: "Which direction is better is open to argument.",
    }[direction]
