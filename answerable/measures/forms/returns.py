"""The file that is sent in, and the decision on it."""

import unicodedata
from typing import Any

from django import forms

from answerable.kit.wording import counted
from answerable.measures.forms.definition import CHOOSE, long_text
from answerable.measures.intake.returns import LONGEST_REASON
from answerable.measures.queries.changed import Changed
from answerable.measures.queries.verdicts import Verdict

KINDS = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"


class UploadForm(forms.Form):
    """One file of figures."""

    file = forms.FileField(
        label="The file",
        help_text="A spreadsheet as you keep it (XLSX, XLS, ODS or CSV), or CSV in the tidy form. Nothing is taken in before somebody here accepts it.",
        error_messages={
            "required": "Choose the file to send.",
            "empty": "This file is empty: nothing to take in. Was it saved before it was sent?",
        },
        widget=forms.FileInput(attrs={"accept": KINDS}),
    )

    @property
    def filename(self) -> str:
        """The name it came under, without characters that cannot be shown."""
        name = str(self.cleaned_data["file"].name)
        return "".join(one for one in name if unicodedata.category(one)[0] != "C") or "return.csv"


class AcceptForm(forms.Form):
    """That a return is taken in: all of it, or its good rows, without those that are ticked.

    `out_of_date` is set where what is held has changed since the verdict was shown.
    """

    decision = forms.ChoiceField(choices=[("accept", ""), ("good", "")], error_messages=CHOOSE)
    reason = long_text("Reason", "", required=False, limit=LONGEST_REASON)
    leave_out = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, *args: Any, verdict: Verdict, changed: Changed, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "accept-%s"} | kwargs)
        self.out_of_date, self.verdict, self.changed = False, verdict, changed
        leave_out, reason = self.fields["leave_out"], self.fields["reason"]
        assert isinstance(leave_out, forms.TypedMultipleChoiceField)
        leave_out.choices = [(one.row.number, "") for one in changed.to_look_at]
        if verdict.differs:
            s, do = ("s", "do") if verdict.differs > 1 else ("", "does")
            reason.label = f"Why {do} {verdict.differs:,} figure{s} differ from what is held?"
            reason.help_text = "Published with them; left empty, the page says that no reason was given."
        if changed.locked:
            reason.help_text = f"Needed, as {shown_words(changed)}. It is published with them."
            reason.required = bool({one.row.number for one in changed.locked} - self.left_out)
            reason.error_messages["required"] = f"Say why they differ: {shown_words(changed)}."

    @property
    def button(self) -> tuple[str, str]:
        """The decision that can be taken, and its words; two empty texts where no row can be taken in."""
        rows = counted(len(self.verdict.good), "row")
        if not self.verdict.good:
            return "", ""
        if self.verdict.problems:
            return "good", f"Accept the {rows} without problems"
        if len(self.verdict.good) == 1:
            return "accept", f"Accept the {rows}"
        return "accept", f"Accept all {rows}{' but those ticked' if self.changed.to_look_at else ''}"

    @property
    def left_out(self) -> frozenset[int]:
        """The numbers of the rows that are left out, as far as they can be understood."""
        given = self.data.getlist("leave_out") if hasattr(self.data, "getlist") else []
        return frozenset(int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 8)


def shown_words(changed: Changed) -> str:
    """Which of the differing figures the public has seen, and since which release."""
    by_what = ", ".join(sorted({one.locked_by for one in changed.locked}))
    number = len(changed.locked)
    return f"{number:,} of them {'has' if number == 1 else 'have'} been shown to the public ({by_what})"


class SendBackForm(forms.Form):
    """That nothing of a return is taken in, with what its sender must know."""

    decision = forms.ChoiceField(choices=[("reject", "")], error_messages=CHOOSE)
    reason = long_text("What its sender must know", "They read it on the page of the return.", limit=LONGEST_REASON)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "back-%s"} | kwargs)
        self.fields["reason"].error_messages["required"] = "Say why the return is sent back: its sender will read it."
