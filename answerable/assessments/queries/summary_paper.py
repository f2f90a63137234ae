"""The strategic summary in words: the parts of a paper, from which its page, its Word file and its PDF are all drawn."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.assessments.queries.answers import Beside, Step
from answerable.assessments.queries.summary import SummaryObjective, SummaryPage, SummaryPriority
from answerable.assessments.queries.summary_objective import objective_parts
from answerable.assessments.queries.summary_words import (
    PERFORMANCE_MEANS,
    PERFORMANCE_TONES,
    STRENGTH_MEANS,
    because,
    counts,
    lead,
    listing,
    step_tone,
)
from answerable.calc.status.answer import Performance
from answerable.kit.docx import Heading, Items
from answerable.kit.paper import Definitions, Grid, Listed, PaperPart, Passage, Run, Words
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.cited import CitedFigure, Since
from answerable.measures.queries.cited_parts import text_parts

_NUMBER = re.compile(r"\b\d+\b")

type Address = Callable[[SummaryObjective], str]
"""Where an objective can be read about; empty where it cannot from here."""


@dataclass(frozen=True)
class Standing:
    """What the paper says of itself: whether it is a draft, or to whom it went and when, and which figures changed since."""

    submitted_to: str = ""
    submitted_on: date | None = None
    since: tuple[Since, ...] = ()


def paper(page: SummaryPage, state: Standing, address: Address = lambda _: "") -> tuple[PaperPart, ...]:
    """Every statement in its order, below the title: first what is read in five minutes, then each objective, then the keys to it."""
    return (
        *_beginning(page, state),
        *text_parts(page.opening.lines, 2),
        Heading("At a glance"),
        Items(counts(page), is_numbered=False),
        *_differences(page),
        *(part for priority in page.priorities for part in _priority(priority, address)),
        *_changed(page),
        *_not_judged(page),
        *_left_out(page),
        Heading("Each objective"),
        *(part for one in page.objectives for part in objective_parts(one)),
        *_meanings(page),
        *_sources(page),
    )


def _beginning(page: SummaryPage, state: Standing) -> Iterator[PaperPart]:
    yield Passage((Run(lead(page), is_strong=True),))
    told = f" Changes are told since {british_date(page.since)}." if page.since else ""
    force = f" {page.force} is the force it holds to account." if page.force else ""
    yield Passage(f"{page.office}. {page.plan_title}, as at {british_date(page.as_at)}.{force}{told}", is_quiet=True)
    yield Passage(_state(state), is_quiet=True)
    if state.since:
        yield Heading("Changed since it was submitted")
        yield Items(
            tuple(f"{one.figure.of}: the text says {one.figure.words}. {one.words}" for one in state.since),
            is_numbered=False,
        )


def _state(state: Standing) -> str:
    if state.submitted_on is None:
        return "A draft: its figures are those known on its day, and it may still change."
    return f"Submitted to {state.submitted_to} on {british_date(state.submitted_on)}. It is kept as it was, and never changed."


def _priority(part: SummaryPriority, address: Address) -> Iterator[PaperPart]:
    name = f"Priority {part.code}: {part.title}" if part.code else part.title
    yield Heading(name)
    yield from text_parts(part.narrative.lines, 2)
    yield Grid(
        f"{name}: {counted(len(part.objectives), 'objective')}",
        ("Objective", "Rated", "The figures", "Evidence", "Work"),
        tuple(_row(one, address) for one in part.objectives),
        (30, 17, 18, 16, 19),
    )


def _row(one: SummaryObjective, address: Address) -> tuple[Words, ...]:
    shown = _shown(one)
    return (
        (Run(f"{one.code} {one.title}", href=address(one)),),
        (Run(shown.word, tone=step_tone(shown.shape)),) if shown else "Not rated",
        (Run(one.performance.words, tone=PERFORMANCE_TONES[one.performance]),),
        one.strength.words,
        one.delivery.words,
    )


def _shown(one: SummaryObjective) -> Step | None:
    """A person's judgement; while there is none, the rating that was published."""
    judged = one.judgement.step if one.judgement else None
    return judged or (one.rating.step if one.rating else None)


def _differences(page: SummaryPage) -> Iterator[PaperPart]:
    """Where a rating is not what the rules make of the record, each with why; those that only cannot be judged are named."""
    every = [one for one in page.objectives if one.difference.differs]
    differing = [one for one in every if one.difference.how != Beside.UNSUPPORTED]
    yield Heading("Where the rating and the figures differ")
    if differing:
        yield Listed(tuple((Run(f"{one.code} {one.title}. ", is_strong=True), Run(_why(one))) for one in differing))
    else:
        yield Passage("Nowhere, among the objectives that can be judged.")
    if unsupported := [one for one in every if one.difference.how == Beside.UNSUPPORTED]:
        yield Passage((Run("Rated, though what is held cannot support it: ", is_strong=True), Run(_named(unsupported))))


def _why(one: SummaryObjective) -> str:
    given = one.judgement.differs_because if one.judgement else ""
    return f"{one.difference.why} Reason given: {given}" if given else one.difference.why


def _changed(page: SummaryPage) -> Iterator[PaperPart]:
    if page.since is None:
        yield Heading("What changed")
        yield Passage("No earlier report is named, so nothing is compared.")
        return
    yield Heading(f"What changed since {british_date(page.since)}")
    changed = [one for one in page.objectives if one.changes]
    if changed:
        yield Listed(
            tuple(
                (Run(f"{one.code} {one.title}. ", is_strong=True), Run(" ".join(listing(one.changes))))
                for one in changed
            )
        )
    same = len(page.objectives) - len(changed)
    if same:
        yield Passage(f"For {'the other ' if changed else ''}{counted(same, 'objective')} no change is held.")


def _not_judged(page: SummaryPage) -> Iterator[PaperPart]:
    """The objectives that cannot be judged, by the rule that says so."""
    found: dict[str, list[SummaryObjective]] = {}
    for one in page.objectives:
        if one.performance == Performance.CANNOT:
            found.setdefault(one.rule or one.reason, []).append(one)
    yield Heading("What cannot be judged, and why")
    if not found:
        yield Passage("Every objective can be judged from what is held.")
        return
    groups = sorted(found.values(), key=lambda group: -len(group))
    yield Definitions(tuple((f"{_rule_words(group)} ({len(group)})", _named(group)) for group in groups))


def _rule_words(group: Sequence[SummaryObjective]) -> str:
    """The sentence of a rule; where it counts otherwise for each, it is told without its numbers."""
    told = {because(one.rule_words) for one in group}
    return told.pop() if len(told) == 1 else _NUMBER.sub("some", min(told))


def _named(group: Sequence[SummaryObjective]) -> str:
    return "; ".join(f"{one.code} {one.title}" for one in group) + "."


def _left_out(page: SummaryPage) -> Iterator[PaperPart]:
    if page.left_out:
        yield Heading("Left out of the plan")
        yield Items(page.left_out, is_numbered=False)


def _meanings(page: SummaryPage) -> Iterator[PaperPart]:
    yield Heading("What the words mean")
    for scale in page.scales:
        yield Heading(scale.title, 2)
        if scale.meaning:
            yield Passage(scale.meaning)
        yield Definitions(tuple((one.word, _meaning(one)) for one in scale.steps))
    yield Heading("The figures: the computed status", 2)
    rules = f" (rules {page.rules})" if page.rules else ""
    yield Passage(f"Worked out from the record by rules that are kept as data{rules}. It judges nobody.")
    yield Definitions(tuple((one.words, PERFORMANCE_MEANS[one]) for one in PERFORMANCE_MEANS))
    yield Heading("Evidence", 2)
    yield Definitions(tuple((one.words, STRENGTH_MEANS[one]) for one in STRENGTH_MEANS))


def _meaning(one: Step) -> Words:
    return (Run(one.meaning or "No definition is held.", tone=step_tone(one.shape)),)


def _sources(page: SummaryPage) -> Iterator[PaperPart]:
    figures = page.text.figures
    if figures:
        yield Heading("Where the figures come from")
        names = tuple(f"figure-{number}" for number in range(1, len(figures) + 1))
        yield Listed(tuple(_source(one) for one in figures), is_numbered=True, names=names)


def _source(one: CitedFigure) -> Words:
    place = f", {one.locator}" if one.locator else ""
    return (
        Run(one.words, is_strong=True),
        Run(f": {one.of}. {one.source_title}{place}; as at {british_date(one.as_at)}."),
    )
