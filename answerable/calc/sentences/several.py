"""What is said of parts that have no whole: those that have a figure for the latest period."""

from collections.abc import Sequence
from decimal import Decimal

from answerable.calc.sentences.against import against
from answerable.calc.sentences.differing import better, comparison
from answerable.calc.sentences.disputes import older
from answerable.calc.sentences.phrases import capital, counted, listed, when
from answerable.calc.sentences.shapes import Line, Told
from answerable.calc.sentences.tested import chance
from answerable.calc.sentences.valued import dated, value

FEW = 3
"""So many parts are told one by one."""


def of_several(lines: Sequence[Line], told: Told) -> list[str]:
    """Disputes first, then each part, or between which values they lie when there are many."""
    latest = max((line.newest for line in lines), key=lambda fact: (fact.period.end, fact.period.days)).period
    now = [line for line in lines if line.newest.period == latest]
    left = len(lines) - len(now)
    others = [f"The other {counted(left)} told for other periods only."] if left else []
    if len(now) <= FEW:
        said = "; ".join(f"{line.name}: {_part(line, told)}" for line in now)
        first = f"{capital(dated(now[0].newest, told))}, {said}."
    else:
        first = _spread(now, told)
    return [*older(lines, None), first, *_broken(now, told), *others, better(told.direction, told.scale)]


def _part(line: Line, told: Told) -> str:
    """A part's figure with its comparison, where it has one."""
    fact = line.newest
    if fact.rivals:
        return f"{listed(fact.rivals, 'or')} (disputed)"
    found = against(line, fact, told)
    if found.before is None or not fact.finished:
        return value(fact, told)
    how = f"{comparison(fact, found.before, told)} {when(found.before.period)}{chance(fact, found, told)}"
    return f"{value(fact, told)} ({how})"


def _broken(lines: Sequence[Line], told: Told) -> list[str]:
    """Why parts are not compared with what stood before, said once."""
    why = [found.why for line in lines if (found := against(line, line.newest, told)).why]
    return why[:1] if len(lines) <= FEW and len(set(why)) == 1 else []


def _spread(lines: Sequence[Line], told: Told) -> str:
    ordered = sorted(lines, key=lambda line: (line.newest.value or Decimal(0), line.name))
    low, high = ordered[0], ordered[-1]
    least, most = (f"{value(one.newest, told)} for {one.name}" for one in (low, high))
    return f"{capital(dated(low.newest, told))}, between {least} and {most}, across {len(lines)} figures."
