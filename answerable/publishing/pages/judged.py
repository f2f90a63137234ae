"""How a series behaves, and what is known of a measure besides its figures, as the pages keep it.

Numbers that were computed are kept to six figures, so that a page is the same whichever machine made it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.calc.periods import Period
from answerable.publishing.pages.parts import Ref


@dataclass(frozen=True)
class Where:
    """Who says so: the paper, its day, and where in it."""

    paper: Ref
    published: date
    where: str
    line: int | None


@dataclass(frozen=True)
class Stretch:
    """Points `start` to `end` (both included) with one set of limits: one number where they are level, else one a point.

    `rebased` is the reason of the break that it begins at, `rebased_on` the day of it.
    """

    start: int
    end: int
    lower: tuple[Decimal, ...] = ()
    mean: tuple[Decimal, ...] = ()
    upper: tuple[Decimal, ...] = ()
    rebased: str = ""
    rebased_on: date | None = None


@dataclass(frozen=True)
class Found:
    """What a rule found, by the key of its set of rules; which way, and what that means by the measure's direction."""

    rule_set: str
    rule: str
    start: Period
    end: Period
    side: str
    verdict: str


@dataclass(frozen=True)
class Aim:
    """A standard in the values' own unit."""

    value: Decimal
    at_least: bool
    starts: date
    ends: date | None
    label: str


@dataclass(frozen=True)
class Unusual:
    """A time that no limit rests on, and why."""

    period: Period
    reason: str


@dataclass(frozen=True)
class Conduct:
    """How one series behaves: the periods charted with their values (None is a gap), limits, signals, assurance."""

    area: str
    breakdown: str
    chart: str
    periods: tuple[Period, ...]
    values: tuple[Decimal | None, ...]
    stretches: tuple[Stretch, ...]
    found: tuple[Found, ...]
    assured: str
    goal: Aim | None
    unusual: tuple[Unusual, ...] = ()
    why_none: str = ""
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A standard, target or expectation: what is asked, of which part, by whom and since when. `words` has the unit."""

    kind: str
    words: str
    aim: Aim
    set_by: str
    area: str
    of: str
    breakdown: str
    reason: str = ""
    note: str = ""
    said: Where | None = None


@dataclass(frozen=True)
class Broken:
    """A day from which something else is counted."""

    at: date
    assumed: bool
    kind: str
    reason: str
    breakdown: str
    note: str = ""
    said: Where | None = None


@dataclass(frozen=True)
class Noted:
    """A time to know about: "anomaly", "missing" or "event"."""

    period: Period
    kind: str
    reason: str
    breakdown: str
    note: str = ""
    said: Where | None = None


@dataclass(frozen=True)
class Beside:
    """What a figure is set beside, with how many stand behind it and when; `n` is None where the source does not say."""

    kind: str
    name: str
    why: str
    period: Period
    words: str
    n: int | None
    n_of: str
    of: str
    note: str = ""
    said: Where | None = None


@dataclass(frozen=True)
class Serves:
    """A metric of somebody else's set of measures that this one answers, and how nearly."""

    framework: str
    version: str
    metric: str
    fit: str
    of: str
    note: str = ""


@dataclass(frozen=True)
class Explained:
    """A signal with what the office says of it."""

    period: Period
    of: str
    rule: str
    side: str
    verdict: str
    state: str
    note: str


@dataclass(frozen=True)
class Freshness:
    """What was told last and when, and what is expected next, by when and from whom; seen from the day `on`."""

    on: date
    told_on: date | None
    told_for: Period | None
    owner: str
    expected: Period | None
    due: date | None

    @property
    def overdue(self) -> bool:
        return self.due is not None and self.due < self.on


@dataclass(frozen=True)
class Besides:
    """All that is known of a measure besides its figures."""

    asked: tuple[Asked, ...] = ()
    broken: tuple[Broken, ...] = ()
    noted: tuple[Noted, ...] = ()
    beside: tuple[Beside, ...] = ()
    serves: tuple[Serves, ...] = ()
    explained: tuple[Explained, ...] = ()
    freshness: Freshness | None = None
