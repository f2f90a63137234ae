"""Saying that findings are one, or are not."""

from collections.abc import Sequence
from typing import Any

from django import forms

from answerable.measures.forms.definition import long_text
from answerable.recommendations.models import Recommendation

NAMED_TWICE = 12
"""So many may be named by hand at once."""


class AgainForm(forms.Form):
    """Which others find the same: ticked of those suggested, or named."""

    likely = forms.TypedMultipleChoiceField(
        label="These find the same", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label="Others",
        required=False,
        max_length=1000,
        help_text="As CODE/NUMBER of their report, with commas between: custody-2021/2, audit-2022/7.",
    )
    title = forms.CharField(
        label="The finding in a few words",
        max_length=300,
        required=False,
        help_text="Such as: searches are not recorded.",
    )
    why = long_text("Why they are one", "What is the same in them, and since when.", required=False, rows=3)

    def __init__(self, *args: Any, choices: Sequence[tuple[int, str]], row: Recommendation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        likely = self.fields["likely"]
        assert isinstance(likely, forms.TypedMultipleChoiceField)
        likely.choices = list(choices)
        if not choices:
            del self.fields["likely"]
        if row.recurrence_id:
            self.fields["title"].help_text = "Left empty, it keeps its name."

    def clean_others(self) -> list[Recommendation]:
        """Those that are named, each of them held."""
        found = []
        for said in filter(None, (one.strip() for one in self.cleaned_data["others"].split(",")[:NAMED_TWICE])):
            report, _, number = said.rpartition("/")
            row = Recommendation.objects.filter(report__code=report, number=number).first()
            if row is None:
                raise forms.ValidationError(
                    f"There is no recommendation “{said}”: write it as CODE/NUMBER of its report."
                )
            found.append(row)
        return found

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not said.get("likely") and not said.get("others") and not self.errors:
            self.add_error("others", "Tick or name at least one other.")
        return said

    @property
    def chosen(self) -> list[Recommendation]:
        """This one and all that were ticked and named."""
        ticked = Recommendation.objects.filter(pk__in=self.cleaned_data.get("likely") or [])
        return [self.row, *ticked, *self.cleaned_data["others"]]


class PartForm(forms.Form):
    """That one is not the same finding."""

    because = long_text("Why it is not the same finding", "Kept in the audit trail.", rows=2)
