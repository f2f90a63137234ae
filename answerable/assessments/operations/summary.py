"""Writes of strategic summaries: a draft is saved as often as one likes, and submitted once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localtime

from answerable.assessments.intake.summary import SummaryLine
from answerable.assessments.models import Summary
from answerable.assessments.operations.judging import keep_status
from answerable.assessments.queries.standing import ObjectiveStanding, ground, standing
from answerable.assessments.queries.summary import SummaryPage
from answerable.assessments.queries.summary_building import build
from answerable.calc.status.rules import WrongRules
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import NotThisForm, digest, freeze, thaw
from answerable.kit.wording import british_date
from answerable.plans.models import Plan


class SummaryRefused(Exception):
    """What was to be done with a summary cannot be done; the sentence says why and what to do."""


class AlreadySubmitted(SummaryRefused):
    """It was submitted, and what was submitted is never changed."""


class SavedMeanwhile(SummaryRefused):
    """Somebody else saved it since it was opened."""


class NotReady(SummaryRefused):
    """It cannot be submitted as it is; `faults` says of each thing why."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("It cannot be submitted yet: put this right first.")
        self.faults = tuple(faults)


class SummariesRefused(Exception):
    """Some summaries of a folder cannot be taken in; `problems` says of each why."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True)
class Text:
    """What a person writes of a summary."""

    title: str
    as_at: date
    since: date | None = None
    opening: str = ""
    narratives: Mapping[str, str] | None = None

    @property
    def told(self) -> dict[str, str]:
        """The narratives that say something."""
        return {code: words for code, words in (self.narratives or {}).items() if words.strip()}


@transaction.atomic
def write_summary(plan: Plan, text: Text, *, by: Actor, at: datetime) -> Summary:
    """Begins a draft. Its code is made of plan and title; of two with one title the second gets a number. Raises SummaryRefused."""
    turns.take_turn()
    _check(plan, text)
    kept = Summary.objects.create(
        code=_free_code(f"{plan.code} {text.title}"),
        title=text.title.strip(),
        plan=plan,
        as_at=text.as_at,
        since=text.since,
        opening=text.opening,
        narratives=text.told,
        written_by=by.reference,
        written_at=at,
    )
    audit.record("summary written", by=by, at=at, subject=_subject(kept), after=_facts(kept))
    return kept


@transaction.atomic
def rewrite_summary(code: str, text: Text, *, edition: int, by: Actor, at: datetime) -> Summary:
    """Saves a draft anew. `edition` is the one that was opened. Raises SummaryRefused; nothing is lost by it."""
    turns.take_turn()
    kept = Summary.objects.select_for_update().select_related("plan").get(code=code)
    _check_open(kept, edition)
    _check(kept.plan, text)
    said = (text.title.strip(), text.as_at, text.since, text.opening, text.told)
    if (kept.title, kept.as_at, kept.since, kept.opening, kept.narratives) == said:
        return kept
    before = _facts(kept)
    kept.title, kept.as_at, kept.since, kept.opening, kept.narratives = said
    kept.edition, kept.written_by, kept.written_at = edition + 1, by.reference, at
    kept.save()
    audit.record("summary written", by=by, at=at, subject=_subject(kept), before=before, after=_facts(kept))
    return kept


@transaction.atomic
def submit_summary(code: str, *, edition: int, to: str, by: Actor, at: datetime) -> Summary:
    """Freezes it with everything it shows, and says to whom it went. Raises AlreadySubmitted, SavedMeanwhile and NotReady."""
    turns.take_turn()
    kept = Summary.objects.select_for_update().select_related("plan").get(code=code)
    _check_open(kept, edition)
    if not to.strip():
        raise NotReady(["Say to whom it is submitted."])
    if kept.as_at > localtime(at).date():
        raise NotReady([f"It is as at {british_date(kept.as_at)}, which has not come yet."])
    standings = standing(kept.plan, day=kept.as_at)
    page = build(kept, standings)
    if faults := _faults(kept, page):
        raise NotReady(faults)
    _keep_reasoning(kept.plan, standings, at)
    kept.frozen = freeze(page)
    kept.submitted_to, kept.submitted_by, kept.submitted_at = to.strip(), by.reference, at
    kept.save()
    after = {"to": kept.submitted_to, "digest": digest(kept.frozen), "objectives": len(page.objectives)}
    audit.record("summary submitted", by=by, at=at, subject=_subject(kept), before=_facts(kept), after=after)
    return kept


def _keep_reasoning(plan: Plan, standings: Sequence[ObjectiveStanding], at: datetime) -> None:
    """The paper gives the main reason of each status; the whole reasoning is kept beside it."""
    stand, objectives = ground(), {one.pk: one for one in plan.objectives.all()}
    for one in standings:
        keep_status(objectives[one.objective.key], one.computed, stand, at=at)


@transaction.atomic
def load_summaries(lines: Sequence[SummaryLine], *, by: Actor, at: datetime) -> int:
    """Takes in the summaries of a folder, after everything that they tell of. How many were not held: one that is held stays as it is.

    A submitted one without its frozen form is frozen from the record as known on its day. Raises SummariesRefused with all problems.
    """
    turns.take_turn()
    held = set(Summary.objects.values_list("code", flat=True))
    fresh = [line for line in lines if line.code not in held]
    plans = {plan.code: plan for plan in Plan.objects.filter(code__in={line.plan for line in fresh})}
    problems = [f"summary '{line.code}': {why}" for line in fresh if (why := _wrong(line, plans))]
    if not problems:
        problems = [f"summary '{line.code}': {why}" for line in fresh for why in _take(line, plans[line.plan], by, at)]
    if problems:
        raise SummariesRefused(problems)
    return len(fresh)


def _take(line: SummaryLine, plan: Plan, by: Actor, at: datetime) -> tuple[str, ...]:
    """Writes one; what keeps it from being frozen."""
    kept = Summary(
        code=line.code,
        title=line.title,
        plan=plan,
        as_at=line.as_at,
        since=line.since,
        opening=line.opening,
        narratives=dict(line.narratives),
        written_by=line.written_by or by.reference,
        written_at=line.written_at,
        edition=line.edition,
        submitted_by=line.submitted_by,
        submitted_at=line.submitted_at,
        submitted_to=line.submitted_to,
        frozen=dict(line.frozen),
    )
    if line.submitted_at and not line.frozen:
        try:
            page = build(kept)
        except WrongRules as wrong:
            return tuple(wrong.problems)
        if faults := _faults(kept, page):
            return faults
        kept.frozen = freeze(page)
    kept.save()
    audit.record("summary loaded", by=by, at=at, subject=_subject(kept), after=_facts(kept))
    return ()


def _wrong(line: SummaryLine, plans: Mapping[str, Plan]) -> str:
    """Why a line cannot be taken in; empty where it can."""
    if line.plan not in plans:
        return f"there is no plan '{line.plan}'."
    if line.submitted_at and line.as_at > localtime(line.submitted_at).date():
        return "it was submitted before the day that it is as at."
    if not line.frozen:
        return ""
    try:
        thaw(SummaryPage, line.frozen)
    except NotThisForm as error:
        return f"'frozen' is not a frozen summary: {error}."
    return ""


def _check(plan: Plan, text: Text) -> None:
    """Raises SummaryRefused for days that cannot be."""
    if not text.title.strip():
        raise SummaryRefused("Give it a title.")
    if plan.start and text.as_at < plan.start:
        raise SummaryRefused("The plan had not begun on that day: choose a later one.")
    if text.since and text.since >= text.as_at:
        raise SummaryRefused("“Changes since” lies before the day of the summary: choose an earlier one.")
    codes = set(plan.priorities.values_list("code", flat=True))
    if unknown := sorted(text.told.keys() - codes):
        raise SummaryRefused(f"The plan has no priority {', '.join(unknown)}.")


def _check_open(kept: Summary, edition: int) -> None:
    if kept.submitted_at:
        raise AlreadySubmitted(f"“{kept.title}” was submitted and stays as it is: begin a new summary.")
    if kept.edition != edition:
        raise SavedMeanwhile(
            "Somebody else saved this summary since you opened it. Yours is below, and not saved: copy what you need, then open it again."
        )


def _faults(kept: Summary, page: SummaryPage) -> tuple[str, ...]:
    """What keeps it from being handed over."""
    missing = () if kept.opening.strip() else ("The opening is empty: say in a few sentences how the plan stands.",)
    return (*missing, *page.text.faults)


def _subject(kept: Summary) -> str:
    return f"summary:{kept.code}"


def _facts(kept: Summary) -> dict[str, object]:
    words = "\n".join([kept.opening, *(f"{code}: {text}" for code, text in sorted(kept.narratives.items()))])
    return {
        "title": kept.title,
        "as at": kept.as_at.isoformat(),
        "since": kept.since.isoformat() if kept.since else "",
        "edition": kept.edition,
        "text": sha256(words.encode()).hexdigest(),
    }


def _free_code(said: str) -> str:
    stem = slugify(said)[:80] or "summary"
    taken = set(Summary.objects.filter(code__startswith=stem).values_list("code", flat=True))
    codes = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 2))]
    return next(code for code in codes if code not in taken)
