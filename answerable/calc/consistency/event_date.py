"""One beginning is dated twice, on days that cannot be one: a thing is launched, introduced or set up in one month here, in another there.
Example: "The reporting tool was introduced in early 2022" in one place, "the tool went live in November 2022" in another.

It is silent about second rounds, pilots, reviews and extensions, where a name says only who began it, and where the dates share a day
at the precision they were told to ("2022" and "May 2022").

It matters because what changed after a beginning is measured from its date.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from answerable.calc.consistency.events import Event, events
from answerable.calc.consistency.finding import MOST_PLACES, Finding, Kind, Place, Severity
from answerable.calc.consistency.reading import Reading
from answerable.calc.figures.words import stem

RULE = "event_date"
MOST_ALIKE = 40
_LEAST_SHARED, _SHARE = 4, 0.6
_LONGEST_QUOTE = 160
_EVERYDAY = frozenset(
    stem(word)
    for word in [
        "police",
        "crime",
        "force",
        "service",
        "team",
        "new",
        "programme",
        "commissioner",
        "support",
        "work",
        "officers",
        "public",
        "launch",
        "community",
        "launched",
    ]
)


def event_date(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Each beginning that the documents date to days that cannot be one."""
    told = list(events(readings))
    together: dict[int, list[Event]] = {}
    for a, b in _pairs(told):
        if a.sentence is b.sentence or a.when.overlaps(b.when):
            continue
        first, second = together.get(id(a), [a]), together.get(id(b), [b])
        if first is not second:
            joined = [*first, *second]
            together.update((id(one), joined) for one in joined)
    for group in {id(group): group for group in together.values()}.values():
        yield _finding(readings, sorted(group, key=lambda one: (one.document, one.sentence.number)))


def _pairs(told: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    named: dict[str, list[Event]] = defaultdict(list)
    for one in told:
        if one.name:
            named[one.name.casefold().removesuffix("s")].append(one)
    for group in named.values():
        yield from combinations(group[:MOST_ALIKE], 2)
    yield from _by_words(told)


def _by_words(told: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Pairs of which most words are shared, found by their words that few beginnings have."""
    counts = Counter(word for one in told for word in one.words)
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for word in one.words - _EVERYDAY:
            if counts[word] <= MOST_ALIKE:
                by_word[word].append(at)
    near = Counter(pair for group in by_word.values() for pair in combinations(group, 2))
    for (first, second), shared in near.items():
        a, b = told[first], told[second]
        shorter = min(len(a.words - _EVERYDAY), len(b.words - _EVERYDAY))
        names_differ = a.name and b.name and a.name != b.name
        if shared >= max(_LEAST_SHARED - 1, _SHARE * shorter) and not names_differ:
            yield a, b


def _finding(readings: Sequence[Reading], group: Sequence[Event]) -> Finding:
    words = next((one.name for one in group if one.name), "") or min((one.called for one in group), key=len)
    many = len({one.document for one in group}) > 1
    told = [
        f"{one.said} ({_name(readings, one) + ', ' if many else ''}line {one.sentence.line_at(one.at)})"
        for one in group[:MOST_PLACES]
    ]
    about = f" ({words})" if words else ""
    message = f"One beginning is dated twice{about}: {', '.join(told[:-1])} and {told[-1]}."
    places = tuple(_place(readings, one) for one in group[:MOST_PLACES])
    return Finding(RULE, Kind.CONTRADICTION, Severity.MEDIUM, message, places)


def _name(readings: Sequence[Reading], one: Event) -> str:
    return readings[one.document].name.rsplit("/", 1)[-1]


def _place(readings: Sequence[Reading], one: Event) -> Place:
    text = one.sentence.text
    start = max(0, min(one.at - _LONGEST_QUOTE // 2, len(text) - _LONGEST_QUOTE))
    start = text.find(" ", start) + 1 if start else 0
    return Place(
        readings[one.document].name,
        one.sentence.line_at(one.at),
        text[start : start + _LONGEST_QUOTE].strip(),
        None,
        None,
        one.when,
        one.said,
        one.sentence.passage.page,
        one.sentence.offset + one.at,
    )
