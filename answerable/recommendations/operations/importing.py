"""Tables of recommendations: kept as they came in, and taken in whole or not at all."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localtime

from answerable.clocks.operations import ClockRefused
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import counted
from answerable.people.permissions import Permission
from answerable.recommendations.models import RegisterFile, Report
from answerable.recommendations.operations.loading import load_recommendations
from answerable.recommendations.operations.refusals import RecommendationRefused
from answerable.recommendations.operations.report import start_owed
from answerable.recommendations.operations.report_clocks import DUTIES, is_owed
from answerable.recommendations.queries.moves import not_for
from answerable.recommendations.queries.preview import preview

STILL_OWED = timedelta(days=56)
"""How long after its publication a response to a report that a table brings is taken to be owed."""


@transaction.atomic
def receive(content: bytes, *, filename: str, by: Actor, at: datetime) -> RegisterFile:
    """Keeps a file until somebody decides on it. Nothing of it is in the register yet."""
    kept = RegisterFile.objects.create(filename=filename[:200], content=content, sent_by=by.reference, sent_at=at)
    after = {"filename": kept.filename, "bytes": len(content)}
    audit.record("recommendations received", by=by, at=at, subject=f"register-file:{kept.pk}", after=after)
    return kept


@transaction.atomic
def accept(file: RegisterFile, *, by: Actor, at: datetime) -> RegisterFile:
    """Takes every row in. Raises RecommendationRefused where it is decided, anything is wrong, or a second person is wanted."""
    turns.take_turn()
    held = _waiting(file)
    found = preview(held, today=localtime(at).date())
    if not found.fits:
        raise RecommendationRefused(
            f"It has {counted(len(found.problems), 'problem')}: put them right in the file and send it again."
        )
    if found.verified and held.sent_by == by.reference:
        raise RecommendationRefused(
            f"{counted(found.verified, 'row')} of it verified by the office: you sent it in, so a second person accepts it."
        )
    if found.verified and (why := not_for(Permission.VERIFY, by)):
        raise RecommendationRefused(why)
    load_recommendations(found.register, by=by, at=at)
    _start_clocks([one.code for one in found.reports], by=by, at=at)
    held.state, held.added = RegisterFile.State.ACCEPTED, len(found.rows)
    _decide(held, by, at)
    after = {"recommendations": len(found.rows), "reports": [one.code for one in found.reports]}
    audit.record("recommendations accepted", by=by, at=at, subject=f"register-file:{held.pk}", after=after)
    return held


def _start_clocks(codes: Sequence[str], *, by: Actor, at: datetime) -> None:
    """Reports so new that the time of their response still runs owe one; of older ones nobody knows here whether it was given."""
    since = localtime(at).date() - STILL_OWED
    new = Report.objects.filter(code__in=codes, published__gte=since, origin__in=DUTIES)
    owed = [one.pk for one in new if is_owed(one.origin, None)]
    Report.objects.filter(pk__in=owed).update(response=Report.Response.OWED)
    try:
        start_owed(by=by, at=at)
    except ClockRefused as refused:
        raise RecommendationRefused(str(refused)) from refused


@transaction.atomic
def leave(file: RegisterFile, *, by: Actor, at: datetime) -> RegisterFile:
    """Leaves a file as it is: nothing of it is taken in."""
    turns.take_turn()
    held = _waiting(file)
    held.state = RegisterFile.State.REFUSED
    _decide(held, by, at)
    audit.record("recommendations not taken in", by=by, at=at, subject=f"register-file:{held.pk}")
    return held


def _waiting(file: RegisterFile) -> RegisterFile:
    held = RegisterFile.objects.select_for_update().get(pk=file.pk)
    if held.state != RegisterFile.State.WAITING:
        raise RecommendationRefused(f"This file was decided on already: {held.get_state_display().lower()}.")
    return held


def _decide(held: RegisterFile, by: Actor, at: datetime) -> None:
    held.decided_by, held.decided_at = by.reference, at
    held.save(update_fields=["state", "added", "decided_by", "decided_at"])
