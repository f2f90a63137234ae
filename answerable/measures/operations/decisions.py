"""Writes of what people decide: what becomes of a return, which rival a dispute goes to, why a figure was restated."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.intake import cells
from answerable.measures.intake import returns as returns_intake
from answerable.measures.intake.definitions import SourceLine
from answerable.measures.intake.returns import Row, RowProblem
from answerable.measures.models import Measure, Observation, Return, ReturnLayout, Settlement, Source
from answerable.measures.operations.definitions import name_sources
from answerable.measures.operations.figures import RowsRefused, record, written
from answerable.measures.operations.locks import unexplained
from answerable.measures.operations.looking import look_again
from answerable.measures.operations.reasons import ReasonMissing
from answerable.measures.queries.held import observations, stands
from answerable.measures.queries.readings import reading_of
from answerable.measures.queries.verdicts import Outcome, RowVerdict, Verdict, judge


class VerdictOutOfDate(Exception):
    """What is held has changed since the verdict was shown: look at it again."""


class AlreadyDecided(Exception):
    """The return was accepted or rejected before."""


class SourceMissing(Exception):
    """A spreadsheet names no source: its code must be said before it can be read."""


class NotDisputed(Exception):
    """The figure is not among the rivals of an open dispute."""


class NotARestatement(Exception):
    """The new value is the one already held, or is dated before it."""


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
def receive(  # noqa: PLR0913 - how a spreadsheet is read is said in four words, all named at the call
    content: bytes,
    *,
    filename: str,
    by: Actor,
    at: datetime,
    layout: ReturnLayout | None = None,
    source_code: str = "",
    source_title: str = "",
    as_at: date | None = None,
) -> Return:
    """Keeps a file as it came in; nothing of it is taken in before somebody accepts it.

    The same file again from the same sender, while it still awaits its verdict, is the same return. From another it is
    not: who comes in from outside sees only what they sent. With a layout it is read by that, as `read_by` says.
    """
    turns.take_turn()
    digest = hashlib.sha256(content).hexdigest()
    kept = Return.objects.awaiting().filter(sha256=digest, sent_by=by.reference).order_by("pk").first()
    if kept is None:
        kept = Return.objects.create(
            filename=filename[:255], content=content, sha256=digest, sent_by=by.reference, sent_at=at
        )
        audit.record(
            "return received", by=by, at=at, subject=f"return:{kept.pk}", after={"file": filename, "sha256": digest}
        )
    if layout and as_at and kept.layout_id is None:
        return read_by(kept, layout, source_code=source_code, source_title=source_title, as_at=as_at, by=by, at=at)
    return kept


@transaction.atomic
def read_by(  # noqa: PLR0913 - as `receive`
    kept: Return,
    layout: ReturnLayout,
    *,
    source_code: str,
    source_title: str,
    as_at: date,
    by: Actor,
    at: datetime,
) -> Return:
    """Says how a waiting spreadsheet is read: by which layout, and as which source of which day.

    The title is for a source that is not held yet. Raises AlreadyDecided and SourceMissing.
    """
    locked = _waiting(kept)
    try:
        locked.source_code = cells.code(source_code.strip())
    except cells.Unreadable as error:
        raise SourceMissing(f"The code of the return: {error}") from error
    before = _reading_facts(locked) if locked.layout else None
    locked.layout, locked.source_title, locked.as_at = layout, " ".join(source_title.split())[:300], as_at
    locked.save(update_fields=["layout", "source_code", "source_title", "as_at"])
    after = _reading_facts(locked)
    if before != after:
        audit.record("return laid out", by=by, at=at, subject=f"return:{locked.pk}", before=before, after=after)
    return locked


def _reading_facts(kept: Return) -> dict[str, object]:
    return {
        "layout": kept.layout.name if kept.layout else "",
        "layout_made_at": kept.layout.made_at if kept.layout else None,
        "source": kept.source_code,
        "title": kept.source_title,
        "as_at": kept.as_at,
    }


def _waiting(kept: Return) -> Return:
    """The return, locked until the transaction ends. Raises AlreadyDecided.

    The turn comes before any row: who holds a row and waits for the turn may be waited for by who has the turn.
    """
    turns.take_turn()
    locked = Return.objects.select_for_update().get(pk=kept.pk)
    if locked.state != Return.State.AWAITING:
        raise AlreadyDecided(f"'{locked.filename}' is {locked.get_state_display().lower()} already.")
    return locked


@transaction.atomic
def accept(  # noqa: PLR0913 - each is a decision of its own, named at the call
    kept: Return,
    *,
    shown: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    good_rows_only: bool = False,
    leave_out: frozenset[int] = frozenset(),
) -> Verdict:
    """Takes in a return as its verdict was shown (`shown` is that verdict's digest), without the rows numbered in `leave_out`.

    Raises AlreadyDecided, VerdictOutOfDate when what is held has changed since, RowsRefused when rows are bad and only the
    good ones were not asked for, or there are none, and ReasonMissing when rows change what a release has shown.
    """
    locked = _waiting(kept)
    verdict = judge(reading_of(locked))
    if verdict.digest != shown or leave_out - {one.row.number for one in verdict.rows}:
        raise VerdictOutOfDate("What is held has changed since this verdict was shown: look at it again.")
    problems = [one for one in verdict.problems if one.row not in leave_out]
    good = [one for one in verdict.good if one.row.number not in leave_out]
    if not good or (problems and not good_rows_only):
        raise RowsRefused(problems or [RowProblem(0, "", "every row is left out: send the return back instead.")])
    if silent := unexplained(good, reason):
        more = f" {len(silent) - 1} more rows differ from what was shown, too." if len(silent) > 1 else ""
        raise ReasonMissing(f"{silent[0]}{more}")
    _name_source(locked, by=by, at=at)
    # Who sends a return does not say when it was recorded: only an office that is loaded brings that time along.
    done = record([replace(one.row, recorded_at=None) for one in good], by=by, at=at, reason=reason)
    state = Return.State.PART_ACCEPTED if problems or leave_out else Return.State.ACCEPTED
    locked.taken_in = written(done)
    _decide(locked, state, by=by, at=at, reason=reason, left_out=leave_out)
    look_again(_measures_of(one.row.measure for one in good), at=at)
    return done


def _measures_of(codes: Iterable[str]) -> list[int]:
    return list(Measure.objects.filter(code__in=set(codes)).values_list("pk", flat=True))


def _name_source(kept: Return, *, by: Actor, at: datetime) -> None:
    """Names the source of a spreadsheet as its sender did, before its rows name it by its code."""
    if kept.layout and kept.as_at and kept.source_title and not Source.objects.filter(code=kept.source_code).exists():
        name_sources([SourceLine(kept.source_code, kept.source_title, kept.as_at, "stated", "")], by=by, at=at)


@transaction.atomic
def reject(kept: Return, *, reason: str, by: Actor, at: datetime) -> None:
    """Sends a return away unread into figures, with the reason."""
    if not reason.strip():
        raise ReasonMissing("Say why the return is sent back: its sender will read it.")
    _decide(_waiting(kept), Return.State.REJECTED, by=by, at=at, reason=reason)


def _decide(
    kept: Return,
    state: Return.State,
    *,
    by: Actor,
    at: datetime,
    reason: str,
    left_out: frozenset[int] = frozenset(),
) -> None:
    kept.state, kept.decided_by, kept.decided_at, kept.reason = state, by.reference, at, reason.strip()
    kept.save(update_fields=["state", "decided_by", "decided_at", "reason", "taken_in"])
    after: dict[str, object] = {"state": state.value, "reason": kept.reason}
    if left_out:
        after["rows_left_out"] = sorted(left_out)
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
    look_again([chosen.measure_id], at=at)
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
    done = record([row], by=by, at=at, reason=new.reason.strip())
    look_again([held.measure_id], at=at)
    return done


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
