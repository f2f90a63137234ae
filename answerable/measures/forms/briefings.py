"""The form of a briefing."""

from django import forms

from answerable.measures.forms.definition import FILL_IN

LONGEST = 60_000


class BriefingForm(forms.Form):
    """Title and text; `edition` says which state of a draft was opened."""

    title = forms.CharField(label="Title", max_length=200, error_messages=FILL_IN)
    body = forms.CharField(
        label="Text",
        max_length=LONGEST,
        help_text="A blank line begins a paragraph, # a heading, - an item of a list. Cite a figure instead of typing it: begin with { and choose from what is held.",
        widget=forms.Textarea(attrs={"rows": 16, "data-cite": "", "autocomplete": "off"}),
        error_messages=FILL_IN,
        strip=False,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
