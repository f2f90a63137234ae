"""Moving a recommendation on: when, in whose words, and what shows it."""

from typing import Any

from django import forms

from answerable.measures.forms.definition import FILL_IN, day, long_text
from answerable.recommendations.intake.entries import LONGEST_WORDS
from answerable.recommendations.models import Recommendation
from answerable.recommendations.queries.moves import EVIDENCED, wants_words

State = Recommendation.State


class MoveForm(forms.Form):
    """One step. What is needed for it follows from where the recommendation is and where it goes."""

    on = day("On which day", "The day it happened, and not the day you write it down.")
    words = long_text("In words", "", limit=LONGEST_WORDS)
    superseded_by = forms.CharField(
        label="What takes its place",
        max_length=140,
        help_text="Its number where it is of this report, such as 4; of another report its code too: custody-2024/4.",
        error_messages=FILL_IN,
    )
    evidence = long_text("What shows it", "", limit=LONGEST_WORDS)
    evidence_address = forms.CharField(
        label="Where that can be read",
        max_length=500,
        required=False,
        help_text="An address that begins with https://, or with / inside the office.",
    )
    said_by = forms.CharField(
        label="Who says so",
        max_length=200,
        required=False,
        help_text="A role or a body, not a name: the force, the inspectorate. Leave it empty where it is the office itself.",
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Recommendation, to: str, liaison: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.to = row, State(to)
        words, evidence = self.fields["words"], self.fields["evidence"]
        words.required = liaison or wants_words(row.state, to)
        words.label = "Why" if wants_words(row.state, to) else "In words"
        evidence.required = to in EVIDENCED or (liaison and to == State.FORCE_SAYS_COMPLETE)
        words.error_messages["required"] = "Say it in a sentence." if words.label == "In words" else "Say why."
        evidence.error_messages["required"] = f"Say what shows it: without that it does not become “{self.to.label}”."
        evidence.help_text = EVIDENCE_HINTS.get(self.to, "What there is to see, in a sentence.")
        if to != State.SUPERSEDED:
            del self.fields["superseded_by"]
        if liaison or to == State.VERIFIED:
            del self.fields["said_by"]

    def clean_superseded_by(self) -> Recommendation:
        """The recommendation that is named."""
        said = self.cleaned_data["superseded_by"].strip()
        report, _, number = said.rpartition("/")
        held = Recommendation.objects.select_related("report")
        found = (
            held.filter(report__code=report, number=number)
            if report
            else held.filter(report=self.row.report_id, number=said)
        )
        if row := found.first():
            return row
        raise forms.ValidationError(
            f"There is no recommendation “{said}”: look its number up in the register, and write that of another report as CODE/NUMBER."
        )


EVIDENCE_HINTS = {
    State.VERIFIED: "What you saw for yourself, and how: records read, a visit, figures.",
    State.CLOSED: "What shows that its source closed it: a letter, its page.",
    State.FORCE_SAYS_COMPLETE: "What there is to see: the office verifies it by that.",
}
