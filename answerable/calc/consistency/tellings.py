"""Places that tell one thing, gathered, and put into words: what the rules of the same figure share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from answerable.calc.consistency.candidate import Candidate
from answerable.calc.consistency.finding import MOST_PLACES, Place, Severity, place_in_table, place_of
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.table_likeness import Told as ToldCell
from answerable.calc.figures.words import SMALL, WORD
from answerable.calc.standing import Qualifier, Told, agrees

_LED, _NEAR = 4, 60
_AS_GOOD = 0.7
_WIDE, _NARROW = Decimal("0.03"), Decimal("0.0005")


@dataclass(frozen=True)
class Telling:
    """One place that tells a value, whether prose or table, in a form that can be compared."""

    place: Place
    told: Told
    words: str = field(compare=False)
    led_by: str = field(default="", compare=False)

    @property
    def value(self) -> Decimal:
        """The value told."""
        return self.told.value or Decimal(0)

    @property
    def said(self) -> str:
        """The value with its qualifier, as one would read it out."""
        word = "" if self.told.qualifier is Qualifier.EXACT else f"{self.told.qualifier.replace('_', ' ')} "
        return f"{word}{self.place.printed}"


@dataclass(frozen=True)
class Bond:
    """Two tellings of one thing, and how much says that they are; of two in prose the document and the sentence of each."""

    one: Telling
    other: Telling
    strength: float = 1.0
    where: tuple[tuple[int, int], tuple[int, int]] | None = None

    @property
    def disagrees(self) -> bool:
        """Whether the two cannot both be right."""
        return not agrees(self.one.told, self.other.told)


def of_prose(readings: Sequence[Reading], candidate: Candidate) -> Telling:
    """A figure of a sentence as a telling."""
    figure = candidate.figure
    place = place_of(readings[candidate.document].name, figure)
    told = Told(figure.value, date.min, figure.number.printed, figure.qualifier)
    return Telling(place, told, " ".join(figure.words), _led_by(candidate))


def _led_by(candidate: Candidate) -> str:
    """The last words before a number that counts nothing named, so that a reader knows which is meant: "police station cost"."""
    text, number = candidate.sentence.text, candidate.figure.number
    first = text.find(" ", number.start - _NEAR) + 1 if number.start > _NEAR else 0
    words = [word for word in WORD.findall(text, first, number.start) if word.casefold() not in SMALL]
    return " ".join(words[-_LED:])


def of_cell(readings: Sequence[Reading], told: ToldCell) -> Telling:
    """A cell of a table as a telling."""
    place = place_in_table(readings[told.document].name, told.line, told.cell, told.period)
    label = "" if told.line.period else told.line.label
    words = " ".join(f"{told.grid.heads[told.column]} {label}".split())
    return Telling(place, Told(told.cell.value, date.min, told.cell.printed), words)


def gathered(bonds: Iterable[Bond]) -> list[list[Telling]]:
    """Groups of tellings that hang together, each with at least two that disagree; strongest bonds first.

    A telling joins a group only when it is bound to half of the values in it, so that a chain of likenesses does not end in
    something else.
    """
    ordered = sorted(bonds, key=lambda bond: (-bond.strength, bond.one.place.line, bond.other.place.line))
    disputed = {one for bond in ordered if bond.disagrees for one in (bond.one, bond.other)}
    kept = [bond for bond in ordered if bond.one in disputed or bond.other in disputed]
    bound: dict[Telling, set[Telling]] = defaultdict(set)
    for bond in kept:
        bound[bond.one].add(bond.other)
        bound[bond.other].add(bond.one)
    group: dict[Telling, list[Telling]] = {}
    for bond in kept:
        _join(group, bond, bound)
    groups = {id(members): members for members in group.values()}
    found = [members for members in groups.values() if _disagree(members, bound)]
    return [*found, *_left_out(kept, found)]


def _join(group: dict[Telling, list[Telling]], bond: Bond, bound: dict[Telling, set[Telling]]) -> None:
    first, second = group.get(bond.one, [bond.one]), group.get(bond.other, [bond.other])
    if first is second:
        return
    known = {(_value(one), _value(other)) for one in first for other in second if other in bound[one]}
    if 2 * len(known) < len({_value(one) for one in first}) * len({_value(one) for one in second}):
        return
    together = [*first, *second]
    group.update(dict.fromkeys(together, together))


def _value(one: Telling) -> tuple[Decimal, Qualifier]:
    return one.value, one.told.qualifier


def _disagree(members: list[Telling], bound: dict[Telling, set[Telling]]) -> bool:
    return any(other in bound[one] and not agrees(one.told, other.told) for one in members for other in members)


def _left_out(bonds: Sequence[Bond], found: Sequence[list[Telling]]) -> Iterator[list[Telling]]:
    """Pairs that disagree and of which neither came into a group: one of them was bound to a chain that the other is not of."""
    seen = {one for members in found for one in members}
    for bond in bonds:
        if bond.disagrees and bond.one not in seen and bond.other not in seen:
            seen.update((bond.one, bond.other))
            yield [bond.one, bond.other]


def leading(group: list[Telling], bonds: Sequence[Bond]) -> list[Telling]:
    """One telling for each value, qualifier and period told: the first that is as good as any to be seen beside its rivals."""
    strength: dict[Telling, float] = defaultdict(float)
    for bond in bonds:
        if bond.disagrees:
            for one in (bond.one, bond.other):
                strength[one] = max(strength[one], bond.strength)
    alike: dict[object, list[Telling]] = defaultdict(list)
    for one in sorted(group, key=_in_order):
        alike[_value(one), one.place.period].append(one)
    chosen = []
    for tellings in alike.values():
        best = max(strength[one] for one in tellings)
        chosen.append(next(one for one in tellings if strength[one] >= _AS_GOOD * best))
    return sorted(chosen, key=_in_order)[:MOST_PLACES]


def _in_order(one: Telling) -> tuple[str, int, Decimal]:
    return one.place.document, one.place.line, one.value


def listed(leaders: Sequence[Telling], group: Sequence[Telling]) -> str:
    """The values told, each with its line, and the lines that repeat it."""
    many = len({one.place.document for one in group}) > 1
    parts = [_with_place(one, group, with_document=many) for one in leaders]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def subject(group: Sequence[Telling]) -> str:
    """The clearest words for the thing told, and the period where all name the same one."""
    ordered = sorted(group, key=_in_order)
    words = max((one.words for one in ordered), key=lambda text: (len(text) < 80, len(text)))
    words = words or ordered[0].led_by
    dated = {one.place.when for one in group}
    when = dated.pop() if len(dated) == 1 else None
    return ", ".join(part for part in (words, when) if part)


def severity(leaders: Sequence[Telling]) -> Severity:
    """High when the values are more than 3% apart, medium when more than 0.05%, else low."""
    values = [one.value for one in leaders]
    highest = max(values)
    apart = (highest - min(values)) / highest if highest else Decimal(0)
    return Severity.HIGH if apart > _WIDE else Severity.MEDIUM if apart > _NARROW else Severity.LOW


def _with_place(one: Telling, group: Sequence[Telling], *, with_document: bool) -> str:
    where = f"{one.place.document.rsplit('/', 1)[-1]}, " if with_document else ""
    again = {other.place.line for other in group if _repeats(other, one)} - {one.place.line}
    also = f", also {', '.join(str(line) for line in sorted(again))}" if again else ""
    return f"{one.said} ({where}line {one.place.line}{also})"


def _repeats(other: Telling, one: Telling) -> bool:
    same = (_value(other), other.place.period) == (_value(one), one.place.period)
    return same and other.place.document == one.place.document
