"""Writes of drafts: begun, saved, kept as versions, given up. A version is never changed."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Max

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import freeze, written
from answerable.plans.intake.drafts import DraftLine
from answerable.plans.models import PAST, Draft, DraftVersion, Plan
from answerable.plans.queries.drafts import as_draft

LIVE = (Draft.State.WRITING, Draft.State.WITH_PANEL)


class DraftRefused(Exception):
    """What was to be done with a draft cannot be done; the sentence says why and what to do."""


class SavedMeanwhile(DraftRefused):
    """Somebody else saved the draft since it was opened."""


class Closed(DraftRefused):
    """The draft was issued or given up: nothing in it changes any more."""


class CodeTaken(DraftRefused):
    """There is a plan or a draft of this code already."""


class VariationUnderWay(DraftRefused):
    """A plan is varied by one draft at a time."""


class Replaced(DraftRefused):
    """Another plan has replaced the one that was to be varied."""


class ReasonMissing(DraftRefused):
    """What was to be taken back or given up needs a reason."""


@transaction.atomic
def start_new(code: str, line: DraftLine, *, by: Actor, at: datetime) -> Draft:
    """Begins the draft of a new plan with this text. `code` is the plan's when it is issued. Raises CodeTaken."""
    turns.take_turn()
    if Plan.objects.filter(code=code).exists() or Draft.objects.filter(code=code).exists():
        raise CodeTaken(f"There is a plan or a draft called “{code}” already: choose another short name.")
    return _begin(Draft(code=code, kind=Draft.Kind.NEW), line, by=by, at=at)


@transaction.atomic
def start_variation(plan: Plan, *, by: Actor, at: datetime) -> Draft:
    """Begins a variation of a plan with the plan's own text. Raises VariationUnderWay and Replaced."""
    turns.take_turn()
    if plan.status == PAST:
        raise Replaced(f"“{plan.title}” has no effect any more: only the plan in force is varied.")
    held = plan.drafts.filter(kind=Draft.Kind.VARIATION)
    if open_ := held.filter(state__in=LIVE).first():
        raise VariationUnderWay(f"“{plan.title}” is being varied already, in the draft {open_.code}: go on with that.")
    taken = set(Draft.objects.values_list("code", flat=True))
    stem = f"{plan.code}-variation"[:55]
    code = next(name for number in range(1, len(taken) + 2) if (name := f"{stem}-{number}") not in taken)
    return _begin(Draft(code=code, kind=Draft.Kind.VARIATION, plan=plan), as_draft(plan), by=by, at=at)


def _begin(draft: Draft, line: DraftLine, *, by: Actor, at: datetime) -> Draft:
    draft.content, draft.started_by, draft.started_at = freeze(line), by.reference, at
    draft.save()
    audit.record("draft started", by=by, at=at, subject=subject(draft), after=facts(draft))
    return draft


@transaction.atomic
def write(draft: Draft, line: DraftLine, *, edition: int, by: Actor, at: datetime) -> Draft:
    """Saves the text anew. `edition` is the one that was opened. Raises SavedMeanwhile and Closed; nothing is lost by either."""
    kept = locked(draft)
    if kept.edition != edition:
        raise SavedMeanwhile(
            "Somebody else saved this draft since you opened it. What you typed is below, and not saved."
        )
    content = freeze(line)
    if kept.content == content:
        return kept
    before = facts(kept)
    kept.content, kept.edition = content, edition + 1
    kept.save(update_fields=["content", "edition"])
    audit.record("draft saved", by=by, at=at, subject=subject(kept), before=before, after=facts(kept))
    return kept


@transaction.atomic
def keep_version(draft: Draft, *, purpose: str, note: str = "", by: Actor, at: datetime) -> DraftVersion:
    """Keeps the text as it stands under the next number. Raises Closed.

    Where the last version is the same text for the same purpose, that one is given.
    """
    kept = locked(draft)
    return kept_as(kept, purpose=purpose, note=note, by=by, at=at)


def kept_as(draft: Draft, *, purpose: str, note: str, by: Actor, at: datetime) -> DraftVersion:
    """The version of a draft that is locked already; see `keep_version`."""
    last = draft.versions.order_by("-number").first()
    if last and (last.content, last.purpose) == (draft.content, purpose):
        return last
    number = (draft.versions.aggregate(most=Max("number"))["most"] or 0) + 1
    version = DraftVersion.objects.create(
        draft=draft,
        number=number,
        purpose=purpose,
        note=note,
        content=draft.content,
        kept_by=by.reference,
        kept_at=at,
    )
    after = {"number": number, "purpose": purpose, "text": digest(draft)}
    audit.record("draft version kept", by=by, at=at, subject=subject(draft), after=after)
    return version


@transaction.atomic
def abandon(draft: Draft, *, because: str, by: Actor, at: datetime) -> Draft:
    """Gives a draft up, with its reason; it can still be read. Raises Closed and ReasonMissing."""
    kept = locked(draft)
    if not because.strip():
        raise ReasonMissing("Say why the draft is given up.")
    before = facts(kept)
    kept.state, kept.abandoned_because = Draft.State.ABANDONED, because.strip()
    kept.save(update_fields=["state", "abandoned_because"])
    audit.record("draft abandoned", by=by, at=at, subject=subject(kept), before=before, after=facts(kept))
    return kept


def locked(draft: Draft) -> Draft:
    """The draft as it is held, for this transaction alone. Raises Closed."""
    turns.take_turn()
    kept = Draft.objects.select_for_update(of=("self",)).select_related("plan").get(pk=draft.pk)
    if kept.state not in LIVE:
        raise Closed(f"The draft {kept.code} is {kept.get_state_display().lower()}: nothing in it changes any more.")
    return kept


def subject(draft: Draft) -> str:
    return f"draft:{draft.code}"


def facts(draft: Draft) -> dict[str, object]:
    """What the trail keeps of a draft: its text by its digest, for the versions hold the words."""
    return {
        "kind": draft.kind,
        "state": draft.state,
        "edition": draft.edition,
        "text": digest(draft),
        "because": draft.abandoned_because,
    }


def digest(draft: Draft) -> str:
    return sha256(written(draft.content).encode()).hexdigest()
