"""A letter as it is written into the register, and the reply to it."""

from django import forms

from answerable.measures.forms.definition import day, long_text
from answerable.scrutiny.forms.promises import ROLE, one_line, seen
from answerable.scrutiny.operations.letters import Written


class LetterForm(forms.Form):
    """What a letter is."""

    to_role = one_line("To", f"{ROLE} A minister, a regulator, a chief executive.")
    subject = one_line("Subject", limit=300)
    campaign = one_line(
        "Campaign", "Letters of one campaign stand together: write its name the same each time.", required=False
    )
    sent_on = day("Sent on")
    asked = long_text("What it asks for", "In a sentence or two.")
    reply_by = day("Reply asked for by", required=False)
    text = long_text("Its words", "The letter itself, where the register is to keep it.", required=False, rows=8)
    public = forms.BooleanField(
        label="This letter is public",
        help_text="Its words and the reply are then published too. Names of private persons do not belong in it.",
        required=False,
    )
    edition = seen()

    def written(self, *, example: bool = False) -> Written:
        given = {name: value for name, value in self.cleaned_data.items() if name != "edition"}
        return Written(**given, example=example)


class ReplyForm(forms.Form):
    """What was answered to a letter."""

    reply_on = day("Answered on")
    reply = long_text("What was answered", "The public reads this, where the letter is public.", rows=5)
    edition = seen()
