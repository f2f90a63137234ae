"""The forms of what stands round an objective. They shape and word; the operations write."""

from datetime import date

from django import forms
from django.db.models import QuerySet

from answerable.bodies.models import OfficeHolder
from answerable.kit.wording import british_date
from answerable.measures.forms.definition import CHOOSE, FILL_IN, day, long_text
from answerable.plans.models import Account, Board, Commitment, Deliverable, Objective, Side, Threat
from answerable.plans.operations.delivery import Stand, Work
from answerable.plans.operations.delivery_besides import Danger, Meeting, Promise, Told

OWNER = "The role, not the name, such as Head of Contact Management. Leave it empty where nobody owns it yet."
REASON = "Needed where the date moves or the work is stopped. It stays beside the old date."


class ObjectiveChoice(forms.ModelChoiceField[Objective]):
    """One objective, named by its code and title."""

    def label_from_instance(self, obj: Objective) -> str:
        return f"{obj.plan.title}: {obj.code} {obj.title}"


class ObjectivesChoice(forms.ModelMultipleChoiceField[Objective]):
    """Several objectives, ticked by their code and title."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Objective) -> str:
        return f"{obj.code} {obj.title} ({obj.plan.title})"


class HolderChoice(forms.ModelChoiceField[OfficeHolder]):
    """A holder of the office, by title and first day."""

    def label_from_instance(self, obj: OfficeHolder) -> str:
        return f"{obj.title}, from {british_date(obj.start)}"


def current_objectives() -> QuerySet[Objective]:
    """The objectives that a form offers, in the order of the plans."""
    return Objective.objects.current().select_related("plan").order_by("plan__position", "position", "pk")


def objectives_field() -> ObjectivesChoice:
    return ObjectivesChoice(current_objectives(), label="Objectives", required=False)


def words_field(label: str, limit: int, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, help_text=hint, required=required, error_messages=FILL_IN)


class WorkForm(forms.Form):
    """What a deliverable is. `edition` says which state of it was opened."""

    title = words_field("What is to be delivered", 300, "So that anybody could say whether it is there.")
    side = forms.ChoiceField(label="Who owes it", choices=Side.choices, error_messages=CHOOSE)
    owner_role = words_field("Owner", 200, OWNER, required=False)
    note = long_text("Note", "For the office: it is not published.", required=False, rows=3)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def work(self) -> Work:
        given = self.cleaned_data
        return Work(given["title"], given["side"], given["owner_role"], given["note"])


class StandForm(forms.Form):
    """How far a deliverable is, and by when it is due."""

    status = forms.ChoiceField(label="Status", choices=Deliverable.Status.choices, error_messages=CHOOSE)
    on = day("Since when", "The day on which it came to stand so.")
    due = day("Due", "Leave it empty where no date is set.", required=False)
    words = long_text("What is new, or why", REASON, required=False, rows=3)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def stand(self) -> Stand:
        given = self.cleaned_data
        return Stand(given["status"], given["on"], given["due"], given["words"])


class NewDeliverableForm(WorkForm, StandForm):
    """A deliverable that is added, with the objective that it is owed to."""

    objective = ObjectiveChoice(Objective.objects.none(), label="Objective", error_messages=CHOOSE)
    field_order = ("objective", "title", "side", "owner_role", "due", "status", "on", "words", "note")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["objective"].queryset = current_objectives()  # type: ignore[attr-defined]


class CommitmentForm(forms.Form):
    """A promise of an election, and the objectives that carry it."""

    words = long_text("What was promised", "In the words of whoever promised it, as far as they are public.", rows=3)
    holder = HolderChoice(OfficeHolder.objects.order_by("-start"), label="By", required=False, empty_label="Not known")
    made_on = day("Made on", "Leave it empty where it is not known.", required=False)
    objectives = objectives_field()

    @property
    def promise(self) -> Promise:
        given = self.cleaned_data
        holder: OfficeHolder | None = given["holder"]
        return Promise(given["words"], given["made_on"], holder.pk if holder else None)


class JudgeForm(forms.Form):
    """Whether a promise was kept, and why; `seen` is the state that the page showed."""

    state = forms.ChoiceField(label="How it stands", choices=Commitment.State.choices, error_messages=CHOOSE)
    because = long_text("Why", "What shows it. The reason is shown with the judgement.", rows=3)
    seen = forms.CharField(widget=forms.HiddenInput)


class BoardForm(forms.Form):
    """A board or a partnership."""

    name = words_field("Name", 200)
    kind = forms.ChoiceField(label="Kind", choices=Board.Kind.choices, error_messages=CHOOSE)
    purpose = long_text("What it is for", "What comes before it, and who chairs it.", required=False, rows=3)
    objectives = objectives_field()

    @property
    def meeting(self) -> Meeting:
        return Meeting(self.cleaned_data["name"], self.cleaned_data["kind"], self.cleaned_data["purpose"])


class AttendForm(forms.Form):
    """A role that begins to attend a board."""

    role = words_field("Role", 200, "Such as Chief Finance Officer; never a person's name.")
    start = day("From", "Leave it empty where it is not known.", required=False)


class LeaveForm(forms.Form):
    """A role that attends a board no longer."""

    leaving = forms.ChoiceField(label="Role", error_messages=CHOOSE)
    end = day("Until", "The last day on which it attended.")

    def __init__(self, *args: object, roles: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["leaving"].choices = [(role, role) for role in roles]  # type: ignore[attr-defined]


class ThreatForm(forms.Form):
    """Something that objectives answer to, and which of them do."""

    title = words_field("What threatens", 200)
    origin = forms.ChoiceField(label="Who says so", choices=Threat.Origin.choices, error_messages=CHOOSE)
    note = long_text("Note", "Where the threat is described, or since when it is named.", required=False, rows=3)
    objectives = objectives_field()

    @property
    def danger(self) -> Danger:
        return Danger(self.cleaned_data["title"], self.cleaned_data["origin"], self.cleaned_data["note"])


class AccountForm(forms.Form):
    """What one side did for an objective, or what came of it."""

    told = forms.ChoiceField(
        label="Whose doing", choices=Account.Told.choices, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    on = day("When", "The day, or the first day where it took longer.")
    until = day("Until", "Only where it took longer than a day.", required=False)
    words = long_text(
        "What", "One thing, in plain words. Cite a figure that is held: {calls-999-total 2021/22}.", rows=4
    )

    @property
    def account(self) -> Told:
        given = self.cleaned_data
        start: date = given["on"]
        return Told(given["told"], start, given["words"], given["until"])
