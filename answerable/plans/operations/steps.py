"""Writes of the statutory steps: taken with what shows it, and taken back with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localtime

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.plans.intake.steps import Step, step
from answerable.plans.models import Draft, DraftVersion, StepTaken
from answerable.plans.operations.drafts import DraftRefused, ReasonMissing, kept_as, locked, subject
from answerable.plans.queries.drafts import body_from

PANEL_DRAFT, PANEL_REPORT = "panel-draft", "panel-report"


class NotEvidence(DraftRefused):
    """What is said of a step does not show that it was done."""


@dataclass(frozen=True)
class Shown:
    """What shows that a step was done: its day, in words, and where it can be read. Without a version, the text as it stands."""

    done_on: date
    words: str
    address: str = ""
    version: DraftVersion | None = None


@transaction.atomic
def take_step(draft: Draft, code: str, shown: Shown, *, by: Actor, at: datetime) -> StepTaken:
    """Records that a step was taken. Raises NotEvidence and Closed.

    Sending the draft to the panel keeps the panel's own version; the panel's report brings the draft back to the office.
    """
    kept = locked(draft)
    wanted = step(code)
    if wanted is None:
        raise NotEvidence(f"There is no step called “{code}”.")
    _refuse(kept, wanted, shown, localtime(at).date())
    version = _version(kept, wanted, shown, by=by, at=at)
    taken = StepTaken.objects.create(
        draft=kept,
        step=code,
        done_on=shown.done_on,
        words=shown.words.strip(),
        address=shown.address.strip(),
        version=version,
        recorded_by=by.reference,
        recorded_at=at,
    )
    _move_on(kept, code)
    audit.record("plan step taken", by=by, at=at, subject=subject(kept), after=_facts(taken))
    return taken


def send_to_panel(draft: Draft, shown: Shown, *, by: Actor, at: datetime) -> StepTaken:
    """Records that the text as it stands, or the version named, was sent to the panel. Raises as `take_step`."""
    return take_step(draft, PANEL_DRAFT, shown, by=by, at=at)


@transaction.atomic
def withdraw_step(taken: StepTaken, *, because: str, by: Actor, at: datetime) -> StepTaken:
    """Takes a step back: the row stays with the reason, and the step is owed again. Raises ReasonMissing, NotEvidence and Closed."""
    kept = locked(taken.draft)
    row = StepTaken.objects.select_for_update().get(pk=taken.pk)
    if not because.strip():
        raise ReasonMissing("Say why the step is taken back.")
    if row.withdrawn_because:
        raise NotEvidence("The step was taken back already.")
    row.withdrawn_because = because.strip()
    row.save(update_fields=["withdrawn_because"])
    _set_state(kept)
    audit.record("plan step withdrawn", by=by, at=at, subject=subject(kept), before=_facts(taken), after=_facts(row))
    return row


def _refuse(draft: Draft, wanted: Step, shown: Shown, today: date) -> None:
    if not shown.words.strip():
        raise NotEvidence(f"Say what shows that it was done. {wanted.needs}")
    if shown.done_on > today:
        raise NotEvidence(f"{british_date(shown.done_on)} is in the future: a step is recorded once it was taken.")
    first = body_from()
    if first and shown.done_on < first:
        raise NotEvidence(
            f"On {british_date(shown.done_on)} the body did not exist yet: it is known from {british_date(first)}."
        )
    begun = _last_issued(draft)
    if begun and shown.done_on < begun:
        raise NotEvidence(
            f"On {british_date(shown.done_on)} the plan was not yet the one that is varied, which was issued on "
            f"{british_date(begun)}: each variation has steps of its own."
        )
    if wanted.address and not shown.address.strip():
        raise NotEvidence("Give the address where it is published.")
    if shown.version and shown.version.draft_id != draft.pk:
        raise NotEvidence("That version is of another draft: choose one of this draft.")


def _last_issued(draft: Draft) -> date | None:
    """The day on which the plan that is varied was last issued or varied here."""
    if draft.plan is None:
        return None
    varied: date | None = draft.plan.drafts.aggregate(last=Max("issued_on"))["last"]
    return varied or draft.plan.issued_on


def _version(draft: Draft, wanted: Step, shown: Shown, *, by: Actor, at: datetime) -> DraftVersion | None:
    """The version that it is about; one is kept where it is about the text as it stands."""
    if not wanted.version or shown.version:
        return shown.version
    purpose = DraftVersion.Purpose.PANEL if wanted.code == PANEL_DRAFT else DraftVersion.Purpose.CONSULTATION
    return kept_as(draft, purpose=purpose, note=wanted.title, by=by, at=at)


def _move_on(draft: Draft, code: str) -> None:
    if code in (PANEL_DRAFT, PANEL_REPORT):
        _set_state(draft)


def _set_state(draft: Draft) -> None:
    """With the panel, from when it was sent until the panel has reported on it."""
    standing = draft.steps.filter(withdrawn_because="").order_by("-done_on", "-pk")
    sent, report = standing.filter(step=PANEL_DRAFT).first(), standing.filter(step=PANEL_REPORT).first()
    waits = sent is not None and (report is None or report.done_on < sent.done_on)
    state = Draft.State.WITH_PANEL if waits else Draft.State.WRITING
    Draft.objects.filter(pk=draft.pk).exclude(state=state).update(state=state)


def _facts(taken: StepTaken) -> dict[str, object]:
    return {
        "step": taken.step,
        "done_on": taken.done_on,
        "words": taken.words,
        "address": taken.address,
        "version": taken.version.number if taken.version else None,
        "withdrawn_because": taken.withdrawn_because,
    }
