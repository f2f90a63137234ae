"""The pages of measures."""

from dataclasses import dataclass
from datetime import date

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

    `home_area` is the code of the area that the body is for: figures of it, not broken down, stand first.
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
