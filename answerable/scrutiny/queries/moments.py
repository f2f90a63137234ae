"""Moments of an objective's life: what happened on a day, as a sentence, with who says so and where it can be read."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.calc.periods import Period
from answerable.measures.queries.cited import Run


class Sort(StrEnum):
    """What sort of thing a moment is; a reader may leave sorts out."""

    PROMISED = "promised"
    MOVED = "moved"
    TOLD = "told"
    ASKED = "asked"
    JUDGED = "judged"
    RECOMMENDED = "recommended"
    OWED = "owed"
    DECIDED = "decided"
    MET = "met"


SORTS = {
    Sort.PROMISED: "What was promised",
    Sort.MOVED: "How the figures moved",
    Sort.TOLD: "What was done, and what happened",
    Sort.ASKED: "What was asked and answered",
    Sort.JUDGED: "Ratings and judgements",
    Sort.RECOMMENDED: "Recommendations",
    Sort.OWED: "Work that is owed",
    Sort.DECIDED: "Decisions",
    Sort.MET: "Meetings and papers",
}


Told = tuple[str, Period]
"""Which figure it is: the code of its measure, and its period."""


class Turn(StrEnum):
    """How a figure stands to the one before it; a measure without a good direction has no turn."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True)
class Moment:
    """One thing that happened: `on` a day, or `since` an earlier one until then; `whole_month` where only the month is known.

    `words` is a sentence or two that read by themselves; where they cite figures, `runs` are the same words with the figures
    answered. `said` is a paper or a body whose word it is. `href` leads on.
    """

    on: date
    sort: Sort
    words: str
    said: str = ""
    href: str = ""
    since: date | None = None
    whole_month: bool = False
    runs: tuple[Run, ...] = ()
    # Of a figure the title of its measure, which `words` then leave out, how it stands to the one before, and which it is.
    title: str = ""
    turn: Turn | None = None
    figure: Told | None = None
    # Of a figure: a sentence of the story tells it already.
    repeated: bool = False

    @property
    def heard(self) -> str:
        """The words with their figures, as somebody hears them read out."""
        return "".join(run.text for run in self.runs) or self.words


@dataclass(frozen=True)
class Ahead:
    """Something that is still to come, or is late: `due` is None where no date is set."""

    words: str
    due: date | None = None
    late: bool = False
    href: str = ""


@dataclass(frozen=True)
class Chapter:
    """A year of the story, with its moments in order of time."""

    year: int
    moments: tuple[Moment, ...]


def chapters(moments: Collection[Moment]) -> Iterator[Chapter]:
    """The moments by year, the oldest first; what a day ended comes before what it brought, then as things follow from one another."""
    order = {sort: number for number, sort in enumerate(SORTS)}
    ordered = sorted(
        moments, key=lambda one: (one.on, one.since or one.on, not one.whole_month, order[one.sort], one.words)
    )
    for year in sorted({one.on.year for one in ordered}):
        yield Chapter(year, tuple(one for one in ordered if one.on.year == year))


def joined(parts: Sequence[str]) -> str:
    """Sentences one after the other, without those that are empty."""
    return " ".join(part.strip() for part in parts if part.strip())


def ended(words: str) -> str:
    """The words as a sentence: with a full stop, where nothing ends them yet."""
    words = words.strip()
    return words if not words or words[-1] in ".?!”" else f"{words}."
