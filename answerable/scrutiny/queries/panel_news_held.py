"""What scrutiny itself has to tell the panel: meetings, promises, questions, and what became of what the panel asked."""

from collections.abc import Iterator

from django.db.models import Q

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
        yield News(row.date, f"{row.name}: {ended(row.title)}")
    items = AgendaItem.objects.open().filter(meeting__in=held, assurance__isnull=False)
    for item in items.select_related("assurance", "meeting").order_by("meeting__date", "position"):
        step = item.assurance.word.lower() if item.assurance else ""
        yield News(item.meeting.date, f"{item.meeting.name}, {item.title}: {step}. {ended(item.reason)}")


def promises(span: Span) -> Iterator[News]:
    """Promises made in the open and what became of them, and challenges that are public."""
    made = Undertaking.objects.public().filter(made_on__range=span)
    for one in made.order_by("made_on", "pk"):
        due = f" by {british_date(one.due)}" if one.due else ""
        yield News(one.made_on, f"Promised by the {one.owner_role}{due} ({one.reference}): {ended(one.words)}")
    moves = UndertakingMove.objects.filter(undertaking__restricted=False, on__range=span, after__in=SETTLED)
    for move in moves.select_related("undertaking").order_by("on", "pk"):
        told = Undertaking.State(move.after).label.lower()
        yield News(move.on, f"Promise {move.undertaking.reference}, {told}: {ended(move.undertaking.words)}")
    for raised in Challenge.objects.filter(public=True, raised_on__range=span).order_by("raised_on", "pk"):
        words = f"Challenge {raised.year}/{raised.number} to the {raised.to_role}: {ended(raised.subject)}"
        yield News(raised.raised_on, words)


def questions(span: Span) -> Iterator[News]:
    """How many questions the public asked, and how many of them have an answer."""
    asked = PublicQuestion.objects.listed().filter(asked_on__range=span)
    every = asked.count()
    if every:
        told = asked.filter(answered_on__lte=span.last, state=PublicQuestion.State.ANSWERED).count()
        rest = f"{every - told:,} had not been answered by then" if every > told else "none was left without one"
        yield News(span.last, f"{counted(every, 'question')} came in; {told:,} had an answer, and {rest}.")
