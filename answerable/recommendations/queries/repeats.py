"""What may be the same finding in another report, by its words. It is a suggestion: somebody decides."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from django.db.models import Q

from answerable.calc.figures.words import WORD, stem, stems
from answerable.recommendations.models import Recommendation, RecommendationQuerySet
from answerable.recommendations.queries.register import LARGE, Line, lines_of

ENOUGH = 0.3
"""How alike two must be to be worth a look, from 0 to 1."""
MOST = 8
LOOKED_AT = 1500
"""So many of the register are compared: those that share most of the rarer words would be among them."""
_SHORTEST = 4
_PRIOR = 20


@dataclass(frozen=True)
class Repeat:
    """Another recommendation, how alike the two are (0 to 1), and the words they share."""

    line: Line
    likeness: float
    shared: tuple[str, ...]


def likely_repeats(one: Recommendation, rows: RecommendationQuerySet, day: date) -> tuple[Repeat, ...]:
    """Those of other reports that say nearly the same, the likeliest first; what is counted with it already is left out."""
    others = rows.exclude(report=one.report_id).exclude(pk=one.pk)
    if one.recurrence_id:
        others = others.exclude(recurrence=one.recurrence_id)
    mine = frozenset(stems(_said(one)))
    if not mine:
        return ()
    near = others.filter(_shares(one.title)).with_due().select_related("report").defer(*LARGE[1:])
    found = list(near.order_by("-report__published", "pk")[:LOOKED_AT])
    return _likeliest(one, mine, found, day)


def alike(one: frozenset[str], other: frozenset[str], weights: Counter[str], total: int) -> float:
    """How alike two sets of stems are: the cosine, each word by how rare it is among all of them."""

    def size(words: frozenset[str]) -> float:
        return sum(log((total + _PRIOR) / (weights[word] + 1)) ** 2 for word in words)

    return size(one & other) / max(sqrt(size(one) * size(other)), 0.001)


def _likeliest(
    one: Recommendation, mine: frozenset[str], found: Sequence[Recommendation], day: date
) -> tuple[Repeat, ...]:
    said = {row.pk: frozenset(stems(_said(row))) for row in found}
    weights = Counter(word for words in said.values() for word in words)
    scored = [(alike(mine, said[row.pk], weights, len(found)), row) for row in found]
    best = sorted((pair for pair in scored if pair[0] >= ENOUGH), key=lambda pair: -pair[0])[:MOST]
    lines = lines_of([row for _, row in best], day)
    return tuple(
        Repeat(line, round(score, 2), _shared_words(one, said[row.pk]))
        for line, (score, row) in zip(lines, best, strict=True)
    )


def _shared_words(one: Recommendation, theirs: frozenset[str]) -> tuple[str, ...]:
    """The words of this one that the other has in some form, as written here."""
    words = {stem(word): word.casefold() for word in WORD.findall(_said(one))}
    return tuple(sorted(words[found] for found in frozenset(stems(_said(one))) & theirs))


def _said(one: Recommendation) -> str:
    return f"{one.title} {one.text}"


def _shares(title: str) -> Q:
    """Those that have any telling word of a title, by its stem."""
    words = {found for found in stems(title) if len(found) >= _SHORTEST} or set(stems(title))
    condition = Q(pk__in=[])
    for word in sorted(words):
        condition |= Q(title__icontains=word) | Q(text__icontains=word)
    return condition
