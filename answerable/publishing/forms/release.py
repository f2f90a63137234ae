"""The forms of a release: as of which day, and what is new."""

from django import forms


class KnownOnForm(forms.Form):
    """The day as of which the figures are shown."""

    known_on = forms.DateField(
        label="Show figures as known on",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        required=False,
        help_text="The latest day that a figure is held for, unless you choose another.",
        error_messages={"invalid": "Give a day, such as 2024-11-07."},
    )


class ReleaseForm(forms.Form):
    """What is new; `shown` and `known_on` say what was looked at, and stand in the page as hidden fields."""

    note = forms.CharField(
        label="What is new, in one sentence",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The public reads it on the home page and in the list of releases.",
        error_messages={"required": "Say in one sentence what is new."},
    )
    shown = forms.CharField(widget=forms.HiddenInput, max_length=64)
    known_on = forms.DateField(widget=forms.HiddenInput)
