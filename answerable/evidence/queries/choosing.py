"""Between measures that a claim may tell, that one is chosen whose held value it tells; else the likeliest, where it stands out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.areas.models import Area
from answerable.calc.against_held import Stand, Stood, stand, value_for
from answerable.calc.claims import Claim
from answerable.calc.matching import MARGIN, Suggestion
from answerable.calc.standing import Told
from answerable.evidence.queries.known import HeldAt, held_for
from answerable.measures.models import Measure
from answerable.measures.queries.held import Key

CHANCE = 10
"""Numbers below this are the same by chance too often to tell measures apart."""
type Likely = tuple[Claim, tuple[Suggestion, ...]]


@dataclass(frozen=True)
class Holdings:
    """What is held of the measures that some claims may tell."""

    measures: Mapping[str, Measure]
    areas: Mapping[str, int]
    held: Mapping[Key, HeldAt]

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

    def of_another_period(self, claim: Claim, one: Suggestion) -> bool:
        """Whether the claim tells what is held for some other period: then its period was probably misread."""
        measure = self.measures[one.measure]
        held = [at for key, at in self.held.items() if key[0] == measure.pk and key[2] == one.breakdown]
        return any(stand(_told(claim, measure, at.latest), at.standing, at.latest).stand is Stand.AGREES for at in held)


def _told(claim: Claim, measure: Measure, as_at: date) -> Told:
    value = value_for(claim.value, claim.unit, claim.direction, measure.unit)
    return Told(value, as_at, claim.printed if abs(value) == claim.value else "", claim.qualifier)


def holdings_for(told: Sequence[Likely]) -> Holdings:
    """What is held of the measures that these claims with a period may tell. Seven queries."""
    codes = {one.measure for claim, likely in told if claim.period for one in likely}
    measures = {one.code: one for one in Measure.objects.all() if one.code in codes}
    areas = dict(Area.objects.values_list("code", "pk"))
    return Holdings(measures, areas, held_for([one.pk for one in measures.values()]))


def chosen(claim: Claim, likely: Sequence[Suggestion], holdings: Holdings) -> Suggestion | None:
    """The measure that a claim tells; None where none is likely, or two are alike and what is held tells them not apart."""
    if not likely:
        return None
    if len(likely) > 1 and claim.period and claim.value >= CHANCE:
        for one in likely:
            how = holdings.stood(claim, one)
            if how and how.stand in (Stand.AGREES, Stand.AGREES_EARLIER):
                return one
    if len(likely) > 1 and likely[0].likeness - likely[1].likeness < MARGIN:
        return None
    return likely[0]
