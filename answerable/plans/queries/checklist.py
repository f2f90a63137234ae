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
    # One that was wanted and is done stays on the list: its day has to be right, too.
    wanted = not step.when_changed_since or bool(taken[step.code]) or bool(changed_since(step, taken, draft.content))
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
    if not taken[step.code]:
        return "Not done yet."
    return _too_early(step, taken) or _unanswered(step, taken) or _before_the_change(step, taken, draft.content)


def _before_the_change(step: Step, taken: TakenBy, content: object) -> str:
    """Where the text was still another on a later day than the one on which somebody was consulted on how it stands now."""
    mine = [row.done_on for row in taken[step.code] if row.version and row.version.content == content]
    if not step.when_changed_since or not mine:
        return ""
    others = [row for rows in taken.values() for row in rows if row.version and row.version.content != content]
    last = max(others, key=lambda row: (row.done_on, row.pk), default=None)
    if last is None or last.done_on <= max(mine):
        return ""
    return (
        f"It is dated {british_date(max(mine))}, and on {british_date(last.done_on)} (“{_title(last.step)}”) the draft was not "
        "yet as it is now: it must come after the change."
    )


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
