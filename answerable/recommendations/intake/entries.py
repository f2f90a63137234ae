"""One recommendation as somebody writes it down: in a form, a table or a folder. What it is, not yet how far it is."""

from dataclasses import dataclass
from datetime import date

LONGEST_NUMBER = 20
LONGEST_TITLE = 300
LONGEST_OWNER = 200
LONGEST_WORDS = 4000
"""In characters: what a text of the register may have."""


@dataclass(frozen=True)
class Entry:
    """A recommendation of one report. `number` is as printed; the next whole number where it is empty.

    `under` is the number of the cause of concern in the same report that it belongs to, `objective` the key of the objective.
    """

    title: str
    number: str = ""
    kind: str = "recommendation"
    under: str = ""
    text: str = ""
    addressee: str = "chief_officer"
    deadline_kind: str = "none_set"
    deadline: date | None = None
    local_target: date | None = None
    owner_role: str = ""
    objective: int | None = None
    source_line: int | None = None
    source_page: int | None = None
