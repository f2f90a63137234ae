"""What scrutiny itself has to tell the panel: meetings, promises, questions, and what became of what the panel asked."""

from collections.abc import Iterator

from django.db.models import F, Q

from answerable.kit.wording import british_date, counted
from answerable.scrutiny.models import (
    AgendaItem,
    Challenge,
    Meeting,
    MeetingForm,
    PanelMatter,
    PublicQuestion,
    Undertaking,
    UndertakingMove,
)
from answerable.scrutiny.queries.moments import ended
from answerable.scrutiny.queries.panel_days import of_the_panel
from answerable.scrutiny.queries.panel_page import News
from answerable.scrutiny.queries.panel_span import Span

HELD = (Meeting.State.HELD, Meeting.State.MINUTES_OUT)
SETTLED = (Undertaking.State.KEPT, Undertaking.State.BROKEN, Undertaking.State.RELEASED)


def panel_matters(span: Span) -> Iterator[News]:
    """What the panel put to the body and how it was answered; and what it asked before and is still without an answer."""
    rows = PanelMatter.objects.exclude(state=PanelMatter.State.WITHDRAWN).filter(received_on__lte=span.last)
    for row in rows.order_by("received_on", "pk"):
        answered = row.responded_on if row.responded_on and row.responded_on <= span.last else None
        if not (span.holds(row.received_on) or span.holds(answered) or answered is None):
            continue
        how = f"answered on {british_date(answered)}" if answered else "not answered yet"
        accepted = f" ({row.accepted.lower()})" if row.accepted and answered else ""
        words = f"{row.get_kind_display()} {row.year}/{row.number}, {row.title}: {how}{accepted}."
        yield News(answered or row.received_on, words)


def meetings(span: Span) -> Iterator[News]:
    """The meetings that the public may know of, and how each open item of them ended."""
    public = MeetingForm.objects.filter(in_public=True).values("function")
    known = Q(announced=True) | Q(source__isnull=False) | Q(function__in=public)
    rows = Meeting.objects.filter(known, date__range=span, state__in=HELD).exclude(pk__in=of_the_panel())
    held = list(rows.order_by("date", "pk"))
    for row in held:
        yield News(row.date, f"{row.name}: {ended(row.title)}", _month_only(row))
    items = AgendaItem.objects.open().filter(meeting__in=held, assurance__isnull=False)
    for item in items.select_related("assurance", "meeting").order_by("meeting__date", "position"):
        step, of = item.assurance.word.lower() if item.assurance else "", item.meeting
        yield News(of.date, f"{of.name}, {item.title}: {step}. {ended(item.reason)}", _month_only(of))


def _month_only(meeting: Meeting | None) -> bool:
    return meeting is not None and meeting.precision == Meeting.Precision.MONTH


def promises(span: Span) -> Iterator[News]:
    """Promises made in the open and what became of them, and challenges that are public."""
    in_the_open = Undertaking.objects.public()
    for one in in_the_open.filter(made_on__range=span).select_related("meeting").order_by("made_on", "pk"):
        due = f", to be kept by {british_date(one.due)}" if one.due else ""
        words = f"Promise {one.reference}, made by {the(one.owner_role)}{due}: {ended(one.words)}"
        month = _month_only(one.meeting) and one.meeting is not None and one.made_on == one.meeting.date
        yield News(one.made_on, words, month)
    moves = UndertakingMove.objects.filter(undertaking__in=in_the_open, on__range=span).exclude(before=F("after"))
    for move in moves.filter(Q(after__in=SETTLED) | Q(before__in=SETTLED)).select_related("undertaking").order_by("pk"):
        told = str(Undertaking.State(move.after).label).lower() if move.after in SETTLED else "open again"
        yield News(move.on, f"Promise {move.undertaking.reference}, {told}: {ended(move.undertaking.words)}")
    for raised in Challenge.objects.filter(public=True, raised_on__range=span).order_by("raised_on", "pk"):
        words = f"Challenge {raised.year}/{raised.number} to {the(raised.to_role)}: {ended(raised.subject)}"
        yield News(raised.raised_on, words)


def the(role: str) -> str:
    """ "the chief constable", whether the role was written down with its article or without."""
    return f"the {role[4:] if role[:4].casefold() == 'the ' else role}"


def questions(span: Span) -> Iterator[News]:
    """How many questions the public asked, and how many of them have an answer."""
    asked = PublicQuestion.objects.listed().filter(asked_on__range=span)
    every = asked.count()
    if every:
        told = asked.filter(answered_on__lte=span.last, state=PublicQuestion.State.ANSWERED).count()
        rest = f"{every - told:,} had not been answered by then" if every > told else "none was left without one"
        yield News(span.last, f"{counted(every, 'question')} came in; {told:,} had an answer, and {rest}.")
