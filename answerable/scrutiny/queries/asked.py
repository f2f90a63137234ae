"""What was asked of the force: every commission that somebody may see, searched, narrowed, sorted and paged in the database."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import OrderBy

from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.people.roles import Role
from answerable.scrutiny.models import CommissionQuestion, Meeting, ReportCommission
from answerable.scrutiny.queries.commissions import Timing, timing
from answerable.scrutiny.queries.promises import Found, Wanted, paged
from answerable.scrutiny.queries.restricted_rights import may_read_restricted

State, Answered = ReportCommission.State, CommissionQuestion.Answered


class When(StrEnum):
    """What a list can be narrowed to by the day things are due."""

    LATE = "Late"
    AWAITED = "Still to come"
    IN_TIME = "Came in time"


@dataclass(frozen=True)
class AskedLine:
    """One commission in a list. `open` counts the questions that its paper leaves open, `asked` all of them."""

    key: int
    item: int
    title: str
    restricted: bool
    meeting: str
    meeting_code: str
    meeting_day: date
    to_role: str
    due: date | None
    state: str
    state_words: str
    timing: Timing
    asked: int
    open: int


AWAITED = Q(state=State.SENT) & ~Q(item__meeting__state=Meeting.State.CANCELLED)
"""What was asked for and has not come; nobody waits for what a cancelled meeting asked for."""
SORTS = {"title": "item__title", "meeting": "item__meeting__date", "due": "due", "state": "state", "to": "to_role"}


def visible(user: User) -> QuerySet[ReportCommission]:
    """The office sees every commission, but of the restricted part only who may read that; the force's liaison sees what was
    sent to the force, others none."""
    if may_read_restricted(user):
        return ReportCommission.objects.all()
    if may(user, Permission.SEE):
        return ReportCommission.objects.filter(item__restricted=False)
    if user.is_active and user.role == Role.FORCE_LIAISON:
        return ReportCommission.objects.exclude(state=State.DRAFT).filter(sent_on__isnull=False)
    return ReportCommission.objects.none()


def awaited(user: User, day: date) -> tuple[int, int]:
    """How many reports are still to come, and how many of these are late."""
    rows = visible(user).filter(AWAITED)
    found = rows.aggregate(every=Count("pk"), late=Count("pk", filter=Q(due__lt=day)))
    return found["every"], found["late"]


def asked_page(user: User, wanted: Wanted, day: date) -> Found[AskedLine]:
    """One page of the commissions that a user may see; `wanted` chooses of "state" and "when". Three queries, however many there are."""
    found = paged(_narrowed(visible(user), wanted, day).order_by(*_order(wanted)).only("pk"), wanted)
    keys = [row.pk for row in found.lines]
    left = Q(questions__answered__in=[Answered.PARTLY, Answered.NO])
    shown = ReportCommission.objects.filter(pk__in=keys).select_related("item__meeting", "document")
    counted = shown.annotate(asked=Count("questions"), left=Count("questions", filter=left)).defer("form")
    by_key = {row.pk: _line(row, row.asked, row.left, day) for row in counted}
    return Found(tuple(by_key[key] for key in keys), found.total, found.page, found.pages)


def _narrowed(rows: QuerySet[ReportCommission], wanted: Wanted, day: date) -> QuerySet[ReportCommission]:
    if wanted["state"]:
        rows = rows.filter(state=wanted["state"])
    if wanted["when"]:
        rows = rows.filter(_when(wanted["when"], day))
    for word in wanted.words.split():
        rows = rows.filter(
            Q(item__title__icontains=word) | Q(item__meeting__name__icontains=word) | Q(to_role__icontains=word)
        )
    return rows


def _when(when: str, day: date) -> Q:
    match when:
        case When.LATE:
            return AWAITED & Q(due__lt=day) | Q(state=State.RECEIVED, received_on__gt=F("due"))
        case When.AWAITED:
            return AWAITED
    return Q(state=State.RECEIVED, received_on__lte=F("due"))


def _order(wanted: Wanted) -> list[OrderBy | str]:
    name = SORTS.get(wanted.sort, "due")
    descending = wanted.descending if wanted.sort else True
    by = F(name).desc(nulls_last=True) if descending else F(name).asc(nulls_last=True)
    return [by, "-pk"]


def _line(row: ReportCommission, asked: int, left: int, day: date) -> AskedLine:
    item, meeting = row.item, row.item.meeting
    return AskedLine(
        key=row.pk,
        item=item.pk,
        title=item.title,
        restricted=item.restricted,
        meeting=meeting.name,
        meeting_code=meeting.code,
        meeting_day=meeting.date,
        to_role=row.to_role,
        due=row.due,
        state=row.state,
        state_words=row.get_state_display(),
        timing=timing(row, day=day),
        asked=asked,
        open=left,
    )
