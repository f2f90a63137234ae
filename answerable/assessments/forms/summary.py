"""The forms of a strategic summary: what it is of, what is written in it, and to whom it goes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from answerable.assessments.operations.summary import Text
from answerable.measures.forms.definition import CHOOSE, FILL_IN, LongText
from answerable.plans.models import Plan, Priority

LONGEST = 20_000
CITING = "A blank line begins a paragraph, - an item of a list. Cite a figure instead of typing it: begin with { and choose from what is held."
NARRATIVE = "narrative-"


def _day(label: str, hint: str, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    wrong = FILL_IN | {"invalid": "Write the day as 2024-11-07."}
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget, error_messages=wrong)


class SummaryForm(forms.Form):
    """What a summary is of, and what is written in it; one text for each priority of its plan."""

    title = forms.CharField(label="Title", max_length=300, error_messages=FILL_IN)
    as_at = _day("As at", "Everything in it is told as it was known on this day.")
    since = _day(
        "Changes since",
        "The day of the last report. Empty: since the last submitted summary of this plan.",
        required=False,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, priorities: Sequence[Priority], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["opening"] = _text("Opening", f"How the plan stands, in a few sentences. {CITING}", rows=8)
        self._codes = {f"{NARRATIVE}{number}": one.code for number, one in enumerate(priorities, 1)}
        for (name, _), one in zip(self._codes.items(), priorities, strict=True):
            self.fields[name] = _text(f"Priority {one.code}: {one.title}", "", rows=6)

    @property
    def texts(self) -> list[forms.BoundField]:
        """The boxes that are written in, in their order."""
        return [self[name] for name in ("opening", *self._codes)]

    @property
    def text(self) -> Text:
        """What was written; only of a form that is valid."""
        told = self.cleaned_data
        narratives = {code: told[name] for name, code in self._codes.items()}
        return Text(told["title"], told["as_at"], told["since"], told["opening"], narratives)


def narrative_fields(narratives: dict[str, str], priorities: Sequence[Priority]) -> dict[str, str]:
    """What is held, by the names of the boxes."""
    return {f"{NARRATIVE}{number}": narratives.get(one.code, "") for number, one in enumerate(priorities, 1)}


def _text(label: str, hint: str, *, rows: int) -> LongText:
    widget = forms.Textarea(attrs={"rows": rows, "data-cite": "", "autocomplete": "off"})
    return LongText(label=label, help_text=hint, required=False, max_length=LONGEST, widget=widget, strip=False)


class BeginForm(forms.Form):
    """Which plan a new summary is of, and as at which day."""

    plan = forms.ModelChoiceField(
        label="Plan", queryset=Plan.objects.none(), to_field_name="code", empty_label=None, error_messages=CHOOSE
    )
    title = forms.CharField(
        label="Title", max_length=300, help_text="What the paper is called.", error_messages=FILL_IN
    )
    as_at = _day("As at", "Everything in it is told as it was known on this day.")
    since = _day(
        "Changes since",
        "The day of the last report. Empty: since the last submitted summary of this plan.",
        required=False,
    )

    def __init__(self, data: Any = None, *, plans: Sequence[Plan], day: date) -> None:
        chosen = plans[0].code if plans else None
        super().__init__(data, initial={"as_at": day, "plan": chosen, "title": "Strategic summary"})
        field = self.fields["plan"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Plan.objects.filter(pk__in=[one.pk for one in plans]).order_by("position", "-start", "pk")


class SubmitForm(forms.Form):
    """To whom it is submitted."""

    to = forms.CharField(
        label="Submit it to",
        max_length=200,
        help_text="The panel, a board, an inspectorate. It is then kept as it is, and never changed.",
        error_messages=FILL_IN,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
