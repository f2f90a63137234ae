"""What the writes of context share: the names that must be held, evidence in columns, and withdrawal."""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from answerable.areas.models import Area
from answerable.bodies.queries import body
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.intake.evidenced import Evidence
from answerable.measures.models import Annotation, Break, Comparator, Measure, Source, Standard
from answerable.measures.operations.looking import look_again
from answerable.measures.operations.signals import reopen_explained_by

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

type Evidenced = Standard | Break | Annotation | Comparator


class ContextRefused(Exception):
    """What was said does not fit what is held; `problems` says in sentences what does not, and what to do."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems[:20]))
        self.problems = problems


class NotHeld(ContextRefused):
    """Measures, areas or sources are named that the office does not have, or parts of a measure that has none."""


class CodeTaken(ContextRefused):
    """There is one with this code, or of this name and period, already."""


class Overlaps(ContextRefused):
    """Two standards of one kind would hold on the same day."""


class ImpossibleValue(ContextRefused):
    """No figure of the measure can have this value."""


class AlreadyWithdrawn(ContextRefused):
    """It was withdrawn before."""


class WithdrawalNeedsReason(ContextRefused):
    """What is withdrawn stays held, and says why."""


class Names:
    """What the names in lines mean; those that mean nothing become problems."""

    def __init__(self) -> None:
        self.measures = {one.code: one for one in Measure.objects.only("code", "title", "unit", "breakdown")}
        self.areas = {one.code: one for one in Area.objects.only("code", "name")}
        self.sources = {one.code: one for one in Source.objects.only("code", "published")}
        self.problems: list[str] = []
        office = body()
        self.home = office.area_code if office else ""

    def measure(self, code: str, breakdown: str, of: str) -> Measure | None:
        found = self.measures.get(code)
        if found is None:
            self.problems.append(f"{of}: measure '{code}' is not held: correct the code, or define the measure first.")
        elif breakdown and not found.breakdown:
            self.problems.append(f"{of}: '{code}' has no breakdown, so there is no '{breakdown}' of it.")
        return found

    def area(self, code: str, of: str) -> Area | None:
        found = self.areas.get(code or self.home)
        if found is None:
            self.problems.append(
                f"{of}: area '{code or self.home}' is not held: correct the code, or add the area first."
            )
        return found

    def evidence(self, said: Evidence, of: str) -> Evidence:
        """The evidence with its day: its own, or that of its source."""
        source = self.sources.get(said.source)
        if said.source and source is None:
            self.problems.append(
                f"{of}: source '{said.source}' is not held: correct the code, or name the source first."
            )
        day = said.as_at or (source.published if source else None)
        if day is None and not said.source:
            self.problems.append(f"{of}: say who tells it, or since when it is known.")
        return replace(said, as_at=day or date.min)

    def columns(self, said: Evidence) -> dict[str, Any]:
        """The columns of an evidence whose day is known; what was recorded and withdrawn when is not among them."""
        source = self.sources[said.source] if said.source else None
        return {"source": source, "locator": said.locator, "as_at": said.as_at, "note": said.note}

    def refuse(self) -> None:
        if self.problems:
            raise NotHeld(self.problems)


def tidied[Line: "DataclassInstance"](line: Line) -> Line:
    """The line with its texts as a folder's file gives them back: one paragraph each, of characters that can be shown."""
    texts = {one.name: _tidied(getattr(line, one.name)) for one in fields(line)}
    return replace(line, **texts)


def _tidied(value: object) -> object:
    if isinstance(value, str):
        return paragraph(value)
    if isinstance(value, tuple):
        return tuple(_tidied(one) for one in value)
    return tidied(value) if is_dataclass(value) and not isinstance(value, type) else value


def paragraph(text: str) -> str:
    """The words of a text, with one space between them."""
    return " ".join(_CONTROL.sub(" ", text).split())


def unstamped(said: Evidence) -> Evidence:
    """The evidence without what was recorded and withdrawn when: what two lines are compared by."""
    return replace(said, recorded_at=None, withdrawn_at=None, withdrawn_reason="")


def stamps(said: Evidence, *, by: Actor, at: datetime) -> dict[str, Any]:
    """The columns of a new row that say when it was recorded, and whether it was withdrawn since."""
    return {
        "recorded_at": said.recorded_at or at,
        "recorded_by": by.reference,
        "withdrawn_at": said.withdrawn_at,
        "withdrawn_reason": said.withdrawn_reason,
    }


@transaction.atomic
def withdraw(one: Evidenced, *, reason: str, by: Actor, at: datetime) -> None:
    """Takes a standard, break, annotation or comparator back, with the reason. It stays held, and as-known pages keep it.

    Raises WithdrawalNeedsReason and AlreadyWithdrawn.
    """
    reason = paragraph(reason)
    if not reason:
        raise WithdrawalNeedsReason(["Say why it is withdrawn: the reason stays with it."])
    turns.take_turn()
    locked: Evidenced = type(one).objects.select_for_update().get(pk=one.pk)
    if locked.withdrawn_at:
        raise AlreadyWithdrawn([f"“{locked}” was withdrawn already: {locked.withdrawn_reason}"])
    said = Evidence(withdrawn_at=at, withdrawn_reason=reason)
    audit.record_many([take_back(locked, said, by=by, at=at)])
    one.withdrawn_at, one.withdrawn_reason = locked.withdrawn_at, locked.withdrawn_reason
    if isinstance(locked, Break):
        reopen_explained_by(locked, by=by, at=at)
    if isinstance(locked, Break | Annotation):
        look_again(list(locked.measures.values_list("pk", flat=True)), at=at)


def take_back(one: Evidenced, said: Evidence, *, by: Actor, at: datetime) -> audit.Entry:
    """Withdraws a row as the evidence says; the entry for the trail."""
    one.withdrawn_at, one.withdrawn_reason = said.withdrawn_at, said.withdrawn_reason
    one.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    after = {"what": str(one), "reason": one.withdrawn_reason, "withdrawn_at": one.withdrawn_at}
    return audit.Entry(f"{_word(one)} withdrawn", by, at, subject_of(one), None, after)


def subject_of(one: Evidenced) -> str:
    """How the trail names it."""
    return f"{_word(one)}:{one.code if isinstance(one, Break | Annotation) else one.pk}"


def _word(one: Evidenced) -> str:
    return type(one).__name__.lower()
