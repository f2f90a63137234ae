"""Between measures that a claim may tell, that one is chosen whose held value it tells; else the likeliest, where it stands out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from answerable.areas.models import Area
from answerable.calc.against_held import Stand, Stood, stand, value_for
from answerable.calc.claims import Claim
from answerable.calc.matching import MARGIN, Suggestion
from answerable.calc.periods import Period
from answerable.calc.said_periods import likeliest
from answerable.calc.standing import Told
from answerable.evidence.queries.known import HeldAt, held_for
from answerable.measures.models import Measure
from answerable.measures.queries.held import Key

CHANCE = 10
"""Numbers below this are the same by chance too often to tell measures apart."""
TELLING = 100
"""From here on the same number is hardly chance, where a measure is likely at all."""
LIKELY = 0.75
"""So likely must a measure be that a small number, or one of two figures, tells its period."""
_SAME = (Stand.AGREES, Stand.AGREES_EARLIER)
type Likely = tuple[Claim, tuple[Suggestion, ...]]


@dataclass(frozen=True)
class Said:
    """What a paper says of the period of a claim outside its sentence: the periods around it, and the paper's day."""

    around: tuple[Period, ...] = ()
    day: date | None = None


@dataclass(frozen=True)
class Holdings:
    """What is held of the measures that some claims may tell."""

    measures: Mapping[str, Measure]
    areas: Mapping[str, int]
    held: Mapping[Key, HeldAt]

    @cached_property
    def _periods(self) -> Mapping[tuple[int, int, str], Sequence[tuple[Period, HeldAt]]]:
        found: dict[tuple[int, int, str], list[tuple[Period, HeldAt]]] = defaultdict(list)
        for (measure, area, part, start, end), at in self.held.items():
            found[measure, area, part].append((Period(start, end), at))
        return found

    def stood(self, claim: Claim, one: Suggestion) -> Stood | None:
        """How a claim stands to what is held if it tells this measure; None where nothing is held for its key.

        As of a paper of the day of what is held: whether it restates is not asked here.
        """
        if claim.period is None or one.area not in self.areas:
            return None
        measure = self.measures[one.measure]
        days = claim.period.start, claim.period.end
        at = self.held.get((measure.pk, self.areas[one.area], one.breakdown, *days))
        if at is None:
            return None
        return stand(_told(claim, measure, at.latest), at.standing, at.latest)

    def agreeing(self, claim: Claim, one: Suggestion) -> Iterator[Period]:
        """The periods for which a value is held that the claim tells, if it tells this measure, part and area."""
        measure = self.measures[one.measure]
        for period, at in self._periods.get((measure.pk, self.areas.get(one.area, 0), one.breakdown), ()):
            if stand(_told(claim, measure, at.latest), at.standing, at.latest).stand in _SAME:
                yield period

    def period_of(self, claim: Claim, one: Suggestion, said: Said) -> Period | None:
        """The period of the value held that a claim tells, if it tells this measure; None where none is held, or it stays open."""
        stock = self.measures[one.measure].aggregation == Measure.Aggregation.STOCK
        return likeliest(claim, list(self.agreeing(claim, one)), said.around, day=said.day, stock=stock)

    def of_another_key(self, claim: Claim, one: Suggestion) -> bool:
        """Whether the claim tells what is held for some other period, part or area: then that was probably misread."""
        measure = self.measures[one.measure]
        held = [at for key, at in self.held.items() if key[0] == measure.pk]
        return any(stand(_told(claim, measure, at.latest), at.standing, at.latest).stand is Stand.AGREES for at in held)


def _told(claim: Claim, measure: Measure, as_at: date) -> Told:
    value = value_for(claim.value, claim.unit, claim.direction, measure.unit)
    return Told(value, as_at, claim.printed if abs(value) == claim.value else "", claim.qualifier)


def holdings_for(told: Sequence[Likely]) -> Holdings:
    """What is held of the measures that these claims may tell. Seven queries."""
    codes = {one.measure for _, likely in told for one in likely}
    measures = {one.code: one for one in Measure.objects.all() if one.code in codes}
    areas = dict(Area.objects.values_list("code", "pk"))
    return Holdings(measures, areas, held_for([one.pk for one in measures.values()]))


def chosen(
    claim: Claim, likely: Sequence[Suggestion], holdings: Holdings, said: Said | None = None
) -> Suggestion | None:
    """The measure that a claim tells, with its period where what is held or said around it tells more than its sentence.

    None where none is likely, or two are alike and what is held tells them not apart.
    """
    if not likely:
        return None
    if claim.upper is None:
        for one in likely if _tells_apart(claim, likely) else likely[:1]:
            if period := _period(claim, one, holdings, said or Said()):
                return replace(one, period=period)
    if len(likely) > 1 and likely[0].likeness - likely[1].likeness < MARGIN:
        return None
    return likely[0]


def _tells_apart(claim: Claim, likely: Sequence[Suggestion]) -> bool:
    """Whether an equal value says which measure it is: by its figures, or where its period is said, too."""
    alike = len(likely) > 1 and likely[0].likeness - likely[1].likeness < MARGIN
    return alike or claim.value >= (CHANCE if claim.period or claim.since else TELLING)


def _period(claim: Claim, one: Suggestion, holdings: Holdings, said: Said) -> Period | None:
    """The period of what is held that the claim tells; a small number without a period is the same by chance too often."""
    sure = claim.period or claim.since or claim.value >= TELLING or one.likeness >= LIKELY
    return holdings.period_of(claim, one, said) if sure else None
