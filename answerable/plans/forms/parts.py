"""The forms of a priority and of an objective of a draft."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from django import forms
from django.core.validators import RegexValidator

from answerable.kit.wording import british_date
from answerable.measures.forms.definition import CHOOSE, FILL_IN, day
from answerable.measures.models import Measure
from answerable.plans.forms.drafts import words
from answerable.plans.intake.drafts import DraftLine, DraftObjective, DraftPriority
from answerable.plans.models import Threat

NUMBER = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]*$", "Write a number such as 2.4: letters, digits, dots and hyphens only."
)


def number(label: str = "Number") -> forms.CharField:
    return forms.CharField(label=label, max_length=20, validators=[NUMBER], error_messages=FILL_IN)


class MeasuresField(forms.CharField):
    """Measures, one a line, by title or code; cleaned to their codes. What is not held is told with what is near."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: object) -> object:
        """The titles of codes, where a title is one measure's alone."""
        if not isinstance(value, (tuple, list)):
            return value
        titles = _titles()
        once = [title.casefold() for title in titles.values()]
        named = (titles[code] if once.count(titles.get(code, "").casefold()) == 1 else code for code in value)
        return "\n".join(named)

    def to_python(self, value: object) -> str:
        return str(value or "").replace("\r\n", "\n")

    def clean(self, value: object) -> tuple[str, ...]:
        said = [line.strip() for line in super().clean(value).split("\n") if line.strip()]
        titles = _titles()
        by_title = {title.casefold(): code for code, title in titles.items()}
        found, faults = [], []
        for line in said:
            code = line if line in titles else by_title.get(line.casefold())
            if code:
                found.append(code)
            else:
                faults.append(_not_held(line, [*titles.values(), *titles]))
        if faults:
            raise forms.ValidationError(faults)
        return tuple(dict.fromkeys(found))


def _titles() -> dict[str, str]:
    return dict(Measure.objects.values_list("code", "title"))


def _not_held(line: str, known: Sequence[str]) -> str:
    near = get_close_matches(line, known, 1, 0.5)
    hint = f"did you mean “{near[0]}”?" if near else "choose one from the list of measures, or take it out."
    return f"The office has no measure “{line[:80]}”: {hint}"


class PriorityForm(forms.Form):
    """A priority."""

    code = number()
    title = words("Title", 200)
    summary = words("Summary", 2000, "One or two sentences.", required=False, rows=3)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def made(self, key: str) -> DraftPriority:
        told = self.cleaned_data
        return DraftPriority(key, told["code"], told["title"], told["summary"])


class ObjectiveForm(forms.Form):
    """An objective of `line`; `followed` are the objectives of the plan before that it may carry on."""

    priority = forms.ChoiceField(label="Priority", required=False)
    code = number()
    title = words("Title", 200, "In a few words, as it is spoken of.")
    summary = words("What is promised", 2000, "What will be different, for whom, by how much.", required=False, rows=3)
    baseline = words("Where it starts", 2000, "The figure that it starts from, and its date.", required=False, rows=2)
    due = day("To be reached by", "A day within the plan.", required=False)
    measures = MeasuresField(
        label="Measures",
        required=False,
        help_text="One a line, by the title that the list of measures has, or by its code.",
    )
    body_does = words(
        "What the body does", 2000, "What the office itself pays for, asks or arranges.", required=False, rows=3
    )
    force_does = words("What the force does", 2000, "What is asked of the chief officer.", required=False, rows=3)
    owner_role = words("Owner", 200, "The role that answers for it, not a name.", required=False)
    threats = forms.MultipleChoiceField(
        label="Threats that it answers to", required=False, widget=forms.CheckboxSelectMultiple, error_messages=CHOOSE
    )
    was = forms.MultipleChoiceField(
        label="Objectives before that it carries on",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, line: DraftLine, followed: Sequence[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.line = line
        priorities = [(one.key, f"{one.code}. {one.title}") for one in line.priorities]
        self._offer("priority", [*priorities, ("", "None")])
        self._offer("threats", list(Threat.objects.order_by("position", "pk").values_list("code", "title")))
        self._offer("was", [(code, f"{code} {title}") for code, title in followed])

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """What there is to choose; a field that has nothing to offer is left out, and keeps what it held."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
        if not choices:
            del self.fields[name]

    def clean_due(self) -> date | None:
        due: date | None = self.cleaned_data["due"]
        if due and self.line.start and due < self.line.start:
            raise forms.ValidationError(f"That is before the plan begins, on {british_date(self.line.start)}.")
        if due and self.line.end and due > self.line.end:
            raise forms.ValidationError(f"That is after the plan ends, on {british_date(self.line.end)}.")
        return due

    def made(self, held: DraftObjective) -> DraftObjective:
        """The objective as it is then; `held` is what it was."""
        told = {**self.cleaned_data}
        told.pop("edition", None)
        for name in ("threats", "was"):
            if name in told:
                told[name] = tuple(told[name])
        return replace(held, **told)


class MergeForm(forms.Form):
    """Several objectives that become one."""

    merged = forms.MultipleChoiceField(
        label="Objectives to merge",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose two or more."},
    )
    code = number("Number of the one that they become")
    title = words("Its title", 200)
    summary = words("What it promises", 2000, required=False, rows=3)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, line: DraftLine, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["merged"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(one.key, f"{one.code} {one.title}") for one in line.objectives]

    def clean_merged(self) -> list[str]:
        merged: list[str] = self.cleaned_data["merged"]
        if len(merged) < 2:
            raise forms.ValidationError("Choose two or more.")
        return merged


class SplitForm(forms.Form):
    """One objective that becomes two."""

    code = number("Number of the first")
    title = words("Title of the first", 200)
    summary = words("What the first promises", 2000, required=False, rows=3)
    second_code = number("Number of the second")
    second_title = words("Title of the second", 200)
    second_summary = words("What the second promises", 2000, required=False, rows=3)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
