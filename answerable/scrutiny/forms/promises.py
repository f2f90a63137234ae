"""Fields that the forms of promises, challenges and letters share."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from answerable.kit.wording import british_date
from answerable.measures.forms.definition import CHOOSE, FILL_IN, LongText, long_text
from answerable.plans.forms.delivery import current_objectives
from answerable.plans.models import Objective
from answerable.scrutiny.models import Meeting

LATEST = 40
"""So many meetings are offered to choose from, the latest first."""
ROLE = "A role, and not a name."


class ObjectiveChoice(forms.ModelChoiceField[Objective]):
    """One objective, named with its plan."""

    def label_from_instance(self, obj: Objective) -> str:
        return f"{obj.code} {obj.title} ({obj.plan.title})"


class MeetingChoice(forms.ModelChoiceField[Meeting]):
    """One meeting, named with its day."""

    def label_from_instance(self, obj: Meeting) -> str:
        return f"{british_date(obj.date)}: {obj.name}, {obj.title}"


def objective_field() -> ObjectiveChoice:
    return ObjectiveChoice(current_objectives(), label="Objective of the plan", required=False, empty_label="None")


def meeting_field(label: str, *, keep: Meeting | None = None) -> MeetingChoice:
    """The latest meetings, and the one that is held already however old it is."""
    latest = list(Meeting.objects.order_by("-date", "-pk").values_list("pk", flat=True)[:LATEST])
    rows: QuerySet[Meeting] = Meeting.objects.filter(pk__in=[*latest, *([keep.pk] if keep else [])])
    return MeetingChoice(rows.order_by("-date", "-pk"), label=label, required=False, empty_label="None")


def one_line(label: str, hint: str = "", *, limit: int = 200, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=limit, required=required, error_messages=FILL_IN)


def choice(label: str, choices: Any, hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, help_text=hint, error_messages=CHOOSE)


def citing(label: str, hint: str, *, required: bool = True) -> LongText:
    """Several lines that may cite figures, as a briefing does."""
    field = long_text(label, f"{hint} A figure is cited: begin with {{ and choose one.", required=required)
    field.widget.attrs |= {"data-cite": "", "autocomplete": "off"}
    return field


def seen() -> forms.IntegerField:
    """Which state was opened."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)
