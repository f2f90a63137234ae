"""The steps of a response, each a form of its own page. Each sends along the edition that its reader saw."""

from typing import Any

from django import forms

from answerable.measures.forms.definition import FILL_IN, day, long_text

LONGEST = 20_000
"""In characters: what one text of a response may have."""


class SeenForm(forms.Form):
    """A form that says which state of the thing was on the page when it was filled in."""

    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def seen(self) -> int:
        """The edition that was seen; one that nobody ever saw, where the page did not say."""
        return int(self.cleaned_data.get("edition") or 0)


class InviteForm(SeenForm):
    """The invitation to the chief officer."""

    on = day("Day of the invitation")
    comments_by = day("Comments asked for by", "The date that the body specifies: Police Act 1996, section 55.")


class CommentsForm(SeenForm):
    """What the chief officer wrote."""

    commented_on = day("Day the comments came in")
    comments = long_text("The chief officer's comments", "In their own words, whole.", rows=10, limit=LONGEST)


class WordsForm(SeenForm):
    """The body's own comments and its reply."""

    body_comments = long_text(
        "The body's comments on the report", "What the body makes of the report as a whole.", rows=10, limit=LONGEST
    )
    reply = long_text(
        "Reply to the chief officer's comments",
        "Where there is something to reply to.",
        required=False,
        rows=6,
        limit=LONGEST,
    )


class AnswerForm(SeenForm):
    """What the response says of one recommendation."""

    action = long_text(
        "What has been or will be done",
        "The action taken or proposed, and by when.",
        required=False,
        rows=5,
        limit=LONGEST,
    )
    reason = long_text(
        "Or why nothing is", "The reason, where no action is taken or proposed.", required=False, rows=4, limit=LONGEST
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not self.errors and not (given.get("action", "").strip() or given.get("reason", "").strip()):
            raise forms.ValidationError("Say what is done, or why nothing is: one of the two has to be there.")
        return given


class NotOwedForm(SeenForm):
    """Why no response is owed, or why one is owed all the same."""

    why = long_text("Why", "The reason is kept with the clock.", rows=3, limit=1000)


class PublishForm(SeenForm):
    """The publication of a response."""

    on = day("Day of publication")
    address = forms.CharField(
        label="Where the public reads it",
        max_length=500,
        required=False,
        help_text="Its address, where it is published already; the inspectorate links its report to it.",
    )

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"]).strip()
        if address and not address.startswith(("https://", "http://", "/")):
            raise forms.ValidationError("Begin the address with https://, or with / inside this site.")
        return address


class CopyForm(forms.Form):
    """A copy of the published response that was sent."""

    to = forms.CharField(
        label="To", max_length=200, error_messages=FILL_IN, widget=forms.TextInput(attrs={"list": "owed-copies"})
    )
    sent_on = day("Sent on")
    how = forms.CharField(label="How", max_length=300, required=False, help_text="Such as: by e-mail, by post.")
