"""What changed first: the order in which many measures are listed."""

from datetime import date

from answerable.calc.behaviour.answer import Behaviour, Verdict
from answerable.calc.sentences.behaviour import in_force
from answerable.calc.sentences.placing import newest, stretch_of

type Order = tuple[int, int, int]
RANK = {Verdict.WORSE: 0, Verdict.BETTER: 1, Verdict.NOTABLE: 2}
USUAL, CANNOT_TELL, NOTHING = 3, 4, 5


def order(how: Behaviour | None) -> Order:
    """Worse than usual before better, better before worth a look; then what is as usual, then what cannot be told.

    Of equals the one whose change began last stands first, and of those without a change the newest figure.
    """
    place = newest(how) if how else None
    if how is None or place is None:
        return (NOTHING, 0, 0)
    told = -how.points[place].period.end.toordinal()
    found = in_force(how)
    if found:
        return (RANK[found[0].verdict], -_day(found[0].start.start), told)
    return (CANNOT_TELL if stretch_of(how, place) is None else USUAL, 0, told)


def _day(day: date) -> int:
    return day.toordinal()
