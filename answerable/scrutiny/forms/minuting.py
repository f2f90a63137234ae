"""What is typed when minutes are written."""

from django import forms

from answerable.measures.forms.definition import long_text
from answerable.scrutiny.models import AgendaItem
from answerable.scrutiny.operations.minuting import LONGEST_MINUTE, MinuteText

ADDRESS_HINT = "An address that begins with https://."


class MinuteForm(forms.Form):
    """The minute of an item. A restricted item is asked only for what stays inside."""

    minute = long_text(
        "Minute",
        "This is published. Figures are cited as in any text: {measure period}.",
        required=False,
        rows=14,
        limit=LONGEST_MINUTE,
    )
    restricted_minute = long_text(
        "What stays inside", "This is never published.", required=False, rows=5, limit=LONGEST_MINUTE
    )
    recording_at = forms.CharField(
        label="Where it begins in the recording",
        max_length=8,
        required=False,
        help_text="As hours, minutes and seconds: 1:02:30.",
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: object, item: AgendaItem, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if item.restricted:
            del self.fields["minute"]
            self.fields["restricted_minute"].label = "Restricted minute"

    @property
    def said(self) -> MinuteText:
        told = self.cleaned_data
        return MinuteText(told.get("minute", ""), told["restricted_minute"], told["recording_at"])


class RecordingForm(forms.Form):
    """Where a meeting can be watched and read word by word."""

    recording_address = forms.URLField(
        label="Recording", max_length=500, required=False, assume_scheme="https", help_text=ADDRESS_HINT
    )
    transcript_address = forms.URLField(
        label="Transcript", max_length=500, required=False, assume_scheme="https", help_text=ADDRESS_HINT
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)
