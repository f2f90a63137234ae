"""A paper to the panel: what it says, as plain data that `kit.freezing` keeps."""

from dataclasses import dataclass
from datetime import date

from answerable.kit.freezing import thaw
from answerable.measures.queries.cited import Cited
from answerable.scrutiny.models import PanelPaper


@dataclass(frozen=True)
class News:
    """One thing that happened since the panel last met, as a sentence; `whole_month` where the record knows no day of it."""

    on: date
    words: str
    whole_month: bool = False


@dataclass(frozen=True)
class NewsGroup:
    """What happened of one sort, in order of time; `more` is how many further ones are not told one by one."""

    heading: str
    items: tuple[News, ...]
    more: int = 0


@dataclass(frozen=True)
class PanelPart:
    """Progress under one heading."""

    heading: str
    text: Cited


@dataclass(frozen=True)
class Attachment:
    """A paper that goes with it: its title, and where it can be read, if it can."""

    title: str
    address: str = ""


@dataclass(frozen=True)
class PanelPage:
    """The whole paper as at a day. The figures of all its texts are numbered through."""

    title: str
    kind: str
    office: str
    force: str
    # What the panel is called, and the meeting that the paper is for, in words.
    panel: str
    meeting: str
    as_at: date
    since: date | None
    summary: Cited
    purpose: Cited
    background: Cited
    parts: tuple[PanelPart, ...]
    news: tuple[NewsGroup, ...]
    recommendation: Cited
    attachments: tuple[Attachment, ...] = ()
    contact: str = ""
    # The title and the day of the paper that this one replaces.
    replaces: str = ""
    example: bool = False
    # `since` is the first of the month in which the panel met: the record knows no day.
    since_month: bool = False

    @property
    def text(self) -> Cited:
        """Everything somebody wrote for it, one after the other."""
        parts = (self.summary, self.purpose, self.background, *(one.text for one in self.parts), self.recommendation)
        return Cited(tuple(line for part in parts for line in part.lines))


def submitted_page(kept: PanelPaper) -> PanelPage:
    """What a submitted paper said."""
    return thaw(PanelPage, kept.frozen)
