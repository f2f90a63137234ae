"""Whether words of one text stand in another: by every run of so many words, told by its hash, so that the texts need not be kept.

The method is Broder's (1997), "On the resemblance and containment of documents", with each run kept and none sampled.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

RUN = 8
"""So many words in a row are hardly ever the same by chance."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Stretch:
    """Words in a row, `first` to `last` as counted from 0 (both included), that also stand elsewhere; between `start` and `end` of the text."""

    first: int
    last: int
    start: int
    end: int

    @property
    def words(self) -> int:
        """How many they are."""
        return self.last - self.first + 1


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without what stands between them."""
    return [found.casefold().replace("’", "'") for found in _WORD.findall(text)]


def runs(words: Sequence[str], length: int = RUN) -> Iterator[int]:
    """The hash of every run of `length` words, in order. It holds within one process."""
    for at in range(len(words) - length + 1):
        yield hash(tuple(words[at : at + length]))


def shared(text: str, closed: Collection[int], length: int = RUN) -> Iterator[Stretch]:
    """The longest stretches of a text all of whose runs are among the closed ones."""
    places = [found.span() for found in _WORD.finditer(text)]
    first = last = -1
    for at, run in enumerate(runs(words_of(text), length)):
        if run not in closed:
            continue
        if first >= 0 and at > last - length + 2:
            yield _stretch(places, first, last)
            first = -1
        first, last = at if first < 0 else first, at + length - 1
    if first >= 0:
        yield _stretch(places, first, last)


def _stretch(places: Sequence[tuple[int, int]], first: int, last: int) -> Stretch:
    return Stretch(first, last, places[first][0], places[last][1])
