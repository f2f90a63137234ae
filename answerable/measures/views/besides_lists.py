"""What is known of a measure besides its figures, as lists of its page: what is asked, where its line stops, what it is set beside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from answerable.calc.periods import printed
from answerable.kit.components import Event, Link, Tag
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, value_words
from answerable.measures.models import Measure
from answerable.measures.queries.known_besides import (
    AnnotationFact,
    Besides,
    BreakFact,
    ComparatorFact,
    SignalFact,
    StandardFact,
    ToldIn,
)
from answerable.measures.views.signal_words import rule_words, state_tag, verdict_tag

KINDS = {"anomaly": "Known to be unusual", "missing": "Data missing", "event": "Event"}


@dataclass(frozen=True)
class BesidesLists:
    """What there is to read; a list without events is not shown."""

    lists: tuple[tuple[str, list[Event]], ...]
    signals: Table | None


def besides_lists(measure: Measure, known: Besides, *, may_define: bool) -> BesidesLists:
    """The lists of a measure's page; who may define is offered to withdraw what stands in them."""
    standards = [(one.key, _standard(one, measure)) for one in known.standards]
    comparators = [(one.key, _comparator(one, measure)) for one in known.comparators]
    found = (
        ("What is asked of it", standards, "standard"),
        ("Breaks: nothing is compared across them", [(one.key, _break(one)) for one in known.breaks], "break"),
        ("Times to know about", [(one.key, _annotation(one)) for one in known.annotations], "annotation"),
        ("What it is set beside", comparators, "comparator"),
    )
    lists = tuple(
        (heading, [_offered(event, sort if may_define else "", key) for key, event in events])
        for heading, events, sort in found
        if events
    )
    signals = (
        table(list(known.signals), _signal_columns(known.signals), caption="Signals found in it")
        if known.signals
        else None
    )
    return BesidesLists(lists, signals)


def source_words(told: ToldIn | None) -> str:
    """Who says so: "Told in End of term report, 21 March 2024, paragraph 4.2"."""
    if told is None:
        return "The office's own knowledge"
    place = (told.title, british_date(told.published), told.locator)
    return "Told in " + ", ".join(part for part in place if part)


def asked_words(fact: StandardFact, unit: str) -> str:
    return f"{'at least' if fact.at_least else 'at most'} {value_words(fact.value, unit)}"


def n_words(fact: ComparatorFact) -> str:
    """How many stand behind it: "43 forces", or that nobody says."""
    if fact.kind == "baseline":
        return ""
    return f"{fact.n:,} {fact.n_of}".strip() if fact.n is not None else "out of how many is not stated"


def _offered(event: Event, sort: str, key: int) -> Event:
    """The event, with the way to withdraw it where it may be withdrawn."""
    link = Link("Withdraw it", reverse("measures:withdraw", args=[sort, key])) if sort else None
    return replace(event, link=link)


def _text(*parts: str) -> str:
    """Sentences, each with its full stop."""
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def _standard(fact: StandardFact, measure: Measure) -> Event:
    when = f"from {british_date(fact.starts)}" + (f" to {british_date(fact.ends)}" if fact.ends else "")
    of = f" of {fact.breakdown}" if fact.breakdown else ""
    heading = f"{fact.kind.capitalize()}{of}: {asked_words(fact, measure.unit)}"
    return Event(when, heading, _text(f"Set by {fact.set_by}", fact.reason, fact.note, source_words(fact.told)))


def _break(fact: BreakFact) -> Event:
    when = f"since {british_date(fact.at)}" + (" (the day is assumed)" if fact.assumed else "")
    of = f"Only {fact.breakdown}" if fact.breakdown else ""
    return Event(
        when,
        fact.reason[:1].upper() + fact.reason[1:],
        _text(fact.kind.capitalize(), of, fact.note, source_words(fact.told)),
    )


def _annotation(fact: AnnotationFact) -> Event:
    of = f"Only {fact.breakdown}" if fact.breakdown else ""
    text = _text(KINDS[fact.kind], of, fact.note, source_words(fact.told))
    return Event(printed(fact.period), fact.reason[:1].upper() + fact.reason[1:], text)


def _comparator(fact: ComparatorFact, measure: Measure) -> Event:
    value = "its own figure" if fact.value is None else value_words(fact.value, measure.unit)
    of = f" ({fact.breakdown})" if fact.breakdown else ""
    n = n_words(fact)
    heading = f"{fact.name[:1].upper()}{fact.name[1:]}{of}: {value}" + (f", {n}" if n else "")
    group = f"In the group: {', '.join(fact.members)}" if fact.members else ""
    return Event(printed(fact.period), heading, _text(fact.why, group, fact.note, source_words(fact.told)))


def _signal_columns(found: Sequence[SignalFact]) -> tuple[Column[SignalFact], ...]:
    def state(fact: SignalFact) -> str | Tag:
        return "No longer found" if fact.gone else state_tag(fact)

    def link(fact: SignalFact) -> Link:
        return Link(rule_words(fact.rule, fact.side), reverse("measures:signal", args=[fact.key]))

    columns: tuple[Column[SignalFact], ...] = (
        Column("rule", "What was found", lambda f: rule_words(f.rule, f.side), link),
        Column("when", "When", lambda f: printed(f.period)),
        Column("of", "Of", lambda f: f.breakdown or "the whole"),
        Column("verdict", "Which way", lambda f: f.verdict, lambda f: verdict_tag(f.verdict)),
        Column("state", "State", lambda f: f.state, state),
    )
    of_parts = any(one.breakdown for one in found)
    return tuple(one for one in columns if of_parts or one.key != "of")
