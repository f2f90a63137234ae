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

    @property
    def meaning(self) -> str:
        return _PERFORMANCE_MEANS[self]


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

    @property
    def meaning(self) -> str:
        return _DELIVERY_MEANS[self]


class Strength(StrEnum):
    """How strong the evidence is, whatever it says."""

    NONE = "none"
    ACTIVITY = "activity"
    MEASURED = "measured"
    COMPARED = "compared"

    @property
    def words(self) -> str:
        return _STRENGTH[self]

    @property
    def meaning(self) -> str:
        return _STRENGTH_MEANS[self]


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


_PERFORMANCE_MEANS = {
    Performance.BETTER: "What came about got better, and nothing of it worse.",
    Performance.MEETING: "What came about meets what is asked, and nothing of it got worse.",
    Performance.STEADY: "What came about is measured, and shows no clear change.",
    Performance.MIXED: "Some of it speaks for it and some against.",
    Performance.MISSING: "What came about misses what is asked, and nothing got better.",
    Performance.WORSE: "What came about got worse, and nothing better.",
    Performance.CANNOT: "What is held cannot say whether the promise is kept. It is an answer, not a gap.",
}
_DELIVERY_MEANS = {
    Delivery.DONE: "All the work that is listed was done, whatever the figures say.",
    Delivery.ON_TRACK: "Work is still to do, and none is late.",
    Delivery.LATE: "Work that was due is not done.",
    Delivery.STOPPED: "Work was stopped, and none is left to do.",
    Delivery.NONE: "No work is listed for it, so nothing can be said of delivery.",
}
_STRENGTH_MEANS = {
    Strength.NONE: "No figure is held for it.",
    Strength.ACTIVITY: "What is held shows work, means or surroundings, and nothing that came of them.",
    Strength.MEASURED: "A result is measured.",
    Strength.COMPARED: "A result is measured, and set beside a comparator, a standard or what chance gives.",
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
    """One fact that was looked at, in a sentence; `measure` is the code of the measure that it is of, empty for other facts.

    `besides` is what a reader must know with it: what changed between two levels, and that a figure is overdue.
    """

    words: str
    weight: Weight
    why: str = ""  # why it weighs so, as a clause
    measure: str = ""
    besides: str = ""


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

    @property
    def foremost(self) -> Considered | None:
        """The measure that speaks loudest for what the performance is: against it where any does."""
        for weight in (Weight.AGAINST, Weight.FOR):
            found = next((one for one in self.considered if one.measure and one.weight is weight), None)
            if found:
                return found
        return None
