"""What changed between two versions of a paper: passages added, removed and reworded, figures that are others now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from answerable.calc.blocks import Block, Table
from answerable.calc.claims import Claim

SAME_PASSAGE = 0.5
"""How alike two passages are, at least, to be one that was reworded."""
MOST_COMPARED = 4000
"""Characters of a passage that are compared with another's: the beginning tells."""


class Change(StrEnum):
    """What became of a block."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"


@dataclass(frozen=True)
class BlockChange:
    """A block that changed, by its number in the earlier and in the later version, each from 0."""

    change: Change
    before: int | None
    after: int | None


@dataclass(frozen=True)
class FigureChange:
    """A figure that is another now, by the claims' positions in the earlier and the later version."""

    before: int
    after: int


def text_of(block: Block) -> str:
    """What a block says, for comparing; the rows of a table on lines of their own."""
    return "\n".join(row.text for row in block.rows) if isinstance(block, Table) else block.text


def changed_blocks(before: Sequence[Block], after: Sequence[Block]) -> tuple[BlockChange, ...]:
    """The blocks that changed, in the order of the later version; those that only moved in number did not."""
    old, new = [text_of(one) for one in before], [text_of(one) for one in after]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        change
        for tag, first, last, into, until in steps
        if tag != "equal"
        for change in _paired(old, new, range(first, last), range(into, until))
    )


def changed_figures(
    before: Sequence[Claim], after: Sequence[Claim], blocks: Sequence[BlockChange]
) -> tuple[FigureChange, ...]:
    """The figures of reworded blocks that tell another value now: paired by what they are about, then by their order."""
    old, new = _by_block(before), _by_block(after)
    return tuple(
        FigureChange(was, now)
        for one in blocks
        if one.before is not None and one.after is not None
        for was, now in _moved(before, old.get(one.before, []), after, new.get(one.after, []))
    )


def _paired(old: Sequence[str], new: Sequence[str], was: range, now: range) -> Iterator[BlockChange]:
    """The blocks of a stretch that changed: each new one with the likest old one still left, in their order."""
    left = list(was)
    for at in now:
        twin = next((one for one in left if _alike(old[one], new[at])), None)
        if twin is None:
            yield BlockChange(Change.ADDED, None, at)
            continue
        # What was passed over to find the twin has no other one.
        for gone in left[: left.index(twin)]:
            yield BlockChange(Change.REMOVED, gone, None)
        left = left[left.index(twin) + 1 :]
        yield BlockChange(Change.REWORDED, twin, at)
    for gone in left:
        yield BlockChange(Change.REMOVED, gone, None)


def _alike(a: str, b: str) -> bool:
    likeness = SequenceMatcher(None, a[:MOST_COMPARED].split(), b[:MOST_COMPARED].split(), autojunk=False)
    return (
        likeness.real_quick_ratio() >= SAME_PASSAGE
        and likeness.quick_ratio() >= SAME_PASSAGE
        and likeness.ratio() >= SAME_PASSAGE
    )


def _by_block(claims: Sequence[Claim]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, one in enumerate(claims):
        found.setdefault(one.block, []).append(at)
    return found


def _moved(
    before: Sequence[Claim], was: Sequence[int], after: Sequence[Claim], now: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of figures of one block that stand for one another and differ in value or unit."""
    steps = SequenceMatcher(
        None, [_told(before[at]) for at in was], [_told(after[at]) for at in now], autojunk=False
    ).get_opcodes()
    for tag, first, last, into, until in steps:
        if tag == "replace":
            yield from _replaced(before, was[first:last], after, now[into:until])


def _replaced(
    before: Sequence[Claim], was: Sequence[int], after: Sequence[Claim], now: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Of figures that took the place of others: those about one subject in one unit, and where as many, those in one order."""
    left = list(was)
    by_order = len(was) == len(now)
    for place, at in enumerate(now):
        same = next((one for one in left if _about(before[one]) == _about(after[at])), None)
        if same is None and by_order and was[place] in left and before[was[place]].unit is after[at].unit:
            same = was[place]
        if same is not None:
            left.remove(same)
            yield same, at


def _told(claim: Claim) -> tuple[object, ...]:
    return claim.value, claim.unit, claim.role


def _about(claim: Claim) -> tuple[object, ...]:
    return claim.subject, claim.unit, claim.role, claim.period
