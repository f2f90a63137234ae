"""Sending in a table of recommendations."""

import unicodedata

from django import forms

MOST_BYTES = 10 * 1024 * 1024


class TableForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="The table",
        help_text="CSV, with the names of the columns in its first row. Nothing is taken in before you have seen what it would add.",
        error_messages={"required": "Choose the file to send.", "empty": "This file is empty: nothing to take in."},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv"}),
    )

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"It is larger than {MOST_BYTES // 1024**2} MB: split it.")
        return file

    @property
    def filename(self) -> str:
        """The name it came under, without characters that cannot be shown."""
        name = str(self.cleaned_data["file"].name)
        return "".join(one for one in name if unicodedata.category(one)[0] != "C") or "recommendations.csv"
