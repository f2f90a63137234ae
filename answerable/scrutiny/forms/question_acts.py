"""What can be done with a question, a form each. Each knows the question, the day, and the edition that was seen."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from answerable.kit.wording import british_date
from answerable.measures.forms.definition import FILL_IN, day, long_text
from answerable.scrutiny.models import Meeting, PublicQuestion, Redaction, Undertaking
from answerable.scrutiny.operations.question_answers import Answer, Promise
from answerable.scrutiny.operations.question_clearing import LeftOut
from answerable.scrutiny.operations.question_sorting import SORTED
from answerable.scrutiny.queries.heard import heard
from answerable.scrutiny.queries.question_meetings import takes_questions, title_on

LONG = 20_000
USUAL_ANSWER = timedelta(days=28)
SAID = {
    "live": "Answer it at the meeting",
    "written": "Answer it in writing",
    "casework": "Deal with it as casework, not in public",
    "out_of_scope": "It is out of scope",
}


class ActForm(forms.Form):
    """Nothing but the edition that was seen: for what needs no more than a button."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, question: PublicQuestion, on: date, **kwargs: Any) -> None:
        self.question, self.today = question, on
        super().__init__(*args, **kwargs)
        self.build()
        self.initial = {"edition": question.edition, **self.start(), **self.initial}

    def build(self) -> None:
        """Adds what depends on the question."""

    def start(self) -> dict[str, object]:
        """What the fields begin with."""
        return {}

    def choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def said(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "").strip()

    @property
    def seen(self) -> int:
        return int(self.cleaned_data.get("edition") or 0)


class ClearForm(ActForm):
    """What the public reads of it."""

    shown_text = long_text(
        "The question as the public reads it",
        "Leave it as it was sent, or leave out what should not be public.",
        rows=8,
        limit=LONG,
    )
    sort = forms.ChoiceField(
        label="What was left out",
        choices=[("", "Nothing"), *Redaction.Sort.choices],
        required=False,
        help_text="The public is told the sort of thing, never the thing.",
    )
    because = forms.CharField(
        label="Why it was left out",
        required=False,
        max_length=500,
        help_text="For the record of the office. Do not repeat what was left out.",
    )
    is_named = forms.BooleanField(label="Show the name with it", required=False)
    theme = forms.CharField(
        label="Theme", required=False, max_length=100, help_text="In a word or two: questions are counted by it."
    )

    def build(self) -> None:
        if not self.question.may_be_named:
            del self.fields["is_named"]
        else:
            self.fields[
                "is_named"
            ].help_text = (
                f"{self.question.name} agreed to be named. Leave the name out where its asker may be under 18."
            )

    def start(self) -> dict[str, object]:
        one = self.question
        named = bool(one.shown_name) if one.cleared_at else one.may_be_named
        return {"shown_text": one.shown_text or one.text, "is_named": named, "theme": one.theme}

    @property
    def left_out(self) -> list[LeftOut]:
        return [LeftOut(self.said("sort"), self.said("because"))] if self.said("sort") else []


class SortForm(ActForm):
    """What is to become of it."""

    to = forms.ChoiceField(
        label="What is to become of it?", widget=forms.RadioSelect, error_messages={"required": "Choose one of these."}
    )
    because = long_text(
        "Why",
        "Needed for casework and for what is out of scope. The asker reads it; of what is out of scope, everybody.",
        required=False,
        limit=2000,
    )
    due = day("Answered in writing by", "Needed for a written answer.", required=False)

    def build(self) -> None:
        self.choose("to", [(one.value, SAID[one.value]) for one in SORTED])

    def start(self) -> dict[str, object]:
        one = self.question
        to = one.state if one.state in SORTED else ("live" if one.meeting else "written")
        return {"to": to, "because": one.state_because, "due": one.answer_due or self.today + USUAL_ANSWER}


class PromiseForm(ActForm):
    """Something promised in the answer."""

    promise = forms.CharField(
        label="What was promised", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), error_messages=FILL_IN
    )
    promise_side = forms.ChoiceField(label="Who promised it", choices=Undertaking.Side.choices)
    promise_owner = forms.CharField(label="Who answers for it, by role", max_length=200, error_messages=FILL_IN)
    promise_due = day("By when", required=False)

    def promised(self) -> Promise | None:
        """None where no promise was typed."""
        if not self.said("promise"):
            return None
        return Promise(
            self.said("promise"),
            self.said("promise_owner"),
            self.cleaned_data["promise_due"],
            self.said("promise_side"),
        )


class AnswerForm(PromiseForm):
    """The answer in its parts."""

    answer = long_text("The answer", "Cite figures instead of typing them: {measure period}.", rows=10, limit=LONG)
    on = day("Answered on")
    role = forms.CharField(label="Who answered, by title", required=False, max_length=200)
    not_answered = long_text(
        "What it leaves open", "What was asked and is not answered. It is published.", required=False, limit=2000
    )
    recording_at = forms.RegexField(
        r"^\d{1,2}:[0-5]\d(:[0-5]\d)?$",
        label="Where in the recording",
        required=False,
        help_text="Such as 1:02:30.",
        error_messages={"invalid": "Write it as hours, minutes and seconds, such as 1:02:30."},
    )
    because = long_text("Why the answer is changed", "The reason is published.", required=False, limit=2000)
    field_order = (
        "answer",
        "on",
        "role",
        "not_answered",
        "recording_at",
        "because",
        "promise",
        "promise_side",
        "promise_owner",
        "promise_due",
    )

    def build(self) -> None:
        for name in ("promise", "promise_owner"):
            self.fields[name].required = False
        self.fields["promise"].help_text = "Leave it empty where nothing was promised. More can be added afterwards."
        held = title_on(self.today)
        self.fields["role"].help_text = (
            f"Left empty, it is the title of whoever held the office on the day of the answer. Today: {held}."
            if held
            else "Nobody holds the office today: say who answered."
        )
        if self.question.state != PublicQuestion.State.ANSWERED:
            del self.fields["because"]
        self.heard = None if self.question.answer else heard(self.question)
        if self.heard:
            said = (
                f"It begins with what was said at the meeting on {british_date(self.heard.on)}: make an answer of it."
            )
            self.fields["answer"].help_text = f"{said} {self.fields['answer'].help_text}"

    def start(self) -> dict[str, object]:
        one = self.question
        if self.heard:
            said = self.heard
            on = min(said.on, self.today)
            return {"answer": said.text, "on": on, "role": said.role, "recording_at": said.recording_at}
        names = ("answer", "not_answered", "recording_at")
        start: dict[str, object] = {name: getattr(one, name) for name in names}
        own = one.answered_on is None or one.answered_by_role != title_on(one.answered_on)
        return {**start, "on": one.answered_on or self.today, "role": one.answered_by_role if own else ""}

    def clean_on(self) -> date:
        given: date = self.cleaned_data["on"]
        if given > self.today:
            raise forms.ValidationError(f"That day is still to come: today is {british_date(self.today)}.")
        return given

    def given(self) -> Answer:
        return Answer(
            text=self.said("answer"),
            on=self.cleaned_data["on"],
            role=self.said("role"),
            not_answered=self.said("not_answered"),
            recording_at=self.said("recording_at"),
            because=self.said("because"),
        )


class MergeForm(ActForm):
    """Which question asks the same."""

    into = forms.RegexField(
        r"^\s*\d{4}/\d{1,6}\s*$",
        label="The number of the question that asks the same",
        help_text="Such as 2024/17. That one goes on; this one shares what becomes of it.",
        error_messages={**FILL_IN, "invalid": "Write a number such as 2024/17."},
    )

    def clean_into(self) -> PublicQuestion:
        year, number = (int(part) for part in self.cleaned_data["into"].split("/"))
        found = PublicQuestion.objects.filter(year=year, number=number).first()
        if found is None:
            raise forms.ValidationError("There is no question of that number: look it up in the list.")
        return found


class PutOffForm(ActForm):
    """Another meeting, or none."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="To which meeting", required=False, empty_label="No meeting: a written answer"
    )
    because = long_text("Why", "The asker and the public read it.", limit=2000)

    def build(self) -> None:
        rows = takes_questions().exclude(pk=self.question.meeting_id or 0)
        field = self.fields["meeting"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows.order_by("date", "pk")
        setattr(field, "label_from_instance", _meeting_words)  # noqa: B010 - Django's documented hook, which its stubs call a method


def _meeting_words(one: Meeting) -> str:
    return f"{one.name}, {british_date(one.date)}"


class BecauseForm(ActForm):
    """A reason."""

    because = forms.CharField(
        label="How you know that it was asked",
        max_length=500,
        help_text="By telephone, at the counter.",
        error_messages=FILL_IN,
    )


class ForgetForm(ActForm):
    """Whether what was shown is erased too."""

    also_shown = forms.BooleanField(
        label="Erase what was shown of it too",
        required=False,
        help_text="Where that also is about the person. Releases that were made before keep it: correct them as well.",
    )
    sure = forms.BooleanField(
        label="I have checked that whoever asks for this is the one who sent it",
        error_messages={"required": "Tick the box once you have checked."},
    )
