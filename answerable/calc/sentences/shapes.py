"""What is said of a measure is said from these: its figures, what is known of them, and how a number is worded."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from answerable.calc import standing
from answerable.calc.behaviour.answer import Behaviour
from answerable.calc.behaviour.series import Anomaly, Cut, Goal, Quantity
from answerable.calc.change.known import Known
from answerable.calc.direction import Direction
from answerable.calc.periods import Kind, Period
from answerable.calc.standing import Qualifier


class Scale(StrEnum):
    """How two values of a unit are compared."""

    COUNT = "count"
    SHARE = "share"
    AMOUNT = "amount"
    DURATION = "duration"
    CHANGE = "change"
    PLACE = "place"


@dataclass(frozen=True)
class Fact:
    """One figure: what it says and in what words ("nearly 1,700"), with the words of its rivals when it is disputed.

    `finished` is False where it was told before its period was over; `assumed` where the paper does not print the period.
    `size` is how many it is out of (the denominator of a share), where that is held.
    """

    period: Period
    value: Decimal | None
    words: str
    qualifier: Qualifier = Qualifier.EXACT
    rivals: tuple[str, ...] = ()
    finished: bool = True
    assumed: bool = False
    provisional: bool = False
    size: Decimal | None = None

    @property
    def told(self) -> standing.Told:
        """As one paper told it."""
        return standing.Told(self.value, self.period.end, self.words, self.qualifier)

    @property
    def stretch(self) -> tuple[Decimal, Decimal]:
        """The lowest and highest true value that the words leave open: "nearly 1,700" is 1,650 to 1,700."""
        value = self.value or Decimal(0)
        return (value, value) if self.qualifier is Qualifier.EXACT else standing.stretch(self.told, value)

    def agrees(self, other: "Fact") -> bool:
        """Whether the two may be of one value: "about 2,000" may be 1,950."""
        return standing.agrees(self.told, other.told)


@dataclass(frozen=True)
class Line:
    """The figures of one area or one part of a breakdown; the whole has no name. `goal` is what is asked of it now."""

    name: str
    facts: tuple[Fact, ...]
    behaviour: Behaviour | None = None
    cuts: tuple[Cut, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    goal: Goal | None = None

    @property
    def known(self) -> list[Fact]:
        """Those with a value, in the order of their last days; of equals the longest stands last."""
        with_value = [fact for fact in self.facts if fact.value is not None]
        return sorted(with_value, key=lambda fact: (fact.period.end, fact.period.days))

    @property
    def newest(self) -> Fact:
        """The last of the known; the caller has seen to it that there is one."""
        return self.known[-1]

    def bearing(self, quantity: Quantity) -> Known:
        """What bears on comparing two of its values."""
        return Known(quantity, self.cuts, self.anomalies)


@dataclass(frozen=True)
class Beside:
    """A figure to set beside the newest: a nation's, a group of peers', or one of the measure's own years as a baseline.

    `name` reads after "for": "all forces", "the year before the pandemic". `n` is how many stand behind it ("43 forces"), None
    where nobody told; an `own` figure needs none.
    """

    name: str
    words: str
    period: Period
    n: int | None = None
    n_of: str = ""
    own: bool = False


@dataclass(frozen=True)
class Told:
    """What is to be said of: the lines, how they compare, and how a number of this unit is worded.

    `quantity` says what chance does to the values; without it, it is taken from the scale.
    """

    lines: tuple[Line, ...]
    scale: Scale
    direction: Direction
    words: Callable[[Decimal], str] = field(default=str)
    beside: tuple[Beside, ...] = ()
    quantity: Quantity | None = None

    def quantity_of(self, fact: Fact) -> Quantity:
        """What sort of number a figure is; a number on a day is what it is, and no count of events."""
        quantity = self.quantity or _QUANTITIES.get(self.scale, Quantity.OTHER)
        if quantity is Quantity.COUNT and fact.period.kind is Kind.SNAPSHOT:
            return Quantity.AMOUNT
        return quantity

    def number(self, value: float) -> str:
        """A computed number in words, without noughts at its end."""
        return self.words(Decimal(repr(value)).normalize())


_QUANTITIES = {Scale.COUNT: Quantity.COUNT, Scale.SHARE: Quantity.SHARE}
