"""A promise as it is written down, and the steps that can become of it."""

from typing import Any

from django import forms

from answerable.measures.forms.definition import day, long_text
from answerable.measures.queries.cited import cited
from answerable.scrutiny.forms.promises import ROLE, choice, citing, meeting_field, objective_field, one_line, seen
from answerable.scrutiny.models import AgendaItem, Meeting, Undertaking
from answerable.scrutiny.operations.undertakings import Said
from answerable.scrutiny.queries.undertakings_moves import Step


class ItemChoice(forms.ModelChoiceField[AgendaItem]):
    """One item of the meeting's agenda."""

    def label_from_instance(self, obj: AgendaItem) -> str:
        return f"{obj.position}. {obj.title}{' (restricted)' if obj.restricted else ''}"


class UndertakingForm(forms.Form):
    """What was promised, by whom, when and where. `meeting` is the one that it is written down from."""

    words = long_text(
        "What was promised", "In a sentence that anybody could check: what will be there, and what it covers."
    )
    side = choice("Who promised it", Undertaking.Side.choices)
    owner_role = one_line("Who answers for it", ROLE)
    made_on = day("Promised on")
    due = day("Due", "Leave it empty where no day was named: it can be given one later.", required=False)
    meeting = forms.ChoiceField()
    item = forms.ChoiceField()
    objective = forms.ChoiceField()
    restricted = forms.BooleanField(
        label="Restricted",
        help_text="It was promised in a part that the public was left out of: it is then never published.",
        required=False,
    )

    def __init__(self, *args: Any, meeting: Meeting | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"] = meeting_field("Promised at", keep=meeting)
        self.fields["objective"] = objective_field()
        items = (
            AgendaItem.objects.filter(meeting=meeting).order_by("position") if meeting else AgendaItem.objects.none()
        )
        self.fields["item"] = ItemChoice(items, label="Item of the agenda", required=False, empty_label="None")
        if not items:
            del self.fields["item"]


class CorrectForm(forms.Form):
    """A promise that was written down wrongly."""

    words = long_text("What was promised", "")
    owner_role = one_line("Who answers for it", ROLE)
    objective = forms.ChoiceField()
    because = long_text("Why it is put right", "What was written before stays in its history.", rows=2)
    edition = seen()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["objective"] = objective_field()


READ = " The public reads this."
EVIDENCE: dict[Step, tuple[str, str]] = {
    Step.SAY_KEPT: ("What shows it", "What there is to see: somebody of the office looks at that."),
    Step.VERIFY: ("What shows that it was kept", "What you saw for yourself, and how: records, a visit, figures."),
    Step.BREAK: ("How it was broken", "Plainly: what was promised, and what happened instead."),
    Step.RELEASE: ("Why it is no longer asked for", "What changed since it was promised."),
}
WORDS: dict[Step, str] = {
    Step.SAY_KEPT: "What was done",
    Step.PUT_OFF: "Why it is put off",
    Step.REOPEN: "Why it is open again",
}
PUBLISHED = (Step.VERIFY, Step.BREAK, Step.RELEASE)


class StepForm(forms.Form):
    """One step. What is asked follows from which it is, and from who says it."""

    on = day("On which day", "The day it happened, and not the day you write it down.")
    due = day("New day")
    words = long_text("In words", "")
    evidence = citing("What shows it", "")
    evidence_address = forms.CharField(
        label="Where that can be read",
        max_length=500,
        required=False,
        help_text="An address that begins with https://, or with / inside the office.",
    )
    said_by = one_line(
        "Who says so", "A role or a body, not a name. Leave it empty where it is the office itself.", required=False
    )
    edition = seen()

    def __init__(self, *args: Any, row: Undertaking, step: Step, liaison: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        read = "" if row.restricted else READ
        self._words(step, read, first=row.due is None)
        self._evidence(step, read, liaison=liaison)
        if step != Step.PUT_OFF:
            del self.fields["due"]
        elif row.due is None:
            self.fields["due"].label = "Due"
        if liaison or step not in (Step.SAY_KEPT, Step.PUT_OFF):
            del self.fields["said_by"]

    def _words(self, step: Step, read: str, *, first: bool) -> None:
        field = self.fields["words"]
        if step not in WORDS:
            del self.fields["words"]
            return
        field.label = WORDS[step]
        field.required = not (step == Step.PUT_OFF and first)
        if step == Step.PUT_OFF:
            field.help_text = read.strip()

    def _evidence(self, step: Step, read: str, *, liaison: bool) -> None:
        if step not in EVIDENCE:
            del self.fields["evidence"], self.fields["evidence_address"]
            return
        field = self.fields["evidence"]
        label, hint = EVIDENCE[step]
        field.label = label
        field.required = step in PUBLISHED or liaison
        field.help_text = f"{hint}{read if step in PUBLISHED else ''} A figure is cited: begin with {{ and choose one."
        if liaison:
            # The list of figures to choose from is the office's.
            field.help_text = hint
            field.widget.attrs.pop("data-cite", None)

    def clean_evidence(self) -> str:
        """The text, whose citations all find their figures: it is published as it is."""
        text: str = self.cleaned_data["evidence"]
        if faults := cited(text).faults:
            raise forms.ValidationError(list(faults))
        return text

    @property
    def said(self) -> Said:
        """What was said, for the operation."""
        given = self.cleaned_data
        return Said(
            words=given.get("words", ""),
            evidence=given.get("evidence", ""),
            evidence_address=given.get("evidence_address", ""),
            said_by=given.get("said_by", ""),
            due=given.get("due"),
        )
