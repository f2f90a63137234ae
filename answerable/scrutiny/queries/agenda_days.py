"""What a meeting is called on a day, and the days that hang on its day."""

from collections.abc import Sequence
from datetime import date, timedelta

from answerable.calc.meetings import Days, Lengths, reckon_days
from answerable.clocks.intake.bank_holidays import bank_holidays
from answerable.clocks.models import Duty
from answerable.scrutiny.models import Meeting, MeetingForm, MeetingName

LONGEST = timedelta(days=400)
"""No thing is due longer before a meeting than this."""


def form_of(function: str) -> MeetingForm | None:
    """How meetings of a function are held here; None where nobody has said."""
    return MeetingForm.objects.filter(function=function).first() if function else None


def lengths_of(form: MeetingForm | None) -> Lengths:
    if form is None:
        return Lengths()
    return Lengths(
        form.questions_close_days if form.takes_questions else None,
        form.commission_days,
        form.paper_due_days,
        form.papers_out_days,
        form.minutes_days,
    )


def days_on(form: MeetingForm | None, day: date) -> Days:
    """The days of a meeting of this form that is on `day`, in the working days of England and Wales."""
    holidays = bank_holidays(Duty.Calendar.ENGLAND, day - LONGEST, 2 * LONGEST.days)
    return reckon_days(lengths_of(form), day, holidays)


def days_of(meeting: Meeting, form: MeetingForm | None) -> Days:
    """The days of a meeting; none where only its month is known."""
    return days_on(form, meeting.date) if meeting.precision == Meeting.Precision.DAY else Days()


def name_on(function: str, day: date, names: Sequence[MeetingName] | None = None) -> str:
    """What the meetings of a function are called on a day; empty where they have no name then."""
    rows = MeetingName.objects.filter(function=function).order_by("position", "pk") if names is None else names
    known = [one for one in rows if one.function == function]
    then = [one for one in known if (not one.start or one.start <= day) and (not one.end or day <= one.end)]
    return then[-1].name if then else ""
