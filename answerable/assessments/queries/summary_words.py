"""The words of a strategic summary: what is counted, in which words, and what each word means."""

from collections import Counter
from collections.abc import Iterable, Sequence

from answerable.assessments.queries.answers import Beside
from answerable.assessments.queries.summary import Change, SummaryObjective, SummaryPage
from answerable.calc.status.answer import Delivery, Performance, Strength
from answerable.kit.components import Tone
from answerable.kit.wording import british_date, counted

_TONES = {
    "circle": Tone.GREEN, "triangle": Tone.AMBER, "square": Tone.RED, "cross": Tone.RED, "dash": Tone.UNKNOWN,
    "question": Tone.UNKNOWN,
}  # fmt: skip
PERFORMANCE_TONES = {
    Performance.BETTER: Tone.BETTER,
    Performance.MEETING: Tone.GREEN,
    Performance.STEADY: Tone.NEUTRAL,
    Performance.MIXED: Tone.AMBER,
    Performance.MISSING: Tone.RED,
    Performance.WORSE: Tone.WORSE,
    Performance.CANNOT: Tone.UNKNOWN,
}
PERFORMANCE_MEANS = {
    Performance.BETTER: "At least one measure of what came about got better, and none got worse.",
    Performance.MEETING: "What is asked is met, and nothing got worse.",
    Performance.STEADY: "No measure of what came about shows a clear change.",
    Performance.MIXED: "Some measures of what came about speak for it, and some against.",
    Performance.MISSING: "What is asked is missed, and nothing got better.",
    Performance.WORSE: "At least one measure of what came about got worse, and none got better.",
    Performance.CANNOT: "What is held does not show what came about.",
}
STRENGTH_MEANS = {
    Strength.NONE: "No figure is held for it.",
    Strength.ACTIVITY: "Figures show work, means or surroundings, and nothing that came of them.",
    Strength.MEASURED: "A result is measured.",
    Strength.COMPARED: "A result is measured, and set against chance, a comparator or a standard.",
}
_COUNTED = {
    Performance.BETTER: "getting better",
    Performance.MEETING: "meeting their standard",
    Performance.STEADY: "with no clear change",
    Performance.MIXED: "mixed",
    Performance.MISSING: "missing their standard",
    Performance.WORSE: "getting worse",
}


def step_tone(shape: str) -> Tone:
    """How a step is drawn; the word beside it says the same."""
    return _TONES.get(shape, Tone.NEUTRAL)


def because(clause: str) -> str:
    """A clause as a sentence's beginning, without its full stop."""
    told = clause.strip().rstrip(".") or "No reason is held"
    return told[0].upper() + told[1:]


def listing(changes: Iterable[Change]) -> list[str]:
    """Each change as a sentence with its day."""
    return [f"{british_date(one.on)}: {one.words}" if one.on else one.words for one in changes]


def lead(page: SummaryPage) -> str:
    """The one sentence that a reader came for."""
    every = page.objectives
    cannot = sum(one.performance == Performance.CANNOT for one in every)
    if not every:
        return f"{page.plan_title} has no objectives."
    if cannot == len(every):
        return f"None of {counted(len(every), 'objective')} can be judged from the figures that are held."
    found = Counter(one.performance for one in every)
    told = _and([f"{found[one]:,} {words}" for one, words in _COUNTED.items() if found[one]])
    rest = f"; {cannot:,} cannot be judged from the figures that are held" if cannot else ""
    return f"Of {counted(len(every), 'objective')}, the figures show {told}{rest}."


def counts(page: SummaryPage) -> tuple[str, ...]:
    """What is counted at the top, a sentence each."""
    every = page.objectives
    told = (
        _ratings(page),
        _judged(page),
        _beside(every),
        f"Evidence: {_each(one.strength.words for one in every)}.",
        _work(every),
        _recommendations(every),
        _changed(page),
    )
    return tuple(one for one in told if one)


def _ratings(page: SummaryPage) -> str:
    rated = [one.rating for one in page.objectives if one.rating]
    if not rated:
        return "No rating of its objectives has been published."
    without = len(page.objectives) - len(rated)
    steps = _by_scale(page, (one.step.word for one in rated))
    return f"Ratings as published: {steps}{f'; {without:,} not rated' if without else ''}."


def _judged(page: SummaryPage) -> str:
    judged = [one.judgement for one in page.objectives if one.judgement]
    if not judged:
        return "Judged by a person of this office: none yet."
    steps = _by_scale(page, (one.step.word if one.step else "in words" for one in judged))
    return f"Judged by a person of this office: {len(judged):,} of {len(page.objectives):,} ({steps})."


def _beside(every: Sequence[SummaryObjective]) -> str:
    found = Counter(one.difference.how for one in every)
    told = [
        f"in {found[how]:,} the rating is {words}"
        for how, words in (
            (Beside.KINDER, "kinder than the computed status"),
            (Beside.HARSHER, "harsher than the computed status"),
            (Beside.UNSUPPORTED, "given where nothing held can support it"),
        )
        if found[how]
    ]
    return f"Rating and figures differ: {_and(told)}." if told else ""


def _work(every: Sequence[SummaryObjective]) -> str:
    found = [one.delivery.words for one in every if one.delivery != Delivery.NONE]
    if not found:
        return "Work: none is listed for any objective."
    none = len(every) - len(found)
    return f"Work: {_each(found)}{f'; none is listed for {none:,}' if none else ''}."


def _recommendations(every: Sequence[SummaryObjective]) -> str:
    found = [line for one in every for line in one.recommendations]
    if not found:
        return "Recommendations: none is live for an objective."
    late = sum(line.late for line in found)
    return f"Recommendations: {len(found):,} live{f', {late:,} of them past their date' if late else ''}."


def _changed(page: SummaryPage) -> str:
    if page.since is None:
        return ""
    changed = sum(bool(one.changes) for one in page.objectives)
    told = f"something changed for {changed:,} of {len(page.objectives):,}" if changed else "no change of any is held"
    return f"Since {british_date(page.since)}: {told}."


def _each(words: Iterable[str]) -> str:
    """ "Green 17, Amber 1", the most first."""
    return ", ".join(f"{word} {number:,}" for word, number in Counter(words).most_common())


def _by_scale(page: SummaryPage, words: Iterable[str]) -> str:
    """ "Green 17, Amber 1", in the order of the scales."""
    order = {step.word: place for place, step in enumerate(step for scale in page.scales for step in scale.steps)}
    found = Counter(words)
    return ", ".join(f"{word} {found[word]:,}" for word in sorted(found, key=lambda one: order.get(one, len(order))))


def _and(told: Sequence[str]) -> str:
    return f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else "".join(told)
