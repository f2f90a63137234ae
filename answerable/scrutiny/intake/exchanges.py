"""exchanges.json: the days of meetings as they were caught. Only a folder for a successor has it.

Nobody writes it by hand: it is a list of frozen forms (`kit.freezing`), one a meeting. An item is told by its place on the
agenda; that is in another file, with how each item was judged and minuted. What is public stands in the published minutes.
"""

from dataclasses import dataclass
from datetime import datetime

from answerable.kit.freezing import Frozen, freeze
from answerable.kit.json_list import read_frozen
from answerable.kit.toml import Problem


@dataclass(frozen=True)
class ExchangeLine:
    """One thing that was caught. `item` is the place of its item on the agenda, `line` are the words of the line of enquiry that it puts, `public_question` is "2024/17"."""

    key: str
    item: int
    kind: str
    text: str
    said_at: datetime
    taken_at: datetime
    taken_by: str
    speaker_role: str = ""
    line: str = ""
    public_question: str = ""
    struck_because: str = ""


@dataclass(frozen=True)
class MeetingDay:
    """The day of one meeting, by its code."""

    meeting: str
    began_at: datetime | None = None
    ended_at: datetime | None = None
    exchanges: tuple[ExchangeLine, ...] = ()


def read_exchanges(content: bytes, where: str, problems: list[Problem]) -> tuple[MeetingDay, ...]:
    """The days in the file; what cannot be read is noted with its number."""
    return read_frozen(MeetingDay, content, where, problems, of="day of a meeting")


def written_exchanges(line: MeetingDay) -> Frozen:
    """A day as the file has it."""
    return freeze(line)
