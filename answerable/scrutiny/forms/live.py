"""What is typed on the day of a meeting."""

from datetime import datetime
from typing import Any

from django import forms

from answerable.measures.forms.definition import CHOOSE, FILL_IN, LongText, day, long_text
from answerable.scrutiny.models import AgendaItem, AssuranceStep, Exchange, Meeting, Undertaking
from answerable.scrutiny.operations.judging_votes import MOST_VOTES, Votes
from answerable.scrutiny.operations.live import LONGEST_ROLE, LONGEST_TEXT, Caught
from answerable.scrutiny.operations.live_changes import Wording

WHOSE = "A role, not a name."


FIRST_YEAR = 2000


class Moment(forms.Field):
    """A moment as a script writes it: "2024-12-12T10:02:11.120Z". What is none, has no zone, or is of no year that a meeting
    could be in, counts as not said."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> datetime | None:
        try:
            told = datetime.fromisoformat(str(value or ""))
        except ValueError:
            return None
        return told if told.tzinfo and told.year > FIRST_YEAR else None


def role(label: str, *, required: bool = False, hint: str = WHOSE) -> forms.CharField:
    widget = forms.TextInput(attrs={"list": "speakers", "autocomplete": "off"})
    return forms.CharField(
        label=label, max_length=LONGEST_ROLE, required=required, help_text=hint, widget=widget, error_messages=FILL_IN
    )


def votes(label: str, hint: str = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_VOTES, help_text=hint)


class CatchForm(forms.Form):
    """One thing that was said. Only its kind and its words have to be there: the rest can be said later."""

    kind = forms.ChoiceField(
        label="What it is",
        choices=Exchange.Kind.choices,
        initial=Exchange.Kind.QUESTION,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    text = LongText(
        label="What was said",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": "Write down what was said."},
    )
    speaker_role = role("Who spoke", hint="")
    owner_role = role("Whose promise", hint="A role. Left empty, you are asked later.")
    side = forms.ChoiceField(label="On whose side", choices=Undertaking.Side.choices, required=False)
    due = day("By when", required=False)
    item = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": "Choose the item it belongs to."})
    line = forms.IntegerField(widget=forms.HiddenInput, required=False)
    public_question = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": "Load the page anew and write it again."}
    )
    said_at = Moment(required=False)

    def said(self, at: datetime) -> Caught:
        """What was typed; spoken now, where nobody says when."""
        told = self.cleaned_data
        return Caught(
            key=told["key"],
            item=told["item"],
            kind=told["kind"],
            text=told["text"],
            speaker_role=told["speaker_role"],
            said_at=told["said_at"] or at,
            line=told["line"],
            public_question=told["public_question"],
            owner_role=told["owner_role"],
            side=told["side"] or Undertaking.Side.FORCE,
            due=told["due"],
        )


class ItemField(forms.ModelChoiceField[AgendaItem]):
    """An item of the agenda, by its title."""

    def label_from_instance(self, obj: AgendaItem) -> str:
        return obj.title


class ChangeForm(forms.Form):
    """How a thing that was caught reads after all."""

    kind = forms.ChoiceField(label="What it is", choices=Exchange.Kind.choices, error_messages=CHOOSE)
    text = long_text("What was said", "", rows=4, limit=LONGEST_TEXT)
    speaker_role = role("Who spoke")
    item = ItemField(AgendaItem.objects.none(), label="At which item", empty_label=None, error_messages=CHOOSE)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = self.fields["item"]
        assert isinstance(item, ItemField)
        item.queryset = meeting.items.order_by("position", "pk")

    @property
    def wording(self) -> Wording:
        told = self.cleaned_data
        return Wording(told["item"].pk, told["kind"], told["text"], told["speaker_role"])


class StrikeForm(forms.Form):
    """Why something is struck out."""

    because = long_text("Why it is struck out", "It stays in the office, with this reason.", rows=2, limit=1000)
    edition = forms.IntegerField(widget=forms.HiddenInput)


class PromiseForm(forms.Form):
    """Whose an undertaking is, and by when."""

    owner_role = role("Whose promise", required=True)
    side = forms.ChoiceField(label="On whose side", choices=Undertaking.Side.choices, error_messages=CHOOSE)
    due = day("By when", "Leave it empty only where no day was named.", required=False)


class JudgeForm(forms.Form):
    """How an item ended; `by_votes` where a board judges, which may have voted on it."""

    step = forms.ChoiceField(label="Judgement", widget=forms.RadioSelect, error_messages=CHOOSE)
    reason = long_text("Why", "In a sentence or two: it is published with the judgement.", rows=4, limit=LONGEST_TEXT)
    judge_role = role("Whose judgement", required=True, hint="The title of who judged it aloud, not a name.")
    votes_for = votes("Votes for this judgement", "Where the board voted on it. Left empty, nobody asked for a vote.")
    against = votes("Votes against it")
    abstained = votes("Abstained")
    casting = forms.ChoiceField(
        label="Casting vote of the chair, in a tie only",
        choices=[("", "None"), ("for", "For"), ("against", "Against")],
        required=False,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, steps: list[AssuranceStep], by_votes: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_votes:
            for name in ("votes_for", "against", "abstained", "casting"):
                del self.fields[name]
        step = self.fields["step"]
        assert isinstance(step, forms.ChoiceField)
        step.choices = [(one.code, f"{one.word}: {one.meaning}" if one.meaning else one.word) for one in steps]

    @property
    def votes(self) -> Votes | None:
        """How the board voted; None where it did not."""
        told = self.cleaned_data
        numbers = [told.get(name) for name in ("votes_for", "against", "abstained")]
        casting = told.get("casting") or ""
        if not casting and all(one is None for one in numbers):
            return None
        votes_for, against, abstained = (one or 0 for one in numbers)
        return Votes(votes_for, against, abstained, casting)


class TakeBackForm(forms.Form):
    """Why a judgement is taken back."""

    because = long_text("Why the judgement is taken back", "The audit trail keeps it.", rows=2, limit=1000)
    edition = forms.IntegerField(widget=forms.HiddenInput)


class CloseForm(forms.Form):
    """Closing a meeting; `asks` says whether a reason is needed."""

    words = long_text("Why it was held without its pack", "The record keeps it.", required=False, rows=2, limit=2000)

    def __init__(self, *args: Any, asks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks:
            self.fields["words"].required = True
        else:
            del self.fields["words"]
