"""What false alarms teach: that a rule is silent about a subject, until somebody lifts it."""

from datetime import datetime

from django.db import transaction

from answerable.calc.fingerprint import subject_stems
from answerable.evidence.models import Exclusion, Finding
from answerable.evidence.operations.refusals import NotNow
from answerable.kit import audit, turns
from answerable.kit.audit import Actor

LONGEST_WORDS = 300


def teach(finding: Finding, *, reason: str, by: Actor, at: datetime) -> Exclusion | None:
    """Keeps the rule of a finding silent about its subject and unit, inside the caller's transaction.

    None where the finding names no subject: a rule is never silenced altogether. One that stands already is the one.
    """
    words = " ".join(subject_stems(finding.subject))[:LONGEST_WORDS]
    if not words:
        return None
    standing = Exclusion.objects.filter(rule=finding.rule, words=words, unit=finding.unit, lifted_at__isnull=True)
    if held := standing.first():
        return held
    taught = Exclusion.objects.create(
        rule=finding.rule,
        words=words,
        unit=finding.unit,
        said=finding.subject,
        reason=reason,
        finding=finding,
        taught_by=by.reference,
        taught_at=at,
    )
    after = {"rule": taught.rule, "subject": taught.said, "unit": taught.unit, "reason": reason}
    audit.record("exclusion taught", by=by, at=at, subject=f"exclusion:{taught.pk}", after=after)
    return taught


@transaction.atomic
def lift(exclusion: Exclusion, *, by: Actor, at: datetime) -> Exclusion:
    """Lets the rule speak of the subject again, from the next reading on. Raises NotNow when it was lifted before."""
    turns.take_turn()
    locked = Exclusion.objects.select_for_update().get(pk=exclusion.pk)
    if locked.lifted_at:
        raise NotNow(f"The exclusion of “{locked.said}” was lifted on {locked.lifted_at:%-d %B %Y}.")
    lift_locked(locked, by=by, at=at)
    return locked


def lift_locked(exclusion: Exclusion, *, by: Actor, at: datetime) -> None:
    """The same for an exclusion that the caller has locked."""
    exclusion.lifted_by, exclusion.lifted_at = by.reference, at
    exclusion.save(update_fields=["lifted_by", "lifted_at"])
    audit.record("exclusion lifted", by=by, at=at, subject=f"exclusion:{exclusion.pk}", after={"lifted_at": at})
