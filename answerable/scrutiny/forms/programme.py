"""Taking proposals up, how meetings are held, what they are called, and the scale."""

from collections.abc import Sequence
from typing import Any

from django import forms

from answerable.kit.wording import british_date
from answerable.measures.forms.definition import CHOOSE, FILL_IN, day, long_text
from answerable.plans.intake.plans import SHAPES
from answerable.scrutiny.forms.meetings import EditionForm
from answerable.scrutiny.intake.programme import DAYS, KINDS, LONGEST_ITEM, FormLine, StandingLine, StepLine
from answerable.scrutiny.models import AgendaItem, Meeting
from answerable.scrutiny.queries.programme import Proposal

WHOLE = {"invalid": "Write a whole number.", "min_value": "It cannot be below zero."}
SHAPE_WORDS = {
    "circle": "A tick, green",
    "triangle": "A ring half filled, amber",
    "square": "A square with a bar, red",
    "question": "A ring, grey",
    "diamond": "A bar, without colour",
    "cross": "A square with a bar, red (cross)",
    "dash": "A ring, grey (dash)",
}
"""As the tags of ratings are drawn: each shape has its colour."""
OFFERED = ("circle", "triangle", "square", "question", "diamond")
"""The shapes that can be told apart; another one stays where a file gave it."""


class TakeUpForm(forms.Form):
    """Which proposals go onto the agenda of which meeting."""

    objectives = forms.MultipleChoiceField(
        label="What it is to look at",
        error_messages={
            "required": "Tick what the meeting is to look at.",
            "invalid_choice": "Something that was ticked is proposed no longer: it may be on an agenda already.",
        },
    )
    meeting = forms.ChoiceField(label="At which meeting", error_messages=CHOOSE)

    def __init__(self, *args: Any, proposed: Sequence[Proposal], meetings: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = {str(one.objective.pk): one for one in proposed}
        self.meetings = {one.code: one for one in meetings}
        objectives, meeting = self.fields["objectives"], self.fields["meeting"]
        assert isinstance(objectives, forms.MultipleChoiceField)
        assert isinstance(meeting, forms.ChoiceField)
        objectives.choices = [(key, one.objective.title) for key, one in self.proposed.items()]
        meeting.choices = [(code, f"{british_date(one.date)}: {one.title}") for code, one in self.meetings.items()]

    @property
    def chosen(self) -> list[Proposal]:
        return [self.proposed[key] for key in self.cleaned_data["objectives"]]

    @property
    def target(self) -> Meeting:
        return self.meetings[self.cleaned_data["meeting"]]


def _number(label: str, hint: str = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, required=False, min_value=0, error_messages=WHOLE)


class FormOfMeetingsForm(EditionForm):
    """How the meetings of one function are held. Without `function` a new one is named."""

    function = forms.SlugField(
        label="A short word for this kind of meeting",
        max_length=40,
        help_text="In small letters, such as scrutiny. It is part of addresses and never changes; the name of the meetings may.",
        error_messages={**FILL_IN, "invalid": "Write it in small letters, digits and hyphens, such as scrutiny."},
    )
    purpose = long_text("What these meetings are for", "One sentence. The public reads it.", required=False, rows=2)
    in_public = forms.BooleanField(label="They are held in public", required=False)
    takes_questions = forms.BooleanField(label="They take questions from the public", required=False)
    every_months = _number(
        "Each objective of the plan is looked at once in so many months", "Leave it empty where there is no such rule."
    )
    room = forms.IntegerField(
        label="How many items on objectives an agenda has room for",
        min_value=0,
        initial=2,
        error_messages={**FILL_IN, **WHOLE},
    )
    questions_close_days = _number("Questions close", "Working days before the meeting.")
    commission_days = _number("Papers are asked for", "Working days before the meeting.")
    paper_due_days = _number("Papers are due", "Working days before the meeting.")
    papers_out_days = _number("Papers go out", "Working days before the meeting.")
    minutes_days = _number("Minutes are out", "Working days after the meeting.")

    def __init__(self, *args: Any, line: FormLine | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        if line is not None:
            del self.fields["function"]
            for name in self.fields:
                if name != "edition":
                    self.initial.setdefault(name, getattr(line, name))

    def told(self, standing: tuple[StandingLine, ...]) -> FormLine:
        """What was typed, once it is valid, with the standing items beside it."""
        said = self.cleaned_data
        return FormLine(
            function=self.line.function if self.line else said["function"],
            purpose=said["purpose"].strip(),
            in_public=said["in_public"],
            takes_questions=said["takes_questions"],
            room=said["room"],
            every_months=said["every_months"],
            **{name: said[name] for name in DAYS},
            standing=standing,
        )


class StandingForm(forms.Form):
    """An item that every agenda has; a line without a title is none."""

    title = forms.CharField(label="Title", max_length=300, required=False)
    minutes = forms.IntegerField(
        label="Minutes", required=False, min_value=1, max_value=LONGEST_ITEM, error_messages=WHOLE
    )
    kind = forms.ChoiceField(
        label="Kind", choices=[one for one in AgendaItem.Kind.choices if one[0] in KINDS], initial="standing"
    )
    last = forms.BooleanField(label="At the end of the agenda", required=False)

    @property
    def told(self) -> StandingLine | None:
        # A line that nobody touched has nothing in it at all.
        said = self.cleaned_data
        title = " ".join(said.get("title", "").split())
        return StandingLine(title, said["minutes"], said["kind"], said["last"]) if title else None


StandingSet = forms.formset_factory(StandingForm, extra=3, max_num=60)


class NameForm(forms.Form):
    """What the meetings are called from a day on."""

    name = forms.CharField(label="What they are called", max_length=200, error_messages=FILL_IN)
    start = day("From which day on", "Meetings before that day keep the name that they had.")


class StepForm(forms.Form):
    """A step of the scale; a line without a word is none. `code` stays as it is."""

    code = forms.SlugField(widget=forms.HiddenInput, max_length=20, required=False)
    word = forms.CharField(label="Word", max_length=60, required=False)
    shape = forms.ChoiceField(label="Its shape")
    meaning = forms.CharField(label="What it means", max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shape, held = self.fields["shape"], self.initial.get("shape")
        assert isinstance(shape, forms.ChoiceField)
        shape.choices = [(one, SHAPE_WORDS[one]) for one in SHAPES if one in OFFERED or one == held]


class StepSet(forms.BaseFormSet[StepForm]):
    """The steps from the best to the worst."""

    @property
    def told(self) -> tuple[StepLine, ...]:
        """The steps that have a word; a new one gets a code made of it."""
        used = {form.cleaned_data["code"] for form in self if form.cleaned_data.get("code")}
        found = []
        for form in self:
            said = form.cleaned_data
            word = " ".join((said.get("word") or "").split())
            if word:
                code = said["code"] or _code(word, used)
                used.add(code)
                found.append(StepLine(code, word, said["shape"], " ".join(said["meaning"].split())))
        return tuple(found)


def _code(word: str, used: set[str]) -> str:
    """A code of at most 20 characters that no other step has."""
    stem = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in word.casefold()).strip("-")[:16]
    stem = stem.strip("-") or "step"
    return next(code for n in range(1, 100) if (code := stem if n == 1 else f"{stem}-{n}") not in used)


ScaleSet = forms.formset_factory(StepForm, formset=StepSet, extra=2, max_num=20)
