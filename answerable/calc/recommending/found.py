"""What is found in a report: each recommendation with whom it is for, until when, and where it stands."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a report calls it."""

    CAUSE_OF_CONCERN = "cause_of_concern"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    RECOMMENDATION = "recommendation"
    LEARNING = "learning"


PREFIXES = {
    Kind.CAUSE_OF_CONCERN: "CoC ",
    Kind.AREA_FOR_IMPROVEMENT: "AFI ",
    Kind.LEARNING: "Learning ",
    Kind.RECOMMENDATION: "",
}
"""What stands before a bare number of each kind, so that the first of each has a number of its own."""


class Addressee(StrEnum):
    """Whom it is for, as the register tells them apart."""

    CHIEF_OFFICER = "chief_officer"
    BODY = "body"
    OTHERS = "others"


class DeadlineKind(StrEnum):
    """Whether a day is set."""

    DATE = "date"
    NONE_SET = "none_set"
    IMMEDIATE = "immediate"


class Doubt(StrEnum):
    """Why a person should look twice: a sentence that recommends and has no number or heading; one without words; one that is done."""

    NO_LABEL = "no_label"
    NO_TEXT = "no_text"
    DONE = "done"


@dataclass(frozen=True)
class Deadline:
    """Until when: `day` is there exactly when the kind is a date; `words` are as printed, also where they set no day that can be reckoned."""

    kind: DeadlineKind = DeadlineKind.NONE_SET
    day: date | None = None
    words: str = ""


NO_DEADLINE = Deadline()


@dataclass(frozen=True)
class Found:
    """One recommendation as a report prints it.

    `number` is as printed ("3", "AFI 2") or, where none is, the next of its kind; no two of one report are alike. `under` is the number of the
    cause of concern that it belongs to. `line` and `page` are where it begins, `again` the lines where it is told once more. `action` and
    `owner` are what a table of an audit says beside it.
    """

    number: str
    kind: Kind
    title: str
    text: str
    line: int
    page: int | None = None
    quote: str = ""
    addressee: Addressee = Addressee.CHIEF_OFFICER
    deadline: Deadline = NO_DEADLINE
    under: str = ""
    owner: str = ""
    action: str = ""
    doubt: Doubt | None = None
    again: tuple[int, ...] = field(default=())
