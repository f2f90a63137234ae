"""One thing that is owed, and what somebody wants to see of all of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from answerable.kit.wording import counted

SOON_DAYS = 14
"""Days ahead that something counts as due soon."""


class When(StrEnum):
    """What the list can be narrowed to by when things are due; most pressing first."""

    LATE = "Late"
    SOON = "Due soon"
    LATER = "Due later"
    UNDATED = "No date"


class Whose(StrEnum):
    """What the list can be narrowed to by who has to act."""

    OFFICE = "The office"
    OTHERS = "Others"


class Sort(StrEnum):
    """What sort of thing is owed, by the part that keeps it."""

    CLOCK = "Duty"
    WORK = "Work of the plan"
    RECOMMENDATION = "Recommendation"
    FIGURES = "Figures"
    ANSWER = "Answer"
    PAPER = "Paper asked for"
    QUESTION = "Public question"
    PROMISE = "Promise"
    REQUEST = "Information asked for"
    PUBLICATION = "To be published"


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see; an empty field is no condition.

    `who` is "user:3" for a person's own, "but:3" for what is not theirs, or the words of a role.
    """

    words: str = ""
    who: str = ""
    when: str = ""
    whose: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Owed:
    """One thing that is owed: `how` says how it stands on the day ("late in law by 3 days"), `who` has to act."""

    sort: Sort
    words: str
    how: str
    who: str
    href: str
    due: date | None = None
    late: bool = False
    others: bool = False


@dataclass(frozen=True)
class Key:
    """Where one thing stands in the order of all: by its date, those without one last, the oldest of them first."""

    due: date
    sort: Sort
    key: int


def when_of(due: date | None, day: date) -> When:
    if due is None:
        return When.UNDATED
    if due < day:
        return When.LATE
    return When.SOON if due <= day + timedelta(days=SOON_DAYS) else When.LATER


def how_words(due: date | None, day: date) -> str:
    """ "late by 3 days", "due today", "due in 5 days"; nothing where there is no date."""
    if due is None:
        return ""
    days = (due - day).days
    if days < 0:
        return f"late by {counted(-days, 'day')}"
    return {0: "due today", 1: "due tomorrow"}.get(days, f"due in {counted(days, 'day')}")
