"""A figure with the words around it, ready to be compared with others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from answerable.calc.consistency.own_year import IN_THE_YEAR
from answerable.calc.consistency.synonyms import sense
from answerable.calc.figures.acronyms import expanded
from answerable.calc.figures.figure import Figure, Unit
from answerable.calc.figures.qualifiers import clause
from answerable.calc.figures.sentences import Sentence
from answerable.calc.figures.when import mentions
from answerable.calc.figures.words import SMALL, WORD, names, stem, stems
from answerable.calc.periods import Period

WINDOW = 160
_BEFORE = 250
_HEADING = 120
_FOLLOWING, BESIDE, _A_MONTH = 60, 80, 31
_NUMBERED = re.compile(
    r"\b(?:round|phase|stage|wave|cohort|tranche|year|tier|level|priority|objective|operation|project|division|zone|group|part)\s(?:\d{1,2}|one|two|three|four|five|six)\b(?!\s[a-z]+s\b|\s\w+\s[a-z]+s\b)",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(
    r"\b(?i:in|during|throughout|for|on\s\d{1,2}(?:st|nd|rd|th)?(?:\sof)?)\s(January|February|March|April|May|June|July|August|September|October|November|December)\b(?!,?\s\d{4})"
)
_SINCE = re.compile(r"\bsince\s(?:[\w’']+\s){1,6}(?:in|on)\s(?:early\s|late\s|mid[\s-])?$", re.IGNORECASE)
_UNDERTAKING = re.compile(r"\b(?:[Oo]peration|Op|[Pp]roject|[Ee]xercise)\s([A-Z][\w-]+)")
_PHRASE = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_CLAUSE_END = re.compile(r"[^.;:,()\d]{0,60}")
_WEIGHTS = ((300, 0.5), (WINDOW, 0.75), (70, 1.0))
_HOURS = stem("hours")
_HEADING_WEIGHT, _BEFORE_WEIGHT, _COUNTED_WEIGHT = 0.3, 0.35, 1.3


@dataclass(frozen=True)
class Candidate:
    """A figure with the document it stands in and the words around it.

    `before` is the text that leads to its sentence, `near` the other figures of its sentence and of those beside it in its passage,
    `known` the short forms that any of the documents explains, `issued` the day the document was written, `own_year` the year that it is about as a whole.
    """

    document: int
    figure: Figure
    before: str = ""
    near: tuple[Figure, ...] = field(default=(), repr=False)
    known: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    common: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    issued: date | None = None
    own_year: Period | None = None

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.figure.sentence

    @property
    def unit(self) -> Unit:
        """The unit of the number; hours that are counted like things ("847 total hours") are hours."""
        hours = self.figure.unit is Unit.COUNT and self.head == _HOURS
        return Unit.HOURS if hours else self.figure.unit

    @cached_property
    def period(self) -> Period | None:
        """The period it is of; none where that only dates what it is counted from ("since it began in 2021")."""
        text, period = self.sentence.text, self.figure.period
        if period and any(one.period == period and _SINCE.search(text[: one.start]) for one in mentions(text)):
            return None
        return period or (self.own_year if self._in_the_year else None)

    @property
    def _in_the_year(self) -> bool:
        """Whether the sentence says "in the year" and no other time."""
        return bool(IN_THE_YEAR.search(self.sentence.text)) and not mentions(self.sentence.text)

    @property
    def heading(self) -> str:
        """The end of the heading above it."""
        return self.sentence.passage.heading[-_HEADING:]

    def beside(self, reach: int) -> str:
        """The words of the sentence at most so many letters from the number, short forms written out."""
        text, number = self.sentence.text, self.figure.number
        return expanded(text[max(0, number.start - reach) : number.end + reach], self.known)

    @cached_property
    def close(self) -> str:
        """The words of the sentence near the number."""
        return self.beside(WINDOW)

    @cached_property
    def stretch(self) -> str:
        """The words of its clause from the number before to the number after."""
        text, number = self.sentence.text, self.figure.number
        others = [one.number for one in self.near if one.sentence is self.sentence]
        first, last = clause(text, number.start, number.end)
        first = max([first, *(one.end for one in others if one.end <= number.start)])
        last = min([last, *(one.start for one in others if one.start >= number.end)])
        return expanded(text[first:last], self.known)

    @cached_property
    def context(self) -> frozenset[str]:
        """Senses of the words near the number."""
        return _senses(self.close)

    @cached_property
    def nearest(self) -> frozenset[str]:
        """Stems of the words right beside the number."""
        return frozenset(stems(self.beside(BESIDE)))

    @cached_property
    def wider(self) -> frozenset[str]:
        """Stems of the words near the number, of what leads to its sentence, and of the heading."""
        return frozenset(stems(f"{self.close} {expanded(f'{self.before} {self.heading}', self.known)}"))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Stems of the words near the number and of the heading."""
        return frozenset(stems(f"{self.close} {expanded(self.heading, self.known)}"))

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How much each sense around the number says of it: the thing counted most, the heading least."""
        found = dict.fromkeys(_senses(expanded(self.heading, self.known)), _HEADING_WEIGHT)
        found.update(dict.fromkeys(_senses(expanded(self.before[-_BEFORE:], self.known)), _BEFORE_WEIGHT))
        for reach, weight in _WEIGHTS:
            found.update(dict.fromkeys(_senses(self.beside(reach)), weight))
        found.update(dict.fromkeys(self.about, _COUNTED_WEIGHT))
        return found

    @cached_property
    def about(self) -> frozenset[str]:
        """Senses of the words for the thing counted."""
        return _senses(expanded(" ".join(self.figure.words), self.known))

    @cached_property
    def head(self) -> str:
        """The sense of the last word for the thing counted."""
        words = stems(expanded(" ".join(self.figure.words[-1:]), self.known))
        return sense(words[-1]) if words else ""

    @cached_property
    def following(self) -> frozenset[str]:
        """Senses of the words right after the number, in its clause."""
        text, end = self.sentence.text, self.figure.number.end
        found = _CLAUSE_END.match(text, end)
        after = found.group() if found else ""
        whole = after.rsplit(" ", 1)[0] if len(after) == _FOLLOWING else after
        return _senses(expanded(whole, self.known))

    @cached_property
    def counted(self) -> frozenset[str]:
        """Senses of the thing counted and of the words right after the number."""
        return self.about | self.following

    @property
    def named_before(self) -> bool:
        """Whether the thing counted is named before the number alone: "Farm Watch has grown by 420"."""
        return bool(self.about) and not self.about & self.following

    @cached_property
    def beside_words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words right before the number, nearest first, and those right after it, as far as no other number parts them."""
        text, number = self.sentence.text, self.figure.number
        before = re.split(r"\d", text[max(0, number.start - BESIDE) : number.start])[-1]
        after = re.split(r"\d", text[number.end : number.end + BESIDE])[0]
        return tuple(reversed(_plain(before))), _plain(after)

    @cached_property
    def numbered(self) -> str:
        """What a number in its name tells apart, the last before the figure, else the first after it: "Round 2", "phase three"."""
        text, number = self.sentence.text, self.figure.number
        before = _NUMBERED.findall(text, max(0, number.start - WINDOW), number.start)
        after = _NUMBERED.findall(text, number.end, number.end + WINDOW)
        return (before[-1] if before else after[0] if after else "").casefold()

    @cached_property
    def spans(self) -> tuple[Period, ...]:
        """Periods longer than a month that its sentence names, whichever figure they are of."""
        named = (mention.period for mention in mentions(self.sentence.text))
        return tuple(period for period in named if period and period.days > _A_MONTH)

    @cached_property
    def months(self) -> frozenset[str]:
        """Months in which, by the text of its passage up to it, something was: "in November four nights ...", with no year."""
        text = self.sentence.passage.text[: self.sentence.offset + self.figure.number.end + _FOLLOWING]
        return frozenset(found[1].casefold()[:3] for found in _IN_MONTH.finditer(text))

    @cached_property
    def undertakings(self) -> frozenset[str]:
        """Operations and projects named in its sentence."""
        return frozenset(name.casefold() for name in _UNDERTAKING.findall(self.sentence.text))

    @cached_property
    def named(self) -> frozenset[str]:
        """Names near the number."""
        return names(self.close, self.common)

    @cached_property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """Names of two words and more near the number or in what leads to it, as stems."""
        text = f"{self.close} . {expanded(self.before[-_BEFORE:], self.known)}"
        found = [
            [word for word in match.group().split() if word.casefold() not in SMALL] for match in _PHRASE.finditer(text)
        ]
        return frozenset(tuple(stem(word) for word in words) for words in found if len(words) > 1)


def _plain(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in WORD.findall(text))


def _senses(text: str) -> frozenset[str]:
    return frozenset(sense(word) for word in stems(text))
