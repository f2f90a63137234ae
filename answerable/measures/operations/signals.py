"""Writes of signals: what the rules find is kept from first sight on, and what people make of it is never lost."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.areas.models import Area
from answerable.calc.behaviour.answer import Chart
from answerable.calc.behaviour.answer import Signal as Told
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.models import Break, Signal
from answerable.measures.operations.reasons import ReasonMissing
from answerable.measures.queries.judged import Judged

RULES = Actor("system:rules", "rules")
"""Who finds signals: nobody."""
BESIDES = ("period_start", "period_end", "chart", "verdict", "gone_at")
"""What a later look at the figures may change of a signal."""


class NotItsBreak(Exception):
    """The break is of other measures or parts, or was withdrawn."""


class NothingDecided(Exception):
    """The signal is new already."""


@dataclass(frozen=True)
class FoundSignal:
    """What the rules find now in one series: the measure's key, the area's code, the part, and the chart it was found on."""

    measure: int
    area: str
    breakdown: str
    chart: Chart
    told: Told


@dataclass(frozen=True)
class Refreshed:
    """What a look at the figures changed: signals seen for the first time, longer or shorter, gone, and found again."""

    new: int = 0
    moved: int = 0
    gone: int = 0
    back: int = 0

    @property
    def changed(self) -> int:
        return self.new + self.moved + self.gone + self.back


type Group = tuple[int, int, str, str, str, str]
"""Measure, area, part, rule set, rule and side: within these, signals are told apart by when they are."""


def found_in(judged: Iterable[Judged]) -> list[FoundSignal]:
    """Every signal of measures as they are judged now."""
    return [
        FoundSignal(one.measure, series.area, series.breakdown, series.behaviour.chart, told)
        for one in judged
        for series in one.series
        for told in series.behaviour.signals
    ]


@transaction.atomic
def refresh(
    found: Iterable[FoundSignal], *, at: datetime, among: Collection[int] | None = None, by: Actor = RULES
) -> Refreshed:
    """Keeps what the rules find now. `among` are the keys of the measures that were judged (None: all of them).

    A signal is the one kept before when it begins on the same day or shares days with it: a run goes on, and its first
    point may come to lie on the other side of a mean that moved. What is no longer found is gone, what is found again is
    back; what somebody decided stays through all of it. One entry in the trail, where something changed.
    """
    turns.take_turn()
    now, kept = _grouped(found), _kept(among)
    step = _Step(at)
    for group in now.keys() | kept.keys():
        step.take(group, now.get(group, []), kept.get(group, []))
    if not step.notes:
        return Refreshed()
    Signal.objects.bulk_create(step.new)
    Signal.objects.bulk_update(step.changed, BESIDES)
    counts = {word: len(step.notes[word]) for word in ("new", "moved", "gone", "back")}
    audit.record("signals refreshed", by=by, at=at, subject="signals", after=dict(step.notes))
    return Refreshed(**counts)


def _grouped(found: Iterable[FoundSignal]) -> dict[Group, list[FoundSignal]]:
    areas = dict(Area.objects.values_list("code", "pk"))
    groups: dict[Group, list[FoundSignal]] = defaultdict(list)
    for one in found:
        told = one.told
        group = (one.measure, areas[one.area], one.breakdown, told.rule_set, told.rule, told.side.value)
        groups[group].append(one)
    return groups


def _kept(among: Collection[int] | None) -> dict[Group, list[Signal]]:
    groups: dict[Group, list[Signal]] = defaultdict(list)
    rows = Signal.objects.select_for_update().order_by("pk")
    for row in rows:
        if among is None or row.measure_id in among:
            groups[row.measure_id, row.area_id, row.breakdown, row.rule_set, row.rule, row.side].append(row)
    return groups


class _Step:
    """From what was kept to what is found now."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.new: list[Signal] = []
        self.changed: list[Signal] = []
        self.notes: dict[str, list[list[object]]] = defaultdict(list)

    def take(self, group: Group, found: Sequence[FoundSignal], kept: Sequence[Signal]) -> None:
        pairs = _paired(found, kept)
        met = {row.pk for _, row in pairs if row}
        for one, row in pairs:
            if row is None:
                self._add(group, one)
            else:
                self._move(group, one, row)
        for row in kept:
            if row.pk not in met and row.gone_at is None:
                row.gone_at = self.at
                self.changed.append(row)
                self._note("gone", group, row)

    def _add(self, group: Group, one: FoundSignal) -> None:
        measure, area, breakdown, rule_set, rule, side = group
        row = Signal(
            measure_id=measure,
            area_id=area,
            breakdown=breakdown,
            rule_set=rule_set,
            rule=rule,
            side=side,
            chart=one.chart.value,
            verdict=one.told.verdict.value,
            period_start=one.told.start.start,
            period_end=one.told.end.end,
            first_seen_at=self.at,
        )
        self.new.append(row)
        self._note("new", group, row)

    def _move(self, group: Group, one: FoundSignal, row: Signal) -> None:
        before = tuple(getattr(row, name) for name in BESIDES)
        was_gone = row.gone_at is not None
        row.period_start, row.period_end = one.told.start.start, one.told.end.end
        row.chart, row.verdict, row.gone_at = one.chart.value, one.told.verdict.value, None
        if before != tuple(getattr(row, name) for name in BESIDES):
            self.changed.append(row)
            self._note("back" if was_gone else "moved", group, row)

    def _note(self, word: str, group: Group, row: Signal) -> None:
        self.notes[word].append([*group, row.period_start, row.period_end])


def _paired(found: Sequence[FoundSignal], kept: Sequence[Signal]) -> list[tuple[FoundSignal, Signal | None]]:
    """Each signal found with the one kept that it is: the same first day before shared days, more of these before fewer."""
    free = list(kept)
    pairs: dict[int, Signal] = {}
    for _, place, row in sorted(_nearness(found, kept), key=lambda one: one[0], reverse=True):
        if place not in pairs and row in free:
            pairs[place] = row
            free.remove(row)
    return [(one, pairs.get(place)) for place, one in enumerate(found)]


def _nearness(found: Sequence[FoundSignal], kept: Sequence[Signal]) -> Iterator[tuple[tuple[bool, int], int, Signal]]:
    for place, one in enumerate(found):
        start, end = one.told.start.start, one.told.end.end
        for row in kept:
            shared = (min(end, row.period_end) - max(start, row.period_start)).days + 1
            if shared > 0:
                yield (start == row.period_start, shared), place, row


@transaction.atomic
def look_at(signal: Signal, *, note: str = "", by: Actor, at: datetime) -> None:
    """Somebody knows of it and it needs nothing more; `note` is for the office."""
    _decide(signal, Signal.State.LOOKED_AT, note, None, by=by, at=at)


@transaction.atomic
def explain(signal: Signal, *, note: str, break_: Break | None = None, by: Actor, at: datetime) -> None:
    """Says what lies behind it, in words that are published; by a break where that is the explanation.

    Raises ReasonMissing, and NotItsBreak where the break is not of the signal's measure and part or was withdrawn.
    """
    if not _shown(note):
        raise ReasonMissing("Say what explains it: the words are published beside the chart.")
    if break_ and not _is_of(break_, signal):
        raise NotItsBreak(f"The break “{break_.reason}” is not one of this measure: mark it for this measure first.")
    _decide(signal, Signal.State.EXPLAINED, note, break_, by=by, at=at)


@transaction.atomic
def reopen(signal: Signal, *, by: Actor, at: datetime) -> None:
    """Makes it new again, for somebody to look at; what was noted stays with it. Raises NothingDecided."""
    turns.take_turn()
    locked = Signal.objects.select_for_update().get(pk=signal.pk)
    if locked.state == Signal.State.NEW:
        raise NothingDecided("Nobody has decided on this signal: it is new.")
    before = decision_facts(locked)
    locked.state, locked.explained_by = Signal.State.NEW, None
    locked.decided_at, locked.decided_by, locked.decided_to = None, "", None
    save_decision(locked)
    audit.record(
        "signal reopened", by=by, at=at, subject=f"signal:{locked.pk}", before=before, after=decision_facts(locked)
    )


def reopen_explained_by(withdrawn: Break, *, by: Actor, at: datetime) -> None:
    """Makes the signals that a break explained new again: it was withdrawn, so that nothing explains them now."""
    for row in Signal.objects.filter(explained_by=withdrawn).order_by("pk"):
        reopen(row, by=by, at=at)


def _is_of(one: Break, signal: Signal) -> bool:
    part = one.breakdown in ("", signal.breakdown)
    return part and one.withdrawn_at is None and one.measures.filter(pk=signal.measure_id).exists()


def _decide(signal: Signal, state: Signal.State, note: str, break_: Break | None, *, by: Actor, at: datetime) -> None:
    turns.take_turn()
    locked = Signal.objects.select_for_update().get(pk=signal.pk)
    before = decision_facts(locked)
    locked.state, locked.note, locked.explained_by = state, _shown(note), break_
    locked.decided_at, locked.decided_by, locked.decided_to = at, by.reference, locked.period_end
    save_decision(locked)
    action = f"signal {state.label.lower()}"
    audit.record(action, by=by, at=at, subject=f"signal:{locked.pk}", before=before, after=decision_facts(locked))


def _shown(note: str) -> str:
    """The note as a folder's file gives it back: without characters that cannot be shown."""
    lines = note.replace("\r\n", "\n")
    return "".join(one for one in lines if one == "\n" or unicodedata.category(one) != "Cc").strip()


def save_decision(row: Signal) -> None:
    row.save(update_fields=["state", "note", "explained_by", "decided_at", "decided_by", "decided_to"])


def decision_facts(row: Signal) -> dict[str, object]:
    return {
        "state": str(row.state),
        "note": row.note,
        "explained_by": row.explained_by.code if row.explained_by else "",
        "decided_to": row.decided_to,
    }
