"""Passages cut to one pattern, "in Ashby there were 214 ... 96 ...", "in Dunmere there were 198 ... 74 ...", tell of two things.

Two passages that contradict each other on one figure mostly agree on others, or have no others; where figure after figure
stands in the same words with another value, the passages are of two places, months or teams that no word near the numbers names.
"""

from collections import defaultdict
from collections.abc import Sequence

from answerable.calc.consistency.tellings import Bond

REACH = 4
_BLOCK = 8
ENOUGH = 2


def without_templates(bonds: Sequence[Bond]) -> list[Bond]:
    """The bonds but those beside which two others and more disagree, and none agrees."""
    near: dict[tuple[int, int, int, int], list[Bond]] = defaultdict(list)
    for bond in bonds:
        if bond.where:
            near[_block(bond)].append(bond)
    return [bond for bond in bonds if not _in_template(bond, near)]


def _block(bond: Bond) -> tuple[int, int, int, int]:
    (document, sentence), (other_document, other_sentence) = bond.where or ((0, 0), (0, 0))
    return document, sentence // _BLOCK, other_document, other_sentence // _BLOCK


def _in_template(bond: Bond, near: dict[tuple[int, int, int, int], list[Bond]]) -> bool:
    if not bond.where or not bond.disagrees:
        return False
    document, block, other_document, other_block = _block(bond)
    beside = [
        other
        for first in (-1, 0, 1)
        for second in (-1, 0, 1)
        for other in near.get((document, block + first, other_document, other_block + second), ())
        if other is not bond and _beside(bond, other)
    ]
    values = {other.one.value for other in beside if other.disagrees} - {bond.one.value}
    return len(values) >= ENOUGH and all(other.disagrees for other in beside)


def _beside(bond: Bond, other: Bond) -> bool:
    """Whether both ends of the other bond stand near the ends of this one, and are other figures."""
    if not bond.where or not other.where or other.one == bond.one or other.other == bond.other:
        return False
    return all(abs(here[1] - there[1]) <= REACH for here, there in zip(bond.where, other.where, strict=True))
