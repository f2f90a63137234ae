"""The public correction of a settled finding: written, passed for publication, taken back before it was published."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.evidence.models import Correction, Finding, Place
from answerable.evidence.operations.refusals import NotNow, TextMissing
from answerable.evidence.queries.review_places import NOWHERE, cut, nearby, place_words
from answerable.kit import audit, turns
from answerable.kit.audit import Actor

LONGEST_PLACE = 190
"""In characters: what the column of the place has room for, with the sign that more was said."""


@transaction.atomic
def write(finding: Finding, *, printed: str, right: str, why: str = "", by: Actor, at: datetime) -> Correction:
    """Writes what the public would be told of a settled finding, or writes it anew. Nothing is published by it.

    Raises NotNow for a finding that is not settled and for a correction that was passed, and TextMissing.
    """
    turns.take_turn()
    locked = Finding.objects.select_for_update().get(pk=finding.pk)
    if locked.state != Finding.State.SETTLED:
        raise NotNow(f"“{locked.message}” is {locked.get_state_display().lower()}: settle it before it is corrected.")
    held = Correction.objects.select_for_update().filter(finding=locked).first()
    if held and held.passed_at:
        raise NotNow("The correction was passed for publication: take that back before it is written anew.")
    if not (printed.strip() and right.strip()):
        raise TextMissing("Say what was printed, and what is right.")
    before = correction_facts(held) if held else None
    row = held or Correction(finding=locked)
    document = locked.document
    row.printed, row.right, row.why = printed.strip(), right.strip(), why.strip()
    row.paper, row.published, row.place = document.title, document.published, _where(locked)
    row.written_by, row.written_at = by.reference, at
    row.save()
    after = correction_facts(row)
    audit.record("correction written", by=by, at=at, subject=f"correction:{row.pk}", before=before, after=after)
    return row


@transaction.atomic
def pass_for_publication(correction: Correction, *, by: Actor, at: datetime) -> Correction:
    """Lets the next release carry a correction. Raises NotNow when it was passed before."""
    turns.take_turn()
    locked = Correction.objects.select_for_update().get(pk=correction.pk)
    if locked.passed_at:
        raise NotNow(f"The correction was passed for publication on {locked.passed_at:%-d %B %Y}.")
    locked.passed_by, locked.passed_at = by.reference, at
    locked.save(update_fields=["passed_by", "passed_at"])
    after = correction_facts(locked)
    audit.record("correction passed", by=by, at=at, subject=f"correction:{locked.pk}", after=after)
    return locked


@transaction.atomic
def withdraw(correction: Correction, *, by: Actor, at: datetime) -> Correction:
    """Takes back that a correction was passed, as long as no release has carried it. Raises NotNow."""
    turns.take_turn()
    locked = Correction.objects.select_for_update().get(pk=correction.pk)
    if locked.carried_by:
        raise NotNow(f"The public has been told by {locked.carried_by}: a published correction is not taken back.")
    if not locked.passed_at:
        raise NotNow("The correction was not passed for publication: there is nothing to take back.")
    locked.passed_by, locked.passed_at = "", None
    locked.save(update_fields=["passed_by", "passed_at"])
    audit.record("correction withdrawn", by=by, at=at, subject=f"correction:{locked.pk}")
    return locked


@transaction.atomic
def carry(corrections: Collection[int], by_what: str, *, by: Actor, at: datetime) -> int:
    """Notes that a release ("release 3") has told the public of corrections (by key). How many are told the first time."""
    turns.take_turn()
    fresh = Correction.objects.passed().filter(pk__in=corrections, carried_by="")
    keys = sorted(fresh.values_list("pk", flat=True))
    if keys:
        Correction.objects.filter(pk__in=keys).update(carried_by=by_what)
        after = {"by": by_what, "corrections": keys}
        audit.record("corrections published", by=by, at=at, subject="corrections", after=after)
    return len(keys)


def correction_facts(row: Correction) -> dict[str, object]:
    """What the trail keeps of a correction."""
    return {"printed": row.printed, "right": row.right, "why": row.why, "paper": row.paper, "place": row.place}


def _where(finding: Finding) -> str:
    """Its places in its own paper in words, as many as there is room for."""
    rows = Place.objects.filter(finding=finding, document=finding.document_id).order_by("position")
    places, form = list(rows), finding.document.form
    near = nearby((one.document_id, one.line) for one in places)
    words = [place_words(form, one.line, near.get((one.document_id, one.line), NOWHERE)) for one in places]
    paged = [f"page {one.page}, {told}" if one.page else told for one, told in zip(places, words, strict=True)]
    return cut("; ".join(dict.fromkeys(paged)), LONGEST_PLACE)
