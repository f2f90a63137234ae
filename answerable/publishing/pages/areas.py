"""The pages of areas: what is held for a place, found by its council or by the first half of a postcode."""

from dataclasses import dataclass

from answerable.publishing.pages.parts import Meeting, Ref
from answerable.publishing.pages.scrutiny import QuestionEntry


@dataclass(frozen=True)
class PostcodePart:
    """A postcode district: the towns that people know it by, and the areas that it lies in."""

    code: str
    towns: str
    areas: tuple[Ref, ...]
    assumed: bool
    note: str = ""


@dataclass(frozen=True)
class AreaEntry:
    """An area in the list: how many measures have a figure for it."""

    area: Ref
    kind: str
    measures: int


@dataclass(frozen=True)
class AreasPage:
    """Every area with something held for it, and the postcode districts; `sources` say where those come from."""

    force: str
    home: str
    entries: tuple[AreaEntry, ...]
    postcodes: tuple[PostcodePart, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class AreaFigure:
    """The newest figure that a measure has for an area; `of` is the part of its breakdown, `more` how many figures besides."""

    measure: Ref
    words: str
    period: str
    of: str
    more: int


@dataclass(frozen=True)
class RelatedArea:
    """Another area whose name tells that it has to do with this one; what its bounds are is not held."""

    area: Ref
    kind: str
    measures: int
    note: str


@dataclass(frozen=True)
class AreaPromise:
    """A promise that grew from a question of this area."""

    words: str
    state: str
    promise: Ref


@dataclass(frozen=True)
class AreaPage:
    """One area. `wider` counts the measures that are known only for the whole of the force's area."""

    code: str
    name: str
    kind: str
    note: str
    population: int | None
    population_source: str
    within: tuple[str, ...]
    force: str
    postcodes: tuple[PostcodePart, ...]
    figures: tuple[AreaFigure, ...]
    related: tuple[RelatedArea, ...]
    wider: int
    questions: tuple[QuestionEntry, ...]
    meetings: tuple[Meeting, ...]
    promises: tuple[AreaPromise, ...]
