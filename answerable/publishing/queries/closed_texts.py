"""What is closed to the public in the live tables, as hashes of its words: a page can be held against it and holds none of it."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from answerable.bodies.models import OfficeHolder
from answerable.calc.disclosure.shingles import runs, words_of
from answerable.decisions.models import Decision
from answerable.scrutiny.models import (
    AgendaItem,
    Exchange,
    LineOfEnquiry,
    Minutes,
    Pack,
    PrivateMeeting,
    PrivateTopic,
    PublicQuestion,
    Undertaking,
)

OPEN_FIELDS = ("title", "purpose", "ground", "minute", "reason")
"""What of an item in the open is public."""


@dataclass(frozen=True)
class Closed:
    """Hashes of the runs of words of closed texts by what they are of, and of the names of people who are not to be named, by length."""

    texts: Mapping[str, Set[int]]
    names: Mapping[int, Set[int]]


def closed() -> Closed:
    """Everything closed, read at once: ten queries."""
    found: dict[str, set[int]] = {}
    for what, text in _texts():
        found.setdefault(what, set()).update(runs(words_of(text)))
    for what, kept in _of_papers():
        found.setdefault(what, set()).update(kept)
    opened = {run for text in _opened() for run in runs(words_of(text))}
    return Closed({what: kept - opened for what, kept in found.items()}, _names())


def _texts() -> Iterator[tuple[str, str]]:
    yield from _of_items()
    yield from _of_meetings()
    for exempt in Decision.objects.exclude(exempt_part="", exempt_ground="").values_list(
        "exempt_part", "exempt_ground"
    ):
        yield from (("the exempt part of a decision", text) for text in exempt)
    for text in PublicQuestion.objects.values_list("access_needs", flat=True):
        yield "what somebody who asked a question needs", text
    # What was left out of what the public reads of a question; one that nobody has cleared is closed as a whole.
    for sent, shown in PublicQuestion.objects.exclude(text="").values_list("text", "shown_text"):
        if sent != shown:
            yield "what was left out of a question from the public", _left_out(sent, shown)


def _left_out(sent: str, shown: str) -> str:
    """The lines of a text that do not stand in what is shown of it."""
    return "\n".join(line for line in sent.splitlines() if line.strip() not in shown) if shown else sent


def _of_items() -> Iterator[tuple[str, str]]:
    closed_items = AgendaItem.objects.filter(restricted=True)
    fields = ("title", "purpose", "minute", "reason", "restricted_minute", "moved_because", "proposed_because")
    for row in closed_items.values_list(*fields):
        yield from (("a restricted item of a meeting", text) for text in row)
    for text in AgendaItem.objects.exclude(restricted_minute="").values_list("restricted_minute", flat=True):
        yield "a restricted minute", text
    for text in Exchange.objects.filter(item__restricted=True).values_list("text", flat=True):
        yield "what was said in a restricted item", text
    for row in LineOfEnquiry.objects.filter(item__restricted=True).values_list("question", "why"):
        yield from (("a question prepared for a restricted item", text) for text in row)
    private = Undertaking.objects.filter(Q(restricted=True) | Q(item__restricted=True))
    for row in private.values_list("words", "evidence"):
        yield from (("what was promised in private", text) for text in row)


def _of_meetings() -> Iterator[tuple[str, str]]:
    for text in PrivateMeeting.objects.exclude(notes="").values_list("notes", flat=True):
        yield "the notes of a private meeting", text
    for topic, notes, because, told in PrivateTopic.objects.values_list("topic", "notes", "untold_because", "told"):
        for text in (notes, because, "" if told else topic):
            yield "the notes of a private meeting", text


def _of_papers() -> Iterator[tuple[str, Set[int]]]:
    """What only the restricted part of a pack or of minutes says: its head is that of the open part too."""
    for model, what in ((Pack, "the restricted part of a pack"), (Minutes, "the restricted part of minutes")):
        for inside, outside in model.objects.exclude(restricted={}).values_list("restricted", "frozen"):
            yield what, _runs_of(inside) - _runs_of(outside)


def _runs_of(kept: Any) -> set[int]:
    return {run for text in _strings(kept) for run in runs(words_of(text))}


def _opened() -> Iterator[str]:
    """What stands in the open besides: the same words in a closed text tell nothing."""
    for row in AgendaItem.objects.filter(restricted=False).values_list(*OPEN_FIELDS):
        yield from row
    yield from AgendaItem.objects.values_list("ground", flat=True)
    yield from PublicQuestion.objects.values_list("shown_text", flat=True)
    yield from PrivateTopic.objects.filter(told=True).values_list("topic", flat=True)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, Mapping)):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(one)


def _names() -> Mapping[int, Set[int]]:
    """Names of two words or more of people who asked and are not named; never one that an office-holder has too."""
    holders = {tuple(words_of(name)) for name in OfficeHolder.objects.values_list("name", flat=True)}
    named: dict[int, set[int]] = {}
    for name in PublicQuestion.objects.filter(shown_name="").exclude(name="").values_list("name", flat=True):
        words = tuple(words_of(name))
        if len(words) > 1 and words not in holders:
            named.setdefault(len(words), set()).add(hash(words))
    return named
