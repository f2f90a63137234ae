"""A decision as `decisions.toml` says it: frozen dataclasses, of which drafts and pages are made too."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True)
class OptionLine:
    """One thing that could have been decided; the decision is the one that was chosen."""

    title: str
    words: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class AdviceLine:
    """Advice of one kind; where it was not sought, `words` say why not."""

    kind: str
    words: str
    role: str = ""
    sought: bool = True
    given_on: date | None = None


@dataclass(frozen=True)
class InterestLine:
    """What somebody who decides was asked to declare; no words stand for "none"."""

    role: str
    words: str = ""
    withdrew: bool = False


@dataclass(frozen=True)
class VoteLine:
    """How a member voted; `cast` is empty before the vote."""

    member: str
    cast: str = ""
    casting: bool = False
    moved: bool = False
    seconded: bool = False
    dissent: str = ""


@dataclass(frozen=True)
class MoneyLine:
    """An amount in pounds: `kind` is spending, saving or income."""

    kind: str
    pounds: Decimal
    words: str
    years: str = ""


@dataclass(frozen=True)
class ServesLine:
    """An objective that the decision serves, by its plan and its code."""

    plan: str
    objective: str


@dataclass(frozen=True)
class DecisionLine:
    """A whole decision record. `source` is the paper that tells of it, with `gaps` that it leaves; empty for our own."""

    code: str
    title: str
    form: str
    state: str
    year: int | None = None
    number: int | None = None
    issue: str = ""
    only_option_because: str = ""
    reasons: str = ""
    openness: str = "open"
    exempt_ground: str = ""
    exempt_part: str = ""
    significant: bool | None = None
    significant_because: str = ""
    decided_on: date | None = None
    effective_on: date | None = None
    revokes: str = ""
    varies: str = ""
    signer_title: str = ""
    signer_name: str = ""
    delegate_role: str = ""
    delegation: str = ""
    members: int | None = None
    quorum: int | None = None
    meeting: str = ""
    source: str = ""
    source_line: int | None = None
    gaps: str = ""
    withdrawn_because: str = ""
    taken_at: datetime | None = None
    written_by: str = ""
    written_at: datetime | None = None
    options: tuple[OptionLine, ...] = ()
    advice: tuple[AdviceLine, ...] = ()
    interests: tuple[InterestLine, ...] = ()
    votes: tuple[VoteLine, ...] = ()
    serves: tuple[ServesLine, ...] = ()
    money: tuple[MoneyLine, ...] = ()

    @property
    def public(self) -> "DecisionLine":
        """The same without what never leaves the office: the exempt part, and who typed it."""
        return replace(self, exempt_part="", written_by="")
