"""What is said of parts that have no whole: those that have a figure for the latest period."""

from collections.abc import Sequence
from decimal import Decimal

from answerable.calc.sentences.against import Against, against
from answerable.calc.sentences.asked import standard_of_part
from answerable.calc.sentences.differing import better, comparison
from answerable.calc.sentences.disputes import older
from answerable.calc.sentences.phrases import capital, counted, listed, number, when
from answerable.calc.sentences.shapes import Line, Told
from answerable.calc.sentences.tested import chance
from answerable.calc.sentences.valued import dated, value
from answerable.calc.sentences.within import base

FEW = 3
"""So many parts are told one by one."""


def of_several(lines: Sequence[Line], told: Told) -> list[str]:
    """Disputes first, then each part, or between which values they lie when there are many."""
    latest = max((line.newest for line in lines), key=lambda fact: (fact.period.end, fact.period.days)).period
    now = [line for line in lines if line.newest.period == latest]
    left = len(lines) - len(now)
    others = [f"The other {counted(left)} told for other periods only."] if left else []
    if len(now) <= FEW:
        set_against = [against(line, line.newest, told) for line in now]
        said = "; ".join(
            f"{line.name}: {_part(line, found, told)}" for line, found in zip(now, set_against, strict=True)
        )
        first = [f"{capital(dated(now[0].newest, told))}, {said}.", *_beware(set_against), *_bases(now, told)]
    else:
        first = [_spread(now, told)]
    asked = [said for line in lines for said in standard_of_part(line, told)]
    return [*older(lines, None), *first, *asked, *others, better(told.direction, told.scale)]


def _part(line: Line, found: Against, told: Told) -> str:
    """A part's figure with its comparison, where it has one."""
    fact = line.newest
    if fact.rivals:
        return f"{listed(fact.rivals, 'or')} (disputed)"
    if found.before is None or not fact.finished:
        return value(fact, told)
    how = f"{comparison(fact, found.before, told)} {when(found.before.period)}{chance(fact, found, told)}"
    return f"{value(fact, told)} ({how})"


def _beware(found: Sequence[Against]) -> list[str]:
    """Why parts are not compared, or what was passed over, said once where it is so of all."""
    why = {one.why for one in found} if any(one.why for one in found) else set()
    passed = {" ".join(one.beware) for one in found if one.before}
    return [said for every in (why, passed) if len(every) == 1 for said in every if said]


def _bases(lines: Sequence[Line], told: Told) -> list[str]:
    """What is to be known of the bases of changes: once where it is so of all, else with the part's name."""
    said = [(line.name, " ".join(base(line, line.newest, told))) for line in lines]
    if len({words for _, words in said}) == 1:
        return [said[0][1]] if said[0][1] else []
    return [f"{name}: {words[:1].lower()}{words[1:]}" for name, words in said if words]


def _spread(lines: Sequence[Line], told: Told) -> str:
    ordered = sorted(lines, key=lambda line: (line.newest.value or Decimal(0), line.name))
    least, most = _end(ordered, ordered[0], told), _end(ordered, ordered[-1], told)
    return (
        f"{capital(dated(ordered[0].newest, told))}, between {least} and {most}, across {number(len(lines))} figures."
    )


def _end(lines: Sequence[Line], end: Line, told: Told) -> str:
    """ "0 for Bolsover", or "0 (Bolsover and four others)" where several have the same."""
    others = sum(line.newest.value == end.newest.value for line in lines) - 1
    name, words = end.name.removeprefix("of which "), value(end.newest, told)
    more = f"{name} and {number(others)} {'other' if others == 1 else 'others'}"
    return f"{words} ({more})" if others else f"{words} for {name}"
