"""The pages of measures."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.calc.periods import Period
from answerable.publishing.pages.judged import Besides, Conduct
from answerable.publishing.pages.parts import MeasureLine, Ref, Series


@dataclass(frozen=True)
class Definition:
    """What a measure counts, in the words of its reviewed definition; ready to be read."""

    why: str
    numerator: str
    denominator: str
    unit: str
    direction: str
    direction_reason: str
    counted: str
    frequency: str
    breakdown: str
    source: str
    owner: str
    author: str
    checked_by: str
    reviewed: date
    next_review: date
    caveats: str


@dataclass(frozen=True)
class MeasurePage:
    """One measure: what it shows, every figure, every place that tells it. `known_on` is set on a page of an earlier day.

    `home_area` is the code of the area that the body is for: figures of it, not broken down, stand first. The last four were
    not on the first pages that were frozen: those have no limits and no signs.
    """

    code: str
    title: str
    subject: Ref
    sentences: tuple[str, ...]
    unit: str
    home_area: str
    series: tuple[Series, ...]
    definition: Definition
    objectives: tuple[Ref, ...]
    aliases: tuple[str, ...] = ()
    known_on: date | None = None
    earlier_days: tuple[Ref, ...] = ()
    conducts: tuple[Conduct, ...] = ()
    besides: Besides = Besides()  # noqa: RUF009 - frozen, like all that is kept
    compared: Ref | None = None
    suppress_below: int = 0


@dataclass(frozen=True)
class SubjectPart:
    """A subject with its measures."""

    title: str
    path: str
    summary: str
    measures: tuple[MeasureLine, ...]


@dataclass(frozen=True)
class MeasuresPage:
    """Every measure, by subject."""

    subjects: tuple[SubjectPart, ...]


@dataclass(frozen=True)
class SubjectPage:
    """The measures of one subject."""

    subject: SubjectPart


@dataclass(frozen=True)
class AreaRow:
    """One area: how many, out of how many, its rate, and where it lies among the limits ("" where there are none)."""

    code: str
    name: str
    words: str
    size: Decimal
    rate: Decimal
    position: str = ""


@dataclass(frozen=True)
class Size:
    """The limits at one size, inner (95%) and outer (99.8%)."""

    size: Decimal
    low: Decimal
    high: Decimal
    far_low: Decimal
    far_high: Decimal


@dataclass(frozen=True)
class ComparePage:
    """The areas of one kind set beside one another for one period: by limits, never by ranks.

    `why_none` says why there are no limits; `sources` are where the denominators come from, and of when; rates are for each `per`; `hidden` counts areas that
    are left out so that nobody can be recognised.
    """

    measure: Ref
    title: str
    kind: str
    period: Period
    unit: str
    direction: str
    size_words: str
    average: Decimal
    rows: tuple[AreaRow, ...]
    curve: tuple[Size, ...]
    sources: tuple[str, ...]
    caution: str = ""
    why_none: str = ""
    hidden: int = 0
    over_time: tuple[Conduct, ...] = ()
    value_unit: str = "count"
    per: int = 1000
