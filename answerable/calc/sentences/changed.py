"""What changed most, for lists that tell the ones that changed first: signals, then changes beyond chance, then the rest.

What cannot be tested never stands above what can: a large difference of two averages is no news until a run of them is held.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from answerable.calc.behaviour.answer import Behaviour, Verdict
from answerable.calc.change.answer import Change, Method
from answerable.calc.change.chance import FLAG
from answerable.calc.direction import Direction
from answerable.calc.sentences.against import Against, against
from answerable.calc.sentences.behaviour import Reading
from answerable.calc.sentences.one import by_limits, read_by_limits
from answerable.calc.sentences.phrases import capital
from answerable.calc.sentences.placing import judged
from answerable.calc.sentences.shapes import Line, Told
from answerable.calc.sentences.tested import compared
from answerable.calc.sentences.valued import dated, value


class Class(IntEnum):
    """How firmly a change is known; the firmest first."""

    SIGNAL = 0
    BEYOND_CHANCE = 1
    WITHIN_CHANCE = 2
    UNTESTED = 3


@dataclass(frozen=True)
class Moved:
    """The change of a measure: its class, its size, what it means, and a sentence.

    `z` has the sign of the change, and 3 is where chance ends: the root difference of counts; a difference of shares in thirds of
    its margin; for a usual range, how far the newest value lies from the mean in thirds of the way to a limit. None: no test.
    """

    grade: Class
    z: float | None
    verdict: Verdict
    sentence: str
    line: str = ""
    share: float = 0.0  # of the earlier value; it orders those that nothing tested

    @property
    def key(self) -> tuple[int, float, str]:
        """Sorts the ones that changed most first."""
        size = self.share if self.grade is Class.UNTESTED else self.z or 0.0
        return self.grade, -abs(size), self.sentence


def moved(told: Told) -> Moved | None:
    """How a measure changed: its whole, or the part that changed most; None where nothing is held to say so."""
    lines = [line for line in told.lines if line.known and not line.newest.rivals]
    whole = [line for line in lines if not line.name] or lines
    found = [one for line in whole if (one := _of_line(line, told))]
    return min(found, key=lambda one: one.key, default=None)


def _of_line(line: Line, told: Told) -> Moved | None:
    name = f"{line.name}: " if line.name else ""
    fact = line.newest
    now = f"{value(fact, told)} {dated(fact, told)}"
    read = read_by_limits(line, told)
    if read and line.behaviour:
        return _by_limits(read, line.behaviour, name + by_limits(read, now), line.name)
    found = against(line, fact, told)
    if not fact.finished or found.before is None or found.change is None:
        return None
    sentence = f"{name}{capital(now)}: {compared(fact, found, told)}."
    verdict = _verdict(found.change, told.direction)
    base = abs(found.change.before.value or 0.0)
    share = found.change.size / base if base else 0.0
    return Moved(_class(found), z_of(found.change), verdict, sentence, line.name, share)


def _by_limits(read: Reading, behaviour: Behaviour, sentence: str, line: str) -> Moved:
    placed = judged(behaviour)
    newest = placed[-1] if placed else None
    reach = (
        (newest.upper - newest.mean if newest.value > newest.mean else newest.mean - newest.lower) if newest else 0.0
    )
    z = FLAG * (newest.value - newest.mean) / reach if newest and reach else None
    if read.signal:
        return Moved(Class.SIGNAL, z, read.signal.verdict, sentence, line)
    return Moved(Class.WITHIN_CHANCE, z, Verdict.NOTABLE, sentence, line)


def _class(found: Against) -> Class:
    if found.beyond is None:
        return Class.UNTESTED
    return Class.BEYOND_CHANCE if found.beyond else Class.WITHIN_CHANCE


def z_of(change: Change) -> float | None:
    """The size of a tested change, 3 being where chance ends; None where nothing tested it."""
    if change.method is Method.SQUARE_ROOT:
        return change.z
    if change.method is not Method.NEWCOMBE or change.interval is None:
        return None
    margin = change.size - change.interval.low if change.size > 0 else change.interval.high - change.size
    return FLAG * change.size / margin if margin else None


def _verdict(change: Change, direction: Direction) -> Verdict:
    better = {Direction.UP_GOOD: change.size > 0, Direction.DOWN_GOOD: change.size < 0}.get(direction)
    if better is None or not change.size:
        return Verdict.NOTABLE
    return Verdict.BETTER if better else Verdict.WORSE


def first(changes: Sequence[Moved], most: int = 10) -> list[Moved]:
    """The ones that changed most, firmest and largest first."""
    return sorted(changes, key=lambda one: one.key)[:most]
