"""The parts of a draft, each written on a page of its own."""

from dataclasses import dataclass
from datetime import date

from answerable.decisions.intake.lines import AdviceLine, InterestLine, MoneyLine, OptionLine, VoteLine


@dataclass(frozen=True)
class Issue:
    """What is to be decided."""

    title: str
    issue: str


@dataclass(frozen=True)
class Options:
    """What could be decided, with what is proposed; or why there is nothing to choose from."""

    options: tuple[OptionLine, ...]
    only_option_because: str = ""


@dataclass(frozen=True)
class AdviceGiven:
    """What was advised, of each kind."""

    advice: tuple[AdviceLine, ...]


@dataclass(frozen=True)
class Signing:
    """Who signs: a holder, or somebody to whom it is delegated."""

    signer_title: str
    signer_name: str = ""
    delegate_role: str = ""
    delegation: str = ""


@dataclass(frozen=True)
class Board:
    """Which board meets, who is on it, and how many make a quorum."""

    meeting: str
    names: tuple[str, ...]
    members: int
    quorum: int


@dataclass(frozen=True)
class Interests:
    """What each of those who decide was asked to declare."""

    interests: tuple[InterestLine, ...]


@dataclass(frozen=True)
class Openness:
    """What the public may read of it."""

    openness: str
    exempt_ground: str = ""
    exempt_part: str = ""


@dataclass(frozen=True)
class Reasons:
    """Why, from when, and which earlier decision it varies or revokes ("2026/014"; empty for none)."""

    reasons: str
    effective_on: date | None
    varies: str = ""
    revokes: str = ""


@dataclass(frozen=True)
class Significance:
    """Whether it is of significant public interest, and why it is or is not."""

    significant: bool
    because: str


@dataclass(frozen=True)
class Serves:
    """The objectives it serves, by their keys, and the money it moves."""

    objectives: tuple[int, ...]
    money: tuple[MoneyLine, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """How each member voted, who moved and seconded, and the casting vote where there was one."""

    votes: tuple[VoteLine, ...]


type Part = (
    Issue | Options | AdviceGiven | Signing | Board | Interests | Openness | Reasons | Significance | Serves | Sheet
)
