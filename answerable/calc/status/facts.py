"""What is known of an objective as at a day: its measures, its work, and what is open on its figures. The caller gathers it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Shows(StrEnum):
    """What a measure shows of an objective: whether what was promised came about, or what was done for it."""

    OUTCOME = "outcome"
    PERCEPTION = "perception"
    ACTIVITY = "activity"
    CONTEXT = "context"

    @property
    def words(self) -> str:
        return _SHOWS[self]

    @property
    def result(self) -> bool:
        """Whether it can say that a promise is kept: work done and surroundings cannot."""
        return self in (Shows.OUTCOME, Shows.PERCEPTION)


_SHOWS = {
    Shows.OUTCOME: "what came about",
    Shows.PERCEPTION: "what people say",
    Shows.ACTIVITY: "work or means",
    Shows.CONTEXT: "surroundings",
}


class Way(StrEnum):
    """Which way the figures went, by the measure's own direction. UNTOLD: nothing is held to compare the newest with."""

    BETTER = "better"
    WORSE = "worse"
    STEADY = "steady"
    NEITHER = "neither"
    UNTOLD = "untold"


class Basis(StrEnum):
    """How firmly the way is known, the firmest first."""

    TESTED = "tested"  # by its usual range, or by a test of two figures: it is more than chance, or no more
    TWO_FIGURES = "two_figures"  # two like figures, of which nothing can say what chance does
    PRINTED = "printed"  # the paper prints the change itself; the figures behind it are not held
    LEVELS = "levels"  # shares or averages of unlike periods, or with a change of system between
    NOTHING = "nothing"

    @property
    def words(self) -> str:
        return _BASIS[self]


_BASIS = {
    Basis.TESTED: "set against what chance gives",
    Basis.TWO_FIGURES: "two figures only, so that nothing says what chance does",
    Basis.PRINTED: "a change as the paper prints it; the figures behind it are not held",
    Basis.LEVELS: "levels of unlike periods, or with a change of system between them: taken with care",
    Basis.NOTHING: "",
}


class Against(StrEnum):
    """Whether the measure meets what is asked of it. NEARLY: it misses by less than the rules call a miss."""

    MEETS = "meets"
    MISSES = "misses"
    NEARLY = "nearly"
    HIT_AND_MISS = "hit_and_miss"
    NO_STANDARD = "no_standard"


@dataclass(frozen=True)
class MeasureFact:
    """One measure of an objective as known on the day.

    `size` is the change in percent of the earlier value, never below nought; None where nothing is compared, or the earlier value is
    not held. `short` is by how many percent of the standard it misses. `sentence` is what the measure's own page says first; `moved`
    says the change, `between` what changed meanwhile, `asked` the standard. `doubts` counts open findings that change the message of its figures, `findings` all.
    """

    code: str
    title: str
    shows: Shows
    shows_because: str = ""
    direction: str = "up_good"
    figures: int = 0
    last: date | None = None
    sentence: str = ""
    way: Way = Way.UNTOLD
    basis: Basis = Basis.NOTHING
    size: Decimal | None = None
    moved: str = ""
    between: str = ""
    against: Against = Against.NO_STANDARD
    asked: str = ""
    short: Decimal = Decimal(0)
    compared: bool = False
    disputed: bool = False
    overdue: int = 0
    findings: int = 0
    doubts: int = 0
    stands_for_good: bool = False  # it was asked for a time that is over, and the figure is of that time

    @property
    def judgeable(self) -> bool:
        """Whether a better and a worse of it are agreed."""
        return self.direction in ("up_good", "down_good")


@dataclass(frozen=True)
class Work:
    """The work that the delivery plan owes the objective, counted. `slips` counts dates that were moved.

    `untold` counts those of the late of which nothing was told since they were due: they may have been done.
    """

    owed: int = 0
    done: int = 0
    late: int = 0
    at_risk: int = 0
    stopped: int = 0
    slips: int = 0
    untold: int = 0


@dataclass(frozen=True)
class Facts:
    """One objective as at a day."""

    objective: str
    as_at: date
    measures: tuple[MeasureFact, ...] = ()
    work: Work = Work()
    recommendations: int = 0
    recommendations_late: int = 0
    causes_of_concern: int = 0
