"""What the public is told of a settled finding."""

from typing import Any

from django import forms

from answerable.measures.forms.definition import long_text

LONGEST = 2000


class CorrectionForm(forms.Form):
    """What was printed, what is right, and why. Each may cite figures of measures."""

    printed = long_text("What was printed", "In the paper's words, as short as they can be.", rows=3, limit=LONGEST)
    right = long_text(
        "What is right", "As the paper should read. A figure may be cited, as in a briefing.", rows=3, limit=LONGEST
    )
    why = long_text("Why", "What went wrong, where the author has said so.", required=False, rows=3, limit=LONGEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # measures/cite.js completes citations in these
            field.widget.attrs["data-cite"] = ""
