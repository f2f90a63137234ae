"""What a series shows by its usual range: better or worse than chance would give, since when, and whether a standard is safe."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.calc.behaviour.answer import Assured, Behaviour, Side, Signal, Stretch, Verdict
from answerable.calc.behaviour.series import Goal
from answerable.calc.sentences.phrases import capital, nouns, number, since, when
from answerable.calc.sentences.placing import Placed, judged, newest, run_of, stretch_of, unusual
from answerable.calc.sentences.usual import Words, usual

WINDOW = 8
"""Points outside the range are counted over so many of the newest."""


@dataclass(frozen=True)
class Reading:
    """What is said of the newest point: `head` stands before the value ("Getting better"), `tail` after it, with its comma."""

    head: str
    tail: str
    signal: Signal | None = None


def told(behaviour: Behaviour, *, words: Words) -> str:
    """One plain sentence for a series; `words` gives a value its unit. With no limits it says why there are none."""
    place = newest(behaviour)
    if place is None:
        return "No figure is held."
    point = behaviour.points[place]
    now = f"{words(point.value or 0.0)} {when(point.period)}"
    found = reading(behaviour, words=words)
    if found is None:
        return _without_limits(behaviour, capital(now), words)
    head = f"{found.head}: {now}" if found.head else capital(now)
    return f"{head}{found.tail}{_safe(behaviour, words)}."


def reading(behaviour: Behaviour, *, words: Words, most: float = math.inf) -> Reading | None:
    """How the newest point stands in its usual range, with the signal in force; None where it has no limits."""
    place = newest(behaviour)
    stretch = stretch_of(behaviour, place) if place is not None else None
    if place is None or stretch is None:
        return None
    odd = unusual(behaviour.anomalies, behaviour.points[place].period)
    if odd:
        return Reading("", f", in a time known to be unusual ({odd.reason}), so it is not set against its usual range")
    ranged = usual(behaviour, place, words, most)
    signals = in_force(behaviour)
    if not signals:
        return Reading("", f": within its usual range{_anew(behaviour, stretch, ranged)}")
    return _signalled(behaviour, signals, ranged)


def _anew(behaviour: Behaviour, stretch: Stretch, ranged: str) -> str:
    """The range, with where it begins anew: at a break that people told of, or where the values themselves moved."""
    cut = stretch.rebased
    if cut is None:
        return f" ({ranged})"
    first = behaviour.points[stretch.start].period
    # Limits of a level that moved begin where it has stayed, later than where it moved.
    return f" ({ranged}); {cut.reason}" if cut.found and cut.at < first.start else f" {since(first)} ({ranged})"


def in_force(behaviour: Behaviour) -> list[Signal]:
    """The signals that reach the newest point, the one that says most first."""
    place = newest(behaviour)
    if place is None:
        return []
    end = behaviour.points[place].period.end
    reaching = [one for one in behaviour.signals if one.end.end >= end]
    return sorted(reaching, key=lambda one: (_ORDER.get(one.rule, len(_ORDER)), one.start))


_ORDER = {"shift": 0, "trend": 1, "outside": 2, "two_of_three": 3, "four_of_five": 4}


def _signalled(behaviour: Behaviour, signals: list[Signal], ranged: str) -> Reading:
    first = signals[0]
    run = run_of(behaviour, first)
    tail = _many_outside(behaviour, first, ranged) or f", {_how(behaviour, first, run, ranged)}"
    against = next((one for one in signals[1:] if one.rule == "trend" and one.side is not first.side), None)
    though = f", though {_how(behaviour, against, run_of(behaviour, against), ranged)}" if against else ""
    many = bool(run) or tail.startswith(";")
    return Reading(_head(first.verdict, many=many), tail + though, first)


def _head(verdict: Verdict, *, many: bool) -> str:
    if verdict is Verdict.NOTABLE:
        return ""
    word = "better" if verdict is Verdict.BETTER else "worse"
    return f"Getting {word}" if many else f"{capital(word)} than usual"


def _many_outside(behaviour: Behaviour, signal: Signal, ranged: str) -> str:
    """ "; six of the last eight months are below the usual range", where several of the newest points are."""
    if signal.side is Side.NEITHER or signal.rule == "trend":
        return ""
    placed = judged(behaviour)[-WINDOW:]
    recent = [one.outside(signal.side) for one in placed]
    if sum(recent) < 2:
        return ""
    span = recent[recent.index(True) :]
    way = "above" if signal.side is Side.HIGH else "below"
    noun = nouns(placed[-1].period)
    if all(span):
        every = "both" if len(span) == 2 else "all"
        return f"; the last {number(len(span))} {noun} are {every} {way} the usual range ({ranged})"
    return f"; {number(sum(span))} of the last {number(len(span))} {noun} are {way} the usual range ({ranged})"


def _how(behaviour: Behaviour, signal: Signal, run: Sequence[Placed], ranged: str) -> str:
    """The signal in words, by its rule."""
    if signal.rule in _NEITHER:
        return f"{_NEITHER[signal.rule]} {since(signal.start)}"
    high = signal.side is Side.HIGH
    if run:
        way = ("rising", "falling") if signal.rule == "trend" else ("higher than usual", "lower than usual")
        return f"{way[0 if high else 1]} for {number(len(run))} {nouns(run[-1].period)} running, {since(run[0].period)}"
    if judged(behaviour)[-1].outside(signal.side):
        return f"{'above' if high else 'below'} its usual range ({ranged})"
    return f"near the {'top' if high else 'bottom'} of its usual range ({ranged}) {since(signal.start)}"


_NEITHER = {
    "alternating": "going up and down by turns",
    "hugging": "closer to its average than chance would give",
    "avoiding": "farther from its average than chance would give",
}


def aim(goal: Goal, words: Words) -> str:
    """A standard with its number: "the standard (at least 90%)"."""
    return f"the {goal.label} ({'at least' if goal.at_least else 'at most'} {words(goal.value)})"


def _safe(behaviour: Behaviour, words: Words) -> str:
    """Whether the standard is met as a matter of course, as the end of a sentence."""
    said = assurance(behaviour, words)
    return f"; {said}" if said else ""


def assurance(behaviour: Behaviour, words: Words) -> str:
    """What the usual range says of the standard, in a clause; empty where there is none or it cannot be said."""
    if behaviour.goal is None:
        return ""
    asked = aim(behaviour.goal, words)
    return {
        Assured.ALWAYS: f"the whole of its usual range meets {asked}",
        Assured.HIT_AND_MISS: f"its usual range lies on both sides of {asked}, which is hit and miss",
        Assured.NEVER: f"no part of its usual range meets {asked}",
    }.get(behaviour.assured, "")


def _without_limits(behaviour: Behaviour, now: str, words: Words) -> str:
    """The newest value, whether it meets the standard, and why nothing more is said."""
    place = newest(behaviour)
    value = behaviour.points[place].value if place is not None else None
    goal = behaviour.goal
    meets = (
        f", which {'meets' if met(goal, value) else 'misses'} {aim(goal, words)}" if goal and value is not None else ""
    )
    why = behaviour.why_none or f"The newest {nouns(behaviour.points[-1].period)} have no usual range to stand in."
    return f"{now}{meets}. {capital(why)}"


def met(goal: Goal, value: float) -> bool:
    """Whether a value meets a standard; one that lies on it does."""
    return value >= goal.value if goal.at_least else value <= goal.value
