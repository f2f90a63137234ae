"""Which area a text names: by its whole name, or by its name without what sort of area it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HERE = frozenset(
    ("force", "force area", "force wide", "forcewide", "county", "county wide", "countywide", "constabulary", "area")
)
"""What papers call the area of the office itself."""
_SORT_OF_AREA = re.compile(r"\b(?:(?:local )?policing (?:unit|area)|lpu|lpa|bcu|division|district|total)$")


@dataclass(frozen=True)
class AreaWords:
    """An area by its code and its name."""

    code: str
    name: str


class AreaNames:
    """The areas of an office by what texts call them."""

    def __init__(self, areas: Sequence[AreaWords]) -> None:
        self._names = [(name, whole, one.code) for one in areas for name, whole in _called(one.name)]

    def named(self, text: str, among: frozenset[str] = frozenset()) -> str:
        """The code of the area that a text names, the longest name first; of several that go by one name, one of those `among`."""
        said = f" {plain(text)} "
        found = [(code in among, len(name), whole, code) for name, whole, code in self._names if f" {name} " in said]
        return max(found)[3] if found else ""


def is_here(place: str) -> bool:
    """Whether a place is only another word for the area of the office itself."""
    return plain(place).removeprefix("the ") in _HERE


def _called(area: str) -> Iterator[tuple[str, bool]]:
    """What an area is called: its whole name, and its name without what sort of area it is."""
    whole, short = plain(area), _SORT_OF_AREA.sub("", plain(re.sub(r"\(.*?\)", "", area))).strip()
    yield from ((name, name == whole) for name in dict.fromkeys((whole, short)) if len(name) > 2)


def plain(text: str) -> str:
    """The words alone, small, one space between."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
