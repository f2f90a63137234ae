"""What goes along when an item goes to another meeting: its lines of enquiry, and the report that was asked for.

What was said, promised, judged or minuted stays at the meeting where it was: then, and always once that meeting was held, the
item stays on its agenda, and a new one takes the rest along.
"""

from datetime import date, datetime

from answerable.scrutiny.models import AgendaItem, LineOfEnquiry, Meeting, ReportCommission
from answerable.scrutiny.operations.meeting_mail import tell_of_another_meeting
from answerable.scrutiny.queries.agenda_days import days_of, form_of

COPIED = ("kind", "title", "purpose", "lead_role", "minutes", "restricted", "ground", "paper_id", "proposed_because")


def continued(held: AgendaItem, target: Meeting) -> AgendaItem:
    """A new item that takes along what is still to be done, while the old one keeps what was."""
    kept = AgendaItem(meeting=target, position=0)
    for name in COPIED:
        setattr(kept, name, getattr(held, name))
    kept.save()
    kept.objectives.set(held.objectives.all())
    LineOfEnquiry.objects.filter(item=held).update(item=kept)
    ReportCommission.objects.filter(item=held).update(item=kept)
    return kept


def take_report_along(kept: AgendaItem, source: Meeting, because: str, *, on: date, at: datetime) -> None:
    """The report is due by the day that its new meeting reckons; who writes it is told."""
    states = ReportCommission.State
    awaited = ReportCommission.objects.filter(item=kept, state__in=[states.DRAFT, states.SENT]).first()
    if awaited is None:
        return
    due = days_of(kept.meeting, form_of(kept.meeting.function)).paper_due
    if due:
        awaited.due, awaited.reminded_at = due, None
        awaited.edition += 1
        awaited.save(update_fields=["due", "reminded_at", "edition"])
    if awaited.state == states.SENT:
        awaited.item = kept
        tell_of_another_meeting(awaited, was=source, because=because, on=on, at=at)


def named(item: AgendaItem) -> str:
    """Its title, but of a restricted one only that it is."""
    return "An item of the restricted part" if item.restricted else f"“{item.title}”"
