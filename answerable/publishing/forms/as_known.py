"""Which day the site is to be shown as of."""

from datetime import date
from typing import Any

from django import forms

from answerable.kit.wording import british_date


class KnownDayForm(forms.Form):
    """A day between the first release and today."""

    on = forms.DateField(
        label="The day",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="For example 2024-05-03. You see what the public saw at the end of that day.",
        error_messages={"invalid": "Give a day, such as 2024-05-03.", "required": "Give a day."},
    )

    def __init__(self, *args: Any, first: date | None = None, today: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first, self.today = first, today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if self.today and on > self.today:
            raise forms.ValidationError("That day is still to come.")
        if self.first and on < self.first:
            raise forms.ValidationError(
                f"The first release was on {british_date(self.first)}: choose that day or a later one."
            )
        return on
