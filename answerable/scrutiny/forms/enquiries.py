"""Writing a line of enquiry, and saying why one is left out."""

from django import forms

from answerable.measures.forms.definition import FILL_IN, long_text
from answerable.scrutiny.intake.enquiries import LONGEST


class SeenForm(forms.Form):
    """A form that says which state of the thing was on the page when it was filled in."""

    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def seen(self) -> int:
        """The edition that was seen; one that nobody ever saw, where the page did not say."""
        return int(self.cleaned_data.get("edition") or 0)


class EnquiryForm(SeenForm):
    """A question, and why it is asked."""

    question = forms.CharField(
        label="The question",
        max_length=LONGEST,
        help_text="As it would be put to the chief officer: what, why, by when.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=FILL_IN,
    )
    why = forms.CharField(
        label="Why it is asked",
        max_length=LONGEST,
        required=False,
        help_text="It goes public with the papers. Cite a figure instead of typing it: begin with { and choose from what is held.",
        widget=forms.Textarea(attrs={"rows": 5, "data-cite": "", "autocomplete": "off"}),
    )


class BecauseForm(SeenForm):
    """A reason. It is kept."""

    because = long_text("Why", "", rows=3, limit=1000)

    def __init__(self, *args: object, hint: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["because"].help_text = hint
