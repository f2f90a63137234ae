"""Which measure a claim tells, as people decide it: confirmed, put right, or refused. What is confirmed teaches an alias."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import transaction

from answerable.areas.models import Area
from answerable.calc.figures.figure import Role, Unit
from answerable.calc.fingerprint import subject_stems
from answerable.calc.matching import TAUGHT, fits, taught_unit
from answerable.calc.periods import Period, printed
from answerable.evidence.models import Alias, Claim
from answerable.evidence.operations.refusals import NotKnown, NotNow
from answerable.evidence.operations.standing import stand_some
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.models import Measure

MEANT = ("match", "likeness", "measure", "area", "breakdown", "matched_start", "matched_end")
MATCHED = (*MEANT, "matched_by", "matched_at")
BATCH = 10_000
LONGEST_WORDS = 300


class WrongUnit(Exception):
    """A figure in this unit cannot be a value of that measure."""


@dataclass(frozen=True)
class Meant:
    """What a claim tells: codes of measure and area, the value of the measure's breakdown, the period (None: not said)."""

    measure: str
    area: str
    breakdown: str = ""
    period: Period | None = None


@transaction.atomic
def confirm(claims: Sequence[Claim], *, by: Actor, at: datetime) -> list[Claim]:
    """Confirms the measures suggested for these claims, and learns what the papers call them.

    Raises NotNow where nothing is suggested, or somebody decided already.
    """
    turns.take_turn()
    locked = _locked(claims)
    for one in locked:
        if one.match != Claim.Match.SUGGESTED:
            raise NotNow(f"{one.printed} on line {one.line}: {one.get_match_display().lower()}, nothing to confirm.")
    confirmed = {"match": Claim.Match.CONFIRMED, "likeness": None, "matched_by": by.reference, "matched_at": at}
    for some in batched(locked, BATCH, strict=False):
        Claim.objects.filter(pk__in=[one.pk for one in some]).update(**confirmed)
    return _settled(locked, by=by, at=at)


@transaction.atomic
def correct(claim: Claim, meant: Meant, *, by: Actor, at: datetime) -> Claim:
    """Says what a claim tells, in place of what was suggested or confirmed before; that is learned, too.

    Raises NotKnown for a code that is not held, WrongUnit, and NotNow for a claim whose figure was taken into the record.
    """
    turns.take_turn()
    (locked,) = _locked([claim])
    _not_taken(locked)
    measure = Measure.objects.filter(code=meant.measure).first()
    area = Area.objects.filter(code=meant.area).first()
    if measure is None or area is None:
        what = f"measure '{meant.measure}'" if measure is None else f"area '{meant.area}'"
        raise NotKnown(f"The {what} is not held: choose one from the list.")
    require_unit(locked, measure)
    if meant.breakdown and not measure.breakdown:
        raise NotKnown(f"'{measure.title}' has no breakdown: leave the part empty.")
    locked.measure, locked.area, locked.breakdown = measure, area, meant.breakdown
    locked.matched_start, locked.matched_end = (meant.period.start, meant.period.end) if meant.period else (None, None)
    (settled,) = _settled([locked], by=by, at=at)
    settled.save(update_fields=MATCHED)
    return settled


@transaction.atomic
def refuse(claims: Sequence[Claim], *, by: Actor, at: datetime) -> list[Claim]:
    """Says that these figures are of no measure. Raises NotNow for one that was taken into the record."""
    turns.take_turn()
    locked = _locked(claims)
    entries = []
    for one in locked:
        _not_taken(one)
        before = match_facts(one)
        one.match, one.likeness, one.measure, one.area = Claim.Match.REFUSED, None, None, None
        one.breakdown, one.matched_start, one.matched_end = "", None, None
        one.matched_by, one.matched_at = by.reference, at
        entries.append(audit.Entry("match refused", by, at, f"claim:{one.pk}", before, match_facts(one)))
    Claim.objects.bulk_update(locked, MATCHED, batch_size=500)
    _stand(locked)
    audit.record_many(entries)
    return locked


def _settled(claims: Sequence[Claim], *, by: Actor, at: datetime) -> list[Claim]:
    """Writes matches as confirmed and learns from them; the claims carry what they are matched to."""
    entries = []
    for one in claims:
        one.match, one.likeness, one.matched_by, one.matched_at = Claim.Match.CONFIRMED, None, by.reference, at
        entries.append(audit.Entry("match confirmed", by, at, f"claim:{one.pk}", None, match_facts(one)))
    learn(claims, by=by, at=at)
    alike = _alike(claims)
    Claim.objects.bulk_update(alike, MEANT, batch_size=500)
    _stand([*claims, *alike])
    audit.record_many(entries)
    return list(claims)


def _alike(decided: Sequence[Claim]) -> list[Claim]:
    """The figures of the papers that are called the same, in one unit and of one place, now suggested as the measure just confirmed.

    One that tells already what is held of another measure is left: "members" are of many things.
    """
    meant = {_called(one): one for one in decided if one.subject}
    among = Claim.objects.filter(
        document__in={one.document_id for one in decided},
        subject__in={one.subject for one in meant.values()},
        match__in=[Claim.Match.NONE, Claim.Match.SUGGESTED],
    ).exclude(standing__in=[Claim.Standing.AGREES, Claim.Standing.AGREES_EARLIER])
    sure = {one.pk for one in decided}
    alike = [one for one in among.select_related("document") if one.pk not in sure and _called(one) in meant]
    for one in alike:
        like = meant[_called(one)]
        one.match, one.likeness = Claim.Match.SUGGESTED, TAUGHT
        one.measure, one.area, one.breakdown = like.measure, like.area, like.breakdown
        one.matched_start, one.matched_end = one.period_start, one.period_end
    return alike


def _called(claim: Claim) -> tuple[object, ...]:
    return claim.document_id, claim.subject, claim.unit, claim.role, claim.place


def learn(claims: Sequence[Claim], *, by: Actor, at: datetime) -> None:
    """Keeps what papers call measures, once each, inside the caller's transaction; a claim without words teaches nothing."""
    taught = {}
    for one in claims:
        words = " ".join(subject_stems(one.subject))
        if one.measure_id and words and len(words) <= LONGEST_WORDS:
            unit = taught_unit(Unit(one.unit), Role(one.role))
            taught[one.measure_id, words, unit, one.breakdown] = one.subject
    Alias.objects.bulk_create(
        [
            Alias(
                measure_id=measure,
                words=words,
                unit=unit,
                breakdown=part,
                said=said,
                taught_by=by.reference,
                taught_at=at,
            )
            for (measure, words, unit, part), said in taught.items()
        ],
        ignore_conflicts=True,
    )


def require_unit(claim: Claim, measure: Measure) -> None:
    """Raises WrongUnit where a figure like this cannot be a value of the measure."""
    if not fits(Unit(claim.unit), Role(claim.role), measure.unit):
        raise WrongUnit(
            f"{claim.printed} on line {claim.line} is in {claim.unit.replace('_', ' ')}, "
            f"and '{measure.title}' in {measure.unit.replace('_', ' ')}: choose another measure."
        )


def match_facts(claim: Claim) -> dict[str, object]:
    """What the trail keeps of a match."""
    facts: dict[str, object] = {"match": str(claim.match), "figure": claim.printed, "line": claim.line}
    if claim.measure:
        period = claim.matched_start and claim.matched_end and Period(claim.matched_start, claim.matched_end)
        facts |= {"measure": claim.measure.code, "area": claim.area.code if claim.area else "", "part": claim.breakdown}
        facts["period"] = printed(period) if period else ""
    return facts


def _locked(claims: Sequence[Claim]) -> list[Claim]:
    rows = Claim.objects.select_for_update(of=("self",)).select_related("measure", "area", "document")
    held = {one.pk: one for one in rows.filter(pk__in=[one.pk for one in claims])}
    if len(held) < len({one.pk for one in claims}):
        raise NotNow("The paper was read again since: look at its figures as they are now.")
    return [held[one.pk] for one in claims]


def _not_taken(claim: Claim) -> None:
    if claim.taken:
        raise NotNow(f"{claim.printed} on line {claim.line} was taken into the record: restate it there.")


def _stand(claims: Sequence[Claim]) -> None:
    for pk, document in {one.document_id: one.document for one in claims}.items():
        stand_some([one for one in claims if one.document_id == pk], document)
