"""Why there is a supplement or a later version of minutes, and why papers go out although one is late."""

from django import forms

from answerable.measures.forms.definition import LongText, long_text

LONGEST = 2000


def reason(label: str, hint: str, *, required: bool = True) -> LongText:
    return long_text(label, hint, required=required, limit=LONGEST)


class SupplementForm(forms.Form):
    """Why there is a supplement. `seen` is the number of the last pack that the page showed."""

    because = reason(
        "Why there is a supplement",
        "What came, or what replaces what. The public reads it: nothing of a closed item belongs here.",
    )
    because_inside = reason(
        "Why, for the restricted part",
        "Only who gets the restricted part reads it. Empty: as above.",
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class SendForm(forms.Form):
    """Why the papers go out, where a report that was asked for has not come."""

    words = reason(
        "Why they go out although a report is late", "Only where one is. The record keeps it.", required=False
    )


class PublishForm(forms.Form):
    """What a later version of the minutes corrects. `seen` is the version that the page showed as the last, 0 for none."""

    because = reason("What the new version corrects, and why", "The public reads it.", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)
