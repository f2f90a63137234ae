"""The statutory steps of a draft: which are taken, in which order, and what is missing before it can be issued."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.kit.wording import british_date
from answerable.plans.intake.steps import Step, steps
from answerable.plans.models import Draft, DraftVersion, StepTaken

type TakenBy = Mapping[str, Sequence[StepTaken]]


@dataclass(frozen=True)
class StepState:
    """A step with what shows that it was done. `missing` is one sentence, or empty; `wanted` is false where it is not owed."""

    step: Step
    taken: tuple[StepTaken, ...]
    withdrawn: tuple[StepTaken, ...]
    missing: str
    wanted: bool

    @property
    def last(self) -> StepTaken | None:
        return self.taken[-1] if self.taken else None


def checklist(draft: Draft) -> tuple[StepState, ...]:
    """Every step of a draft, in order."""
    rows = list(draft.steps.select_related("version").order_by("done_on", "pk"))
    standing = [row for row in rows if not row.withdrawn_because]
    by_step = {one.code: [row for row in standing if row.step == one.code] for one in steps()}
    return tuple(_state(one, by_step, rows, draft) for one in steps())


def _state(step: Step, taken: TakenBy, rows: Sequence[StepTaken], draft: Draft) -> StepState:
    withdrawn = tuple(row for row in rows if row.step == step.code and row.withdrawn_because)
    wanted = not step.when_changed_since or changed_since(step, taken, draft.content) is not None
    return StepState(step, tuple(taken[step.code]), withdrawn, _missing(step, taken, draft) if wanted else "", wanted)


def changed_since(step: Step, taken: TakenBy, content: object) -> DraftVersion | None:
    """The version that the last of the steps before was about, where the draft is no longer what it was then."""
    rows = [row for code in step.when_changed_since for row in taken.get(code, ()) if row.version]
    if not rows or any(row.version and row.version.content == content for row in rows):
        return None
    return max(rows, key=lambda row: (row.done_on, row.pk)).version


def _missing(step: Step, taken: TakenBy, draft: Draft) -> str:
    if step.when_changed_since and (since := changed_since(step, taken, draft.content)):
        return f"The draft has changed since the chief officer had version {since.number}: consult them on the changes."
    rows = taken[step.code]
    if not rows:
        return "Not done yet."
    return _too_early(step, taken) or _unanswered(step, taken)


def _too_early(step: Step, taken: TakenBy) -> str:
    mine = taken[step.code][-1].done_on
    for code in step.after:
        if taken[code] and mine < (first := taken[code][0].done_on):
            return f"It is dated {british_date(mine)}, before “{_title(code)}” on {british_date(first)}: it must come after."
    return ""


def _unanswered(step: Step, taken: TakenBy) -> str:
    """Where what it answers was done once more since."""
    asked = taken[step.answers] if step.answers else ()
    mine = taken[step.code][-1].done_on
    if asked and mine < (last := asked[-1].done_on):
        return f"It is dated {british_date(mine)}, before “{_title(step.answers)}” on {british_date(last)}: it must come after."
    return ""


def _title(code: str) -> str:
    return next(one.title for one in steps() if one.code == code)
