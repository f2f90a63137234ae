"""What must be public, item by item, with what shows that it is; and a document that the office put up for it."""

from dataclasses import dataclass
from datetime import date

from answerable.calc import publication
from answerable.calc.publication import Every, Facts, Rule, State
from answerable.publishing.pages.parts import Ref


@dataclass(frozen=True)
class Held:
    """One thing that shows an item: a page of this site (`path`) or an address elsewhere. `form` is what a file is ("PDF")."""

    text: str
    path: str = ""
    address: str = ""
    period: str = ""
    as_at: date | None = None
    form: str = ""


@dataclass(frozen=True)
class DutyLine:
    """One item as it was released.

    `last` is the day on which something new came, `until` the day until which it reaches; both None where nothing is here.
    `expected` says that a part of the program holds it, or that it was here before. `number` pages or documents show it, of
    which `held` names the first; `mark` is a digest over them, by which the next release tells whether something new came.
    """

    code: str
    paragraph: str
    source: str
    title: str
    basis: str
    every: str
    within_days: int | None
    prominent: bool
    confirmed: bool
    note: str
    not_ours_because: str
    corrected_because: str
    expected: bool
    held: tuple[Held, ...]
    number: int
    mark: str
    last: date | None
    until: date | None
    withdrawn: str
    reachable: bool | None
    accessible: bool | None
    open_form: bool | None

    @property
    def rule(self) -> Rule:
        return Rule(Every(self.every), self.within_days)

    @property
    def due(self) -> date | None:
        """The last day on which the next must be out; None where no day is set, and where nothing is here."""
        return publication.next_due(self.rule, self.until) if self.until else None

    def state(self, on: date) -> State:
        """How it stands on a day: the calendar alone turns it."""
        facts = Facts(not self.not_ours_because, self.expected, bool(self.number), self.reachable, self.due)
        return publication.state(facts, on)


@dataclass(frozen=True)
class DutiesPage:
    """Every item of the register, as it has stood since `looked_on`.

    `speaks_of` is the day that the whole site speaks of where that is not today (an example, an archive).
    """

    lines: tuple[DutyLine, ...]
    looked_on: date
    speaks_of: date | None = None

    def states(self, on: date) -> tuple[State, ...]:
        return tuple(one.state(on) for one in self.lines)


@dataclass(frozen=True)
class Scored:
    """From a day on, so many items of so many were here and not out of date."""

    on: date
    met: int
    of: int


@dataclass(frozen=True)
class DocumentPage:
    """A document that the office put up: what it is, and where its file stands. `size` is in bytes, `given_on` the day it was put up.

    The bytes are not in here: `sha256` says which they are, and no others are ever shown under this page.
    """

    code: str
    title: str
    period: str
    as_at: date
    given_on: date
    summary: str
    item: str
    paragraph: str
    source: str
    file: Ref
    form: str
    media_type: str
    size: int
    sha256: str
    open_form: bool
