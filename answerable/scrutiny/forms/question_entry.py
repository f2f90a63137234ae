"""A question that came otherwise than by the form, written down by the office."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from answerable.kit.wording import british_date
from answerable.measures.forms.definition import day, long_text
from answerable.scrutiny.forms.question_asking import ANOTHER, WRITTEN, meeting_words
from answerable.scrutiny.models import PublicQuestion
from answerable.scrutiny.operations.questions import LONGEST, Sent
from answerable.scrutiny.queries.question_meetings import OpenMeeting

CHANNELS = [(one.value, one.label) for one in PublicQuestion.Channel if one != PublicQuestion.Channel.FORM]


class EntryForm(forms.Form):
    """What stood on the card, or was said. `meetings` are those that took questions when it came."""

    text = long_text("The question", "In the asker's own words.", rows=6, limit=LONGEST)
    channel = forms.ChoiceField(label="How it came", choices=CHANNELS)
    came_on = day("It came on")
    meeting = forms.ChoiceField(label="For which meeting")
    priority = forms.ChoiceField(label="What it is about", required=False)
    area = forms.ChoiceField(label="Where it is about", required=False)
    name = forms.CharField(label="Name", required=False, max_length=200)
    may_be_named = forms.BooleanField(label="Agreed to be named", required=False)
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        max_length=254,
        help_text="What becomes of the question is then told by mail.",
    )
    access_needs = long_text(
        "What is needed to follow the answer",
        "How to reach somebody without e-mail stands here too.",
        required=False,
        limit=1000,
    )

    def __init__(
        self,
        *args: Any,
        meetings: Sequence[OpenMeeting],
        priorities: Sequence[tuple[int, str]],
        areas: Sequence[tuple[int, str]],
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.meetings, self.on = {one.code: one for one in meetings}, on
        self._choose(
            "meeting",
            [*((one.code, meeting_words(one)) for one in meetings), (WRITTEN, "No meeting: a written answer")],
        )
        self._choose("priority", [("", ANOTHER), *priorities])
        self._choose("area", [("", "Not said"), *areas])
        self.initial = {"came_on": on, **self.initial}

    def _choose(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(key), words) for key, words in choices]

    def clean_came_on(self) -> date:
        given: date = self.cleaned_data["came_on"]
        if given > self.on:
            raise forms.ValidationError(f"That day is still to come: today is {british_date(self.on)}.")
        return given

    def sent(self) -> Sent:
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
