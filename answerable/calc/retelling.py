"""Which figure of its own source a claim tells again: a paper that was taken in as a return is known by what it told then."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.against_held import value_for
from answerable.calc.claims import Claim
from answerable.calc.figures.figure import Unit
from answerable.calc.matching import MARGIN, Around, Matcher, Suggestion, can_be
from answerable.calc.periods import Period
from answerable.calc.standing import Told, agrees
from answerable.calc.whereabouts import Whereabouts, read_locator

LEAST = 0.6
"""Below this a figure that has the same value is of another thing."""
_HERE, _THIS_AREA, _OTHER_AREA, _NO_AREA, _THIS_PART = 0.4, 0.1, 0.35, 0.1, 0.05
_BY_FIGURES = (0.0, 0.0, 0.08, 0.14, 0.18)
"""What an equal value says by how many figures it has: 7 is soon the same by chance, 7,309 hardly ever."""
_THIS_PERIOD, _SHARED, _OTHER_PERIOD = 0.2, 0.05, 0.3
_CHANCE = 0.2
"""What speaks against a number of one figure that is told elsewhere in the paper."""
_HEARD = 0.1
"""So likely must the words make a measure, unless the place in the paper says it and the value or the area is no chance."""
_FAR = 0.12
"""An approximate number may lie a tenth from what it stands for."""
_TIMES = ("seconds", "hours")


@dataclass(frozen=True)
class Retold:
    """One telling of the source: of which measure (code and unit), area, part and period, the value, and where it was said."""

    measure: str
    unit: str
    area: str
    breakdown: str
    period: Period
    told: Told
    locator: str = ""


class Retellings:
    """All that a source told, to be found again by value; made once for many claims."""

    def __init__(self, retold: Sequence[Retold], matcher: Matcher) -> None:
        self.matcher = matcher
        self.by_unit: dict[str, list[Retold]] = defaultdict(list)
        for one in sorted((one for one in retold if one.told.value is not None), key=_size):
            self.by_unit[one.unit].append(one)
        self.locators = {one.locator: read_locator(one.locator) for one in retold}

    def of(self, claim: Claim, around: Around, where: Whereabouts) -> Suggestion | None:
        """The measure, part, area and period that the source told this value of; None where none is likely, or two are alike.

        Words, place, value, area and period weigh together. Tellings that differ in their period alone are one thing: the period that
        is likeliest is taken, of equals the latest.
        """
        alike = list(self._alike(claim))
        if not alike or claim.upper is not None:
            return None
        scored = sorted(self._scored(_Asked(claim, around, where), alike), key=lambda pair: (-pair[0], -_end(pair[1])))
        if not scored or scored[0][0] < LEAST:
            return None
        likeness, best = scored[0]
        rivals = [one for score, one in scored if likeness - score < MARGIN and _thing(one) != _thing(best)]
        if rivals:
            return None
        return Suggestion(best.measure, best.breakdown, best.area, round(min(likeness, 1.0), 3), best.period)

    def _alike(self, claim: Claim) -> Iterator[Retold]:
        """The tellings whose value the claim tells, in a unit that it can be in."""
        for unit, retold in self.by_unit.items():
            if not (can_be(claim, unit) or _is_bare(claim, unit)):
                continue
            value = value_for(claim.value, claim.unit, claim.direction, unit)
            low = bisect_left(retold, float(abs(value)) * (1 - _FAR), key=_size)
            high = bisect_right(retold, float(abs(value)) * (1 + _FAR), key=_size)
            printed = claim.printed if abs(value) == claim.value else ""
            for one in retold[low:high]:
                if agrees(one.told, Told(value, one.told.as_at, printed, claim.qualifier)):
                    yield one

    def _scored(self, asked: "_Asked", alike: Sequence[Retold]) -> Iterator[tuple[float, Retold]]:
        words = self.matcher.likenesses(asked.claim, asked.around, {one.measure for one in alike})
        for one in alike:
            likeness = max(words.get((one.measure, one.breakdown), 0.0), words.get((one.measure, ""), 0.0) - _THIS_PART)
            if likeness >= _HEARD or self._speaks_for_itself(asked, one):
                yield likeness + self._beside(asked, one), one

    def _speaks_for_itself(self, asked: "_Asked", one: Retold) -> bool:
        """Whether place and value, or place and area, leave little doubt where words say nothing."""
        named = one.area == self._area(asked, one) != self.matcher.home
        return self._is_there(asked, one) and (named or _figures(asked.claim.value) > 2)

    def _is_there(self, asked: "_Asked", one: Retold) -> bool:
        return self.locators[one.locator].names(asked.where)

    def _area(self, asked: "_Asked", one: Retold) -> str:
        return self.matcher.area_of(asked.claim, self.matcher.measure(one.measure).areas, asked.around.heading)

    def _of_area(self, asked: "_Asked", one: Retold) -> float:
        area = self._area(asked, one)
        if area == one.area:
            return _THIS_AREA
        return -_OTHER_AREA if area or one.area == self.matcher.home else -_NO_AREA

    def _beside(self, asked: "_Asked", one: Retold) -> float:
        """What place, value, area and period say for a telling, or against it."""
        claim = asked.claim
        there = self._is_there(asked, one)
        score = _HERE if there else 0.0
        value = value_for(claim.value, claim.unit, claim.direction, one.unit)
        if abs(value) == abs(one.told.value or Decimal(0)):
            score += _BY_FIGURES[min(_figures(claim.value), len(_BY_FIGURES) - 1)]
        score += self._of_area(asked, one)
        score += _of_period(claim.period or claim.since, one.period, open_ended=claim.period is None)
        return score if there or _figures(claim.value) > 1 else score - _CHANCE


@dataclass(frozen=True)
class _Asked:
    """A claim with what stands around it, and where that is."""

    claim: Claim
    around: Around
    where: Whereabouts


def _is_bare(claim: Claim, unit: str) -> bool:
    """Whether a bare number of a cell may be in a unit that its table does not say."""
    return claim.row is not None and claim.unit is Unit.COUNT and unit in _TIMES


def _of_period(said: Period | None, held: Period, *, open_ended: bool) -> float:
    if said is None:
        return 0.0
    if said == held or (open_ended and said.start == held.start):
        return _THIS_PERIOD
    return _SHARED if said.overlaps(held) else (0.0 if open_ended else -_OTHER_PERIOD)


def _figures(value: Decimal) -> int:
    """How many figures a number has, without noughts at its ends."""
    return len(value.normalize().as_tuple().digits)


def _thing(one: Retold) -> tuple[str, str, str]:
    return one.measure, one.breakdown, one.area


def _end(one: Retold) -> int:
    return one.period.end.toordinal()


def _size(one: Retold) -> float:
    return float(abs(one.told.value or Decimal(0)))
