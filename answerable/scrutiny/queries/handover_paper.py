"""A handover pack in words: the parts from which its page, its Word file and its PDF are all drawn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from answerable.kit.components import Tone
from answerable.kit.docx import Heading
from answerable.kit.paper import Grid, PaperPart, Passage, Run, Words, plain
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.cited_parts import text_parts
from answerable.scrutiny.models import HandoverPack
from answerable.scrutiny.queries.handover_building import build
from answerable.scrutiny.queries.handover_page import (
    CheckAnswer,
    HandoverPage,
    OpenGroup,
    OpenThing,
    PlanPosition,
    handed_over_page,
)
from answerable.scrutiny.queries.panel_words import source_parts

NEUTRAL = (
    "This pack is for everybody who may stand, and for everybody who may vote. It says what is open and how the plan stands. "
    "It judges nobody, names nobody, and says nothing of what ought to be done."
)
LATE = Run("Late", tone=Tone.RED)
SORTS = {
    "undertakings": "Promise",
    "questions": "Question from the public",
    "recommendations": "Recommendation",
    "responses": "Response to a report",
    "panel-matters": "Asked by the panel",
    "challenges": "Challenge",
    "information-requests": "Request for information",
    "commissions": "Paper of the force",
    "meetings": "Meeting",
    "panel-papers": "Paper to the panel",
    "letters": "Letter",
    "deliverables": "Work of the plan",
}
"""What one thing of a sort is called; a number alone does not say of what it is."""


def paper(page: HandoverPage, handed_over_on: date | None) -> tuple[PaperPart, ...]:
    """Every statement in its order: what is late first, then everything open by sort, the plan, the checklist."""
    if handed_over_on:
        page = replace(page, groups=tuple(_without_links(one) for one in page.groups))
    return (
        *_beginning(page, handed_over_on),
        *text_parts(page.opening.lines),
        Heading("At a glance"),
        *_glance(page),
        *_late(page),
        *(part for group in page.groups for part in _group(group)),
        *(part for plan in page.plans for part in _plan(plan)),
        *_checks(page),
        *source_parts(page.opening.figures),
    )


def _without_links(group: OpenGroup) -> OpenGroup:
    """A pack that was handed over is read in another office, whose pages have other addresses."""
    return replace(group, things=tuple(replace(one, address="") for one in group.things))


def _beginning(page: HandoverPage, handed_over_on: date | None) -> Iterator[PaperPart]:
    late = f", {page.late:,} of them late" if page.late else ", none of them late"
    may = " that the public may read of" if page.made_for == HandoverPack.For.PUBLIC else ""
    told = f"{counted(page.open, 'thing')}{may} {'is' if page.open == 1 else 'are'} open on {british_date(page.as_at)}{late}."
    yield Passage((Run(told, is_strong=True),))
    force = f" {page.force} is the force it holds to account." if page.force else ""
    yield Passage(f"{page.office}. {HandoverPack.For(page.made_for).label}.{force}", is_quiet=True)
    if page.successor:
        yield Passage(f"What follows: {page.successor}")
    if page.made_for == HandoverPack.For.PUBLIC:
        yield Passage(NEUTRAL)
    done = f"Handed over on {british_date(handed_over_on)}. It is kept as it was, and never changed."
    yield Passage(done if handed_over_on else "Being prepared: it changes as things are closed.", is_quiet=True)


def _glance(page: HandoverPage) -> Iterator[PaperPart]:
    full, empty = [one for one in page.groups if one.things], [one for one in page.groups if not one.things]
    if full:
        rows = tuple((one.heading, f"{len(one.things):,}", f"{one.late:,}" if one.late else "None") for one in full)
        yield Grid("How much is open", ("Of what", "Open", "Late"), rows, (60, 20, 20))
    if empty:
        names = "; ".join(one.heading[0].lower() + one.heading[1:] for one in empty)
        nothing = "Nothing that the public may read" if page.made_for == HandoverPack.For.PUBLIC else "Nothing"
        yield Passage(f"{nothing} is open of: {names}.", is_quiet=True)


def _late(page: HandoverPage) -> Iterator[PaperPart]:
    late = [(group, one) for group in page.groups if group.code != "clocks" for one in group.things if one.late]
    yield Heading("What is late")
    if not late:
        yield Passage("Nothing besides the clocks below is late." if page.late else "Nothing is late.")
        return
    rows = tuple(
        (
            (Run(one.words, href=one.address),),
            SORTS.get(group.code, group.heading),
            one.reference or "–",
            one.owner or "–",
            _due(one),
        )
        for group, one in sorted(late, key=lambda each: each[1].due or date.max)
    )
    yield Grid("What is late, the longest first", ("What", "Sort", "Number", "Who", "Due"), rows, (38, 18, 10, 18, 16))


def _group(group: OpenGroup) -> Iterator[PaperPart]:
    if group.things:
        yield Heading(group.heading)
        yield Grid(f"{group.heading}: {len(group.things):,}", *_table(group.things))


def _due(one: OpenThing) -> Words:
    if one.due is None:
        return ""
    return (LATE, Run(f" {british_date(one.due)}")) if one.late else british_date(one.due)


COLUMNS: tuple[tuple[str, int, Callable[[OpenThing], Words]], ...] = (
    ("What", 38, lambda one: (Run(one.words, href=one.address),)),
    ("Number", 10, lambda one: one.reference),
    ("Who", 16, lambda one: one.owner),
    ("Since", 12, lambda one: british_date(one.since) if one.since else ""),
    ("Due", 12, _due),
    ("State", 12, lambda one: one.state),
)
"""The columns of a table of open things, each with its share of the line."""


def _table(
    things: Sequence[OpenThing],
) -> tuple[tuple[str, ...], tuple[tuple[Words, ...], ...], tuple[int, ...]]:
    """Heads, rows and widths of a table of open things, without the columns in which nothing stands."""
    drawn = [column for column in COLUMNS if column[0] == "What" or any(plain(column[2](one)) for one in things)]
    rows = tuple(tuple(say(one) or "–" for _, _, say in drawn) for one in things)
    return tuple(head for head, _, _ in drawn), rows, tuple(width for _, width, _ in drawn)


def _plan(plan: PlanPosition) -> Iterator[PaperPart]:
    yield Heading(f"The plan: {plan.title}")
    if plan.start or plan.end:
        until = f" until {british_date(plan.end)}" if plan.end else ", with no end set"
        yield Passage(f"It has effect{f' from {british_date(plan.start)}' if plan.start else ''}{until}.")
    if not plan.objectives:
        yield Passage("No objective of it is held.")
        return
    rows = tuple(
        (f"{one.code} {one.title}", one.rated or "Not rated", one.judged or "Not judged", one.work or "None listed")
        for one in plan.objectives
    )
    heads = ("Objective", "Last rated in public", "Judged by the office", "Work that is open")
    yield Grid(f"How each objective of {plan.title} stands", heads, rows, (40, 20, 20, 20))


def _checks(page: HandoverPage) -> Iterator[PaperPart]:
    if not page.checks:
        return
    done = sum(one.done for one in page.checks)
    yield Heading("The checklist")
    yield Passage(f"{done:,} of {counted(len(page.checks), 'question')} answered with yes.")
    for theme, group in groupby(page.checks, key=lambda one: one.theme):
        yield Heading(theme, 2)
        heads = ("Question", "Answer", "What shows it, or why not yet", "Who")
        yield Grid(theme, heads, tuple(_check(one) for one in group), (34, 12, 36, 18))


def _check(one: CheckAnswer) -> tuple[Words, ...]:
    state = Run("Yes", tone=Tone.GREEN) if one.done else Run("Not yet", tone=Tone.AMBER)
    return (one.question, (state,), one.words or "–", one.owner or "–")


@dataclass(frozen=True)
class ReadHandover:
    """A pack with what it says: as it stands now, or as it was handed over."""

    kept: HandoverPack
    page: HandoverPage
    handed_over_on: date | None

    @property
    def parts(self) -> tuple[PaperPart, ...]:
        """Every statement in its order: what the page, the Word file and the PDF are drawn from."""
        return paper(self.page, self.handed_over_on)


def read(kept: HandoverPack) -> ReadHandover:
    """A pack is handed over on the day that it is as at."""
    if kept.frozen:
        return ReadHandover(kept, handed_over_page(kept), kept.as_at)
    return ReadHandover(kept, build(kept), None)
