"""The same figure is told differently in two places: the values cannot both be right at the precision they were told to.
Example: "The Board paid for 64 average speed cameras" in one place, "71 average speed cameras have been installed" in another.

It is silent where anything tells the two apart (another period or start, another place, name, round, operation or part),
where two passages are cut to one pattern and differ in figure after figure, about papers of different rounds unless both name
the period, about a stock that was lower months before, and where little but the number's noun is shared.

It matters because a reader, and the public, cannot know which of the two to believe.
"""

from collections.abc import Iterator, Sequence

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.finding import Finding, Kind
from answerable.calc.consistency.gathering import candidates, pairs, rare
from answerable.calc.consistency.likeness import Rarity, likeness, same_thing, worth_comparing
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.same_cells import in_tables
from answerable.calc.consistency.swapped import swapped
from answerable.calc.consistency.tellings import (
    Bond,
    Telling,
    gathered,
    leading,
    listed,
    of_prose,
    severity,
    subject,
)
from answerable.calc.consistency.templates import without_templates

RULE = "same_figure"
MOST_ALIKE = 300
MOST_SHARED = 40


def same_figure(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Each thing that the documents tell with values that cannot both be right, with the places that tell it."""
    told = candidates(readings)
    bonds = [*without_templates(list(_in_prose(readings, told))), *in_tables(readings, told)]
    for group in gathered(bonds):
        yield _finding(group, bonds)


def _in_prose(readings: Sequence[Reading], told: Sequence[Candidate]) -> Iterator[Bond]:
    rarity = Rarity(told)
    compared = [one for one in told if worth_comparing(one.figure)]
    words = [one.counted | few for one, few in zip(compared, rare(compared, MOST_SHARED), strict=True)]
    for a, b in pairs(compared, words):
        if same_thing(a, b, rarity) and not swapped(a, b):
            where = (a.document, a.sentence.number), (b.document, b.sentence.number)
            yield Bond(of_prose(readings, a), of_prose(readings, b), likeness(a, b, rarity), where)


def _finding(group: list[Telling], bonds: Sequence[Bond]) -> Finding:
    leaders = leading(group, bonds)
    named = f" ({about})" if (about := subject(group)) else ""
    message = f"The same figure is told differently{named}: {listed(leaders, group)}."
    return Finding(RULE, Kind.CONTRADICTION, severity(leaders), message, tuple(one.place for one in leaders))
