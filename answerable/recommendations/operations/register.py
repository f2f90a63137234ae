"""What recommendations say: written down, corrected, and their deadlines moved, each slip with its reason."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.recommendations.intake.entries import Entry
from answerable.recommendations.models import Recommendation, Report, Slip
from answerable.recommendations.operations.refusals import EntriesRefused, RecommendationRefused, SavedMeanwhile
from answerable.recommendations.queries.entries import entry_of

FIELDS = (
    "number", "kind", "title", "text", "addressee", "deadline_kind", "deadline", "local_target", "owner_role", "objective_id",
    "source_line", "source_page",
)  # fmt: skip
Kind, Deadline = Recommendation.Kind, Recommendation.Deadline


@transaction.atomic
def add(report: Report, entries: Sequence[Entry], *, by: Actor, at: datetime) -> tuple[Recommendation, ...]:
    """Writes recommendations of a report down, each open since it was published. Raises EntriesRefused; then none is written."""
    turns.take_turn()
    held = list(report.recommendations.all())
    numbered = _numbered(entries, {one.number for one in held})
    causes = {one.number for one in held if one.kind == Kind.CAUSE_OF_CONCERN}
    causes |= {one.number for one in numbered if one.kind == Kind.CAUSE_OF_CONCERN}
    if problems := [
        *_twice(numbered, {one.number for one in held}),
        *(p for one in numbered for p in faults_of(one, causes)),
    ]:
        raise EntriesRefused(problems)
    position = max((one.position for one in held), default=-1) + 1
    made = [
        Recommendation.objects.create(
            report=report, position=position + n, state_since=report.published, **_columns(one)
        )
        for n, one in enumerate(numbered)
    ]
    _put_under(report, numbered)
    audit.record_many(
        audit.Entry("recommendation written", by, at, f"recommendation:{row.pk}", after=asdict(one))
        for row, one in zip(made, numbered, strict=True)
    )
    # What belongs under a cause of concern was joined after it was made.
    return tuple(report.recommendations.filter(pk__in=[row.pk for row in made]).order_by("position"))


@transaction.atomic
def change(
    recommendation: Recommendation, entry: Entry, *, because: str = "", seen_edition: int, by: Actor, at: datetime
) -> Recommendation:
    """Corrects what a recommendation says. A deadline or target that is moved leaves a slip, and needs `because`.

    Raises SavedMeanwhile, EntriesRefused, and RecommendationRefused where a reason is missing. Nothing changed is nothing written.
    """
    turns.take_turn()
    held = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if held.edition != seen_edition:
        raise SavedMeanwhile
    entry = replace(entry, number=entry.number or held.number)
    before = entry_of(held)
    if entry == before:
        return held
    others = held.report.recommendations.exclude(pk=held.pk)
    causes = set(others.filter(kind=Kind.CAUSE_OF_CONCERN).values_list("number", flat=True))
    taken = set(others.values_list("number", flat=True))
    problems = [*_twice([entry], taken), *faults_of(entry, causes)]
    if entry.kind != Kind.CAUSE_OF_CONCERN and held.below.exists():
        problems.append("Others belong to this cause of concern: take them from under it first.")
    if problems:
        raise EntriesRefused(problems)
    slips = _slips(held, before, entry, because.strip(), by, at)
    for name, value in _columns(entry).items():
        setattr(held, name, value)
    held.under = others.get(number=entry.under) if entry.under else None
    held.edition += 1
    held.save(update_fields=[*FIELDS, "under", "edition"])
    for slip in slips:
        slip.save(force_insert=True)
    changed = {name: (old, new) for name, old in asdict(before).items() if old != (new := asdict(entry)[name])}
    audit.record(
        "recommendation corrected",
        by=by,
        at=at,
        subject=f"recommendation:{held.pk}",
        before={name: old for name, (old, _) in changed.items()},
        after={name: new for name, (_, new) in changed.items()} | ({"because": because.strip()} if because else {}),
    )
    return held


def faults_of(one: Entry, causes: set[str]) -> list[str]:
    """What is wrong with an entry; `causes` are the numbers of its report's causes of concern."""
    name = one.number or one.title[:40]
    faults = (
        [] if one.title.strip() else [f"{name or 'A recommendation'} has no title: say in a line what is to be done."]
    )
    if one.deadline_kind not in Deadline.values:
        faults.append(f"{name}: {one.deadline_kind!r} is no deadline: say one of {', '.join(Deadline.values)}.")
    elif (one.deadline_kind == Deadline.DATE) != (one.deadline is not None):
        faults.append(f"{name}: a deadline that is a date has its day, and no other has one.")
    if one.under and (one.under == one.number or one.under not in causes):
        faults.append(f"{name}: there is no other cause of concern “{one.under}” in this report for it to belong to.")
    if one.under and one.kind == Kind.CAUSE_OF_CONCERN:
        faults.append(f"{name}: a cause of concern belongs to no other.")
    return faults


def _twice(entries: Sequence[Entry], taken: set[str]) -> list[str]:
    seen, problems = set(taken), []
    for one in entries:
        if one.number in seen:
            problems.append(f"The number “{one.number}” stands twice in this report: give each its own.")
        seen.add(one.number)
    return problems


def _numbered(entries: Sequence[Entry], taken: set[str]) -> list[Entry]:
    """Each with a number: the next whole one for those without."""
    used = taken | {one.number for one in entries}
    found = []
    for one in entries:
        number = one.number or next(str(n) for n in range(1, len(used) + 2) if str(n) not in used)
        used.add(number)
        found.append(replace(one, number=number))
    return found


def _columns(one: Entry) -> dict[str, object]:
    facts = asdict(one)
    return {name: facts["objective" if name == "objective_id" else name] for name in FIELDS}


def _put_under(report: Report, entries: Sequence[Entry]) -> None:
    for one in entries:
        if one.under:
            cause = report.recommendations.get(number=one.under)
            report.recommendations.filter(number=one.number).update(under=cause)


def _slips(held: Recommendation, before: Entry, entry: Entry, because: str, by: Actor, at: datetime) -> list[Slip]:
    """What of its dates was moved. A first target of the office's own is no slip."""
    moved = []
    if before.deadline != entry.deadline:
        moved.append((before.deadline, entry.deadline, False))
    if before.local_target and before.local_target != entry.local_target:
        moved.append((before.local_target, entry.local_target, True))
    if (moved or before.deadline_kind != entry.deadline_kind) and not because:
        raise RecommendationRefused("Say why the date was moved: slips are kept with their reasons.", "because")
    return [
        Slip(recommendation=held, was=was, now=now, local=local, reason=because, by=by.reference, at=at)
        for was, now, local in moved
    ]
