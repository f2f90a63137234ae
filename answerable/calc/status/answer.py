"""What is said of an objective as at a day: three answers apart, the step of a scale they suggest, and every reason in words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Performance(StrEnum):
    """What the figures say, whether or not the work was done."""

    BETTER = "better"
    MEETING = "meeting"
    STEADY = "steady"
    MIXED = "mixed"
    MISSING = "missing"
    WORSE = "worse"
    CANNOT = "cannot"

    @property
    def words(self) -> str:
        return _PERFORMANCE[self]


class Delivery(StrEnum):
    """Whether the work that was owed was done, whatever the figures say."""

    DONE = "done"
    ON_TRACK = "on_track"
    LATE = "late"
    STOPPED = "stopped"
    NONE = "none"

    @property
    def words(self) -> str:
        return _DELIVERY[self]


class Strength(StrEnum):
    """How strong the evidence is, whatever it says."""

    NONE = "none"
    ACTIVITY = "activity"
    MEASURED = "measured"
    COMPARED = "compared"

    @property
    def words(self) -> str:
        return _STRENGTH[self]


_PERFORMANCE = {
    Performance.BETTER: "Getting better",
    Performance.MEETING: "Meeting its standard",
    Performance.STEADY: "No clear change",
    Performance.MIXED: "Mixed",
    Performance.MISSING: "Missing its standard",
    Performance.WORSE: "Getting worse",
    Performance.CANNOT: "Cannot be judged",
}
_DELIVERY = {
    Delivery.DONE: "Done",
    Delivery.ON_TRACK: "On track",
    Delivery.LATE: "Late",
    Delivery.STOPPED: "Stopped",
    Delivery.NONE: "No work is listed",
}
_STRENGTH = {
    Strength.NONE: "None",
    Strength.ACTIVITY: "Activity only",
    Strength.MEASURED: "Measured",
    Strength.COMPARED: "Measured with a comparison",
}


class Question(StrEnum):
    """What a rule answers; they are asked in this order."""

    STRENGTH = "strength"
    PERFORMANCE = "performance"
    DELIVERY = "delivery"
    STEP = "step"


class Weight(StrEnum):
    """How a fact weighs in the status."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"
    LEFT_OUT = "left_out"

    @property
    def words(self) -> str:
        return _WEIGHT[self]


_WEIGHT = {
    Weight.FOR: "Speaks for it",
    Weight.AGAINST: "Speaks against it",
    Weight.NEITHER: "Says neither",
    Weight.LEFT_OUT: "Does not count",
}


@dataclass(frozen=True)
class Considered:
    """One fact that was looked at, in a sentence; `measure` is the code of the measure that it is of, empty for other facts."""

    words: str
    weight: Weight
    why: str = ""  # why it weighs so, as a clause
    measure: str = ""


@dataclass(frozen=True)
class Spoken:
    """A rule that applied: which, what it answered, in its own sentence, and what made it apply. The first of a question decides."""

    question: Question
    rule: str
    answer: str
    words: str
    because: str
    decided: bool


@dataclass(frozen=True)
class Status:
    """The computed status of one objective.

    `step` is the code of the step that the rules suggest on the scale that was asked for; empty where they suggest none.
    `clause` says in half a sentence why the performance is what it is. `rules` is code and version of the rules ("answerable-1").
    """

    as_at: date
    performance: Performance
    delivery: Delivery
    strength: Strength
    step: str
    clause: str
    considered: tuple[Considered, ...]
    spoken: tuple[Spoken, ...]
    rules: str
