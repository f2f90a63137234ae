"""Writes to what stands beside deliverables: commitments, boards and who attends them, threats, accounts."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.plans.models import Account, Board, Commitment, Objective, Threat
from answerable.plans.operations.delivery_faults import ChangedMeanwhile, Days, Fault, free_code, in_order, refuse, told

State = Commitment.State


@dataclass(frozen=True)
class Promise:
    """What was promised to the voters, when, and by which holder of the office."""

    words: str
    made_on: date | None = None
    holder_id: int | None = None


@dataclass(frozen=True)
class Told:
    """What an account says: whose doing it is, when, and in which words."""

    told: str
    on: date
    words: str
    until: date | None = None


@dataclass(frozen=True)
class Meeting:
    """What a board or partnership is called, of which kind it is, and what for."""

    name: str
    kind: str
    purpose: str = ""


@dataclass(frozen=True)
class Danger:
    """What threatens, and who says so."""

    title: str
    origin: str
    note: str = ""


@transaction.atomic
def add_commitment(promise: Promise, objectives: Iterable[Objective], *, by: Actor, at: datetime) -> Commitment:
    """A promise of an election, with the objectives that carry it. Raises DeliveryRefused."""
    faults = told("words", promise.words, "Say what was promised.")
    refuse([*faults, *_not_to_come(promise.made_on, at)])
    made = Commitment.objects.create(
        code=free_code(Commitment.objects.all(), promise.words), position=Commitment.objects.count(), **asdict(promise)
    )
    made.objectives.set(objectives)
    audit.record("commitment added", by=by, at=at, subject=f"commitment:{made.code}", after=asdict(promise))
    return made


@transaction.atomic
def judge_commitment(
    commitment: Commitment, state: str, *, seen: str, because: str, by: Actor, at: datetime
) -> Commitment:
    """Whether it was kept, with the reason; `seen` is the state that whoever judges had before them.

    Raises DeliveryRefused; ChangedMeanwhile where somebody judged it in the meantime.
    """
    held = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if held.state != seen:
        words = f"Somebody judged this after you opened it: it is now “{held.get_state_display().lower()}”. Look, and judge again."
        raise ChangedMeanwhile([Fault("", words)])
    refuse(told("because", because, "Say why: what shows it."))
    before = {"state": held.state, "because": held.because}
    held.state, held.because = state, because
    held.save(update_fields=["state", "because"])
    after = {"state": state, "because": because}
    audit.record("commitment judged", by=by, at=at, subject=f"commitment:{held.code}", before=before, after=after)
    return held


@transaction.atomic
def set_board(
    board: Board | None, meeting: Meeting, objectives: Iterable[Objective], *, by: Actor, at: datetime
) -> Board:
    """Adds a board or partnership, or changes it to this. Raises DeliveryRefused."""
    refuse(told("name", meeting.name, "Say what it is called."))
    facts = asdict(meeting)
    if board is None:
        held, before = Board(code=free_code(Board.objects.all(), meeting.name), position=Board.objects.count()), None
    else:
        held = Board.objects.select_for_update().get(pk=board.pk)
        before = {key: getattr(held, key) for key in facts}
    for key, fact in facts.items():
        setattr(held, key, fact)
    held.save()
    held.objectives.set(objectives)
    audit.record("board set", by=by, at=at, subject=f"board:{held.code}", before=before, after=facts)
    return held


@transaction.atomic
def attend(board: Board, role: str, start: date | None, *, by: Actor, at: datetime) -> Board:
    """From a day on a role attends the board. Raises DeliveryRefused."""
    held = Board.objects.select_for_update().get(pk=board.pk)
    faults = [*told("role", role, "Say which role attends."), *Days(at).faults("start", start)]
    if any(one["role"] == role and not one.get("until") for one in held.attended_by):
        faults.append(Fault("role", f"{role} attends it already."))
    refuse(faults)
    new = {"role": role, **({"from": start.isoformat()} if start else {})}
    return _attended(held, [*held.attended_by, new], by=by, at=at)


@transaction.atomic
def stop_attending(board: Board, role: str, end: date, *, by: Actor, at: datetime) -> Board:
    """After a day a role attends the board no longer. Raises DeliveryRefused."""
    held = Board.objects.select_for_update().get(pk=board.pk)
    now = next((one for one in held.attended_by if one["role"] == role and not one.get("until")), None)
    if now is None:
        refuse([Fault("role", f"{role} does not attend it: look at who does.")])
        return held
    start = date.fromisoformat(now["from"]) if now.get("from") else None
    refuse([*Days(at).faults("end", end), *in_order("end", start, end)])
    rows = [{**one, "until": end.isoformat()} if one is now else one for one in held.attended_by]
    return _attended(held, rows, by=by, at=at)


@transaction.atomic
def set_threat(
    threat: Threat | None, danger: Danger, objectives: Iterable[Objective], *, by: Actor, at: datetime
) -> Threat:
    """Adds a threat, or changes it and the objectives that answer to it. Raises DeliveryRefused."""
    refuse(told("title", danger.title, "Say what threatens."))
    facts = asdict(danger)
    if threat is None:
        held, before = Threat(code=free_code(Threat.objects.all(), danger.title), position=Threat.objects.count()), None
    else:
        held = Threat.objects.select_for_update().get(pk=threat.pk)
        before = {**{key: getattr(held, key) for key in facts}, "objectives": _named(held.objectives.all())}
    for key, fact in facts.items():
        setattr(held, key, fact)
    held.save()
    named = list(objectives)
    held.objectives.set(named)
    after = {**facts, "objectives": _named(named)}
    audit.record("threat set", by=by, at=at, subject=f"threat:{held.code}", before=before, after=after)
    return held


@transaction.atomic
def add_account(objective: Objective, account: Told, *, by: Actor, at: datetime) -> Account:
    """What one side did for an objective, or what came of it. Raises DeliveryRefused."""
    refuse(_account_faults(account, at))
    made = objective.accounts.create(position=objective.accounts.count(), **asdict(account))
    audit.record("account given", by=by, at=at, subject=f"account:{made.pk}", after=asdict(account))
    return made


@transaction.atomic
def correct_account(account: Account, told_now: Told, *, by: Actor, at: datetime) -> Account:
    """Puts an account right; what it said before stays in the audit trail. Raises DeliveryRefused."""
    refuse(_account_faults(told_now, at))
    held = Account.objects.select_for_update().get(pk=account.pk)
    before = {name: getattr(held, name) for name in asdict(told_now)}
    for name, fact in asdict(told_now).items():
        setattr(held, name, fact)
    held.save(update_fields=[*asdict(told_now)])
    audit.record("account corrected", by=by, at=at, subject=f"account:{held.pk}", before=before, after=asdict(told_now))
    return held


def _account_faults(account: Told, at: datetime) -> list[Fault]:
    days = Days(at)
    return [
        *told("words", account.words, "Say what was done, or what happened."),
        *days.faults("on", account.on),
        *days.faults("until", account.until),
        *in_order("until", account.on, account.until),
    ]


def _not_to_come(made_on: date | None, at: datetime) -> list[Fault]:
    """A promise may be older than the office: it was made before the election. It is never still to come."""
    if made_on and made_on > Days(at).today:
        return [Fault("made_on", f"{british_date(made_on)} is still to come: give the day on which it was made.")]
    return []


def _attended(held: Board, rows: list[dict[str, str]], *, by: Actor, at: datetime) -> Board:
    before, held.attended_by = held.attended_by, rows
    held.save(update_fields=["attended_by"])
    facts = {"attended_by": before}, {"attended_by": rows}
    audit.record("board attendance", by=by, at=at, subject=f"board:{held.code}", before=facts[0], after=facts[1])
    return held


def _named(objectives: Iterable[Objective]) -> list[str]:
    return sorted(one.code for one in objectives)
