"""The page of a meeting: its agenda with its times, its days, and what belongs to it in the other parts of scrutiny."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q

from answerable.calc.meeting_times import begins
from answerable.calc.meetings import Days
from answerable.scrutiny.models import (
    AgendaItem,
    LineOfEnquiry,
    Meeting,
    MeetingForm,
    MeetingMove,
    Minutes,
    Pack,
    PublicQuestion,
    Recipient,
    ReportCommission,
    Undertaking,
)
from answerable.scrutiny.queries.agenda_days import days_of, form_of
from answerable.scrutiny.queries.agenda_states import Step, next_steps


@dataclass(frozen=True)
class ItemLine:
    """One item as the agenda shows it. `begins` is empty where its time cannot be reckoned."""

    item: AgendaItem
    begins: str
    lines: int
    commission: ReportCommission | None
    late: bool


@dataclass(frozen=True)
class MeetingPage:
    """Everything that the page of a meeting shows."""

    meeting: Meeting
    form: MeetingForm | None
    days: Days
    items: tuple[ItemLine, ...]
    # When the last item ends, by their lengths; empty where a length is not known.
    ends: str
    steps: tuple[Step, ...]
    recipients: tuple[Recipient, ...]
    questions: int
    questions_open: int
    undertakings: int
    undertakings_open: int
    packs: tuple[Pack, ...]
    minutes: Minutes | None
    moves: tuple[MeetingMove, ...]

    @property
    def open_items(self) -> tuple[ItemLine, ...]:
        return tuple(one for one in self.items if not one.item.restricted)

    @property
    def restricted_items(self) -> tuple[ItemLine, ...]:
        return tuple(one for one in self.items if one.item.restricted)

    @property
    def length(self) -> int:
        """How many minutes its items take together, as far as that is known."""
        return sum(one.item.minutes or 0 for one in self.items)


def meeting_page(meeting: Meeting, *, day: date) -> MeetingPage:
    """The page as it stands on a day. The number of its queries does not grow with the agenda."""
    form = form_of(meeting.function)
    items = list(items_of(meeting))
    times = begins(meeting.time, [one.minutes for one in items])
    asked = PublicQuestion.objects.confirmed().filter(meeting=meeting)
    questions = asked.aggregate(all=Count("pk"), open=Count("pk", filter=Q(state__in=PublicQuestion.OPEN)))
    made = Undertaking.objects.filter(meeting=meeting)
    promised = made.aggregate(all=Count("pk"), open=Count("pk", filter=Q(state__in=Undertaking.LIVE)))
    return MeetingPage(
        meeting=meeting,
        form=form,
        days=days_of(meeting, form),
        items=_lines(items, times, day),
        ends=times[-1] if items else "",
        steps=next_steps(meeting, day),
        recipients=tuple(meeting.recipients.order_by("position", "pk")),
        questions=questions["all"],
        questions_open=questions["open"],
        undertakings=promised["all"],
        undertakings_open=promised["open"],
        packs=tuple(Pack.objects.filter(meeting=meeting).defer("frozen", "restricted").order_by("number")),
        minutes=Minutes.objects.filter(meeting=meeting).defer("frozen", "restricted").order_by("-version").first(),
        moves=tuple(meeting.moves.order_by("-at", "-pk")),
    )


def items_of(meeting: Meeting) -> Sequence[AgendaItem]:
    """The items of a meeting in their order, with what a list of them shows. Four queries."""
    kept = LineOfEnquiry.objects.filter(state=LineOfEnquiry.State.KEPT)
    rows = meeting.items.select_related("assurance", "paper__source", "commission", "moved_from")
    rows = rows.prefetch_related("objectives__plan", Prefetch("lines", kept, to_attr="kept_lines"))
    return list(rows.order_by("position", "pk"))


def _lines(items: Sequence[AgendaItem], times: Sequence[str], day: date) -> tuple[ItemLine, ...]:
    found = []
    for one, starts in zip(items, times, strict=False):
        commission = getattr(one, "commission", None)
        found.append(ItemLine(one, starts, len(getattr(one, "kept_lines", ())), commission, _late(commission, day)))
    return tuple(found)


def _late(commission: ReportCommission | None, day: date) -> bool:
    """Whether a report is awaited past its day, or came after it."""
    if commission is None or commission.due is None:
        return False
    match commission.state:
        case ReportCommission.State.SENT:
            return commission.due < day
        case ReportCommission.State.RECEIVED:
            return commission.received_on is not None and commission.due < commission.received_on
    return False
