"""The forms of a draft as a whole: begun, its title and days, a version kept, given up."""

from datetime import date

from django import forms

from answerable.kit.wording import british_date
from answerable.measures.forms.definition import CHOOSE, FILL_IN, day, long_text
from answerable.plans.models import Plan
from answerable.plans.queries.drafts import body_from

NOTHING = "nothing"


class OneLine(forms.CharField):
    """Words on one line: what is pasted from a letter is kept without its line ends and double spaces."""

    def to_python(self, value: object) -> str:
        return " ".join((super().to_python(value) or "").split())


def words(label: str, limit: int, hint: str = "", *, required: bool = True, rows: int = 0) -> OneLine:
    """A field of one line, or, with `rows`, of one paragraph."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return OneLine(
        label=label, help_text=hint, required=required, max_length=limit, widget=widget, error_messages=FILL_IN
    )


class HeadForm(forms.Form):
    """Title and days of the plan."""

    title = words("Title of the plan", 200)
    start = day("From", "The day from which it has effect.", required=False)
    end = day(
        "Until",
        "Its last day. A plan has effect until another one does, so leave it empty where none is set.",
        required=False,
    )
    note = words("Note", 2000, "What a reader should know of the plan as a whole.", required=False, rows=3)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_start(self) -> date | None:
        start: date | None = self.cleaned_data["start"]
        first = body_from()
        if start and first and start < first:
            raise forms.ValidationError(f"That is before the body existed: it is known from {british_date(first)}.")
        return start

    def clean(self) -> dict[str, object]:
        told: dict[str, object] = super().clean() or {}
        start, end = told.get("start"), told.get("end")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            self.add_error("end", "The plan would end before it begins: put one of the two days right.")
        return told


class StartForm(HeadForm):
    """A new plan, from nothing or from the text of one that there is."""

    field_order = ("code", "title", "start", "end", "copied", "note")
    code = forms.SlugField(
        label="Short name",
        max_length=50,
        help_text="It stands in addresses and never changes: the years, such as 2026-29.",
        error_messages={**FILL_IN, "invalid": "Write it in letters, digits and hyphens only, such as 2026-29."},
    )
    copied = forms.ChoiceField(label="Begin from", widget=forms.RadioSelect, error_messages=CHOOSE)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        plans = [(plan.code, f"The text of {plan.title}") for plan in Plan.objects.order_by("position", "-start", "pk")]
        field = self.fields["copied"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(NOTHING, "Nothing: an empty plan"), *plans]
        self.initial.setdefault("copied", NOTHING)


class VersionForm(forms.Form):
    """Keeping the text as it stands."""

    note = words(
        "What this version is for", 300, "For example: after the meeting with the chief officer.", required=False
    )


class ReasonForm(forms.Form):
    """Why something is taken back or given up."""

    because = long_text("Why", "It stays with the record.", rows=3)
