"""What the rules find in each stretch, by the limits that hold for its points. Findings are told by places in the row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from answerable.calc.behaviour.levels import STAYED
from answerable.calc.behaviour.limiting import Limited, Limiting
from answerable.calc.behaviour.patterns import Finding, Judged
from answerable.calc.behaviour.rules import RuleSet

OUTSIDE = "outside"


def findings(limiting: Limiting, parts: Sequence[Limited], rules: RuleSet) -> Iterator[Finding]:
    """Every finding of every part.

    Where a level moved, the first twelve values of the new level are judged by the limits of the old, for that is how they were
    seen when they came; the new limits judge from the thirteenth on. Of an old level only what is outside its limits is told,
    besides the move that ended it: runs and trends are for watching, not for history.
    """
    for part, following in pairwise([*parts, None]):
        if part is None or part.band is None:
            continue
        start = _settled(part) + 1 if part.span.moved else part.span.start
        if following is None or not following.span.moved:
            yield from _judged(limiting, part, (start, part.span.end), rules)
            continue
        moved = int(limiting.row.places[following.span.start])
        for one in _judged(limiting, part, (start, _settled(following)), rules):
            if one.rule == OUTSIDE:
                yield one
            elif one.end >= moved:
                yield replace(one, start=max(one.start, moved))


def episodes(found: Iterable[Finding], rules: RuleSet) -> list[Finding]:
    """Findings of one side that share or adjoin places are one, from the first to the last; the strongest rule names it."""
    told: dict[str, Finding] = {}
    done: list[Finding] = []
    for one in sorted(found, key=lambda each: (each.start, each.end)):
        last = told.get(one.side)
        if last and one.start <= last.end + 1:
            rule = min(last.rule, one.rule, key=rules.strength)
            told[one.side] = Finding(rule, last.start, max(last.end, one.end), one.side)
            continue
        if last:
            done.append(last)
        told[one.side] = one
    return sorted((*done, *told.values()), key=lambda each: (each.start, each.end, each.side))


def _settled(part: Limited) -> int:
    """The last of the values that show that a level stayed."""
    return int(part.told[STAYED - 1])


def _judged(limiting: Limiting, part: Limited, judged: tuple[int, int], rules: RuleSet) -> Iterator[Finding]:
    start, end = judged
    own = judged == (part.span.start, part.span.end)
    band = part.band if own else limiting.method.band(start, end, limiting.base(part))
    if band is None or start > end:
        return
    row, here = limiting.row, slice(start, end + 1)
    values = row.laid_out(limiting.method.values[here], start)
    offset = int(row.places[start])
    for one in rules.find(Judged(values, row.laid_out(band.standing(row.values[here]), start))):
        yield replace(one, start=one.start + offset, end=one.end + offset)
