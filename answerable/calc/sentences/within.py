"""What to beware of in the newest figure itself: a break or an unusual time inside its period, or in what it is counted from."""

from collections.abc import Sequence

from answerable.calc.behaviour.series import Cut, Quantity
from answerable.calc.sentences.phrases import capital, day_or_month, named, when
from answerable.calc.sentences.shapes import Fact, Line, Scale, Told


def within(line: Line, fact: Fact, told: Told, said: Sequence[str]) -> list[str]:
    """A break inside the period that nothing has told of yet, and an unusual time that the period lies in."""
    if told.scale is Scale.CHANGE:
        return []
    cuts = [cut for cut in line.cuts if fact.period.start < cut.at <= fact.period.end]
    new = [cut for cut in cuts if not any(cut.reason in sentence for sentence in said)]
    broken = [f"A break lies within {named(fact.period)}: {_from(new[-1])}."] if new else []
    odd = line.bearing(Quantity.OTHER).unusual(fact.period)
    unusual = odd and not any(odd.reason in sentence for sentence in said)
    return [
        *broken,
        *([f"{capital(when(fact.period))} things are known to be unusual ({odd.reason})."] if odd and unusual else []),
    ]


def base(line: Line, fact: Fact, told: Told) -> list[str]:
    """Of a change: the break that it is counted across, and the unusual time that it is counted from."""
    if told.scale is not Scale.CHANGE:
        return []
    cuts = [cut for cut in line.cuts if cut.at <= fact.period.end]
    odd = [one for one in line.anomalies if one.period.start < fact.period.start]
    broken = [f"It is counted across a break: {_from(cuts[-1])}."] if cuts else []
    return [*broken, *([f"What it is counted from is known to be unusual ({odd[-1].reason})."] if odd else [])]


def _from(cut: Cut) -> str:
    return f"from {day_or_month(cut.at)} on, {cut.reason}"
