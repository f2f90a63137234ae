"""A paper that is sent in, and what is said about it."""

import unicodedata
from typing import Any

from django import forms

from answerable.evidence.models import Document
from answerable.kit.wording import british_date
from answerable.measures.forms.definition import FILL_IN, day

KINDS = ".docx,.pdf,.txt,.md"


class AboutForm(forms.Form):
    """What is known of a paper besides its words."""

    title = forms.CharField(
        label="Title", max_length=300, required=False, help_text="Left empty, it is taken from the name of the file."
    )
    published = day(
        "Day of the paper",
        "The day it was published or is to be: its figures are told as at that day.",
        required=False,
    )
    author = forms.CharField(
        label="Whose paper it is",
        max_length=200,
        required=False,
        help_text="A body or a department, such as: the force.",
    )
    author_role = forms.CharField(
        label="Who answers questions about it",
        max_length=200,
        required=False,
        help_text="A role and not a name, such as: performance manager.",
    )


class UploadForm(AboutForm):
    """A paper that is sent in: the file, and which paper it is a new version of."""

    file = forms.FileField(
        label="The file",
        help_text="Word (DOCX), PDF, text or Markdown. It is kept as it came in, and read at once.",
        error_messages={
            "required": "Choose the file to send.",
            "empty": "This file is empty: there is nothing in it to read. Was it saved before it was sent?",
        },
        widget=forms.FileInput(attrs={"accept": KINDS}),
    )
    earlier = forms.ModelChoiceField(
        Document.objects.none(), label="New version of", required=False, empty_label="No: it is a new paper"
    )
    field_order = ("file", "earlier", "title", "published", "author", "author_role")

    def __init__(self, *args: Any, known: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = self.fields["earlier"]
        assert isinstance(earlier, forms.ModelChoiceField)
        earlier.queryset = known
        earlier.label_from_instance = named  # type: ignore[method-assign, assignment]

    @property
    def filename(self) -> str:
        """The name it came under, without characters that cannot be shown."""
        name = str(self.cleaned_data["file"].name)
        return "".join(one for one in name if unicodedata.category(one)[0] != "C") or "paper"


class AnswerForm(forms.Form):
    """What the author answers to a query."""

    answer = forms.ChoiceField(
        label="The answer",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of these."},
        choices=[
            ("corrected", "Corrected: the paper was wrong, and will say otherwise"),
            ("explained", "Explained: the paper is right, and this is why"),
            ("withdrawn", "Withdrawn: the figure is taken out of the paper"),
        ],
    )
    text = forms.CharField(
        label="In the author's words",
        max_length=4000,
        required=False,
        help_text="Needed unless the paper is corrected: whoever settles it goes by this.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    answered_for = forms.CharField(
        label="Who answers",
        max_length=200,
        error_messages=FILL_IN,
        help_text="A role and not a name, such as: performance manager.",
    )


def named(one: Document) -> str:
    return f"{one.title}, {british_date(one.published)} (version {one.version})"
