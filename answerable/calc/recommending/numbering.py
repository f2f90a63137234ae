"""The numbers of what was found: as printed where they are, the next of their kind where not, and no two alike."""

from collections.abc import Sequence
from itertools import count
from string import ascii_lowercase

from answerable.calc.recommending.found import Kind
from answerable.calc.recommending.walking import Told

PREFIXES = {
    Kind.CAUSE_OF_CONCERN: "CoC ",
    Kind.AREA_FOR_IMPROVEMENT: "AFI ",
    Kind.LEARNING: "Learning ",
    Kind.RECOMMENDATION: "",
}
CONCERN = "Concern "


def numbers(told: Sequence[Told]) -> dict[int, str]:
    """The number of each by `id`. What stands under a cause of concern without a number takes that one's with a letter: "CoC 1a"."""
    given: dict[int, str] = {}
    used: set[str] = set()
    for one in told:
        if one.number and not _is_letter_under(one):
            given[id(one)] = _free(_printed(one), used)
    for one in told:
        if id(one) not in given:
            given[id(one)] = _next(one, given, used)
    return given


def _is_letter_under(one: Told) -> bool:
    """A bullet's own "a." or "1." under a cause of concern says nothing outside it."""
    return one.cause is not None and one.level > 0


def _printed(one: Told) -> str:
    return one.number if not one.number[0].isdigit() else f"{_prefix(one)}{one.number}"


def _prefix(one: Told) -> str:
    return CONCERN if one.is_concern else PREFIXES[one.kind]


def _next(one: Told, given: dict[int, str], used: set[str]) -> str:
    if one.cause and (above := given.get(id(one.cause))) and one.kind is Kind.RECOMMENDATION:
        names = (f"{above}{ascii_lowercase[n] if n < 26 else f'.{n + 1}'}" for n in count())
    else:
        names = (f"{_prefix(one)}{number}" for number in count(1))
    return _free(next(name for name in names if name not in used), used)


def _free(wanted: str, used: set[str]) -> str:
    """The number itself, or with "(2)" behind it where chapters count from 1 again."""
    name = wanted if wanted not in used else next(one for n in count(2) if (one := f"{wanted} ({n})") not in used)
    used.add(name)
    return name
