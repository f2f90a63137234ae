"""Planning a meeting, saying otherwise what it is, moving its day, and taking it one step on."""

from datetime import date
from typing import Any

from django import forms

from answerable.measures.forms.definition import CHOOSE, FILL_IN, day, long_text
from answerable.scrutiny.models import Meeting
from answerable.scrutiny.operations.meetings import MeetingFacts

NAMES = (
    "function", "title", "name", "time", "ends", "location", "watch_address", "recording_address", "transcript_address", "note",
    "announced",
)  # fmt: skip
WRITE_WHOLE = {"invalid": "Write the whole address, beginning with https://."}


def address(label: str, hint: str) -> forms.URLField:
    return forms.URLField(
        label=label,
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=hint,
        error_messages=WRITE_WHOLE,
    )


class EditionForm(forms.Form):
    """A form that knows which state of the meeting was seen."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def seen(self) -> int:
        return int(self.cleaned_data["edition"] or 0)


class PlanForm(EditionForm):
    """All that is said of a meeting. Without `row` it is planned, and has a day; with one it is changed."""

    function = forms.ChoiceField(
        label="What kind of meeting it is",
        error_messages=CHOOSE,
        help_text="Its kind decides what it is called, its standing items, and how its days are counted.",
    )
    title = forms.CharField(
        label="What it is about",
        max_length=300,
        help_text="In a few words, such as: Calls for help and neighbourhood policing.",
        error_messages=FILL_IN,
    )
    day = day("Day", "The days for questions and papers are reckoned from it.")
    time = forms.CharField(
        label="Begins at",
        max_length=20,
        required=False,
        help_text="Such as 10:00 or 2.30pm. The times of the items are reckoned from it.",
    )
    ends = forms.CharField(label="Ends at", max_length=20, required=False)
    location = forms.CharField(
        label="Where", max_length=200, required=False, help_text="A hall with its town, or: online."
    )
    name = forms.CharField(
        label="Called otherwise than usual",
        max_length=200,
        required=False,
        help_text="Leave it empty: it then has the name that meetings of its kind have on its day.",
    )
    watch_address = address("Where it can be watched on the day", "An address beginning with https://.")
    recording_address = address("Where its recording is", "Once there is one.")
    transcript_address = address("Where its transcript is", "Once there is one.")
    note = long_text("Note", "The public may read it where the meeting is announced.", required=False, rows=2)
    announced = forms.BooleanField(
        label="Show it in the published programme",
        required=False,
        help_text="Its day, its open items and the last day for questions are then public.",
    )

    def __init__(self, *args: Any, functions: dict[str, str], row: Meeting | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        function = self.fields["function"]
        assert isinstance(function, forms.ChoiceField)
        known = dict(functions)
        if row and row.function:
            known.setdefault(row.function, row.name)
        function.choices = [("", "Choose one" if row is None else "None: an event"), *known.items()]
        if row is None:
            for name in ("recording_address", "transcript_address"):
                del self.fields[name]
            return
        del self.fields["day"]
        function.required = False
        self.fields["name"].label, self.fields["name"].help_text = "Called", "As the public reads it."
        for name in NAMES:
            self.initial.setdefault(name, getattr(row, name))
        self.initial.setdefault("edition", row.edition)

    @property
    def facts(self) -> MeetingFacts:
        """What was typed, once it is valid."""
        said = self.cleaned_data
        return MeetingFacts(**{name: said[name] for name in NAMES if name in said})


class MoveDayForm(EditionForm):
    """Another day for a meeting."""

    day = day("The new day")
    time = forms.CharField(label="Begins at", max_length=20, required=False, help_text="Such as 10:00.")
    because = long_text(
        "Why it is moved", "Everybody who asked a question, gets the papers or writes a report is told.", rows=2
    )


class QuestionsCloseForm(EditionForm):
    """The last day for questions, set by hand."""

    questions_close = day(
        "The last day on which a question may be sent in",
        "Leave it empty to go back to the day that is reckoned.",
        required=False,
    )
    because = forms.CharField(label="Why it is another day than the one reckoned", max_length=500, required=False)

    @property
    def day(self) -> date | None:
        found: date | None = self.cleaned_data["questions_close"]
        return found


class StepForm(EditionForm):
    """One step of a meeting's life, with its reason where it needs one."""

    words = long_text("Why", "", required=False, rows=2, limit=2000)

    def __init__(self, *args: Any, wants_reason: bool, public: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["words"]
        words.required = wants_reason
        words.error_messages["required"] = "Say why: the record keeps it."
        words.help_text = "The public reads it." if public else "It is kept with the step."
        if not wants_reason:
            words.label = "Anything to note"
