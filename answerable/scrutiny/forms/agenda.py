"""The items of an agenda, their way to another meeting, and who gets the papers."""

from typing import Any

from django import forms
from django.db.models import Q

from answerable.kit.wording import british_date
from answerable.measures.forms.definition import FILL_IN, long_text
from answerable.plans.models import Objective
from answerable.plans.queries import in_force
from answerable.scrutiny.forms.meetings import EditionForm
from answerable.scrutiny.intake.programme import LONGEST_ITEM
from answerable.scrutiny.models import AgendaItem, Meeting, Paper
from answerable.scrutiny.operations.agenda import ItemFacts, RecipientFacts, facts_of_item

PLAIN = ("title", "kind", "purpose", "lead_role", "minutes", "restricted", "ground", "proposed_because")


class ObjectivesField(forms.ModelMultipleChoiceField[Objective]):
    """Objectives of a plan, each with its number."""

    def label_from_instance(self, obj: Objective) -> str:
        return f"{obj.code} {obj.title}"


class PaperField(forms.ModelChoiceField[Paper]):
    """A paper that the office holds, with its day."""

    def label_from_instance(self, obj: Paper) -> str:
        return f"{obj.source.title} ({british_date(obj.source.published)})"


class MeetingField(forms.ModelChoiceField[Meeting]):
    """A meeting ahead, with its day."""

    def label_from_instance(self, obj: Meeting) -> str:
        return f"{british_date(obj.date)}: {obj.name}, {obj.title}"


class ItemForm(EditionForm):
    """All that is said of an item before the meeting. `row` is the one that is changed."""

    title = forms.CharField(label="Title", max_length=300, error_messages=FILL_IN)
    kind = forms.ChoiceField(label="Kind", choices=AgendaItem.Kind.choices, initial=AgendaItem.Kind.REPORT)
    minutes = forms.IntegerField(
        label="Minutes",
        required=False,
        min_value=1,
        max_value=LONGEST_ITEM,
        help_text="How long it is to take. The times of those after it are reckoned from that.",
        error_messages={"invalid": "Write a number of minutes, such as 40."},
    )
    lead_role = forms.CharField(
        label="Who leads it", max_length=200, required=False, help_text="A role, not a name: the chief constable."
    )
    purpose = long_text("What it is for", "What is to be known, or decided, at its end.", required=False, rows=2)
    objectives = ObjectivesField(
        Objective.objects.none(),
        label="Objectives of the plan",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Those that it looks at. The programme counts them as seen by this meeting.",
    )
    paper = PaperField(Paper.objects.none(), label="Paper", required=False, empty_label="None yet")
    proposed_because = long_text(
        "Why it is on the agenda", "For the office: what spoke for taking it now.", required=False, rows=2
    )
    restricted = forms.BooleanField(
        label="It is taken without the public",
        required=False,
        help_text="Nothing of it is published but its ground and its length: not even its title.",
    )
    ground = long_text(
        "The ground", "Why the public is left out, and under what. This is published.", required=False, rows=2
    )

    def __init__(self, *args: Any, meeting: Meeting, row: AgendaItem | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        objectives, paper = self.fields["objectives"], self.fields["paper"]
        assert isinstance(objectives, ObjectivesField)
        assert isinstance(paper, PaperField)
        held = facts_of_item(row) if row else None
        chosen = list(held.objectives) if held else []
        plan = in_force(meeting.date)
        running = Q(ended_on__isnull=True, plan=plan) if plan else Q(ended_on__isnull=True)
        objectives.queryset = (
            Objective.objects.filter(running | Q(pk__in=chosen))
            .select_related("plan")
            .order_by("plan__position", "position")
        )
        papers = Paper.objects.filter(Q(meeting=meeting) | Q(pk=held.paper if held else None))
        paper.queryset = papers.select_related("source").order_by("-source__published", "pk")
        if held is None or row is None:
            return
        for name in PLAIN:
            self.initial.setdefault(name, getattr(held, name))
        self.initial.setdefault("objectives", chosen)
        self.initial.setdefault("paper", held.paper)
        self.initial.setdefault("edition", row.edition)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("restricted") and not (said.get("ground") or "").strip() and "ground" not in self.errors:
            self.add_error("ground", "Say the ground on which the public is left out: it is published.")
        return said

    @property
    def facts(self) -> ItemFacts:
        """What was typed, once it is valid."""
        said = self.cleaned_data
        return ItemFacts(
            **{name: said[name] for name in PLAIN},
            objectives=tuple(one.pk for one in said["objectives"]),
            paper=said["paper"].pk if said["paper"] else None,
        )


class MoveItemForm(EditionForm):
    """Another meeting for an item."""

    to = MeetingField(
        Meeting.objects.none(), label="To which meeting", empty_label="Choose one", error_messages=FILL_IN
    )
    because = long_text("Why it is moved", "Shown on the agenda, and told to who writes its report.", rows=2)

    def __init__(self, *args: Any, row: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, MeetingField)
        to.queryset = Meeting.objects.to_come().exclude(pk=row.meeting_id).order_by("date", "pk")
        self.initial.setdefault("edition", row.edition)


class RemoveItemForm(EditionForm):
    """Why an item comes off the agenda."""

    because = long_text("Why it comes off", "Kept in the trail of what was done.", required=False, rows=2)


class RecipientForm(forms.Form):
    """Somebody who gets the papers; a line without a role is nobody."""

    role = forms.CharField(label="Who", max_length=200, required=False)
    email = forms.EmailField(
        label="E-mail",
        max_length=254,
        required=False,
        error_messages={"invalid": "Write an address such as office@example.org."},
    )
    restricted = forms.BooleanField(label="The restricted part too", required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("email") and not (said.get("role") or "").strip():
            self.add_error("role", "Say who gets the papers at this address.")
        return said

    @property
    def facts(self) -> RecipientFacts | None:
        said = self.cleaned_data
        role = said.get("role", "").strip()
        return RecipientFacts(role, said["email"], said["restricted"]) if role else None


RecipientSet = forms.formset_factory(RecipientForm, extra=3, max_num=500)
