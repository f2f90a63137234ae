"""What is decided in the panel of the review page: which measure a figure is of, what is asked, how a finding ends."""

from typing import Any

from django import forms

from answerable.areas.models import Area
from answerable.evidence.forms.fields import MeasureField, PeriodField
from answerable.measures.forms.definition import FILL_IN, long_text

LONGEST_QUESTION = 4000
LONGEST_REASON = 2000


class MatchForm(forms.Form):
    """Which measure a figure tells, for which days and where."""

    measure = MeasureField(error_messages=FILL_IN, help_text="Type some words of its title and choose.")
    period = PeriodField(
        required=False,
        help_text="Such as: 2023/24; March 2024; 12 months to January 2024; 1 April 2023 to 31 January 2024.",
    )
    area = forms.ModelChoiceField(Area.objects.none(), label="Area", required=False, empty_label="The whole force")
    breakdown = forms.CharField(label="Part", max_length=120, required=False, help_text="Where the measure is split.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "match-%s"} | kwargs)
        area = self.fields["area"]
        assert isinstance(area, forms.ModelChoiceField)
        area.queryset = Area.objects.order_by("position", "name")
        area.label_from_instance = lambda one: one.name  # type: ignore[method-assign, assignment]


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
