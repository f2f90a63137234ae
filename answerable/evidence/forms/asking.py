"""Several findings asked about at once, each in a query of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from answerable.evidence.forms.panel import LONGEST_QUESTION
from answerable.measures.forms.definition import day


@dataclass(frozen=True)
class Proposed:
    """A finding as it may be asked about: its number on the page, its sentence, and the question that is proposed."""

    number: int
    message: str
    text: str


class AskSeveralForm(forms.Form):
    """Which findings are asked about, and in which words each; `questions` are the proposed ones by the finding's key."""

    def __init__(self, *args: Any, questions: Mapping[int, Proposed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = tuple(questions)
        for key, one in questions.items():
            self.fields[f"ask-{key}"] = forms.BooleanField(required=False, label=f"Finding {one.number}: {one.message}")
            self.fields[f"text-{key}"] = forms.CharField(
                label="The question",
                required=False,
                max_length=LONGEST_QUESTION,
                initial=one.text,
                widget=forms.Textarea(attrs={"rows": 6}),
            )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        chosen = [key for key in self.keys if given.get(f"ask-{key}")]
        if not chosen:
            raise forms.ValidationError("Tick at least one finding to ask about.")
        for key in chosen:
            if not given.get(f"text-{key}", "").strip():
                self.add_error(f"text-{key}", "Write the question.")
        return given

    @property
    def texts(self) -> dict[int, str]:
        """The words of each query that is to be asked, by the finding's key."""
        given = self.cleaned_data
        return {key: given[f"text-{key}"] for key in self.keys if given.get(f"ask-{key}")}


class LetterForm(forms.Form):
    """Until when the author is asked to answer; sent by GET."""

    reply_by = day("Answer by", "", required=False)
