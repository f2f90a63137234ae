"""Reminding the force of reports that are due: by hand, and in a sweep that may run as often as anybody likes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localtime

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.queries.pages import review_day
from answerable.scrutiny.models import Meeting, ReportCommission
from answerable.scrutiny.operations import commissions_mail as mail
from answerable.scrutiny.operations.commissions_mail import Post
from answerable.scrutiny.operations.enquiries_refusals import EnquiryRefused

BEFORE = timedelta(days=3)
"""So long before its day the force is reminded of a report."""
AGAIN = timedelta(days=7)
"""And so often once it is late."""
SWEEP = Actor("system:reminders", "system")


def remind(commission: ReportCommission, *, day: date, by: Actor, at: datetime, site: str = "") -> ReportCommission:
    """Reminds of one report, whenever. Raises EnquiryRefused where it is not awaited, or has no address to write to."""
    with transaction.atomic():
        turns.take_turn()
        row = ReportCommission.objects.select_for_update().get(pk=commission.pk)
        if row.state != ReportCommission.State.SENT:
            raise EnquiryRefused("This report is not awaited: nothing is to be reminded of.")
        if not row.to_email:
            raise EnquiryRefused("It has no address to write to: remind the force by letter.")
        _remind(row, day=day, by=by, post=Post(at, site))
    return row


def remind_due(at: datetime, *, site: str = "") -> int:
    """Reminds of every report whose day is near or past and that was not reminded of lately; how many mails were written."""
    day = review_day(localtime(at).date())
    return sum(_swept(row, day, Post(at, site)) for row in awaited(day))


def awaited(day: date) -> Iterator[ReportCommission]:
    """The reports that the force is to be reminded of on a day."""
    rows = ReportCommission.objects.filter(
        state=ReportCommission.State.SENT, due__lte=day + BEFORE, item__meeting__state__in=Meeting.AHEAD
    ).exclude(to_email="")
    return (row for row in rows.select_related("item__meeting").order_by("due", "pk") if wants(row, day))


def wants(row: ReportCommission, day: date) -> bool:
    """Whether a reminder is due: once when its day is near, again when it is past, and then once a week.

    Never on the day on which it was asked for. One sent by hand long before its day does not stand for that of its day.
    """
    if row.due is None or day < row.due - BEFORE or (row.sent_on and day <= row.sent_on):
        return False
    last = localtime(row.reminded_at).date() if row.reminded_at else None
    if last is None or last < row.due - BEFORE:
        return True
    return day > row.due and (last <= row.due or day - last >= AGAIN)


def _swept(found: ReportCommission, day: date, post: Post) -> bool:
    """Whether this one was reminded of: another sweep may have come first."""
    with transaction.atomic():
        turns.take_turn()
        row = ReportCommission.objects.select_for_update().get(pk=found.pk)
        if row.state != ReportCommission.State.SENT or not wants(row, day):
            return False
        _remind(row, day=day, by=SWEEP, post=post)
    return True


def _remind(row: ReportCommission, *, day: date, by: Actor, post: Post) -> None:
    """Its edition stays: a reminder changes nothing that somebody could be writing over."""
    row.reminded_at = post.at
    row.save(update_fields=["reminded_at"])
    mail.tell_due(row, day=day, post=post)
    audit.record(
        "commission reminded of", by=by, at=post.at, subject=f"commission:{row.pk}", after={"due": row.due, "day": day}
    )
