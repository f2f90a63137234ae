"""The file that is sent in, and the decision on it."""

import unicodedata
from typing import Any

from django import forms

from answerable.kit.wording import counted
from answerable.measures.forms.definition import CHOOSE, long_text
from answerable.measures.intake.returns import LONGEST_REASON
from answerable.measures.queries.verdicts import Verdict


class UploadForm(forms.Form):
    """One file of figures."""

    file = forms.FileField(
        label="The file",
        help_text="CSV in the tidy form: one row for each figure that is told. Nothing is taken in before somebody here accepts it.",
        error_messages={
            "required": "Choose the file to send.",
            "empty": "This file is empty: nothing to take in. Was it saved before it was sent?",
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )

    @property
    def filename(self) -> str:
        """The name it came under, without characters that cannot be shown."""
        name = str(self.cleaned_data["file"].name)
        return "".join(one for one in name if unicodedata.category(one)[0] != "C") or "return.csv"


class DecisionForm(forms.Form):
    """What becomes of a return. `out_of_date` is set where what is held has changed since the verdict was shown."""

    decision = forms.ChoiceField(label="What becomes of it", widget=forms.RadioSelect, error_messages=CHOOSE)
    reason = long_text("Reason", "", required=False, limit=LONGEST_REASON)

    def __init__(self, *args: Any, verdict: Verdict, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.out_of_date = False
        decision, reason = self.fields["decision"], self.fields["reason"]
        assert isinstance(decision, forms.ChoiceField)
        decision.choices = choices(verdict)
        reason.help_text = "Needed to reject: its sender reads it."
        if verdict.differs:
            s, do = ("s", "do") if verdict.differs > 1 else ("", "does")
            reason.label = f"Why {do} {verdict.differs:,} figure{s} differ from what is held?"
            reason.help_text = (
                "Published with them as the reason of the restatement; left empty, the page says that none was given. "
                "To reject the return, say why here: its sender reads it."
            )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("decision") == "reject" and not given.get("reason"):
            self.add_error("reason", "Say why the return is rejected: its sender will read it.")
        return given


def choices(verdict: Verdict) -> list[tuple[str, str]]:
    """What can be decided: bad rows are never taken in, and a return without good ones can only be sent back."""
    good = len(verdict.good)
    rows = counted(good, "row")
    take: list[tuple[str, str]] = []
    if good and verdict.problems:
        take = [("good", f"Accept the {rows} without problems, and leave the others out")]
    elif good:
        take = [("accept", f"Accept the {rows}" if good == 1 else f"Accept all {rows}")]
    return [*take, ("reject", "Reject the return: nothing of it is taken in")]
