"""The public form: what somebody asks, and who may know that they did."""

from collections.abc import Sequence
from typing import Any

from django import forms

from answerable.kit.wording import british_date, british_day
from answerable.scrutiny.operations.questions import LONGEST, Sent
from answerable.scrutiny.queries.question_meetings import OpenMeeting
from answerable.scrutiny.queries.question_personal import MayBePersonal, may_be_personal

WRITTEN = "written"
CLOSED = "That meeting takes no more questions: its deadline passed, or it was moved, while this page was open. What you typed is kept: choose again."
ELSEWHERE, ANOTHER = "Somewhere else, or I would rather not say", "Something else"
FAR_TOO_LONG = 200_000
"""In characters: what is not even looked through for personal things."""


class PlainText(forms.CharField):
    """Text of any length and with any sign: the operation says what is too much, in words that help."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # Django's own word for a NUL says nothing to somebody who asks a question.
        self.validators = []


class AskForm(forms.Form):
    """A question with its meeting, its place and its topic. `meetings` are those that take questions now."""

    text = PlainText(
        label="Your question",
        help_text=f"As you would ask it in the room, in at most {LONGEST:,} characters. Leave out names, addresses and reference numbers of people: the question will be read in public.",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write your question."},
    )
    meeting = forms.ChoiceField(
        label="When should it be answered?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a meeting, or a written answer.", "invalid_choice": CLOSED},
    )
    priority = forms.ChoiceField(label="What is it about?", required=False)
    area = forms.ChoiceField(
        label="Where is it about?",
        required=False,
        help_text="So that we see which places ask, and how often.",
    )
    email = forms.EmailField(
        label="Your e-mail address",
        help_text="We send you one mail to confirm, and then what becomes of your question. It is never published.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Give an address: the question counts once you have confirmed it.",
            "invalid": "That is not an address: write it like name@example.org.",
        },
    )
    name = PlainText(
        label="Your name",
        required=False,
        max_length=200,
        help_text="You may leave it out.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    may_be_named = forms.BooleanField(
        label="My name may be read out and published with the question",
        required=False,
        help_text="You can take this back at any time. Leave it empty if you are under 18: we name no children.",
    )
    access_needs = PlainText(
        label="Anything we should do so that you can follow the answer",
        required=False,
        max_length=1000,
        help_text="Large print, sign language, an answer by telephone. It is never published.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    looked_again = forms.BooleanField(
        label="I have looked again: send it as it stands",
        required=False,
    )
    # People do not see it; what fills in every field of a page does.
    website = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        meetings: Sequence[OpenMeeting],
        priorities: Sequence[tuple[int, str]],
        areas: Sequence[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {one.code: one for one in meetings}
        self._choose(
            "meeting",
            [*((one.code, meeting_words(one)) for one in meetings), (WRITTEN, "A written answer, without a meeting")],
        )
        self._choose("priority", [("", ANOTHER), *priorities])
        self._choose("area", [("", ELSEWHERE), *areas])
        self.initial = {"meeting": meetings[0].code if meetings else WRITTEN, **self.initial}

    def _choose(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(key), words) for key, words in choices]

    @property
    def personal(self) -> tuple[MayBePersonal, ...]:
        """What looks personal in the question as it was typed."""
        text = str(self.data.get("text", "")) if self.is_bound else ""
        return may_be_personal(text) if len(text) < FAR_TOO_LONG else ()

    @property
    def must_look(self) -> bool:
        """Whether somebody should look at it again before it is sent."""
        return bool(self.personal) and not self.data.get("looked_again")

    def sent(self) -> Sent:
        """What was typed, once the form is valid."""
        said = self.cleaned_data
        return Sent(
            text=said["text"],
            meeting=self.meetings[said["meeting"]].key if said["meeting"] != WRITTEN else None,
            name=said["name"],
            email=said["email"],
            may_be_named=said["may_be_named"],
            access_needs=said["access_needs"],
            area=int(said["area"]) if said["area"] else None,
            priority=int(said["priority"]) if said["priority"] else None,
        )


def meeting_words(one: OpenMeeting) -> str:
    """ "Harbour board, 19 March 2026: questions until the end of 12 March 2026"."""
    when = british_day(one.day, month_only=not one.is_day_known)
    return f"{one.name}, {when}: questions until the end of {british_date(one.closes)}"
