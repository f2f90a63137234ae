"""What is asked for to put something up for a duty, to take it back, and to put the duty right."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator

from answerable.measures.forms.definition import FILL_IN, LongText, day, long_text
from answerable.publishing.intake.register import LONGEST_DAYS
from answerable.publishing.intake.uploads import FORMS
from answerable.publishing.models import PublicationItem
from answerable.publishing.queries.duties import period_end

BETWEEN = (MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2999, 12, 31)))
FED = re.compile(r"(?:[A-Za-z0-9*][A-Za-z0-9_*-]*/)*(?:[A-Za-z0-9*][A-Za-z0-9._*-]*\.html)?")


class PutUpForm(forms.Form):
    """A document: a file, or an address elsewhere."""

    title = forms.CharField(
        label="What it is called",
        max_length=300,
        help_text="As readers see it, such as: Register of gifts and hospitality.",
        error_messages=FILL_IN,
    )
    period = forms.CharField(
        label="Period that it covers",
        max_length=60,
        required=False,
        help_text="Such as 2024/25, September 2024 or Q2 2024/25. Leave it empty for what is kept up to date.",
    )
    as_at = day(
        "Day as at which it is right", "The day up to which somebody looked it over. Not a later one than today."
    )
    file = forms.FileField(
        label="The file",
        required=False,
        allow_empty_file=True,
        help_text="At most 20 MB. Open forms first: "
        + "; ".join(f"{one.ending.upper()} ({one.about})" for one in FORMS.values())
        + ". Its properties (author, comments, tracked changes) become public with it: take out what is not meant to.",
        widget=forms.FileInput(attrs={"accept": ",".join(f".{one}" for one in FORMS)}),
    )
    address = forms.URLField(
        label="Or its address elsewhere",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Where it stands on another website already. Give either a file or an address.",
        error_messages={"invalid": "Give a whole address, such as https://example.org/gifts.csv."},
    )
    summary = long_text(
        "What it says, in a few sentences",
        "For people who cannot open the file, and for the search. Public.",
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["as_at"].validators += BETWEEN

    def clean_period(self) -> str:
        said = str(self.cleaned_data["period"]).strip()
        if said and period_end(said) is None:
            raise ValidationError(
                "This is no period that can be understood: write it as 2024/25, September 2024 or Q2 2024/25."
            )
        return said

    def clean_as_at(self) -> date:
        said: date = self.cleaned_data["as_at"]
        if said > self.today:
            raise ValidationError("This day is still to come: give the day up to which somebody looked it over.")
        return said

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if (
            bool(given.get("file")) == bool(given.get("address"))
            and "file" not in self.errors
            and "address" not in self.errors
        ):
            self.add_error("file", "Give either a file or an address: one of the two.")
        return given


class WithdrawForm(forms.Form):
    """Taking a document back."""

    because = long_text("Why it is withdrawn", "The reason is public: name no person in it.")


class CorrectionForm(forms.Form):
    """How an item reads. `edition` is what its editor saw."""

    every = forms.ChoiceField(label="How often", choices=PublicationItem.Every.choices)
    within_days = forms.IntegerField(
        label="Within how many days",
        min_value=0,
        max_value=LONGEST_DAYS,
        required=False,
        help_text="After the end of its period; for what is kept up to date, after the day as at which it is right. Leave it empty where no rule gives a number.",
    )
    fed_by = forms.CharField(
        label="Pages of this site that hold it",
        max_length=300,
        required=False,
        help_text="Files (accessibility.html), folders (decisions/) or patterns (meetings/*.minutes*.html), parted by spaces.",
    )
    confirmed = forms.BooleanField(label="I have seen this in the instrument itself", required=False)
    note = LongText(label="To be known", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    not_ours_because = LongText(
        label="It does not apply to us, because",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Leave it empty where it applies. It is left out of the score then; the reason is public.",
    )
    because = long_text("Why it is corrected", "The reason is public.", rows=2)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def clean_fed_by(self) -> str:
        parts = str(self.cleaned_data["fed_by"]).split()
        if wrong := [one for one in parts if not FED.fullmatch(one)]:
            raise ValidationError(
                f"'{wrong[0]}' is no page, folder or pattern of this site: write decisions/ or accessibility.html."
            )
        return " ".join(parts)
