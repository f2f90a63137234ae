"""What is known of a measure besides its figures, as tables of its page: what is asked, where its line stops, what it is set beside."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.urls import reverse

from answerable.calc.periods import printed
from answerable.kit.components import Link, Tag
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


class Known(Protocol):
    """A fact that somebody told, under its key."""

    @property
    def told(self) -> ToldIn | None: ...

    @property
    def key(self) -> int: ...


@dataclass(frozen=True)
class BesidesTables:
    """The tables that have rows; None for those that have none."""

    standards: Table | None
    breaks: Table | None
    annotations: Table | None
    comparators: Table | None
    signals: Table | None

    @property
    def any(self) -> bool:
        return any((self.standards, self.breaks, self.annotations, self.comparators))


def besides_tables(measure: Measure, known: Besides, *, may_define: bool) -> BesidesTables:
    """The tables of a measure's page; who may define is offered to withdraw a row."""
    return BesidesTables(
        _table(known.standards, _standard_columns(measure), "What is asked of it", "standard" * may_define),
        _table(
            known.breaks,
            _break_columns(),
            "Breaks: what is before one is not compared with what is after",
            "break" * may_define,
        ),
        _table(known.annotations, _annotation_columns(), "Times to know about", "annotation" * may_define),
        _table(known.comparators, _comparator_columns(measure), "What it is set beside", "comparator" * may_define),
        table(list(known.signals), _signal_columns(), caption="Signals found in it") if known.signals else None,
    )


def source_words(told: ToldIn | None) -> str:
    """Who says so: "End of term report, 21 March 2024, paragraph 4.2"."""
    if told is None:
        return "the office's own knowledge"
    return ", ".join(part for part in (told.title, british_date(told.published), told.locator) if part)


def asked_words(fact: StandardFact, unit: str) -> str:
    return f"{'at least' if fact.at_least else 'at most'} {value_words(fact.value, unit)}"


def n_words(fact: ComparatorFact) -> str:
    """How many stand behind it: "43 forces", or that nobody says."""
    if fact.kind == "baseline":
        return ""
    return f"{fact.n:,} {fact.n_of}".strip() if fact.n is not None else "not stated"


def _table[Fact: Known](
    facts: tuple[Fact, ...], columns: tuple[Column[Fact], ...], caption: str, withdraw: str
) -> Table | None:
    if not facts:
        return None
    rows: tuple[Column[Fact], ...] = (*columns, Column("told", "Who says so", lambda f: source_words(f.told)))
    if withdraw:
        rows = (*rows, Column("withdraw", "Change", lambda _: "Withdraw", _withdrawing(withdraw)))
    return table(list(facts), rows, caption=caption)


def _withdrawing[Fact: Known](kind: str) -> Callable[[Fact], Link]:
    return lambda fact: Link("Withdraw", reverse("measures:withdraw", args=[kind, fact.key]))


def _standard_columns(measure: Measure) -> tuple[Column[StandardFact], ...]:
    return (
        Column("kind", "Kind", lambda f: f.kind.capitalize()),
        Column("value", "Asked", lambda f: asked_words(f, measure.unit)),
        Column("starts", "From", lambda f: f.starts),
        Column("ends", "To", lambda f: f.ends),
        Column("of", "Of", lambda f: f.breakdown or "the whole"),
        Column("by", "Set by", lambda f: f.set_by),
        Column("note", "Why", lambda f: " ".join(part for part in (f.reason, f.note) if part)),
    )


def _break_columns() -> tuple[Column[BreakFact], ...]:
    return (
        Column("at", "From", lambda f: british_date(f.at) + (" (assumed)" if f.assumed else "")),
        Column("reason", "What changed", lambda f: f.reason),
        Column("kind", "Kind", lambda f: f.kind.capitalize()),
        Column("of", "Of", lambda f: f.breakdown or "all of it"),
        Column("note", "Note", lambda f: f.note),
    )


def _annotation_columns() -> tuple[Column[AnnotationFact], ...]:
    return (
        Column("period", "When", lambda f: printed(f.period)),
        Column("reason", "What is known", lambda f: f.reason),
        Column("kind", "Kind", lambda f: KINDS[f.kind]),
        Column("of", "Of", lambda f: f.breakdown or "all of it"),
        Column("note", "Note", lambda f: f.note),
    )


def _comparator_columns(measure: Measure) -> tuple[Column[ComparatorFact], ...]:
    def value(fact: ComparatorFact) -> str:
        return "its own figure" if fact.value is None else value_words(fact.value, measure.unit)

    return (
        Column("name", "Beside", lambda f: f.name),
        Column("period", "Period", lambda f: printed(f.period)),
        Column("value", "Figure", value),
        Column("n", "Out of how many", n_words),
        Column("of", "Of", lambda f: f.breakdown or "the whole"),
        Column("why", "Why this one", lambda f: " ".join(part for part in (f.why, f.note) if part)),
    )


def _signal_columns() -> tuple[Column[SignalFact], ...]:
    def state(fact: SignalFact) -> str | Tag:
        return "No longer found" if fact.gone else state_tag(fact)

    def link(fact: SignalFact) -> Link:
        return Link(rule_words(fact.rule, fact.side), reverse("measures:signal", args=[fact.key]))

    return (
        Column("rule", "What was found", lambda f: rule_words(f.rule, f.side), link),
        Column("when", "When", lambda f: printed(f.period)),
        Column("of", "Of", lambda f: f.breakdown or "the whole"),
        Column("verdict", "Which way", lambda f: f.verdict, lambda f: verdict_tag(f.verdict)),
        Column("state", "State", lambda f: f.state, state),
        Column("note", "What is known of it", lambda f: f.note),
    )
