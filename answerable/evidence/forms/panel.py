"""What is decided in the panel of the review page: which measure a figure is of, what is asked, how a finding ends."""

from typing import Any

from django import forms

from answerable.areas.models import Area
from answerable.measures.forms.definition import FILL_IN, day, long_text
from answerable.measures.models import Measure

LONGEST_QUESTION = 4000
LONGEST_REASON = 2000
LIST_OF_MEASURES = "known-measures"
"""The identity of the list of measures that stands once on the page."""


class MatchForm(forms.Form):
    """Which measure a figure tells, for which days and where."""

    measure = forms.CharField(
        label="Measure",
        max_length=340,
        error_messages=FILL_IN,
        help_text="Type some words of its title and choose.",
        widget=forms.TextInput(attrs={"list": LIST_OF_MEASURES, "autocomplete": "off"}),
    )
    start = day("First day", "")
    end = day("Last day", "")
    area = forms.ModelChoiceField(Area.objects.none(), label="Area", required=False, empty_label="Not said")
    breakdown = forms.CharField(label="Part", max_length=120, required=False, help_text="Where the measure is split.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "match-%s"} | kwargs)
        area = self.fields["area"]
        assert isinstance(area, forms.ModelChoiceField)
        area.queryset = Area.objects.order_by("position", "name")
        area.label_from_instance = lambda one: one.name  # type: ignore[method-assign, assignment]

    def clean_measure(self) -> Measure:
        """The measure of this title, or of this code."""
        typed = str(self.cleaned_data["measure"]).strip()
        found = list(Measure.objects.filter(title__iexact=typed)[:2]) or list(Measure.objects.filter(code=typed)[:1])
        if len(found) != 1:
            more = (
                "More than one measure has this title: type its code."
                if found
                else "No measure has this title: choose one of the list."
            )
            raise forms.ValidationError(more)
        return found[0]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("start") and given.get("end") and given["end"] < given["start"]:
            self.add_error("end", "This day is before the first day.")
        return given


class QuestionForm(forms.Form):
    """A query to the author of the paper, in the words in which it is sent."""

    text = long_text("The question", "Sent as it stands here.", rows=6, limit=LONGEST_QUESTION)


class SettleForm(forms.Form):
    """Why a finding needs nothing more."""

    reason = long_text("What came of it", "Kept with the finding.", rows=3, limit=LONGEST_REASON)


class FalseAlarmForm(forms.Form):
    """Why the paper is right and the rule is not; the office's exclusions learn it."""

    reason = long_text(
        "Why it is no fault",
        "The rule stays silent about this subject from now on, in every paper, until the exclusion is lifted.",
        rows=3,
        limit=LONGEST_REASON,
    )
