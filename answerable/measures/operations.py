"""Every write to measures: definitions, sources, figures, settlements, returns. Each appends to the audit trail."""

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from answerable.areas.models import Area
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.intake import returns as returns_intake
from answerable.measures.intake.definitions import Definition, SourceLine, SubjectLine
from answerable.measures.intake.returns import Row
from answerable.measures.models import Measure, Observation, Return, Settlement, Source, Subject, Telling
from answerable.measures.queries.held import key_of, observations, plain, stands
from answerable.measures.queries.verdicts import Outcome, RowVerdict, Verdict, judge, ledger_for


class UnknownSubjects(Exception):
    """Definitions name subjects that the office does not have; `problems` says which."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems[:20]))
        self.problems = problems


class RowsRefused(Exception):
    """Rows cannot be taken in; nothing of them was written."""

    def __init__(self, problems: Sequence[returns_intake.RowProblem]) -> None:
        super().__init__("; ".join(str(one) for one in problems[:20]))
        self.problems = problems


class VerdictOutOfDate(Exception):
    """What is held has changed since the verdict was shown: look at it again."""


class AlreadyDecided(Exception):
    """The return was accepted or rejected before."""


class NotDisputed(Exception):
    """The figure is not among the rivals of an open dispute."""


class NotARestatement(Exception):
    """The new value is the one already held, or is dated before it."""


class ReasonMissing(Exception):
    """A decision that is published needs its reason."""


@dataclass(frozen=True)
class Restatement:
    """A new value for a held figure: the source that tells it, where in it, and why it differs."""

    value: str
    source: str
    title: str
    as_at: date
    locator: str
    reason: str
    status: str = "final"


@transaction.atomic
def name_subjects(lines: Sequence[SubjectLine], *, by: Actor, at: datetime) -> int:
    """Adds or words the subjects, in this order. The number of them that changed."""
    held = {one.code: one for one in Subject.objects.all()}
    changed = 0
    for position, line in enumerate(lines):
        new = {"title": line.title, "summary": line.summary, "position": position}
        old = _facts(held.get(line.code), new)
        if old != new:
            Subject.objects.update_or_create(code=line.code, defaults=new)
            audit.record("subject named", by=by, at=at, subject=f"subject:{line.code}", before=old, after=new)
            changed += 1
    return changed


@transaction.atomic
def name_sources(lines: Sequence[SourceLine], *, by: Actor, at: datetime) -> int:
    """Adds or words the sources. The number of them that changed."""
    held = {one.code: one for one in Source.objects.all()}
    changed = 0
    for line in lines:
        new = {
            "title": line.title,
            "published": line.published,
            "published_basis": line.basis,
            "note": line.note,
        }
        old = _facts(held.get(line.code), new)
        if old != new:
            Source.objects.update_or_create(code=line.code, defaults=new)
            audit.record("source named", by=by, at=at, subject=f"source:{line.code}", before=old, after=new)
            changed += 1
    return changed


@transaction.atomic
def define(definitions: Iterable[Definition], *, by: Actor, at: datetime) -> int:
    """Adds or changes definitions of measures, each with its own entry in the trail. The number that changed."""
    definitions = list(definitions)
    subjects = {one.code: one for one in Subject.objects.all()}
    _require_subjects(definitions, subjects)
    held = {one.code: one for one in Measure.objects.select_related("subject")}
    entries: list[audit.Entry] = []
    new_measures: list[Measure] = []
    for one in definitions:
        new = definition_facts(one)
        old = definition_facts(held[one.code]) if one.code in held else None
        if old == new:
            continue
        fields = {**new, "subject": subjects[one.subject]}
        if old is None:
            new_measures.append(Measure(code=one.code, **fields))
        else:
            Measure.objects.filter(code=one.code).update(**fields)
        entries.append(
            audit.Entry("measure defined", by, at, f"measure:{one.code}", _changed(old, new), _changed(new, old))
        )
    Measure.objects.bulk_create(new_measures)
    audit.record_many(entries)
    return len(entries)


def _require_subjects(definitions: Iterable[Definition], subjects: Collection[str]) -> None:
    known = ", ".join(subjects) or "none yet"
    problems = [
        f"measure '{one.code}' stands under '{one.subject}', which is not a subject. Known: {known}."
        for one in definitions
        if one.subject not in subjects
    ]
    if problems:
        raise UnknownSubjects(problems)


DEFINITION_FIELDS = (
    "title", "why", "numerator", "denominator", "unit", "direction", "direction_reason", "aggregation", "frequency",
    "breakdown", "source", "owner", "author", "checked_by", "reviewed", "next_review", "caveats",
)  # fmt: skip


def definition_facts(one: Definition | Measure) -> dict[str, object]:
    subject = one.subject.code if isinstance(one, Measure) else one.subject
    return {name: getattr(one, name) for name in DEFINITION_FIELDS} | {"subject": subject, "aliases": list(one.aliases)}


@transaction.atomic
def record(rows: Sequence[Row], *, by: Actor, at: datetime, reason: str = "") -> Verdict:
    """Takes in rows, all or none of them; `reason` says why those that restate differ (empty: no reason given).

    Rows already held change nothing. Raises RowsRefused with every problem. Returns the verdict that was carried out.
    """
    turns.take_turn()
    verdict = judge(returns_intake.Reading(tuple(rows)))
    if verdict.problems:
        raise RowsRefused(verdict.problems)
    todo = [one for one in verdict.rows if one.outcome is not Outcome.HELD]
    if todo:
        _add_sources(verdict, by=by, at=at)
        _write(todo, by=by, at=at, reason=reason)
        after = {"rows": [_summary(one) for one in todo], "reason": reason}
        subject = "source:" + " source:".join(sorted({one.row.source for one in todo}))
        audit.record("figures recorded", by=by, at=at, subject=subject[:200], after=after)
    return verdict


def _add_sources(verdict: Verdict, *, by: Actor, at: datetime) -> None:
    first = {one.row.source: one.row for one in reversed(verdict.rows)}
    lines = [
        SourceLine(code, _title_of(code), first[code].as_at, "stated", "")
        for code in verdict.new_sources
    ]
    name_sources(lines, by=by, at=at)


def _title_of(code: str) -> str:
    """A first title for a source of which only the code is known, without the day that stands beside it anyway."""
    undated = re.sub(r"^\d{4}-\d\d-\d\d-?", "", code) or code
    return undated.replace("-", " ").capitalize()


def _write(todo: Sequence[RowVerdict], *, by: Actor, at: datetime, reason: str) -> None:
    ledger = ledger_for([one.row for one in todo])
    held = {_place(row): row for row in Observation.objects.filter(measure__in=ledger.measures.values())}
    new: dict[object, Observation] = {}
    tellings = []
    for one in todo:
        row = one.row
        fresh = _observation(one, ledger.measures[row.measure], ledger.areas[row.area], by=by, at=at, reason=reason)
        place = _place(fresh)
        observation = held.get(place) or new.setdefault(place, fresh)
        tellings.append((observation, row))
    Observation.objects.bulk_create(new.values())
    Telling.objects.bulk_create(
        Telling(
            observation=observation,
            source=ledger.sources[row.source],
            locator=row.locator,
            printed=row.printed,
            status=row.status,
            qualifier=row.qualifier,
            period_basis=row.period_basis,
            note=row.note,
            recorded_at=row.recorded_at or at,
        )
        for observation, row in tellings
    )


def _place(row: Observation) -> tuple[object, ...]:
    """What no two observations share: the key, the as-at, and the value (or that there is none)."""
    return (*key_of(row), row.as_at, plain(row.value) if row.value is not None else row.status)


def _observation(one: RowVerdict, measure: Measure, area: Area, *, by: Actor, at: datetime, reason: str) -> Observation:
    row = one.row
    asked = one.outcome in (Outcome.RESTATES, Outcome.DISPUTES)
    return Observation(
        measure=measure,
        area=area,
        breakdown=row.breakdown,
        period_start=row.period.start,
        period_end=row.period.end,
        as_at=row.as_at,
        value=row.value,
        status=row.status,
        qualifier=row.qualifier,
        printed=row.printed,
        period_basis=row.period_basis,
        note=row.note,
        reason=row.reason or (reason if asked else ""),
        recorded_at=row.recorded_at or at,
        recorded_by=by.reference,
    )


def _summary(one: RowVerdict) -> list[object]:
    row = one.row
    key = [row.measure, row.area, row.breakdown, row.period.start, row.period.end]
    return [*key, row.value, row.status, row.source, row.locator, one.outcome.value]


@transaction.atomic
def receive(content: bytes, *, filename: str, by: Actor, at: datetime) -> Return:
    """Keeps a file as it came in; nothing of it is taken in before somebody accepts it.

    The same file again from the same sender, while it still awaits its verdict, is the same return. From another it is
    not: who comes in from outside sees only what they sent.
    """
    digest = hashlib.sha256(content).hexdigest()
    waiting = Return.objects.awaiting().filter(sha256=digest, sent_by=by.reference).order_by("pk").first()
    if waiting:
        return waiting
    kept = Return.objects.create(
        filename=filename[:255], content=content, sha256=digest, sent_by=by.reference, sent_at=at
    )
    audit.record(
        "return received", by=by, at=at, subject=f"return:{kept.pk}", after={"file": filename, "sha256": digest}
    )
    return kept


@transaction.atomic
def accept(
    kept: Return, *, shown: str, by: Actor, at: datetime, reason: str = "", good_rows_only: bool = False
) -> Verdict:
    """Takes in a return as its verdict was shown (`shown` is that verdict's digest).

    Raises AlreadyDecided, VerdictOutOfDate when what is held has changed since, and RowsRefused when rows are bad and
    only the good ones were not asked for, or there are none.
    """
    locked = Return.objects.select_for_update().get(pk=kept.pk)
    if locked.state != Return.State.AWAITING:
        raise AlreadyDecided(f"'{locked.filename}' is {locked.get_state_display().lower()} already.")
    turns.take_turn()
    verdict = judge(returns_intake.read(bytes(locked.content)))
    if verdict.digest != shown:
        raise VerdictOutOfDate("What is held has changed since this verdict was shown: look at it again.")
    if verdict.problems and not (good_rows_only and verdict.good):
        raise RowsRefused(verdict.problems)
    done = record([one.row for one in verdict.good], by=by, at=at, reason=reason)
    state = Return.State.PART_ACCEPTED if verdict.problems else Return.State.ACCEPTED
    _decide(locked, state, by=by, at=at, reason=reason)
    return done


@transaction.atomic
def reject(kept: Return, *, reason: str, by: Actor, at: datetime) -> None:
    """Sends a return away unread into figures, with the reason."""
    if not reason.strip():
        raise ReasonMissing("Say why the return is rejected: its sender will read it.")
    locked = Return.objects.select_for_update().get(pk=kept.pk)
    if locked.state != Return.State.AWAITING:
        raise AlreadyDecided(f"'{locked.filename}' is {locked.get_state_display().lower()} already.")
    _decide(locked, Return.State.REJECTED, by=by, at=at, reason=reason)


def _decide(kept: Return, state: Return.State, *, by: Actor, at: datetime, reason: str) -> None:
    kept.state, kept.decided_by, kept.decided_at, kept.reason = state, by.reference, at, reason.strip()
    kept.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    after = {"state": state.value, "reason": kept.reason}
    audit.record("return decided", by=by, at=at, subject=f"return:{kept.pk}", before={"state": "awaiting"}, after=after)


@transaction.atomic
def settle(chosen: Observation, *, reason: str, by: Actor, at: datetime) -> Settlement:
    """Settles a dispute for one of its rivals, with the reason. The others stay, and stay visible."""
    if not reason.strip():
        raise ReasonMissing("Say why this value is the one to go by: the reason is published with it.")
    turns.take_turn()
    rivals = _rows_of_key(chosen)
    how, _ = stands(rivals, None)
    if how is None or not how.disputed or chosen.pk not in {one.key for one in how.current}:
        raise NotDisputed(f"'{chosen.printed}' is not one of the values that contradict each other now.")
    kept = Settlement.objects.create(chosen=chosen, reason=reason.strip(), settled_at=at, settled_by=by.reference)
    before = {"rivals": [one.printed for one in how.current]}
    after = {"chosen": chosen.printed, "reason": kept.reason}
    audit.record("dispute settled", by=by, at=at, subject=f"observation:{chosen.pk}", before=before, after=after)
    return kept


@transaction.atomic
def resettle(chosen: Observation, *, reason: str, settled_at: datetime, by: Actor, at: datetime) -> bool:
    """Takes in a settlement as another office recorded it; False when it is held already."""
    if Settlement.objects.filter(chosen=chosen, settled_at=settled_at).exists():
        return False
    Settlement.objects.create(chosen=chosen, reason=reason, settled_at=settled_at, settled_by=by.reference)
    after = {"chosen": chosen.printed, "reason": reason, "settled_at": settled_at}
    audit.record("settlement loaded", by=by, at=at, subject=f"observation:{chosen.pk}", after=after)
    return True


def _rows_of_key(one: Observation) -> list[Observation]:
    return list(
        observations().filter(
            measure=one.measure_id,
            area=one.area_id,
            breakdown=one.breakdown,
            period_start=one.period_start,
            period_end=one.period_end,
        )
    )


@transaction.atomic
def restate(held: Observation, new: Restatement, *, by: Actor, at: datetime) -> Verdict:
    """Records a changed value of a held figure with its reason; the old value stays and is superseded."""
    if not new.reason.strip():
        raise ReasonMissing("Say why the figure changed: the reason is published with it.")
    turns.take_turn()
    if new.title and not Source.objects.filter(code=new.source).exists():
        name_sources([SourceLine(new.source, new.title, new.as_at, "stated", "")], by=by, at=at)
    row = _restated_row(held, new)
    verdict = judge(returns_intake.Reading((row,)))
    if verdict.problems:
        raise RowsRefused(verdict.problems)
    if verdict.rows[0].outcome is not Outcome.RESTATES:
        raise NotARestatement(_not_restated(verdict.rows[0], held))
    return record([row], by=by, at=at, reason=new.reason.strip())


def _not_restated(one: RowVerdict, held: Observation) -> str:
    if one.outcome in (Outcome.EARLIER, Outcome.DISPUTES):
        return f"{one.meets} is as at {held.as_at}, {one.row.as_at} is not later: a restatement comes after what it restates."
    return f"{one.row.printed} is what is held already ({one.meets or held.printed}): nothing would change."


def _restated_row(held: Observation, new: Restatement) -> Row:
    from_row = returns_intake.read(_one_row_csv(held, new))
    if from_row.problems:
        raise RowsRefused(from_row.problems)
    return from_row.rows[0]


def _one_row_csv(held: Observation, new: Restatement) -> bytes:
    """The restatement in the tidy form, so that it is read by the same reader and refused in the same words."""
    row = {
        **asdict(new),
        "measure": held.measure.code,
        "area": held.area.code,
        "breakdown": held.breakdown,
        "period_start": held.period_start,
        "period_end": held.period_end,
        "printed": new.value,
    }
    return returns_intake.written([row]).encode()


def _facts(row: object | None, like: dict[str, object]) -> dict[str, object] | None:
    return None if row is None else {name: getattr(row, name) for name in like}


def _changed(one: dict[str, object] | None, other: dict[str, object] | None) -> dict[str, object] | None:
    """Only what differs, where both are there."""
    if one is None or other is None:
        return one
    return {name: value for name, value in one.items() if value != other.get(name)}
