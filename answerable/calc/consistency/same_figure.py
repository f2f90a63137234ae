"""The same figure is told differently in two places: 92 Speed Indicator Devices here, 77 there."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, groupby

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.finding import MOST_PLACES, Finding, Kind, Place, Severity, place_in_table, place_of
from answerable.calc.consistency.likeness import Rarity, same_thing, worth_comparing
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.table_likeness import Told as ToldCell
from answerable.calc.consistency.table_likeness import cells, same_cell, tells_cell
from answerable.calc.figures.figure import Figure
from answerable.calc.standing import Qualifier, Told, agrees

RULE = "same_figure"
MOST_ALIKE = 300
_WIDE, _NARROW = Decimal("0.03"), Decimal("0.0005")


@dataclass(frozen=True)
class Telling:
    """One place that tells a value, whether prose or table, in a form that can be compared."""

    place: Place
    told: Told
    words: str

    @property
    def value(self) -> Decimal:
        """The value told."""
        return self.told.value or Decimal(0)


def same_figure(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Each thing that the documents tell with values that cannot both be right, with all the places that tell it."""
    pairs = [*_in_prose(readings), *_in_tables(readings)]
    for group in _groups(pairs):
        yield _finding(group)


_Pair = tuple[Telling, Telling]


def _in_prose(readings: Sequence[Reading]) -> Iterator[_Pair]:
    candidates = list(_candidates(readings))
    rarity = Rarity(candidates)
    alike: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if worth_comparing(candidate.figure):
            alike[candidate.figure.unit, candidate.figure.about[-1]].append(candidate)
    for group in alike.values():
        for a, b in combinations(group[:MOST_ALIKE], 2):
            if a.figure.sentence is not b.figure.sentence and same_thing(a, b, rarity):
                yield _telling(readings, a), _telling(readings, b)


def _in_tables(readings: Sequence[Reading]) -> Iterator[_Pair]:
    """Cells beside figures in prose of their period, and beside cells of other tables with their period and subject."""
    told = [cell for at, reading in enumerate(readings) for cell in cells(at, reading.grids)]
    by_period = _gathered(told, lambda cell: cell.period)
    for candidate in _candidates(readings):
        for cell in by_period[candidate.figure.period] if candidate.figure.period else ():
            if tells_cell(candidate, cell):
                yield _telling(readings, candidate), _cell_telling(readings, cell)
    for group in _gathered(told, lambda cell: (cell.period, cell.subject)).values():
        for a, b in combinations(group[:MOST_ALIKE], 2):
            if same_cell(a, b):
                yield _cell_telling(readings, a), _cell_telling(readings, b)


def _gathered(told: list[ToldCell], key: Callable[[ToldCell], object]) -> defaultdict[object, list[ToldCell]]:
    found: defaultdict[object, list[ToldCell]] = defaultdict(list)
    for cell in told:
        found[key(cell)].append(cell)
    return found


def _candidates(readings: Sequence[Reading]) -> Iterator[Candidate]:
    """Every figure with the other figures of its sentence, and the sentence before where that tells figures too."""
    for at, reading in enumerate(readings):
        last: Figure | None = None
        for number, group in groupby(reading.figures, key=lambda figure: figure.sentence.number):
            told = tuple(group)
            before = last.sentence.text if last and last.sentence.number == number - 1 else ""
            for figure in told:
                beside = tuple(one for one in told if one is not figure)
                yield Candidate(at, figure, before, beside, reading.acronyms, reading.common)
            last = told[-1]


def _telling(readings: Sequence[Reading], candidate: Candidate) -> Telling:
    figure = candidate.figure
    place = place_of(readings[candidate.document].name, figure)
    return Telling(place, Told(figure.value, date.min, figure.number.printed, figure.qualifier), " ".join(figure.words))


def _cell_telling(readings: Sequence[Reading], told: ToldCell) -> Telling:
    place = place_in_table(readings[told.document].name, told.line, told.cell, told.period)
    label = "" if told.line.period else told.line.label
    return Telling(
        place,
        Told(told.cell.value, date.min, told.cell.printed),
        " ".join(f"{told.grid.heads[told.column]} {label}".split()),
    )


def _groups(pairs: Iterable[_Pair]) -> list[list[Telling]]:
    """Tellings that hang together, where at least one pair disagrees; those that only repeat it come along."""
    root: dict[Telling, Telling] = {}

    def top(one: Telling) -> Telling:
        root.setdefault(one, one)
        while root[one] != one:
            one = root[one]
        return one

    kept = list(pairs)
    disputed = {one for pair in kept if not agrees(pair[0].told, pair[1].told) for one in pair}
    for a, b in kept:
        if a in disputed or b in disputed:
            root[top(a)] = top(b)
    groups: dict[Telling, list[Telling]] = defaultdict(list)
    for one in root:
        groups[top(one)].append(one)
    return [group for group in groups.values() if any(one in disputed for one in group)]


def _finding(group: list[Telling]) -> Finding:
    ordered = sorted(group, key=lambda one: (one.place.document, one.place.line, one.value))
    first: dict[object, Telling] = {}
    for one in ordered:
        first.setdefault((one.told.value, one.told.qualifier), one)
    leading = list(first.values())
    others = [one for one in ordered if one not in leading]
    places = tuple(one.place for one in [*leading, *others][:MOST_PLACES])
    many = len({one.place.document for one in ordered}) > 1
    told = _listed([_said(one, with_document=many) for one in leading[:MOST_PLACES]])
    words = max((one.words for one in ordered), key=lambda text: (len(text) < 80, len(text)))
    dated = {one.place.when for one in ordered}
    when = f", {dated.pop()}" if len(dated) == 1 and None not in dated else ""
    message = f"The same figure is told differently ({words}{when}): {told}."
    return Finding(
        RULE,
        Kind.CONTRADICTION,
        _severity(leading),
        message,
        tuple(sorted(places, key=lambda place: (place.document, place.line))),
    )


def _severity(leading: list[Telling]) -> Severity:
    """High when the values are more than 3% apart, medium when more than 0.05%, else low."""
    values = [one.value for one in leading]
    highest = max(values)
    apart = (highest - min(values)) / highest if highest else Decimal(0)
    return Severity.HIGH if apart > _WIDE else Severity.MEDIUM if apart > _NARROW else Severity.LOW


def _said(one: Telling, *, with_document: bool) -> str:
    word = "" if one.told.qualifier is Qualifier.EXACT else f"{one.told.qualifier.replace('_', ' ')} "
    where = f"{one.place.document.rsplit('/', 1)[-1]}, " if with_document else ""
    return f"{word}{one.place.printed} ({where}line {one.place.line})"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
