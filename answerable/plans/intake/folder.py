"""drafts.json: the drafts of plans with their versions and steps, as a restricted export has them. Only the program writes it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from answerable.kit.freezing import freeze
from answerable.kit.json_list import read_frozen
from answerable.kit.toml import Problem
from answerable.plans.intake.drafts import DraftLine


@dataclass(frozen=True)
class VersionKept:
    """A version as it was kept."""

    number: int
    purpose: str
    note: str
    content: DraftLine
    kept_by: str
    kept_at: datetime


@dataclass(frozen=True)
class StepKept:
    """A step that was taken; `version` is the number of the one that it was about."""

    step: str
    done_on: date
    words: str
    address: str
    version: int | None
    recorded_by: str
    recorded_at: datetime
    withdrawn_because: str = ""


@dataclass(frozen=True)
class DraftKept:
    """A draft with everything that was kept of it. `plan` is the code of its plan, or nothing."""

    code: str
    kind: str
    state: str
    plan: str
    content: DraftLine
    edition: int
    started_by: str
    started_at: datetime
    issued_on: date | None = None
    abandoned_because: str = ""
    versions: tuple[VersionKept, ...] = ()
    steps: tuple[StepKept, ...] = ()


def read_drafts(content: bytes, where: str, problems: list[Problem]) -> tuple[DraftKept, ...]:
    """The drafts in the file; what cannot be read is noted with its number."""
    return read_frozen(DraftKept, content, where, problems, of="draft")


def written_drafts(lines: Sequence[DraftKept]) -> str:
    """The file, the same for the same drafts; nothing where there is none."""
    if not lines:
        return ""
    items = [freeze(line) for line in lines]
    return json.dumps(items, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"
