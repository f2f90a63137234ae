"""Writing a commission, taking its paper in, and marking what it leaves open."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from answerable.evidence.forms.papers import KINDS
from answerable.evidence.models import Document
from answerable.kit.wording import british_date
from answerable.measures.forms.definition import FILL_IN, day, long_text
from answerable.scrutiny.forms.enquiries import SeenForm
from answerable.scrutiny.intake.enquiries import LONGEST
from answerable.scrutiny.models import CommissionQuestion
from answerable.scrutiny.operations.commissions import Asked, Mark

ALL = LONGEST * 20
"""In characters: all questions of a commission together."""
OFFERED = 100
"""So many of the newest papers of the ledger can be chosen."""
Answered = CommissionQuestion.Answered


class CommissionForm(SeenForm):
    """What is asked, of whom, by when. `amends` is one that was sent: then the reason is asked for."""

    to_role = forms.CharField(
        label="Who is to answer",
        max_length=200,
        help_text="A role and not a name, such as: chief superintendent, crime.",
        error_messages=FILL_IN,
    )
    to_email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        required=False,
        help_text="The commission, reminders and the receipt go there. Left empty, you send it as a letter.",
        error_messages={"invalid": "Write it like this: liaison@force.example."},
    )
    due = day("The report is due on", required=False)
    questions = long_text("The questions", "One a line. They are numbered in this order.", rows=10, limit=ALL)
    form = long_text(
        "What form the report is to have",
        "How long, in which parts, which figures in a table: for which months and areas.",
        required=False,
        rows=4,
        limit=LONGEST,
    )
    because = long_text("Why it changes", "The force is told, with what is asked now.", rows=2, limit=1000)

    def __init__(self, *args: Any, amends: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not amends:
            del self.fields["because"]

    @property
    def asked(self) -> Asked:
        said = self.cleaned_data
        return Asked(
            said["to_role"], tuple(said["questions"].splitlines()), said["to_email"], said["form"], said["due"]
        )


class SendForm(forms.Form):
    """The paper, as the force sends it."""

    file = forms.FileField(
        label="The report",
        help_text="Word (DOCX), PDF, text or Markdown. It is kept as it comes in.",
        error_messages={
            "required": "Choose the file to send.",
            "empty": "This file is empty: there is nothing in it to read. Was it saved before it was sent?",
        },
        widget=forms.FileInput(attrs={"accept": KINDS}),
    )
    title = forms.CharField(label="Title", max_length=300, required=False)
    published = day(
        "The day that its figures are of", "Figures are compared with what was known on that day.", required=False
    )

    @property
    def filename(self) -> str:
        """The name it came under, without characters that cannot be shown."""
        name = str(self.cleaned_data["file"].name)
        return "".join(one for one in name if unicodedata.category(one)[0] != "C") or "paper"


class DocumentField(forms.ModelChoiceField[Document]):
    """A paper of the ledger, with its day."""

    def label_from_instance(self, obj: Document) -> str:
        return f"{obj.title}, {british_date(obj.published)}" if obj.published else obj.title


class ReceiveForm(SendForm, SeenForm):
    """The paper, as the office takes it in: a file, or one that is in the ledger already."""

    document = DocumentField(
        Document.objects.none(),
        label="Or a paper that is in the ledger",
        required=False,
        empty_label="None: it is the file above",
    )
    received_on = day("The day on which it came", "It is in time where this is the day it was due, or before.")
    field_order = ("file", "document", "title", "published", "received_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        field = self.fields["document"]
        assert isinstance(field, DocumentField)
        newest = Document.objects.current().order_by("-sent_at", "title").values_list("pk", flat=True)[:OFFERED]
        field.queryset = Document.objects.filter(pk__in=list(newest)).order_by("-sent_at", "title")

    def clean(self) -> dict[str, Any]:
        """One of the two, and not both."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if "file" in self.errors or "document" in self.errors:
            return said
        if not said.get("file") and not said.get("document"):
            self.add_error("file", "Choose the file, or a paper that is in the ledger.")
        if said.get("file") and said.get("document"):
            self.add_error("document", "Choose one of the two: a file, or a paper of the ledger.")
        return said


@dataclass(frozen=True)
class MarkFields:
    """One question with the fields that mark it."""

    number: int
    text: str
    answered: BoundField
    place: BoundField
    missing: BoundField


class MarksForm(SeenForm):
    """Every question of a commission, with whether the paper answers it."""

    def __init__(self, *args: Any, questions: Sequence[CommissionQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = tuple(questions)
        for number, one in enumerate(self.questions, 1):
            self.fields |= _fields_of(one, number)

    @property
    def asked(self) -> Iterator[MarkFields]:
        for number, one in enumerate(self.questions, 1):
            names = (f"answered_{one.pk}", f"place_{one.pk}", f"missing_{one.pk}")
            yield MarkFields(number, one.text, *(self[name] for name in names))

    @property
    def marks(self) -> tuple[Mark, ...]:
        said = self.cleaned_data
        return tuple(
            Mark(one.pk, said[f"answered_{one.pk}"], said[f"place_{one.pk}"], said[f"missing_{one.pk}"])
            for one in self.questions
        )


def _fields_of(one: CommissionQuestion, number: int) -> dict[str, forms.Field]:
    return {
        f"answered_{one.pk}": forms.ChoiceField(
            label=f"Question {number}: does the report answer it?",
            choices=Answered.choices,
            required=False,
            initial=one.answered,
            widget=forms.RadioSelect,
        ),
        f"place_{one.pk}": forms.CharField(
            label=f"Where it answers question {number}",
            max_length=200,
            required=False,
            initial=one.place,
            help_text="Such as: paragraph 3.2.",
        ),
        f"missing_{one.pk}": long_text(
            f"What question {number} still lacks",
            "Needed where it is answered in part. The force reads it.",
            required=False,
            rows=2,
            limit=LONGEST,
        ),
    }


def start_of(questions: Sequence[CommissionQuestion]) -> dict[str, object]:
    """What the marks begin with."""
    return {f"missing_{one.pk}": one.missing for one in questions}


def begun(today: date, title: str) -> dict[str, object]:
    """What the forms of a paper that comes begin with."""
    return {"title": title[:300], "published": today, "received_on": today}
