"""A plan on its way, as it is kept: `Draft.content` and each version are `kit.freezing` of a `DraftLine`."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DraftPriority:
    """A priority of a draft. `key` stays what it is when the code changes; of two versions, equal keys are one priority."""

    key: str
    code: str
    title: str
    summary: str = ""


@dataclass(frozen=True)
class DraftObjective:
    """An objective of a draft. `key` as of a priority, `priority` the key of the one above it, or nothing.

    `was` are the codes of the objectives that it carries on, in the plan that the draft follows: one where it was only
    renumbered, several where they were merged; two objectives that name the same one are what it was split into.
    """

    key: str
    code: str
    title: str
    priority: str = ""
    summary: str = ""
    body_does: str = ""
    force_does: str = ""
    owner_role: str = ""
    baseline: str = ""
    due: date | None = None
    measures: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """An objective of the plan that the draft follows, which it takes out: its code, and why."""

    code: str
    because: str


@dataclass(frozen=True)
class DraftLine:
    """The whole text of a draft. `follows` is the code of the plan that it varies, or that it comes after."""

    title: str
    start: date | None = None
    end: date | None = None
    note: str = ""
    follows: str = ""
    priorities: tuple[DraftPriority, ...] = ()
    objectives: tuple[DraftObjective, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def priority(self, key: str) -> DraftPriority | None:
        return next((one for one in self.priorities if one.key == key), None)

    def objective(self, key: str) -> DraftObjective | None:
        return next((one for one in self.objectives if one.key == key), None)

    def below(self, key: str) -> tuple[DraftObjective, ...]:
        """The objectives of a priority, in their order; of no priority where `key` is empty."""
        return tuple(one for one in self.objectives if one.priority == key)
