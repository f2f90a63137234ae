"""What is known of one number in prose."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from answerable.calc.figures.places import place
from answerable.calc.figures.schemes import scheme
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.speakers import speaker
from answerable.calc.figures.when import Mention
from answerable.calc.figures.words import stem
from answerable.calc.periods import Period
from answerable.calc.standing import Qualifier

LONGEST_QUOTE = 160


class Unit(StrEnum):
    """What a number is a number of; a change in percent has a unit of its own by its role."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "percentage_points"
    POUNDS = "gbp"
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    RANK = "rank"


class Role(StrEnum):
    """Whether the number tells how much there is, or by how much it changed."""

    LEVEL = "level"
    CHANGE = "change"


class Direction(StrEnum):
    """Which way a change went; none for a level."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True)
class Number:
    """A number as it stands in a sentence, between `start` and `end`; the value is in whole units.

    `moves` is set where the very word is a change ("doubled"); `upper` is the upper end of a span, whose `value` is the lower;
    `rounded` marks words that round by their nature ("a third").
    """

    value: Decimal
    unit: Unit
    printed: str
    start: int
    end: int
    moves: Direction = Direction.NONE
    upper: Decimal | None = None
    rounded: bool = False


@dataclass(frozen=True)
class Figure:
    """A number with what is said of it.

    `words` name the thing counted, its head last; `told_of` is the thing said before it, in its own words, where no noun follows it; `period` the days it is of, if the sentence says; `against` what a
    change is measured against; `aimed` marks targets, plans and forecasts; `per` a rate ("per month", "each").
    """

    number: Number
    sentence: Sentence
    qualifier: Qualifier
    role: Role
    direction: Direction
    words: tuple[str, ...]
    period: Period | None = None
    against: Mention | None = None
    since: Period | None = None
    aimed: bool = False
    per: str = ""
    told_of: str = ""

    @cached_property
    def about(self) -> tuple[str, ...]:
        """The stems of the words for the thing counted, its head last."""
        return tuple(stem(word) for word in self.words)

    @cached_property
    def subject(self) -> str:
        """What the figure is about, for people: the thing counted or told of, and the named operation or scheme near it."""
        named = scheme(self.sentence.text, self.number.start, self.number.end)
        told = self.told_of or " ".join(self.words)
        return ", ".join([told, named] if named and named.casefold() not in told.casefold() else [told]).strip(", ")

    @cached_property
    def place(self) -> str:
        """The area named near the number, or nothing."""
        return place(self.sentence.text, self.number.start, self.number.end)

    @cached_property
    def speaker(self) -> str:
        """Who is said to have said it, or nothing."""
        return speaker(self.sentence.text, self.number.start)

    @property
    def value(self) -> Decimal:
        """The value in whole units: 226000 for £226k."""
        return self.number.value

    @property
    def unit(self) -> Unit:
        """What it is a number of."""
        return self.number.unit

    @property
    def line(self) -> int:
        """The line of the document, from 1."""
        return self.sentence.line_at(self.number.start)

    @property
    def quote(self) -> str:
        """The sentence exactly as it stands; of a long one the words around the number."""
        text = self.sentence.text
        if len(text) <= LONGEST_QUOTE:
            return text.strip()
        half = LONGEST_QUOTE // 2
        start = text.rfind(" ", 0, self.number.start - half) + 1 if self.number.start > half else 0
        end = text.find(" ", self.number.end + half)
        return text[start : end if end > 0 else len(text)].strip()
