"""A handover pack: everything that is open as at a day, as plain data that `kit.freezing` keeps."""

from dataclasses import dataclass
from datetime import date

from answerable.kit.freezing import thaw
from answerable.measures.queries.cited import Cited
from answerable.scrutiny.models import HandoverPack


@dataclass(frozen=True)
class OpenThing:
    """One thing that is open: its number, what it is, who has to act, by when, and the page in the office that it stands on."""

    reference: str
    words: str
    owner: str = ""
    since: date | None = None
    due: date | None = None
    late: bool = False
    state: str = ""
    address: str = ""


@dataclass(frozen=True)
class OpenGroup:
    """What is open of one sort, what is late first. `code` names the sort for ever: "undertakings"."""

    code: str
    heading: str
    things: tuple[OpenThing, ...]

    @property
    def late(self) -> int:
        return sum(one.late for one in self.things)


@dataclass(frozen=True)
class StandingObjective:
    """How one objective of the plan in force stands: its last rating in public, and what the office judged."""

    code: str
    title: str
    priority: str
    rated: str = ""
    judged: str = ""
    work: str = ""


@dataclass(frozen=True)
class PlanPosition:
    """A plan that runs on beyond the handover, and how it stands."""

    title: str
    start: date | None
    end: date | None
    objectives: tuple[StandingObjective, ...]


@dataclass(frozen=True)
class CheckAnswer:
    """A question of the checklist with its answer."""

    theme: str
    question: str
    done: bool
    words: str = ""
    owner: str = ""


@dataclass(frozen=True)
class HandoverPage:
    """The whole pack. `made_for` is holder, successor or public; the public one names nobody and tells only what is public."""

    title: str
    office: str
    force: str
    made_for: str
    as_at: date
    opening: Cited
    groups: tuple[OpenGroup, ...]
    plans: tuple[PlanPosition, ...]
    checks: tuple[CheckAnswer, ...] = ()
    # What the body is to be called, and from when, where that is known.
    successor: str = ""

    @property
    def open(self) -> int:
        return sum(len(one.things) for one in self.groups)

    @property
    def late(self) -> int:
        return sum(one.late for one in self.groups)


def handed_over_page(kept: HandoverPack) -> HandoverPage:
    """What a pack said when it was handed over."""
    return thaw(HandoverPage, kept.frozen)
