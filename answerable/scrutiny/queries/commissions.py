"""A commission as it stands on a day: in time or late, complete or not, and what the ledger says of the paper's figures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from answerable.evidence.models import Claim, Document, Finding
from answerable.evidence.queries.papers import versions, waiting_queries
from answerable.kit.wording import british_date, counted
from answerable.scrutiny.models import CommissionQuestion, Meeting, ReportCommission

State, Answered = ReportCommission.State, CommissionQuestion.Answered
MATCHED = (Claim.Standing.AGREES, Claim.Standing.AGREES_EARLIER)


@dataclass(frozen=True)
class Timing:
    """How a commission stands to the day it is due; `brief` says so in a cell of a table.

    `days` are those it is late, or that are left where negative.
    """

    words: str
    is_late: bool = False
    days: int = 0
    brief: str = ""


@dataclass(frozen=True)
class Complete:
    """How many questions the paper answers. `open` are those that it does not, or in part, as far as somebody looked."""

    asked: int
    yes: int
    open: tuple[CommissionQuestion, ...]
    not_looked: int

    @property
    def is_complete(self) -> bool:
        return self.asked > 0 and self.yes == self.asked

    @property
    def words(self) -> str:
        """ "It answers 3 of 5 questions; 1 is not looked at yet."."""
        if not self.asked:
            return "Nothing was asked."
        if self.is_complete:
            return "It answers every question."
        if self.not_looked == self.asked:
            return "Nobody has looked yet which questions it answers."
        is_are = "is" if self.not_looked == 1 else "are"
        rest = f"; {self.not_looked} {is_are} not looked at yet" if self.not_looked else ""
        return f"It answers {self.yes or 'none'} of {counted(self.asked, 'question')}{rest}."


@dataclass(frozen=True)
class Checked:
    """What the ledger says of a paper that came in, in its last version."""

    document: Document
    figures: int
    agreeing: int
    contradicting: int
    findings: int
    grave: int
    waiting: int

    @property
    def unreadable(self) -> str:
        """Why it cannot be read, and what to do; empty where it can, or is still to be."""
        return self.document.refusal if self.document.state == Document.State.REFUSED else ""

    @property
    def is_read(self) -> bool:
        return self.document.state == Document.State.READ

    @property
    def words(self) -> str:
        """One sentence on its figures."""
        if self.unreadable:
            return f"it cannot be opened. {self.unreadable}"
        if not self.is_read:
            return f"{self.document.get_state_display()}: its figures are checked once it is read."
        if not self.figures:
            return "No figure was found in it."
        found = f"{counted(self.findings, 'finding')} to decide on" if self.findings else "no finding to decide on"
        grave = f", {self.grave:,} of which would change the message" if self.grave else ""
        return f"{counted(self.figures, 'figure')}: {self._beside_the_record}; {found}{grave}."

    @property
    def _beside_the_record(self) -> str:
        """ "10 agree with what is held, 1 contradicts it, 2 are new": what is held of none of them is no reproach."""
        new = self.figures - self.agreeing - self.contradicting
        against = ("contradicts it", "contradict it")
        if not self.agreeing:
            against = ("contradicts what is held", "contradict what is held")
        told = (
            (self.agreeing, "agrees with what is held", "agree with what is held"),
            (self.contradicting, *against),
            (new, "is new", "are new"),
        )
        return ", ".join(f"{number:,} {one if number == 1 else many}" for number, one, many in told if number)


def timing(row: ReportCommission, *, day: date) -> Timing:
    """In words, by the office's day: "Due on 3 May 2024, in 4 days", "Came in on 6 May 2024, 3 days late"."""
    match State(row.state):
        case State.DRAFT:
            return Timing(f"Not sent yet. Due on {british_date(row.due)}." if row.due else "Not sent yet.")
        case State.WITHDRAWN:
            return Timing(f"Withdrawn: {row.withdrawn_because}" if row.withdrawn_because else "Withdrawn.")
        case State.SENT if row.item.meeting.state == Meeting.State.CANCELLED:
            return Timing("The meeting is cancelled: nobody waits for it.", brief="meeting cancelled")
        case State.SENT:
            return _awaited(row.due, day)
        case State.RECEIVED if _is_refused(row.document):
            late = (day - row.due).days if row.due else 0
            words = f"What came in on {british_date(row.received_on)} cannot be opened: the report has not come."
            return Timing(words, is_late=late > 0, days=late, brief="cannot be opened")
        case State.RECEIVED:
            return _came(row.due, row.received_on)
        case never:
            assert_never(never)


def _is_refused(paper: Document | None) -> bool:
    """Whether a paper cannot be read, and no later version of it can: asked of the database for one that cannot alone."""
    while paper and paper.state == Document.State.REFUSED:
        later: Document | None = getattr(paper, "later", None)
        if later is None:
            return True
        paper = later
    return False


def _awaited(due: date | None, day: date) -> Timing:
    assert due
    late = (day - due).days
    if late > 0:
        brief = f"{counted(late, 'day')} late"
        return Timing(f"Due on {british_date(due)}: {brief}.", is_late=True, days=late, brief=brief)
    if late == 0:
        return Timing(f"Due today, {british_date(due)}.", brief="due today")
    brief = f"in {counted(-late, 'day')}"
    return Timing(f"Due on {british_date(due)}, {brief}.", days=late, brief=brief)


def _came(due: date | None, received: date | None) -> Timing:
    assert received
    late = (received - due).days if due else 0
    if late > 0:
        brief = f"{counted(late, 'day')} late"
        return Timing(f"Came in on {british_date(received)}, {brief}.", is_late=True, days=late, brief=brief)
    return Timing(f"Came in on {british_date(received)}, on time.", days=late, brief="on time")


def complete(questions: Iterable[CommissionQuestion]) -> Complete:
    """How far the questions of a commission are answered."""
    asked = list(questions)
    found = Counter(one.answered for one in asked)
    left = tuple(one for one in asked if one.answered in {Answered.PARTLY, Answered.NO})
    return Complete(len(asked), found[Answered.YES], left, found[Answered.NOT_LOOKED])


def checked(document: Document) -> Checked:
    """The figures of the last version of a paper, counted as the ledger has them. A query for each version, and four."""
    last = versions(document)[-1]
    stands = Counter(Claim.objects.filter(document=last).values_list("standing", flat=True))
    severities: Sequence[str] = list(
        Finding.objects.unsettled().filter(document=last).values_list("severity", flat=True)
    )
    return Checked(
        document=last,
        figures=stands.total(),
        agreeing=sum(stands[one] for one in MATCHED),
        contradicting=stands[Claim.Standing.CONTRADICTS],
        findings=len(severities),
        grave=sum(one == Finding.Severity.HIGH for one in severities),
        waiting=waiting_queries(last),
    )
