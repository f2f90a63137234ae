"""What scrutiny itself has open: promises, questions, challenges, requests, what the panel asked, and what is still being made."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from answerable.kit.wording import british_date, counted
from answerable.scrutiny.models import (
    Challenge,
    InformationRequest,
    Letter,
    Meeting,
    PanelMatter,
    PanelPaper,
    PublicQuestion,
    ReportCommission,
    Undertaking,
)
from answerable.scrutiny.queries.handover_page import OpenThing
from answerable.scrutiny.queries.panel_days import meeting_words
from answerable.scrutiny.queries.public_promises import known_to_all

UNREAD = "Not read for showing yet: its words stand in the office's own record."


def is_late(due: date | None, day: date) -> bool:
    return due is not None and due < day


def _at(meeting: Meeting | None, word: str, *, public: bool) -> str:
    """Of which meeting it is; the public is told of no meeting that it may not know of."""
    told = meeting is not None and (known_to_all(meeting) or not public)
    return f" {word}: {meeting_words(meeting)}." if told else ""


def undertakings(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Every promise that is not settled; to the public those that were made in the open."""
    rows = Undertaking.objects.open().select_related("meeting")
    for one in rows.public() if public else rows:
        at = _at(one.meeting, "At", public=public)
        yield OpenThing(
            one.reference,
            f"{one.words}{at}",
            one.owner_role,
            one.made_on,
            one.due,
            is_late(one.due, day) and one.state == Undertaking.State.OPEN,
            one.get_state_display(),
            "" if public else reverse("scrutiny:undertaking", args=[one.year, one.number]),
        )


def questions(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Every question from the public without an answer, in the words that may be shown: never those that a person sent."""
    rows = PublicQuestion.objects.confirmed().filter(state__in=PublicQuestion.OPEN).select_related("meeting")
    shown = PublicQuestion.objects.listed().filter(state__in=PublicQuestion.OPEN).select_related("meeting")
    for one in shown if public else rows:
        meeting = _at(one.meeting, "For", public=public)
        words = one.shown_text if one.cleared_at and one.shown_text else UNREAD
        yield OpenThing(
            one.reference,
            f"{words}{meeting}",
            "",
            one.asked_on,
            one.answer_due,
            is_late(one.answer_due, day),
            one.get_state_display(),
            "" if public else reverse("scrutiny:question", args=[one.pk]),
        )
    unread = rows.count() - shown.count() if public else 0
    if unread:
        yield OpenThing("", f"{counted(unread, 'question')} not read for showing yet.", state="Waiting to be sorted")


def challenges(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Every challenge that is not settled; to the public those that are public, without their details."""
    rows = Challenge.objects.filter(state__in=(Challenge.State.OPEN, Challenge.State.ANSWERED))
    for one in (rows.filter(public=True) if public else rows).prefetch_related("steps"):
        waits = [step.respond_by for step in one.steps.all() if step.responded_on is None and step.respond_by]
        due = max(waits, default=None)
        yield OpenThing(
            one.reference,
            f"{one.subject}. Asked: {one.asked}",
            one.to_role,
            one.raised_on,
            due,
            is_late(due, day),
            one.get_state_display(),
            "" if public else reverse("scrutiny:challenge", args=[one.year, one.number]),
        )


def information_requests(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Every request for information to the force without an answer; to the public only how many."""
    rows = InformationRequest.objects.filter(state=InformationRequest.State.OPEN)
    if public:
        number = rows.count()
        if number:
            late = rows.filter(due__lt=day).count()
            yield OpenThing("", f"{counted(number, 'request')} to the force, {late:,} of them late.", state="Open")
        return
    for one in rows:
        yield OpenThing(
            f"{one.year}/{one.number}",
            one.subject,
            one.asked_of,
            one.asked_on,
            one.due,
            is_late(one.due, day),
            one.get_state_display(),
            reverse("scrutiny:information-request", args=[one.year, one.number]),
        )


def panel_matters(day: date, *, public: bool) -> Iterator[OpenThing]:
    """What the panel asked and has no response, or one that is not published."""
    for one in PanelMatter.objects.filter(state__in=(PanelMatter.State.OPEN, PanelMatter.State.RESPONDED)):
        late = is_late(one.respond_by, day) and one.state == PanelMatter.State.OPEN
        yield OpenThing(
            f"{one.year}/{one.number}",
            f"{one.get_kind_display()}: {one.title}",
            "The office",
            one.received_on,
            one.respond_by,
            late,
            one.get_state_display(),
            "" if public else reverse("scrutiny:panel-matter", args=[one.year, one.number]),
        )


def panel_papers(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Papers to the panel that are being written; the public is told of none."""
    if public:
        return
    for one in PanelPaper.objects.filter(state=PanelPaper.State.DRAFT):
        yield OpenThing(
            "",
            f"{one.kind}: {one.title}",
            "The office",
            None,
            one.due,
            is_late(one.due, day),
            one.get_state_display(),
            reverse("scrutiny:panel-paper", args=[one.code]),
        )


def commissions(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Papers that the force was asked for and has not sent; the public is told of none."""
    if public:
        return
    open_ = (ReportCommission.State.DRAFT, ReportCommission.State.SENT)
    for one in ReportCommission.objects.filter(state__in=open_).select_related("item__meeting"):
        yield OpenThing(
            "",
            f"{one.item.title}, for {meeting_words(one.item.meeting)}",
            one.to_role,
            one.sent_on,
            one.due,
            is_late(one.due, day) and one.state == ReportCommission.State.SENT,
            one.get_state_display(),
            f"/office/meetings/{one.item.meeting.code}/",
        )


def meetings(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Meetings that are to come, and those held whose minutes are owed; to the public those that are announced."""
    rows = Meeting.objects.to_come() | Meeting.objects.filter(state=Meeting.State.HELD, items__isnull=False)
    for one in (rows.filter(announced=True) if public else rows).distinct():
        yield OpenThing(
            "",
            f"{meeting_words(one)}: {one.title}",
            due=one.date if one.state in Meeting.AHEAD else None,
            late=one.state in Meeting.AHEAD and one.date < day,
            state=one.get_state_display(),
            address="" if public else f"/office/meetings/{one.code}/",
        )


def letters(day: date, *, public: bool) -> Iterator[OpenThing]:
    """Letters that wait for a reply; to the public those that are public."""
    rows = Letter.objects.filter(reply_on__isnull=True)
    for one in rows.filter(public=True) if public else rows:
        yield OpenThing(
            "",
            f"{one.subject}, sent on {british_date(one.sent_on)}",
            one.to_role,
            one.sent_on,
            one.reply_by,
            is_late(one.reply_by, day),
            "No reply yet",
            "" if public else reverse("scrutiny:letter", args=[one.pk]),
        )
