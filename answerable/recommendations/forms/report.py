"""What is said of a report that brings recommendations: entered by hand, or chosen to be taken in from a document."""

import unicodedata
from typing import Any

from django import forms

from answerable.evidence.forms.papers import KINDS
from answerable.evidence.models import Document
from answerable.kit.wording import british_date
from answerable.measures.forms.definition import CHOOSE, FILL_IN, day, long_text
from answerable.recommendations.intake.report import ReportFacts
from answerable.recommendations.models import Report

NAMES = ("title", "origin", "author", "published", "received", "respond_by", "address", "national", "note")


class ReportForm(forms.Form):
    """All that is said of a report. `report` is the one that is edited; None for a new one."""

    title = forms.CharField(label="Title", max_length=300, help_text="As it is printed.", error_messages=FILL_IN)
    origin = forms.ChoiceField(
        label="Who it is from", choices=[("", "Choose"), *Report.Origin.choices], error_messages=CHOOSE
    )
    author = forms.CharField(
        label="Whose report it is",
        max_length=200,
        required=False,
        help_text="The body that wrote it, where the line above does not say: a firm of auditors, a coroner's area.",
    )
    published = day(
        "Day of publication",
        "Of a letter, the day it bears. The 56 days of an inspection report begin with this day.",
    )
    received = day("Day it was received", "Where it came before or after it was published.", required=False)
    respond_by = day(
        "Response asked for by",
        "Of a super-complaint, the day that the report sets. Statutory days are reckoned, and need not be given.",
        required=False,
    )
    address = forms.URLField(
        label="Where it can be read",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Its address on the web, beginning with https://.",
        error_messages={"invalid": "Write the whole address, beginning with https://."},
    )
    national = forms.BooleanField(
        label="It is about all forces, and not about this one alone",
        required=False,
        help_text="A response is owed to a national report, too, unless the force is clearly not its subject.",
    )
    note = long_text("Note", "For the office alone.", required=False, rows=2)
    because = forms.CharField(
        label="Why it changes",
        max_length=300,
        required=False,
        help_text="Needed when the day of publication changes: the clock of the response changes with it.",
    )
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, report: Report | None = None, **kwargs: Any) -> None:
        if report:
            kwargs["initial"] = said(report)
        super().__init__(*args, **kwargs)
        if report is None:
            del self.fields["because"], self.fields["edition"]

    @property
    def facts(self) -> ReportFacts:
        """What was typed, once it is valid."""
        return ReportFacts(**{name: self.cleaned_data[name] for name in NAMES})


class ChooseForm(forms.Form):
    """A document to take recommendations in from: a file, or a paper that the office holds."""

    file = forms.FileField(
        label="The report's file",
        required=False,
        help_text="Word (DOCX), PDF or text. It is kept among the papers as it came in.",
        error_messages={
            "empty": "This file is empty: there is nothing in it to read. Was it saved before it was sent?"
        },
        widget=forms.FileInput(attrs={"accept": KINDS}),
    )
    document = forms.ModelChoiceField(
        Document.objects.none(),
        label="Or a paper that is here already",
        required=False,
        empty_label="None: I send the file",
    )
    published = day(
        "Day of publication",
        "“Within six months” is reckoned from it. Of a paper that is here, only where its day is not known.",
        required=False,
    )

    def __init__(self, *args: Any, may_upload: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["document"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = Document.objects.current().order_by("-published", "title")
        chosen.label_from_instance = _named  # type: ignore[method-assign, assignment]
        if not may_upload:
            del self.fields["file"]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        file, document, published = given.get("file"), given.get("document"), given.get("published")
        if self.errors:
            return given
        if bool(file) == bool(document):
            raise forms.ValidationError(
                "Choose one: a file, or a paper that is here already." if file else "Choose a file, or a paper."
            )
        if published is None and (file or (document and document.published is None)):
            self.add_error("published", "Say on which day it was published.")
        return given

    @property
    def filename(self) -> str:
        """The name it came under, without characters that cannot be shown."""
        name = str(self.cleaned_data["file"].name)
        return "".join(one for one in name if unicodedata.category(one)[0] != "C") or "report"


def said(report: Report) -> dict[str, Any]:
    """A report as the form shows it."""
    shown = {name: getattr(report, name) for name in NAMES if name != "respond_by"}
    respond_by = report.clock.due if report.clock and report.clock.set_date else None
    return {**shown, "respond_by": respond_by, "edition": report.edition}


def _named(one: Document) -> str:
    return f"{one.title}, {british_date(one.published)}" if one.published else f"{one.title}, day not known"
