"""Writes to deliverables: the work that an objective is owed, and every change of its status and date."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.plans.models import Deliverable, DeliverableChange, Objective
from answerable.plans.operations.delivery_faults import ChangedMeanwhile, Days, Fault, free_code, refuse, told
from answerable.plans.queries.delivery_words import moved_words

Status = Deliverable.Status


@dataclass(frozen=True)
class Work:
    """What a deliverable is: its title, whose it is, and what else is to be known."""

    title: str
    side: str
    owner_role: str = ""
    note: str = ""


@dataclass(frozen=True)
class Stand:
    """How far a deliverable is on a day, and by when it is due; `words` say why."""

    status: str
    on: date
    due: date | None = None
    words: str = ""


@transaction.atomic
def add_deliverable(objective: Objective, work: Work, stand: Stand, *, by: Actor, at: datetime) -> Deliverable:
    """Something more that an objective is owed. Raises DeliveryRefused."""
    refuse([*_work_faults(work), *Days(at).faults("on", stand.on), *_due_faults(objective, stand), *_why(stand)])
    made = Deliverable.objects.create(
        objective=objective,
        code=free_code(Deliverable.objects.all(), work.title),
        due=stand.due,
        status=stand.status,
        status_on=stand.on,
        position=objective.deliverables.count(),
        **asdict(work),
    )
    _keep_change(made, stand, None, by=by, at=at)
    audit.record("deliverable added", by=by, at=at, subject=_subject(made), after=_facts(made))
    return made


@transaction.atomic
def change_deliverable(deliverable: Deliverable, work: Work, *, edition: int, by: Actor, at: datetime) -> Deliverable:
    """Its title, side, owner or note. Raises DeliveryRefused; ChangedMeanwhile where it is not as it was opened."""
    held = _opened(deliverable, edition)
    refuse(_work_faults(work))
    before = _facts(held)
    for name, fact in asdict(work).items():
        setattr(held, name, fact)
    if _facts(held) == before:
        return held
    held.edition += 1
    held.save(update_fields=[*asdict(work), "edition"])
    audit.record("deliverable changed", by=by, at=at, subject=_subject(held), before=before, after=_facts(held))
    return held


@transaction.atomic
def update_deliverable(
    deliverable: Deliverable, stand: Stand, *, edition: int, by: Actor, at: datetime
) -> DeliverableChange:
    """How far it is now. A date that moves wants its reason, and stays told as a slip.

    Raises DeliveryRefused; ChangedMeanwhile where it is not as it was opened.
    """
    held = _opened(deliverable, edition)
    refuse(_stand_faults(held, stand, at))
    before, due_was = _facts(held), held.due
    held.status, held.status_on, held.due = stand.status, stand.on, stand.due
    held.edition += 1
    held.save(update_fields=["status", "status_on", "due", "edition"])
    change = _keep_change(held, stand, due_was, by=by, at=at)
    audit.record("deliverable updated", by=by, at=at, subject=_subject(held), before=before, after=_facts(held))
    return change


def _opened(deliverable: Deliverable, edition: int) -> Deliverable:
    """The row as it is held, locked. Raises ChangedMeanwhile where it was saved since."""
    held = Deliverable.objects.select_for_update().select_related("objective__plan").get(pk=deliverable.pk)
    if held.edition != edition:
        due = f"due on {british_date(held.due)}" if held.due else "with no date"
        now = f"it is now “{held.get_status_display().lower()}”, {due}"
        raise ChangedMeanwhile(
            [
                Fault(
                    "",
                    f"Somebody saved this after you opened it: {now}. Nothing of theirs was lost; look, and save again.",
                )
            ]
        )
    return held


def _work_faults(work: Work) -> list[Fault]:
    return told("title", work.title, "Say what is to be delivered.")


def _stand_faults(held: Deliverable, stand: Stand, at: datetime) -> list[Fault]:
    faults = [*Days(at).faults("on", stand.on), *_due_faults(held.objective, stand), *_why(stand)]
    last = held.changes.order_by("on").values_list("on", flat=True).last()
    if last and stand.on < last:
        faults.append(Fault("on", f"The last change was on {british_date(last)}: give that day or a later one."))
    if held.due and held.due != stand.due and not stand.words.strip():
        faults.append(Fault("words", f"{moved_words(held.due, stand.due)} Say why the date moved."))
    if (stand.status, stand.due) == (held.status, held.due) and not stand.words.strip():
        faults.append(Fault("", "Nothing is different: change the status or the date, or say what is new."))
    return faults


def _due_faults(objective: Objective, stand: Stand) -> list[Fault]:
    start = objective.plan.start
    if stand.due and start and stand.due < start:
        return [
            Fault(
                "due", f"{british_date(stand.due)} is before the plan begins on {british_date(start)}: check the year."
            )
        ]
    return []


def _why(stand: Stand) -> list[Fault]:
    return told("words", stand.words, "Say why it was stopped.") if stand.status == Status.STOPPED else []


def _keep_change(
    held: Deliverable, stand: Stand, due_was: date | None, *, by: Actor, at: datetime
) -> DeliverableChange:
    return held.changes.create(
        on=stand.on, status=stand.status, due_was=due_was, due_now=stand.due, words=stand.words, by=by.reference, at=at
    )


def _subject(held: Deliverable) -> str:
    return f"deliverable:{held.code}"


def _facts(held: Deliverable) -> dict[str, object]:
    names = ("title", "side", "owner_role", "due", "status", "status_on", "note")
    return {name: getattr(held, name) for name in names}
