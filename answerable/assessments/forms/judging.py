"""The form of a judgement: every step with its definition beside its word."""

from datetime import date
from typing import Any

from django import forms

from answerable.assessments.operations.judging import Said
from answerable.assessments.queries.scales import Scale
from answerable.measures.forms.definition import day

# Months before it are looked back at, and the calendar of computers ends at the year 1.
FIRST_YEAR = 1900


class JudgementForm(forms.Form):
    """What a judge says. Without a scale there is no step to choose."""

    rating = forms.ChoiceField(
        label="How the objective stands",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the objective stands."},
    )
    as_at = day("As at", "The day that the judgement speaks of: today or before. Figures told later are not looked at.")
    judge_role = forms.CharField(
        label="In which role you judge",
        max_length=200,
        error_messages={"required": "Say in which role you judge."},
    )
    judge_name = forms.CharField(
        label="Name of the judge",
        max_length=200,
        required=False,
        help_text="Published with the judgement. Leave it out where only the role is public.",
    )
    reason = forms.CharField(
        label="Reason",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What you rest the judgement on. It is published.",
        error_messages={"required": "Say why: a judgement without its reason cannot answer for itself."},
    )
    differs_because = forms.CharField(
        label="Why it differs from the computed status",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Only where it does. Both stay beside each other for ever.",
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, scale: Scale | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rating = self.fields["rating"]
        if scale is None:
            del self.fields["rating"]
        elif isinstance(rating, forms.ChoiceField):
            rating.choices = [
                (one.code, f"{one.word}: {one.meaning}" if one.meaning else one.word)
                for one in scale.steps
                if one.judges
            ]
            rating.help_text = scale.meaning

    def clean_as_at(self) -> date:
        as_at: date = self.cleaned_data["as_at"]
        if as_at.year < FIRST_YEAR:
            raise forms.ValidationError("No plan is as old as that: write the year with its four figures.")
        return as_at

    @property
    def said(self) -> Said:
        """What was said, once the form is valid."""
        told = self.cleaned_data
        as_at: date = told["as_at"]
        return Said(
            rating=told.get("rating", ""),
            as_at=as_at,
            judge_role=told["judge_role"],
            reason=told["reason"],
            judge_name=told["judge_name"],
            differs_because=told["differs_because"],
        )
