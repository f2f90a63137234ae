"""Citations in a text answered from what is held: the value in words, where it comes from, and what has become of it since."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from answerable.areas.models import Area
from answerable.bodies.queries import body
from answerable.calc.citing import Citation, Fault, Piece, pieces
from answerable.calc.periods import Period
from answerable.calc.periods import printed as period_words
from answerable.measures.models import Measure
from answerable.measures.queries.held import Figure, Held, Series, series_of_many
from answerable.measures.queries.pages import held_words

MOST_NAMED = 4
_HEADING, _ITEM = re.compile(r"#{1,3}\s+"), re.compile(r"[-*•]\s+")


@dataclass(frozen=True)
class CitedFigure:
    """A figure as a citation found it. `words` is how it is read in the text; `key` finds the observation again."""

    written: str
    code: str
    title: str
    unit: str
    words: str
    value: Decimal
    qualifier: str
    period: Period
    breakdown: str
    area: str
    area_name: str
    as_at: date
    source: str
    source_title: str
    locator: str
    key: int

    @property
    def of(self) -> str:
        """What it is of, in words: the measure, its part, its period."""
        parts = (self.title, self.breakdown, self.area_name, period_words(self.period))
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Run:
    """A stretch of a line: plain words, or a figure with its number among the text's figures, or something at fault."""

    text: str
    figure: CitedFigure | None = None
    number: int = 0
    fault: str = ""


@dataclass(frozen=True)
class Line:
    """A heading, an item of a list or a paragraph."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Cited:
    """A whole text with its citations answered."""

    lines: tuple[Line, ...]

    @property
    def figures(self) -> tuple[CitedFigure, ...]:
        """Every figure once, in the order of their numbers."""
        found = {run.number: run.figure for line in self.lines for run in line.runs if run.figure}
        return tuple(found[number] for number in sorted(found))

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with citations, a sentence each."""
        return tuple(dict.fromkeys(run.fault for line in self.lines for run in line.runs if run.fault))


def cited(text: str, known_on: date | None = None) -> Cited:
    """The text with its figures as they stand now, or as they were known on a day. Blank lines part paragraphs."""
    told = [(kind, pieces(words)) for kind, words in _lines(text)]
    answers = _Answers([piece for _, found in told for piece in found if isinstance(piece, Citation)], known_on)
    return Cited(tuple(Line(kind, tuple(answers.run(piece) for piece in found)) for kind, found in told))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    paragraph: list[str] = []
    for line in [*text.replace("\r\n", "\n").split("\n"), ""]:
        words = line.strip()
        kind = "heading" if _HEADING.match(words) else "item" if _ITEM.match(words) else ""
        if paragraph and (kind or not words):
            yield "paragraph", " ".join(paragraph)
            paragraph = []
        if kind:
            yield kind, words[(_HEADING if kind == "heading" else _ITEM).match(words).end() :]  # type: ignore[union-attr]
        elif words:
            paragraph.append(words)


class _Answers:
    """What is held of the measures that are cited, asked once for all of a text."""

    def __init__(self, asked: Sequence[Citation], known_on: date | None) -> None:
        codes = {one.code for one in asked}
        self._measures = {one.code: one for one in Measure.objects.filter(code__in=codes)}
        self._held: Mapping[int, Sequence[Series]] = series_of_many(self._measures.values(), known_on) if codes else {}
        self._known = known_on
        office = body()
        self._home = office.area_code if office else ""
        self._areas = dict(Area.objects.values_list("code", "name")) if any(one.area for one in asked) else {}
        self._all_codes: list[str] | None = None
        self._numbers: dict[int, int] = {}

    def run(self, piece: Piece) -> Run:
        if isinstance(piece, str):
            return Run(piece)
        if isinstance(piece, Fault):
            return Run(piece.written, fault=piece.message)
        found = self._found(piece)
        if isinstance(found, str):
            return Run(piece.written, fault=found)
        number = self._numbers.setdefault(found.key, len(self._numbers) + 1)
        return Run(found.words, found, number)

    def _found(self, asked: Citation) -> CitedFigure | str:
        measure = self._measures.get(asked.code)
        if measure is None:
            return self._no_measure(asked.code)
        series = self._series(measure, asked)
        if isinstance(series, str):
            return series
        figure = self._figure(series, asked)
        if figure is None:
            return f"{measure.title} has no figure for {_period_of(asked)}: {_periods_held(series, asked.period)}."
        return self._told(measure, series, figure, asked)

    def _no_measure(self, code: str) -> str:
        if self._all_codes is None:
            self._all_codes = list(Measure.objects.order_by("code").values_list("code", flat=True))
        near = _near(code, self._all_codes)
        return f"No measure has the code “{code}”: " + (
            f"perhaps {_either(near)}." if near else "find it in the list of measures."
        )

    def _series(self, measure: Measure, asked: Citation) -> Series | str:
        every = self._held[measure.pk]
        if asked.area and asked.area not in self._areas:
            return f"No area has the code “{asked.area}”: codes of areas look like {self._home}."
        here = [one for one in every if one.area == (asked.area or self._home)]
        here = here or ([] if asked.area else list(every))
        fitting = [one for one in here if one.breakdown.casefold() == asked.breakdown.casefold()]
        if fitting:
            return fitting[0]
        if not here:
            return f"{measure.title} has no figures{' for that area' if every else ' yet'}."
        parts = [one.breakdown for one in here if one.breakdown][:MOST_NAMED]
        named = f"name one of its parts after a semicolon, such as {_either(parts)}" if parts else "it has no parts"
        return f"{measure.title} has no figure {f'of “{asked.breakdown}”' if asked.breakdown else 'of the whole'}: {named}."

    def _figure(self, series: Series, asked: Citation) -> Figure | None:
        if asked.period is None:
            return series.figures[-1] if series.figures else None
        return next((one for one in series.figures if one.period == asked.period and one.current), None)

    def _told(self, measure: Measure, series: Series, figure: Figure, asked: Citation) -> CitedFigure | str:
        best = figure.best
        if figure.disputed:
            rivals = _either([held_words(one, measure.unit) for one in figure.current])
            return (
                f"{measure.title}, {period_words(figure.period)}, is disputed ({rivals}): settle it before it is cited."
            )
        if best.value is None:
            return f"{measure.title}, {period_words(figure.period)}, is {best.status}: there is no value to cite."
        return CitedFigure(
            written=asked.written,
            code=measure.code,
            title=measure.title,
            unit=measure.unit,
            words=held_words(best, measure.unit),
            value=best.value,
            qualifier=best.qualifier,
            period=figure.period,
            breakdown=series.breakdown,
            area=series.area,
            area_name="" if series.area == self._home else series.area_name,
            as_at=best.as_at,
            source=best.places[0].source if best.places else "",
            source_title=best.places[0].title if best.places else "",
            locator=best.places[0].locator if best.places else "",
            key=best.key,
        )


def _near(code: str, codes: Sequence[str]) -> list[str]:
    """The codes that were perhaps meant: alike as a whole, or in their first word."""
    alike = get_close_matches(code, codes, MOST_NAMED, 0.7)
    first = get_close_matches(code.partition("-")[0], {one.partition("-")[0] for one in codes}, 1, 0.7)
    return (alike or [one for one in codes if one.partition("-")[0] in first])[:MOST_NAMED]


def _period_of(asked: Citation) -> str:
    return period_words(asked.period) if asked.period else "any period"


def _periods_held(series: Series, wanted: Period | None) -> str:
    """The periods that are held, those nearest to the one that was asked for."""
    held = [one.period for one in series.figures if one.current]
    if wanted:
        held = sorted(held, key=lambda one: abs((one.end - wanted.end).days) + abs((one.start - wanted.start).days))
    return f"held are {_either([period_words(one) for one in held[:MOST_NAMED]], 'and')}" if held else "none is held"


def _either(words: Iterable[str], last: str = "or") -> str:
    named = list(words)
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} {last} {named[-1]}" if named else ""


@dataclass(frozen=True)
class Since:
    """What became of a figure since a text that cites it was frozen; `words` is one sentence."""

    figure: CitedFigure
    words: str


def since(frozen: Cited) -> tuple[Since, ...]:
    """The figures of a frozen text that are no longer what it says: restated, disputed, or withdrawn."""
    figures = frozen.figures
    measures = {one.code: one for one in Measure.objects.filter(code__in={figure.code for figure in figures})}
    held = series_of_many(measures.values()) if measures else {}
    found = []
    for figure in figures:
        measure = measures.get(figure.code)
        words = _since(figure, measure.unit, held[measure.pk]) if measure else "Its measure is no longer held."
        if words:
            found.append(Since(figure, words))
    return tuple(found)


def _since(figure: CitedFigure, unit: str, held: Sequence[Series]) -> str:
    same = [one for one in held if (one.area, one.breakdown) == (figure.area, figure.breakdown)]
    now = next((one for series in same for one in series.figures if one.period == figure.period and one.current), None)
    if now is None:
        return "It is no longer held."
    if any(one.key == figure.key for one in now.current) and not now.disputed:
        return ""
    if now.disputed:
        return f"It is disputed now: {_either([held_words(one, unit) for one in now.current])}."
    return _restated(figure, now.best, unit)


def _restated(figure: CitedFigure, best: Held, unit: str) -> str:
    if best.value == figure.value and best.qualifier == figure.qualifier:
        return ""
    why = f" Reason: {best.reason.rstrip('.')}." if best.reason else " No reason was given."
    return f"It was restated to {held_words(best, unit)} on {best.as_at.day} {best.as_at:%B %Y}.{why}"
