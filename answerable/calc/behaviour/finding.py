"""What the rules find in each stretch, by the limits that hold for its points. Findings are told by places in the row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from answerable.calc.behaviour.limiting import Limited, Limiting
from answerable.calc.behaviour.patterns import Finding, Judged
from answerable.calc.behaviour.rules import RuleSet

OUTSIDE, SHIFT, TREND = "outside", "shift", "trend"
RUNS = (SHIFT, TREND)


def findings(limiting: Limiting, parts: Sequence[Limited], rules: RuleSet) -> Iterator[Finding]:
    """Every finding of every part.

    Where the level moved, only what is outside the limits is told of the old level, and whatever the first values of the new one
    show by those limits: runs and trends are for watching, not for history.
    """
    for part, following in pairwise([*parts, None]):
        if part is None:
            continue
        if following is None or not following.span.moved:
            yield from _found(limiting, part, rules)
            continue
        moved = int(limiting.row.places[following.span.level[0]])
        for one in _found(limiting, part, rules):
            if one.rule == OUTSIDE:
                yield one
            elif one.end >= moved:
                yield replace(one, start=max(one.start, moved))


def _found(limiting: Limiting, part: Limited, rules: RuleSet) -> Iterator[Finding]:
    if part.band is None:
        return
    row, start = limiting.row, part.span.start
    here = slice(start, part.span.end + 1)
    values = row.laid_out(limiting.method.values[here], start)
    offset = int(row.places[start])
    for one in rules.find(Judged(values, row.laid_out(part.band.standing(row.values[here]), start))):
        yield replace(one, start=one.start + offset, end=one.end + offset)


def episodes(found: Iterable[Finding], rules: RuleSet) -> list[Finding]:
    """Findings of one side that share or adjoin places are one, from the first to the last.

    A run names it, the longest of its runs and a trend before a shift of its length; without a run, the strongest rule.
    """
    groups: list[list[Finding]] = []
    newest: dict[str, list[Finding]] = {}
    for one in sorted(found, key=lambda each: (each.start, each.end)):
        group = newest.get(one.side)
        if group and one.start <= max(each.end for each in group) + 1:
            group.append(one)
        else:
            newest[one.side] = [one]
            groups.append(newest[one.side])
    return [_merged(group, rules) for group in groups]


def _merged(group: Sequence[Finding], rules: RuleSet) -> Finding:
    runs = [one for one in group if one.rule in RUNS]
    longest = max(runs, key=lambda one: (one.end - one.start, one.rule == TREND), default=None)
    rule = longest.rule if longest else min((one.rule for one in group), key=rules.strength)
    return Finding(rule, group[0].start, max(one.end for one in group), group[0].side)
