"""What several pages are made of."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.calc.periods import Period


@dataclass(frozen=True)
class Ref:
    """Words that lead to a page, by its address from the top of the site (a fragment may follow)."""

    text: str
    path: str


@dataclass(frozen=True)
class Telling:
    """One place that tells a figure: the paper, where in it, and the figure as printed there.

    `words` is the value as we read it, `value` the number (None where there is none, and on copies that were frozen before it was
    kept); `assumed` says that the paper's day is not printed in it.
    """

    paper: Ref
    published: date
    assumed: bool
    where: str
    line: int | None
    printed: str
    words: str
    note: str = ""
    value: Decimal | None = None
    qualifier: str = ""


@dataclass(frozen=True)
class Value:
    """One value of a figure with everything that tells it; `words` has its unit and its qualifier ("nearly 1,700")."""

    value: Decimal | None
    words: str
    qualifier: str
    status: str
    as_at: date
    tellings: tuple[Telling, ...]
    reason: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """The different words that the papers have for this value, the most exact first."""
        return tuple(dict.fromkeys([self.words, *(one.words for one in self.tellings)]))

    @property
    def latest(self) -> date:
        """When it was last told."""
        return max([self.as_at, *(one.published for one in self.tellings)])


@dataclass(frozen=True)
class Settlement:
    """Why the office goes by one of several values, and since when."""

    reason: str
    on: date
    aside: tuple[Value, ...]


@dataclass(frozen=True)
class Figure:
    """All that is known for one period. More than one `current` value is a dispute; any `earlier` one a restatement."""

    period: Period
    assumed: bool
    current: tuple[Value, ...]
    earlier: tuple[Value, ...] = ()
    settled: Settlement | None = None

    @property
    def disputed(self) -> bool:
        return len(self.current) > 1

    @property
    def restated(self) -> bool:
        return bool(self.earlier)

    @property
    def best(self) -> Value:
        return self.current[0]

    @property
    def rivals(self) -> tuple[str, ...]:
        """Every word that the papers have for a disputed figure, highest first; none where it is not disputed."""
        if not self.disputed:
            return ()
        return tuple(word for value in self.current for word in reversed(value.said))

    @property
    def values(self) -> tuple[Value, ...]:
        """Every value ever told, the current ones first."""
        return (*self.current, *(self.settled.aside if self.settled else ()), *self.earlier)


@dataclass(frozen=True)
class Series:
    """The figures of one area and one part of a breakdown, in the order of their periods."""

    area: str
    area_name: str
    area_kind: str
    breakdown: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class MeasureLine:
    """A measure in a list: its latest figure and what is said of it ("disputed", "restated" or nothing)."""

    title: str
    path: str
    subject: str
    latest: str
    period: str
    direction: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Disagreement:
    """A figure that the papers tell differently: which, and how."""

    measure: Ref
    of: str
    period: Period
    current: tuple[Value, ...]
    earlier: tuple[Value, ...]
    settled: Settlement | None = None


@dataclass(frozen=True)
class Mark:
    """One step of the rating scale: its word, its shape, and what it means."""

    word: str
    shape: str
    meaning: str = ""


@dataclass(frozen=True)
class Count:
    """How many objectives have a rating."""

    mark: Mark
    number: int


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective in a list, with its latest published rating if it has one."""

    code: str
    title: str
    path: str
    rating: Mark | None
    measures: int


@dataclass(frozen=True)
class PriorityPart:
    """A priority with its objectives."""

    code: str
    title: str
    path: str
    summary: str
    counts: tuple[Count, ...]
    objectives: tuple[ObjectiveLine, ...]


@dataclass(frozen=True)
class Meeting:
    """A meeting or event with as much of its date as is known, and the papers it had."""

    name: str
    title: str
    date: date
    month_only: bool
    kind: str
    time: str = ""
    location: str = ""
    agenda: tuple[str, ...] = ()
    note: str = ""
    evidence: Ref | None = None
    papers: tuple[Ref, ...] = ()
    # Its own page, where it has one.
    page: Ref | None = None
