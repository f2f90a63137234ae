"""What is wrong with something said of delivery: every fault at once, each with the field it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.timezone import localtime

from answerable.kit import turns
from answerable.kit.wording import british_date
from answerable.plans.intake.delivery import NOT_A_CODE
from answerable.plans.queries.delivery import office_since


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong; `field` is empty where it is about the whole."""

    field: str
    message: str

    def __str__(self) -> str:
        return self.message


class DeliveryRefused(Exception):
    """Nothing was written; `problems` says everything that is wrong."""

    def __init__(self, problems: Sequence[Fault]) -> None:
        super().__init__(" ".join(map(str, problems)))
        self.problems = tuple(problems)


class ChangedMeanwhile(DeliveryRefused):
    """Somebody else saved it after it was opened; what they saved is kept."""


def refuse(faults: Sequence[Fault]) -> None:
    """Raises DeliveryRefused where there are faults."""
    if faults:
        raise DeliveryRefused(faults)


class Days:
    """Which days can be told of: none that is still to come, none before the office began."""

    def __init__(self, at: datetime) -> None:
        self.today = localtime(at).date()
        self.since = office_since()

    def faults(self, field: str, day: date | None) -> list[Fault]:
        """What is wrong with a day on which something is said to have happened."""
        if day and day > self.today:
            return [Fault(field, f"{british_date(day)} is still to come: give the day on which it happened.")]
        if day and self.since and day < self.since:
            began = british_date(self.since)
            return [Fault(field, f"{british_date(day)} is before the office began on {began}: check the year.")]
        return []


def in_order(field: str, start: date | None, end: date | None) -> list[Fault]:
    """What is wrong with a time that ends before it starts."""
    if start and end and end < start:
        return [
            Fault(field, f"{british_date(end)} is before {british_date(start)}, when it started: change one of them.")
        ]
    return []


def told(field: str, words: str, what: str) -> list[Fault]:
    """That words are missing which are needed."""
    return [] if words.strip() else [Fault(field, what)]


def free_code(rows: models.QuerySet[Any], title: str) -> str:
    """A code that none of the rows has yet, after a title; kept for the caller until its transaction ends."""
    turns.take_turn()
    stem = slugify(title)[:48].strip("-") or "unnamed"
    taken = {NOT_A_CODE, *rows.filter(code__startswith=stem).values_list("code", flat=True)}
    return next(code for n in range(1, len(taken) + 2) if (code := stem if n == 1 else f"{stem}-{n}") not in taken)
