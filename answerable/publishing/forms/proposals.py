"""The forms of a release on its way: what is new, the exception near an election, the moment, and why it is dropped."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone

from answerable.measures.forms.definition import FILL_IN, LongText, long_text


class StepForm(forms.Form):
    """A step with nothing but the edition that was opened."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class DraftForm(forms.Form):
    """What is new; `known_on` says what was looked at, and stands in the page as a hidden field."""

    note = LongText(
        label="What is new, in one sentence",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The public reads it on the home page and in the list of releases.",
        error_messages={"required": "Say in one sentence what is new."},
    )
    known_on = forms.DateField(widget=forms.HiddenInput)


class ExceptedForm(StepForm):
    """A step that, near an election, wants an exception and who answers for it; `near` says whether it does."""

    because = long_text("Why it must go out before the poll", "It is kept with the release.", required=False)
    name = forms.CharField(
        label="Who answers for that",
        max_length=200,
        required=False,
        help_text="A name or a role, such as the monitoring officer.",
    )

    def __init__(self, *args: Any, near: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.near = near
        for name in ("because", "name"):
            self.fields[name].required = near
            self.fields[name].error_messages |= {"required": "Near an election this is wanted."}


class MomentForm(ExceptedForm):
    """The moment at which an approved release goes out."""

    day = forms.DateField(
        label="Day",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages=FILL_IN | {"invalid": "Give a day, such as 2024-11-07."},
    )
    hour = forms.TimeField(
        label="Time of day",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        help_text="Such as 09:30. It goes out within a few minutes of it.",
        error_messages=FILL_IN | {"invalid": "Give a time of day, such as 09:30."},
    )
    field_order = ("edition", "day", "hour", "because", "name")

    def moment(self) -> datetime:
        """What was given, where the office is."""
        told = self.cleaned_data
        return datetime.combine(told["day"], told["hour"], tzinfo=get_current_timezone())


class DropForm(StepForm):
    """Why a release is dropped."""

    because = long_text("Why it is dropped", "Whoever drafted it reads it.")
