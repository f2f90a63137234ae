"""The numbers of what was found: as printed where they are, the next of their kind where not, and no two alike."""

from collections import Counter
from collections.abc import Callable, Sequence
from string import ascii_lowercase

from answerable.calc.recommending.found import PREFIXES, Kind
from answerable.calc.recommending.walking import Told

CONCERN = "Concern "


class Numbers:
    """Numbers that are given out, none of them twice."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self._tried: Counter[str] = Counter()

    def take(self, wanted: str) -> str:
        """The number itself, or with "(2)" behind it where chapters count from 1 again."""
        name = wanted
        while name in self.used:
            self._tried[wanted] += 1
            name = f"{wanted} ({self._tried[wanted] + 1})"
        self.used.add(name)
        return name

    def next(self, prefix: str) -> str:
        """The next whole number behind a prefix that nobody has."""
        return self._first_free(prefix, lambda n: f"{prefix}{n}")

    def below(self, above: str) -> str:
        """The number above with the next letter: "CoC 1a"; after 26 of them with a number."""
        return self._first_free(
            f"{above}a", lambda n: f"{above}{ascii_lowercase[n - 1]}" if n <= 26 else f"{above}.{n}"
        )

    def _first_free(self, row: str, name_of: Callable[[int], str]) -> str:
        key = f"next {row}"
        while True:
            self._tried[key] += 1
            if (name := name_of(self._tried[key])) not in self.used:
                self.used.add(name)
                return name


def numbers(told: Sequence[Told]) -> dict[int, str]:
    """The number of each by `id`. What stands under a cause of concern without a number takes that one's with a letter: "CoC 1a"."""
    given: dict[int, str] = {}
    free = Numbers()
    for one in told:
        if one.number and not _is_letter_under(one):
            given[id(one)] = free.take(_printed(one))
    for one in told:
        if id(one) not in given:
            above = given.get(id(one.cause)) if one.cause and one.kind is Kind.RECOMMENDATION else None
            given[id(one)] = free.below(above) if above else free.next(_prefix(one))
    return given


def _is_letter_under(one: Told) -> bool:
    """A bullet's own "a." or "1." under a cause of concern says nothing outside it."""
    return one.cause is not None and one.level > 0


def _printed(one: Told) -> str:
    return one.number if not one.number[0].isdigit() else f"{_prefix(one)}{one.number}"


def _prefix(one: Told) -> str:
    return CONCERN if one.is_concern else PREFIXES[one.kind]
