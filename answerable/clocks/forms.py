"""What is asked for to start a clock, to change it, and to put a duty right."""

from datetime import date
from typing import Any, Final

from django import forms

from answerable.calc.clocks import LONGEST, Rule, Unreckonable
from answerable.calc.clocks import Counting as CountingRule
from answerable.clocks.models import Duty, RunningClock
from answerable.people.models import User
from answerable.people.permissions import Permission, roles_with

FILL_IN = {"required": "Fill this in."}
LAST = date(2999, 12, 31)


def day(label: str, hint: str = "", *, required: bool = True) -> forms.DateField:
    """A day, picked or typed."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[_within_reason],
        error_messages=FILL_IN | {"invalid": "Give a day that there is, such as 31/03/2026."},
    )


def words(label: str, hint: str = "", *, required: bool = True, rows: int = 3) -> forms.CharField:
    """A sentence or a few."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=2000, widget=widget, error_messages=FILL_IN
    )


def _within_reason(given: date) -> None:
    if not date(1900, 1, 1) <= given <= LAST:
        raise forms.ValidationError("Give a day between 1900 and 2999.")


class StartForm(forms.Form):
    """A clock that is started by hand."""

    duty = forms.ModelChoiceField(
        Duty.objects.order_by("title"),
        label="Duty",
        to_field_name="code",
        error_messages=FILL_IN,
        empty_label="Choose one",
    )
    label = forms.CharField(
        label="What it is for",
        max_length=300,
        help_text="As lists show it, such as: Complaint review 12 of 2026.",
        error_messages=FILL_IN,
    )
    started = day(
        "Day it started", "The day that the duty counts from: published, received or provided. Not a later one."
    )
    started_as = forms.CharField(
        label="What happened on that day", max_length=60, required=False, help_text="Such as: received."
    )
    set_date = day(
        "Date that was set", "Only where somebody sets the date: the panel, or the office itself.", required=False
    )
    waiting_on = forms.ChoiceField(label="Who has to act next", choices=RunningClock.Waiting.choices)
    mine = forms.BooleanField(label="I keep this clock", required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        duty, started, set_date = given.get("duty"), given.get("started"), given.get("set_date")
        if set_date and duty and duty.counting != Duty.Counting.SET_BY_PERSON:
            self.add_error(
                "set_date", "The rule of this duty works the date out: leave this empty, or choose another duty."
            )
        elif set_date and started and set_date < started:
            self.add_error("set_date", "It is before the day it started: look at both.")
        return given


class ActForm(forms.Form):
    """Something that is done to a clock. `seen` is the state that its page showed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class PauseForm(ActForm):
    start = day("First day left out")
    end = day("Last day left out", "Leave it empty while the matter is elsewhere still.", required=False)
    reason = words("Why", "Such as: with the other review body, which it should have gone to.")


class ResumeForm(ActForm):
    end = day("Last day left out", "The day before the matter came back, or that day itself where it is left out too.")


class ExtendForm(ActForm):
    days = forms.IntegerField(
        label="How many more",
        min_value=0,
        max_value=LONGEST,
        error_messages=FILL_IN,
        help_text="Days, or working days where the duty counts those. It takes the place of an earlier extension; 0 takes it back.",
    )
    because = words("Why")


class OverrideForm(ActForm):
    day = day("Date", "Leave it empty to let the rule's own date stand again.", required=False)
    because = words("Why", "The rule's own date stays on the page beside it.")


class CorrectStartForm(ActForm):
    started = day("Day it started")
    because = words("Why")


class PassOnForm(ActForm):
    owner = forms.ModelChoiceField(User.objects.none(), label="Who keeps it", required=False, empty_label="Nobody")
    waiting_on = forms.ChoiceField(label="Who has to act next", choices=RunningClock.Waiting.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = User.objects.active().filter(role__in=roles_with(Permission.SEE)).order_by("name")


class MeetForm(ActForm):
    on = day("Day it was done")
    words = words("What shows it", "Such as: the response, as published.")
    evidence_address = forms.CharField(
        label="Its address",
        max_length=300,
        required=False,
        help_text="A page or a file, where there is one: https://… or /…",
    )

    def clean_evidence_address(self) -> str:
        given = str(self.cleaned_data["evidence_address"])
        if given and not given.startswith(("https://", "http://", "/")):
            raise forms.ValidationError("Begin it with https:// or, for a page of this site, with /.")
        return given


class StopForm(ActForm):
    on = day("Day it stopped")
    why = words("Why nothing is owed any more")


class ReopenForm(ActForm):
    on = day("Day it was reopened")
    why = words("Why")


LABELS: Final = {
    "title": "What is owed",
    "basis": "Legal basis",
    "wording": "How the time is worded",
    "trigger": "What starts it",
    "standing": "Whose rule it is",
    "counting": "How time is counted",
    "count": "How many days, working days or months",
    "first_count": "Months to the first time",
    "month_day": "Date of every year",
    "calendar": "Bank holidays left out",
    "evidence": "What shows that it was done",
    "note": "What else is to be known",
    "confirmed": "It was seen in the instrument itself",
}
HINTS: Final = {
    "first_count": "Only where it comes again and again, and the first time is another: 12 and then every 6.",
    "month_day": "Month and day, as 02-01 for 1 February. Only for the same date every year.",
    "calendar": "Only for working days.",
}


class DutyForm(forms.ModelForm[Duty]):
    """A duty put right, with the reason. It is never saved by this form."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    because = words("Why it is corrected")

    class Meta:
        model = Duty
        fields = tuple(LABELS)
        labels = LABELS
        help_texts = HINTS
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("wording", "evidence", "note")}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("counting"):
            try:
                Rule(
                    CountingRule(given["counting"]),
                    given.get("count"),
                    given.get("month_day") or "",
                    given.get("first_count"),
                )
            except Unreckonable as error:
                dated = given["counting"] == Duty.Counting.FIXED_DATE
                self.add_error("month_day" if dated else "count", str(error))
        return given
