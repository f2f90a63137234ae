"""How one wording became another, word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Kind(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    ADDED = "added"
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True)
class Run:
    """Words that stayed, came or went together."""

    kind: Kind
    text: str


def changed_words(before: str, after: str) -> tuple[Run, ...]:
    """The runs in the order in which they are read; what was taken out stands before what came for it.

    >>> [(one.kind.value, one.text) for one in changed_words("cut theft by half", "cut theft by a third")]
    [('same', 'cut theft by'), ('taken_out', 'half'), ('added', 'a third')]
    """
    old, new = before.split(), after.split()
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(Kind.SAME, " ".join(old[i1:i2])))
            continue
        if i2 > i1:
            runs.append(Run(Kind.TAKEN_OUT, " ".join(old[i1:i2])))
        if j2 > j1:
            runs.append(Run(Kind.ADDED, " ".join(new[j1:j2])))
    return tuple(runs)
