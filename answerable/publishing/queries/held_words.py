"""Where words stand in the frozen copies of every release and of every proposal."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, Q, QuerySet, TextField
from django.db.models.functions import Cast

from answerable.calc.disclosure.shingles import words_of
from answerable.publishing.models import FrozenCopy, ProposedPage, ReleasedPage
from answerable.publishing.queries.frozen_texts import NOT_WORDS

FEWEST_LETTERS = 4
"""Fewer stand in too many other words and names."""
BATCH = 200


class TooFewWords(ValueError):
    """What is looked for is too short to be told from anything else."""


@dataclass(frozen=True)
class Holding:
    """A page that holds the words: its address, what lists call it, the first and last release that show it so (None in none), how often."""

    path: str
    title: str
    kind: str
    first: int | None
    last: int | None
    now: bool
    times: int


def pattern_of(words: str) -> re.Pattern[str]:
    """The words as they may stand in a text: whatever the case, the spaces and the apostrophes. Raises TooFewWords."""
    found = words_of(words)
    if sum(map(len, found)) < FEWEST_LETTERS:
        raise TooFewWords(f"Give at least {FEWEST_LETTERS} letters: fewer stand in other words too.")
    each = [re.escape(word).replace("'", "['’]") for word in found]
    return re.compile(r"(?<!\w)" + r"[\W_]+".join(each) + r"(?!\w)", re.IGNORECASE)


def likely(words: str) -> QuerySet[FrozenCopy]:
    """The copies that may hold the words: a quick look by the longest of them. What they really hold, `times_in` says."""
    plain = [run for word in words_of(words) for run in re.findall(r"[a-z0-9]+", word)]
    rows = FrozenCopy.objects.annotate(said=Cast("data", TextField())).order_by("pk")
    longest = max(plain, key=len, default="")
    return rows.filter(said__icontains=longest) if longest else rows


def times_in(value: Any, pattern: re.Pattern[str]) -> int:
    """How often the words stand in what somebody wrote on a page."""
    return sum(len(pattern.findall(text)) for text in strings(value))


def strings(value: Any) -> Iterator[str]:
    """Every text of frozen data but addresses, keys and the words of the program."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            if name not in NOT_WORDS:
                yield from strings(one)


def holding(words: str) -> Sequence[Holding]:
    """Every page that holds the words, those that the public sees now first. Raises TooFewWords."""
    pattern = pattern_of(words)
    times = {one.pk: times_in(one.data, pattern) for one in likely(words).iterator(chunk_size=BATCH)}
    times = {key: number for key, number in times.items() if number}
    found: dict[str, Holding] = {}
    keys = sorted(times)
    for start in range(0, len(keys), BATCH):
        for one in _places(keys[start : start + BATCH], times):
            before = found.get(one.path)
            found[one.path] = one if before is None else _both(before, one)
    for row in _titled(pattern, words):
        found.setdefault(row.path, row)
    return sorted(found.values(), key=lambda one: (not one.now, one.path))


def _places(keys: Sequence[int], times: Mapping[int, int]) -> Iterator[Holding]:
    newest = ReleasedPage.objects.aggregate(number=Max("release__number"))["number"]
    rows = ReleasedPage.objects.filter(copy__in=keys).values("path", "copy", "copy__kind")
    told = rows.annotate(first=Min("release__number"), last=Max("release__number"), called=Max("title")).order_by()
    for row in told:
        now = row["last"] == newest
        yield Holding(row["path"], row["called"], row["copy__kind"], row["first"], row["last"], now, times[row["copy"]])
    proposed = ProposedPage.objects.filter(copy__in=keys).values_list("path", "title", "copy__kind", "copy")
    for path, title, kind, copy in proposed.distinct():
        yield Holding(path, title, kind, None, None, now=False, times=times[copy])


def _titled(pattern: re.Pattern[str], words: str) -> Iterator[Holding]:
    """Pages that only a list of pages calls so."""
    longest = max(words_of(words), key=len)
    rows = ReleasedPage.objects.filter(Q(title__icontains=longest)).values("path", "title", "copy__kind")
    for row in rows.annotate(first=Min("release__number"), last=Max("release__number")).order_by():
        if pattern.search(row["title"]):
            yield Holding(row["path"], row["title"], row["copy__kind"], row["first"], row["last"], now=False, times=1)


def _both(one: Holding, other: Holding) -> Holding:
    """The same page in two copies."""
    firsts = [each.first for each in (one, other) if each.first is not None]
    lasts = [each.last for each in (one, other) if each.last is not None]
    return Holding(
        one.path,
        (one if one.now else other).title,
        one.kind,
        min(firsts, default=None),
        max(lasts, default=None),
        one.now or other.now,
        max(one.times, other.times),
    )
