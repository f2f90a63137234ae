"""A comparison with the answer to "is that more than chance?", in words."""

from answerable.calc.behaviour.limiting import ENOUGH
from answerable.calc.behaviour.series import Quantity
from answerable.calc.periods import Kind
from answerable.calc.sentences.against import Against
from answerable.calc.sentences.differing import comparison, rough
from answerable.calc.sentences.phrases import capital, number, when
from answerable.calc.sentences.shapes import Fact, Scale, Told

MORE, NO_MORE = "more than chance would give", "no more than chance would give"


def compared(fact: Fact, found: Against, told: Told) -> str:
    """The comparison with the value it is made with: "4% lower than in 2019/20 (2,668), no more than chance would give"."""
    before = found.before
    if before is None:
        return ""
    how = comparison(fact, before, told)
    base = "" if how == "the same as" else f" ({before.words})"
    return f"{how} {when(before.period)}{base}{chance(fact, found, told)}"


def chance(fact: Fact, found: Against, told: Told) -> str:
    """What chance may have to do with it, as the end of a sentence; empty where it cannot be told or nothing differs."""
    if found.beyond is None or not _differs(fact, found, told):
        return ""
    return f", {MORE if found.beyond else NO_MORE}"


def untold(fact: Fact, found: Against, told: Told) -> list[str]:
    """Why nothing is said of chance, as a sentence; none where it was said, or where there is no difference."""
    if found.before is None or found.beyond is not None or told.scale is Scale.PLACE or not _differs(fact, found, told):
        return []
    if rough(fact, found.before) and told.quantity_of(fact) is Quantity.COUNT:
        return ["They are told too roughly to say whether that is more than chance would give."]
    if found.held < ENOUGH:
        return [f"{capital(number(found.held))} figures are too few to say what is usual."]
    stock = fact.period.kind is Kind.SNAPSHOT and told.scale in (Scale.COUNT, Scale.AMOUNT)
    return [_CARRIED if stock else "Two figures of this kind cannot tell chance from change."]


_CARRIED = "What is there on one day mostly is on the next, so that two such figures cannot tell chance from change."


def _differs(fact: Fact, found: Against, told: Told) -> bool:
    return found.before is not None and "the same as" not in comparison(fact, found.before, told)
