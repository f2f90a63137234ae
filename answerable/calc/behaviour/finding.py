"""What the rules find in each stretch, by the limits that hold for its points."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from answerable.calc.behaviour.levels import STAYED
from answerable.calc.behaviour.limiting import Limited, Limiting
from answerable.calc.behaviour.patterns import Finding, Judged
from answerable.calc.behaviour.rules import RuleSet

OUTSIDE = "outside"


def findings(limiting: Limiting, parts: Sequence[Limited], rules: RuleSet) -> Iterator[Finding]:
    """Every finding of every part, its places those of the points.

    Where a level moved, the first twelve values of the new level are judged by the limits of the old, for that is how they were
    seen when they came; the new limits judge from the thirteenth on. Of an old level only what is outside its limits is told,
    besides the move that ended it: runs and trends are for watching, not for history.
    """
    for part, following in pairwise([*parts, None]):
        if part is None or part.band is None:
            continue
        start = _from(part)
        if following is not None and following.span.moved:
            for one in _judged(limiting, part, (start, _settled(following)), rules):
                if one.rule == OUTSIDE or one.end >= following.span.start:
                    yield one
        else:
            yield from _judged(limiting, part, (start, part.span.end), rules)


def _from(part: Limited) -> int:
    return _settled(part) + 1 if part.span.moved else part.span.start


def _settled(part: Limited) -> int:
    """The last of the values that show that a level stayed."""
    return int(part.told[STAYED - 1])


def _judged(limiting: Limiting, part: Limited, judged: tuple[int, int], rules: RuleSet) -> Iterator[Finding]:
    start, end = judged
    base = limiting.base(part)
    band = part.band if (start, end) == (part.span.start, part.span.end) else limiting.method.band(start, end, base)
    if band is None or start > end:
        return
    row, values = limiting.row, limiting.row.values[start : end + 1]
    laid = Judged(
        row.laid_out(limiting.method.values[start : end + 1], start), row.laid_out(band.standing(values), start)
    )
    for one in rules.find(laid):
        yield Finding(one.rule, row.point_at(one.start, start), row.point_at(one.end, start), one.side)
