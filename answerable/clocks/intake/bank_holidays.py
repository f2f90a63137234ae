"""Bank holidays of a calendar, from the `holidays` library: what `calc.clocks` is given."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from holidays import country_holidays

CALENDARS: Final[Mapping[str, tuple[str, ...]]] = {"england": ("ENG",), "uk_any": ("ENG", "SCT", "NIR", "WLS")}
"""A calendar and the parts of the United Kingdom whose bank holidays are in it; the law of England is that of Wales here."""
NAMES: Final = {"ENG": "England", "SCT": "Scotland", "NIR": "Northern Ireland", "WLS": "Wales"}
FIRST_YEAR, LAST_YEAR = 1974, 2100
"""What the library reckons reliably. One-off bank holidays of years to come are in it only once they are proclaimed."""


def bank_holidays(calendar: str, start: date, days: int) -> Mapping[date, str]:
    """The bank holidays, with their names, of the years that `days` days from `start` lie in; none for "none"."""
    if calendar not in CALENDARS:
        return {}
    last = min(start.year + days // 365 + 1, LAST_YEAR)
    found: dict[date, str] = {}
    for year in range(max(start.year, FIRST_YEAR), last + 1):
        found |= _of_year(calendar, year)
    return found


def unknown_years(calendar: str, start: date, due: date) -> str:
    """A sentence where the days lie in years whose bank holidays are not known; empty otherwise."""
    if calendar in CALENDARS and (start.year < FIRST_YEAR or due.year > LAST_YEAR):
        return (
            f"Bank holidays are known for {FIRST_YEAR} to {LAST_YEAR} only: in other years just weekends are left out."
        )
    return ""


@cache
def _of_year(calendar: str, year: int) -> Mapping[date, str]:
    parts = CALENDARS[calendar]
    found: dict[date, tuple[str, list[str]]] = {}
    for part in parts:
        for day, name in country_holidays("GB", subdiv=part, years=year).items():
            found.setdefault(day, (name, []))[1].append(NAMES[part])
    return {day: _named(name, where, len(parts)) for day, (name, where) in found.items()}


def _named(name: str, where: list[str], parts: int) -> str:
    return name if len(where) == parts else f"{name}, {' and '.join(where) if len(where) < 3 else ', '.join(where)}"
