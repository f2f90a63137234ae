"""How fresh each measure is: what was told last, and what is expected next."""

from dataclasses import dataclass
from datetime import date

from answerable.calc.periods import Period
from answerable.publishing.pages.parts import Ref


@dataclass(frozen=True)
class FreshLine:
    """A measure: its newest figure's period, when that was told, and what is expected by when ("" and None where nothing is)."""

    measure: Ref
    frequency: str
    told_for: Period | None
    told_on: date | None
    expected: Period | None
    due: date | None
    overdue: bool
    # What the measure is about; "" in a page of an earlier day.
    subject: str = ""


@dataclass(frozen=True)
class FreshnessPage:
    """Every measure, the late ones first, seen from a day."""

    on: date
    lines: tuple[FreshLine, ...]
