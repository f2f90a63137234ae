"""Taking in the drafts of an office folder."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.freezing import freeze
from answerable.plans.intake.folder import DraftKept
from answerable.plans.models import Draft, DraftVersion, Plan, StepTaken
from answerable.plans.operations.drafts import LIVE, facts, subject


class DraftsRefused(Exception):
    """Drafts of a folder do not fit what is held; `problems` says each of them in a sentence."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


@transaction.atomic
def load_drafts(lines: Sequence[DraftKept], *, by: Actor, at: datetime) -> int:
    """Takes in the drafts of a folder, once its plans are there. How many were not held: one that is held stays as it is.

    Raises DraftsRefused with every problem, and then takes in none.
    """
    held = set(Draft.objects.values_list("code", flat=True))
    fresh = [line for line in lines if line.code not in held]
    plans = {plan.code: plan for plan in Plan.objects.all()}
    if problems := [*_together(lines), *(problem for line in fresh for problem in _wrong(line, plans))]:
        raise DraftsRefused(problems)
    for line in fresh:
        _take_in(line, plans, by=by, at=at)
    return len(fresh)


def _together(lines: Sequence[DraftKept]) -> Iterator[str]:
    """What is wrong between drafts."""
    for code, times in Counter(line.code for line in lines).items():
        if times > 1:
            yield f"Draft '{code}' stands {times} times: once is enough."
    open_ = Counter(line.plan for line in lines if line.kind == Draft.Kind.VARIATION and line.state in LIVE)
    for plan, times in open_.items():
        if times > 1:
            yield f"Plan '{plan}' has {times} variations that are being written: one at a time."


def _wrong(line: DraftKept, plans: Mapping[str, Plan]) -> Iterator[str]:
    named = f"Draft '{line.code}'"
    if line.kind not in Draft.Kind.values:
        yield f"{named}: its kind is {line.kind!r}, which is none of {', '.join(Draft.Kind.values)}."
    if line.state not in Draft.State.values:
        yield f"{named}: its state is {line.state!r}, which is none of {', '.join(Draft.State.values)}."
    if line.plan and line.plan not in plans:
        yield f"{named} is of plan '{line.plan}', which is not held."
    if not line.plan and (line.kind == Draft.Kind.VARIATION or line.state == Draft.State.ISSUED):
        yield f"{named} names no plan: a variation is of one, and what was issued became one."
    if line.state == Draft.State.ISSUED and line.issued_on is None:
        yield f"{named} was issued, and does not say when."
    yield from _wrong_below(line, named)


def _wrong_below(line: DraftKept, named: str) -> Iterator[str]:
    numbers = [one.number for one in line.versions]
    if len(set(numbers)) < len(numbers):
        yield f"{named} has two versions of one number."
    for version in line.versions:
        if version.purpose not in DraftVersion.Purpose.values:
            yield f"{named}, version {version.number}: {version.purpose!r} is no purpose."
    for step in line.steps:
        if not step.words:
            yield f"{named}: the step '{step.step}' of {step.done_on} has no words that show it."
        if step.version is not None and step.version not in numbers:
            yield f"{named}: the step '{step.step}' is about version {step.version}, which it does not have."


def _take_in(line: DraftKept, plans: Mapping[str, Plan], *, by: Actor, at: datetime) -> None:
    draft = Draft.objects.create(
        code=line.code,
        kind=line.kind,
        state=line.state,
        plan=plans.get(line.plan),
        content=freeze(line.content),
        edition=line.edition,
        started_by=line.started_by,
        started_at=line.started_at,
        issued_on=line.issued_on,
        abandoned_because=line.abandoned_because,
    )
    versions = {
        one.number: DraftVersion.objects.create(
            draft=draft,
            number=one.number,
            purpose=one.purpose,
            note=one.note,
            content=freeze(one.content),
            kept_by=one.kept_by,
            kept_at=one.kept_at,
        )
        for one in line.versions
    }
    for step in line.steps:
        StepTaken.objects.create(
            draft=draft,
            step=step.step,
            done_on=step.done_on,
            words=step.words,
            address=step.address,
            version=versions[step.version] if step.version is not None else None,
            recorded_by=step.recorded_by,
            recorded_at=step.recorded_at,
            withdrawn_because=step.withdrawn_because,
        )
    audit.record("draft loaded", by=by, at=at, subject=subject(draft), after=facts(draft))
