"""How the claims of a document stand to what is held, worked out anew."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from answerable.calc.against_held import SURE, Stand, Stood, near, stand, value_for
from answerable.calc.figures.figure import Direction, Unit
from answerable.calc.periods import Period, printed
from answerable.calc.standing import Qualifier, Told
from answerable.evidence.models import Claim, Document
from answerable.evidence.queries.known import HeldAt, held_for, in_words, mark
from answerable.kit import turns
from answerable.measures.models import Measure
from answerable.measures.queries.held import Key, plain

FIELDS = ("standing", "standing_why", "observation_id")
DIFFERING = (Stand.CONTRADICTS, Stand.RESTATES)
MANY, BATCH = 20, 10_000


@transaction.atomic
def stand_again(document_id: int) -> int:
    """Works out anew how the claims of a document stand to what is held now. How many stand otherwise than before."""
    turns.take_turn()
    return stand_all(Document.objects.get(pk=document_id))


def stand_all(document: Document) -> int:
    """The same inside the caller's transaction."""
    matched = document.claims.filter(measure__isnull=False).select_related("measure")
    Document.objects.filter(pk=document.pk).update(held_mark=mark())
    return stand_some(list(matched), document)


def stand_changed() -> int:
    """Works out anew how the papers stand that were compared before something more was held. How many papers that were."""
    stale = Document.objects.filter(read_at__isnull=False, held_mark__lt=mark()).order_by("pk")
    return len([stand_again(pk) for pk in list(stale.values_list("pk", flat=True))])


def stand_some(claims: Sequence[Claim], document: Document) -> int:
    """Works out how these claims of one document stand, and saves those that stand otherwise. How many that are."""
    before = [_facts(one) for one in claims]
    set_standings(claims, document.published)
    changed = [one for one, facts in zip(claims, before, strict=True) if _facts(one) != facts]
    _save(changed)
    return len(changed)


def _save(changed: Sequence[Claim]) -> None:
    """Those that now stand alike in one update, the others together: an update of rows that all differ is slow."""
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for one in changed:
        alike[_facts(one)].append(one)
    rest: list[Claim] = []
    for facts, rows in alike.items():
        if len(rows) < MANY:
            rest += rows
            continue
        for at in range(0, len(rows), BATCH):
            keys = [one.pk for one in rows[at : at + BATCH]]
            Claim.objects.filter(pk__in=keys).update(**dict(zip(FIELDS, facts, strict=True)))
    Claim.objects.bulk_update(rest, ["standing", "standing_why", "observation"], batch_size=500)


def set_standings(claims: Iterable[Claim], published: date | None) -> None:
    """Sets how claims stand on the rows given, without saving them; each carries its measure."""
    rows = list(claims)
    held = held_for({one.measure_id for one in rows if one.measure_id})
    for one in rows:
        if one.measure is None:
            _put(one, Claim.Standing.UNMATCHED, "", None)
        elif one.taken:
            one.standing, one.standing_why = Claim.Standing.AGREES, ""
        elif why := unsaid(one):
            _put(one, Claim.Standing.UNSUPPORTED, why, None)
        else:
            _compare(one, one.measure, published, held)


def unsaid(claim: Claim) -> str:
    """Why a matched claim has no key that something could be held under; empty where it has one."""
    if claim.area_id is None:
        return f"The place it is of, {claim.place or 'which is not said'}, is no area of the office."
    if claim.matched_start is None or claim.matched_end is None:
        return "The paper does not say which period it is of."
    if claim.upper is not None:
        return "It tells a span and not one value."
    return ""


def told(claim: Claim, measure: Measure, as_at: date) -> Told:
    """The claim as a telling of its measure."""
    value = value_for(claim.value, Unit(claim.unit), Direction(claim.direction), measure.unit)
    # "1:37" printed for 97 seconds says nothing of places: the value itself does.
    return Told(
        plain(value) or Decimal(0),
        as_at,
        claim.printed if abs(value) == claim.value else "",
        Qualifier(claim.qualifier),
    )


def _compare(claim: Claim, measure: Measure, published: date | None, held: Mapping[Key, HeldAt]) -> None:
    key = _key(claim)
    at = held.get(key) or (
        held.get(_on_its_last_day(key)) if measure.aggregation == Measure.Aggregation.STOCK else None
    )
    if at is None:
        why = f"Nothing is held for {printed(_period(claim))}."
        return _put(claim, Claim.Standing.UNSUPPORTED, why, None)
    # Of a paper whose day nobody has said yet, a difference is asked about as if it were of the day of what is held.
    mine = told(claim, measure, published or at.latest)
    found = stand(mine, at.standing, at.latest)
    if found.stand in DIFFERING and found.by and _is_doubtful(claim, mine, found.by, held):
        why = f"Held is {in_words(found.by)}, but nobody has confirmed yet that the figure is of this measure."
        return _put(claim, Claim.Standing.UNSUPPORTED, why, found.by)
    return _put(claim, Claim.Standing(found.stand.value), _why(found), found.by)


def _is_doubtful(claim: Claim, mine: Told, by: Told, held: Mapping[Key, HeldAt]) -> bool:
    """Whether a difference says rather that the match is wrong: not sure, far off, or of another period, part or area."""
    if claim.match != Claim.Match.SUGGESTED:
        return False
    if (claim.likeness or 0) < SURE or not near(mine.value or Decimal(0), by.value or Decimal(0)):
        return True
    same = [at for key, at in held.items() if key[0] == claim.measure_id]
    return any(stand(mine, at.standing, at.latest).stand is Stand.AGREES for at in same)


def _why(found: Stood) -> str:
    if found.by is None:
        return ""
    match found.stand:
        case Stand.AGREES:
            return ""
        case Stand.UNSUPPORTED:
            return f"What is held, {in_words(found.by)}, was told later; what held before is not known."
        case _:
            return f"Held is {in_words(found.by)}."


def _key(claim: Claim) -> Key:
    period = _period(claim)
    return (claim.measure_id or 0, claim.area_id or 0, claim.breakdown, period.start, period.end)


def _on_its_last_day(key: Key) -> Key:
    """What stands on a day is told for a month and held for its last day."""
    measure, area, part, _, end = key
    return measure, area, part, end, end


def _period(claim: Claim) -> Period:
    return Period(claim.matched_start or date.min, claim.matched_end or date.max)


def _put(claim: Claim, standing: Claim.Standing, why: str, by: Told | None) -> None:
    claim.standing, claim.standing_why = standing, why[:300]
    claim.observation_id = by.key if by else None


def _facts(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, name) for name in FIELDS)
