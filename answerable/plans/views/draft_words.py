"""How a draft is worded on its page: the outline, the steps, the questions of the linter, its past."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.timezone import localtime

from answerable.calc.promises.facts import Finding
from answerable.calc.promises.rules import RULES
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.pages import roles_of
from answerable.plans.intake.drafts import DraftLine, DraftObjective, DraftPriority
from answerable.plans.intake.steps import Step
from answerable.plans.models import Draft, StepTaken
from answerable.plans.operations import drafts
from answerable.plans.queries.checklist import StepState


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective of the outline: where it is edited, and in a few words what it has."""

    code: str
    title: str
    href: str
    meta: str
    questions: Tag | None


@dataclass(frozen=True)
class Part:
    """A priority of the outline with its objectives; `href` is empty for those without priority."""

    heading: str
    href: str
    summary: str
    objectives: tuple[ObjectiveLine, ...]
    add_href: str


@dataclass(frozen=True)
class TakenLine:
    """What shows that a step was taken, and where it is taken back."""

    words: str
    when: str
    address: str
    version: str
    because: str = ""
    withdraw_href: str = ""


@dataclass(frozen=True)
class StepLine:
    """A step of the checklist."""

    step: Step
    tag: Tag
    missing: str
    taken: tuple[TakenLine, ...]
    href: str
    action: str


@dataclass(frozen=True)
class Question:
    """Something the linter asks: one sentence, and the objectives it is about. `repair` is empty where all have the same."""

    message: str
    repair: str
    objectives: tuple[Link, ...]


@dataclass(frozen=True)
class Asked:
    """The questions of one rule, with the repair that all of them have."""

    rule: str
    repair: str
    questions: tuple[Question, ...]


def lead_of(draft: Draft, line: DraftLine, states: Sequence[StepState]) -> str:
    """How far it is, in one sentence."""
    size = f"{counted(len(line.objectives), 'objective')} in {priorities_words(len(line.priorities))}"
    match draft.state:
        case Draft.State.ISSUED:
            return f"Issued on {british_date(draft.issued_on)}, with {size}."
        case Draft.State.ABANDONED:
            return f"Given up: {draft.abandoned_because}"
    missing = sum(bool(one.missing) for one in states)
    steps = f"{counted(missing, 'step')} {'is' if missing == 1 else 'are'} missing" if missing else "no step is missing"
    return f"{size[:1].upper()}{size[1:]}; {steps} before it can be issued."


def priorities_words(number: int) -> str:
    """ "1 priority", "6 priorities"."""
    return "1 priority" if number == 1 else f"{number} priorities"


def outline(draft: Draft, line: DraftLine, found: Sequence[Finding]) -> tuple[Part, ...]:
    """The priorities in their order, then what stands below none."""
    asked = Counter(code for one in found if not _of_the_whole(one) for code in one.codes)
    parts = [_part(draft, line, one, asked) for one in line.priorities]
    alone = line.below("")
    if alone or not line.priorities:
        lines = tuple(_objective(draft, one, asked) for one in alone)
        parts.append(Part("Without priority" if line.priorities else "Objectives", "", "", lines, _add(draft, "")))
    return tuple(parts)


def _of_the_whole(one: Finding) -> bool:
    """What is told once for most objectives is not counted at each."""
    return len(one.codes) > 2


def _part(draft: Draft, line: DraftLine, one: DraftPriority, asked: Counter[str]) -> Part:
    return Part(
        heading=f"{one.code}. {one.title}",
        href=reverse("plans:edit-priority", args=[draft.code, one.key]),
        summary=one.summary,
        objectives=tuple(_objective(draft, below, asked) for below in line.below(one.key)),
        add_href=_add(draft, one.key),
    )


def _add(draft: Draft, priority: str) -> str:
    return f"{reverse('plans:add-objective', args=[draft.code])}?priority={priority}"


def _objective(draft: Draft, one: DraftObjective, asked: Counter[str]) -> ObjectiveLine:
    number = asked[one.code]
    return ObjectiveLine(
        code=one.code,
        title=one.title,
        href=reverse("plans:edit-objective", args=[draft.code, one.key]),
        meta="; ".join(_has(one)),
        questions=Tag(counted(number, "question"), Tone.AMBER) if number else None,
    )


def _has(one: DraftObjective) -> Iterator[str]:
    yield counted(len(one.measures), "measure") if one.measures else "no measure"
    if one.owner_role:
        yield one.owner_role
    if one.due:
        yield f"by {british_date(one.due)}"
    if one.was and one.was != (one.code,):
        yield f"carries on {', '.join(one.was)}"


def step_lines(draft: Draft, states: Sequence[StepState]) -> tuple[StepLine, ...]:
    live = draft.state in drafts.LIVE
    return tuple(_step(draft, one, live=live) for one in states)


def _step(draft: Draft, one: StepState, *, live: bool) -> StepLine:
    taken = (
        *(_taken(draft, row, live=live) for row in one.taken),
        *(_taken(draft, row, live=False) for row in one.withdrawn),
    )
    return StepLine(
        step=one.step,
        tag=step_tag(one),
        missing=one.missing if one.missing != "Not done yet." else "",
        taken=taken,
        href=reverse("plans:take-step", args=[draft.code, one.step.code]) if live else "",
        action="Record it once more" if one.taken else "Record it",
    )


def step_tag(one: StepState) -> Tag:
    if not one.wanted:
        return Tag("Not needed", Tone.NEUTRAL)
    if not one.missing:
        return Tag("Done", Tone.GREEN)
    return Tag("Missing", Tone.RED) if not one.taken else Tag("Not in order", Tone.RED)


def _taken(draft: Draft, row: StepTaken, *, live: bool) -> TakenLine:
    return TakenLine(
        words=row.words,
        when=british_date(row.done_on),
        address=row.address,
        version=f"version {row.version.number}" if row.version else "",
        because=row.withdrawn_because,
        withdraw_href=reverse("plans:withdraw-step", args=[draft.code, row.pk]) if live else "",
    )


def questions(found: Sequence[Finding], draft: Draft | None, line: DraftLine) -> tuple[Asked, ...]:
    """The findings of the linter by their rule, with links to what they are about; without where there is no draft to edit."""
    keys = {one.code: one.key for one in line.objectives}
    open_ = draft if draft is not None and draft.state in drafts.LIVE else None
    return tuple(_asked(rule, list(ones), open_, keys) for rule, ones in groupby(found, key=lambda one: one.rule))


def _asked(rule: str, found: Sequence[Finding], draft: Draft | None, keys: Mapping[str, str]) -> Asked:
    same = len({one.repair for one in found}) == 1
    asked = tuple(
        Question(one.message, "" if same else one.repair, tuple(_link(code, draft, keys) for code in one.codes))
        for one in found
    )
    return Asked(RULES[rule][1], found[0].repair if same else "", asked)


def _link(code: str, draft: Draft | None, keys: Mapping[str, str]) -> Link:
    return Link(code, reverse("plans:edit-objective", args=[draft.code, keys[code]]) if draft else "")


def history(draft: Draft) -> str:
    """Who began it, and when: never a name."""
    role = roles_of([draft.started_by])[draft.started_by]
    return f"Begun by the {role} on {british_date(localtime(draft.started_at))}; saved {counted(draft.edition - 1, 'time')} since."
