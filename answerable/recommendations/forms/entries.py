"""Writing a recommendation down, and correcting it."""

from typing import Any

from django import forms
from django.db.models import Q

from answerable.measures.forms.definition import FILL_IN, day, long_text
from answerable.plans.models import Objective
from answerable.recommendations.intake.entries import (
    LONGEST_NUMBER,
    LONGEST_OWNER,
    LONGEST_TITLE,
    LONGEST_WORDS,
    Entry,
)
from answerable.recommendations.models import Recommendation, Report

Deadline = Recommendation.Deadline


class ReportField(forms.ModelChoiceField[Report]):
    """A report of the register, with its day."""

    def label_from_instance(self, obj: Report) -> str:
        return f"{obj.title} ({obj.published.day} {obj.published:%B %Y})"


class ObjectiveField(forms.ModelChoiceField[Objective]):
    """An objective of a plan, with its number."""

    def label_from_instance(self, obj: Objective) -> str:
        return f"{obj.plan.title}: {obj.code} {obj.title}"


class EntryForm(forms.Form):
    """All that a recommendation says. `row` is the one that is corrected; a new one is asked for its report."""

    report = ReportField(Report.objects.none(), label="Report", empty_label="Choose one", error_messages=FILL_IN)
    number = forms.CharField(
        label="Number",
        max_length=LONGEST_NUMBER,
        required=False,
        help_text="As printed: 3, AFI 2. Left empty, it gets the next one.",
    )
    kind = forms.ChoiceField(label="Kind", choices=Recommendation.Kind.choices)
    under = forms.CharField(
        label="Belongs to the cause of concern",
        max_length=LONGEST_NUMBER,
        required=False,
        help_text="Its number in the same report. Leave it empty where it stands for itself.",
    )
    title = forms.CharField(label="What is to be done, in a line", max_length=LONGEST_TITLE, error_messages=FILL_IN)
    text = long_text("The whole text", "As it is printed.", required=False, rows=6, limit=LONGEST_WORDS)
    addressee = forms.ChoiceField(label="Addressed to", choices=Recommendation.Addressee.choices)
    deadline_kind = forms.ChoiceField(
        label="Deadline",
        choices=Deadline.choices,
        widget=forms.RadioSelect,
        initial=Deadline.NONE_SET,
        help_text="As its source says: that none is set is an answer too.",
    )
    deadline = day("The date of the deadline", "Only where it is a date.", required=False)
    local_target = day(
        "The office's own target", "Where the source sets none, or to be done before it.", required=False
    )
    owner_role = forms.CharField(
        label="Owner", max_length=LONGEST_OWNER, required=False, help_text="Who carries it out: a role, not a name."
    )
    objective = ObjectiveField(
        Objective.objects.none(),
        label="Objective of the plan",
        required=False,
        empty_label="None",
        help_text="The one that it bears on: it is told on the page of that objective.",
    )
    because = long_text(
        "Why the date is moved",
        "Kept with the slip. Needed where a deadline or a target is changed.",
        required=False,
        rows=2,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, row: Recommendation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        objective, report = self.fields["objective"], self.fields["report"]
        assert isinstance(objective, ObjectiveField)
        assert isinstance(report, ReportField)
        # One that a variation has left out stays to be chosen where it was chosen before.
        held = Objective.objects.filter(Q(ended_on__isnull=True) | Q(pk=row.objective_id if row else None))
        objective.queryset = held.select_related("plan").order_by("plan__position", "position")
        if row is None:
            report.queryset = Report.objects.order_by("-published", "code")
            del self.fields["because"], self.fields["edition"]
        else:
            del self.fields["report"]

    def clean(self) -> dict[str, Any]:
        """A date where the deadline is one, and none where it is not."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        kind, deadline = said.get("deadline_kind"), said.get("deadline")
        if kind == Deadline.DATE and deadline is None and "deadline" not in self.errors:
            self.add_error("deadline", "Say the date, or choose another kind of deadline.")
        if kind in {Deadline.NONE_SET, Deadline.IMMEDIATE} and deadline:
            self.add_error("deadline", "You chose a deadline that is no date: take the date out, or choose “A date”.")
        return said

    @property
    def entry(self) -> Entry:
        """What was written down."""
        said = self.cleaned_data
        names = (
            "title",
            "number",
            "kind",
            "under",
            "text",
            "addressee",
            "deadline_kind",
            "deadline",
            "local_target",
            "owner_role",
        )
        facts = {name: said[name].strip() if isinstance(said[name], str) else said[name] for name in names}
        return Entry(**facts, objective=said["objective"].pk if said["objective"] else None)
