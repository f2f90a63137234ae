"""The log of private meetings: a meeting, a topic of it, and passing a month for the public."""

from typing import Any

from django import forms

from answerable.measures.forms.definition import LongText, day, long_text
from answerable.plans.models import Board
from answerable.scrutiny.forms.promises import ROLE, choice, one_line, seen
from answerable.scrutiny.models import Challenge, PrivateMeeting
from answerable.scrutiny.operations.challenges import OPEN
from answerable.scrutiny.operations.private import Held, Raised

NEVER = "Never published."


class BoardChoice(forms.ModelChoiceField[Board]):
    """A board or a partnership."""

    def label_from_instance(self, obj: Board) -> str:
        return obj.name


class ChallengeChoice(forms.ModelChoiceField[Challenge]):
    """A challenge, by its number and subject."""

    def label_from_instance(self, obj: Challenge) -> str:
        return f"{obj.reference}: {obj.subject}"


class MeetingForm(forms.Form):
    """A private meeting. A new one brings its topics, one a line; they can be filled in afterwards."""

    kind = choice("What it was", PrivateMeeting.Kind.choices)
    on = day("Held on")
    with_role = one_line("With", f"{ROLE} Of a board that is not in the list: what it is called.", required=False)
    board = forms.ChoiceField()
    topics = long_text(
        "What was raised",
        "One topic a line, in words that the public may read. Notes can be added to each.",
        rows=5,
        required=False,
    )
    notes = long_text("Notes", NEVER, rows=4, required=False)
    edition = seen()

    def __init__(self, *args: Any, begun: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boards = Board.objects.order_by("name")
        self.fields["board"] = BoardChoice(boards, label="Board", required=False, empty_label="None of these")
        if begun:
            del self.fields["topics"]

    def held(self, *, example: bool = False) -> Held:
        given = self.cleaned_data
        return Held(given["kind"], given["on"], given["with_role"], given["board"], given["notes"], example)

    @property
    def raised(self) -> list[Raised]:
        """A topic for each line that says something."""
        lines = self.cleaned_data.get("topics", "").split("\n")
        return [Raised(line.strip("-*• \t")) for line in lines if line.strip("-*• \t")]

    def clean_topics(self) -> str:
        text: str = self.cleaned_data["topics"]
        if any(len(line) > 300 for line in text.split("\n")):
            raise forms.ValidationError("A topic has at most 300 characters: keep what goes further for its notes.")
        return text


class TopicForm(forms.Form):
    """One thing that was raised."""

    topic = one_line("Topic", "In words that the public may read.", limit=300)
    told = forms.BooleanField(label="The monthly summary names it", required=False)
    untold_because = one_line(
        "Why it is not named", "Where the summary does not name it. Never published.", limit=2000, required=False
    )
    asked_in_writing = forms.BooleanField(
        label="It was also asked in writing", help_text="The summary says so.", required=False
    )
    challenge = forms.ChoiceField()
    notes = long_text("Notes", NEVER, rows=5, required=False)
    edition = seen()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Challenge.objects.filter(state__in=OPEN).order_by("-year", "-number")
        if held := kwargs.get("initial", {}).get("challenge"):
            rows = Challenge.objects.filter(pk=held.pk) | rows
        self.fields["challenge"] = ChallengeChoice(rows, label="Challenge", required=False, empty_label="None")

    @property
    def raised(self) -> Raised:
        given = {name: value for name, value in self.cleaned_data.items() if name != "edition"}
        return Raised(**given)


class RemoveForm(forms.Form):
    """A topic that was written down by mistake."""

    edition = seen()


class MonthForm(forms.Form):
    """What stands above the topics of a month. `seen` says what was read of it."""

    opening: LongText = long_text(
        "Opening words", "A sentence or two above the topics, for the public.", required=False
    )
    because = long_text("Why it is passed again", "The public reads the reason.", rows=2)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=120)

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["because"]
