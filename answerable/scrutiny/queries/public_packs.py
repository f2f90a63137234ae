"""What the public may read of packs and minutes: the open part of what was frozen, once the papers or the minutes are out.

Nothing else of a meeting is read here: what stands in these pages was parted from the restricted when it was frozen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from answerable.kit.freezing import thaw
from answerable.scrutiny.models import Meeting, MeetingForm, Minutes, Pack
from answerable.scrutiny.queries.minutes_page import MinutesPage
from answerable.scrutiny.queries.pack_page import PackPage
from answerable.scrutiny.queries.public_meetings import RECORDED

PAPERS_OUT = (Meeting.State.PAPERS_OUT, Meeting.State.HELD, Meeting.State.MINUTES_OUT)
"""From the day its papers go out the public may read a pack; while it is only frozen, not yet."""


@dataclass(frozen=True)
class PublicPack:
    """The open part of a pack (number 1) or of a supplement (2 is the first); `sha256` is that of its frozen form."""

    meeting: str
    number: int
    because: str
    frozen_on: date
    sha256: str
    page: PackPage

    @property
    def stem(self) -> str:
        """What its files are called, without their ending."""
        return f"{self.meeting}-{'pack' if self.number == 1 else f'supplement-{self.number - 1}'}"


@dataclass(frozen=True)
class PublicMinutes:
    """The open minutes of a meeting; a later version corrects an earlier one and says why."""

    meeting: str
    version: int
    because: str
    published_on: date
    sha256: str
    page: MinutesPage

    @property
    def stem(self) -> str:
        return f"{self.meeting}-minutes{'' if self.version == 1 else f'-{self.version}'}"


def public_packs(meeting: str = "") -> tuple[PublicPack, ...]:
    """Every pack and supplement that is out, of one meeting or of all, in order of day and number. One query."""
    rows = Pack.objects.filter(known("meeting__"), held_in_public("meeting__"), meeting__state__in=PAPERS_OUT)
    rows = rows.filter(meeting__code=meeting) if meeting else rows
    return tuple(_packs(rows.order_by("meeting__date", "meeting__code", "number")))


def public_minutes(meeting: str = "") -> tuple[PublicMinutes, ...]:
    """Every version of the minutes that are published, of one meeting or of all, in order of day and version. One query.

    Those of a private meeting too, once it is announced: publishing them is a decision, and where matters of significant public
    interest were discussed they are owed (SI 2011/3050, paragraph 5(c)).
    """
    rows = Minutes.objects.filter(known("meeting__"))
    rows = rows.filter(meeting__code=meeting) if meeting else rows
    return tuple(_minutes(rows.order_by("meeting__date", "meeting__code", "version")))


def known(of: str = "") -> Q:
    """Of meetings that the public may know of: those announced, and those that a published paper tells of."""
    return Q(**{f"{of}announced": True}) | Q(**{f"{of}evidence__in": RECORDED})


def held_in_public(of: str = "") -> Q:
    """Of meetings of a function that is held in public."""
    functions = MeetingForm.objects.filter(in_public=True).values("function")
    return Q(**{f"{of}function__in": functions})


def is_known(meeting: Meeting) -> bool:
    """Whether the public may know of a meeting."""
    return meeting.announced or meeting.evidence in RECORDED


def _packs(rows: QuerySet[Pack]) -> Iterable[PublicPack]:
    told = rows.values_list("meeting__code", "number", "because", "frozen_on", "sha256", "frozen")
    for meeting, number, because, on, sha256, frozen in told:
        page = thaw(PackPage, frozen)
        if not page.restricted:
            yield PublicPack(meeting, number, because, on, sha256, page)


def _minutes(rows: QuerySet[Minutes]) -> Iterable[PublicMinutes]:
    told = rows.values_list("meeting__code", "version", "because", "published_on", "sha256", "frozen")
    for meeting, version, because, on, sha256, frozen in told:
        page = thaw(MinutesPage, frozen)
        if not page.restricted:
            yield PublicMinutes(meeting, version, because, on, sha256, page)
