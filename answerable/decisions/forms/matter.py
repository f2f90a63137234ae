"""The steps that say what is decided: the issue, the options, the advice, the reasons."""

from collections.abc import Sequence
from typing import Any

from django import forms

from answerable.bodies.queries import Constituted
from answerable.decisions.forms.step import Group, StepForm, prose, words
from answerable.decisions.intake.lines import AdviceLine, OptionLine
from answerable.decisions.models import Advice, Decision
from answerable.decisions.operations.parts import AdviceGiven, Issue, Options, Reasons
from answerable.measures.forms.definition import CHOOSE, FILL_IN, day

FEWEST_OPTIONS = 4


class BeginForm(forms.Form):
    """A new draft. It begins with how the body decides: by a signature, or by votes."""

    title = forms.CharField(
        label="Title", max_length=300, help_text="What it decides, in a few words.", error_messages=FILL_IN
    )
    form = forms.ChoiceField(
        label="How it is decided", choices=Decision.Form.choices, widget=forms.RadioSelect, error_messages=CHOOSE
    )

    def __init__(self, data: Any = None, *, body: Constituted | None = None) -> None:
        usual = Decision.Form.VOTED if body and body.votes else Decision.Form.SIGNED
        super().__init__(data, initial={"form": usual} if body else None)
        if body and body.votes:
            self.fields[
                "form"
            ].help_text = "A board decides by votes. A delegate signs under a delegation of the board."


class IssueForm(StepForm):
    """What is to be decided."""

    title = forms.CharField(label="Title", max_length=300, error_messages=FILL_IN)
    issue = prose("What is to be decided", "As somebody who knows nothing of it would have to be told.", rows=8)

    def start(self) -> dict[str, object]:
        return {"title": self.line.title, "issue": self.line.issue}

    def part(self) -> Issue:
        return Issue(self.said("title"), self.said("issue"))


class OptionsForm(StepForm):
    """What could be decided, and which of it is."""

    def build(self) -> None:
        self.numbers = range(1, max(FEWEST_OPTIONS, len(self.line.options) + 2) + 1)
        for number in self.numbers:
            self.fields[f"title_{number}"] = words(f"Option {number} in a few words", limit=300)
            self.fields[f"words_{number}"] = prose(f"What option {number} means, and what it costs", rows=2)
        self.fields["chosen"] = forms.ChoiceField(
            label="Which of them this decision takes",
            choices=[("", "Not said yet"), *((str(number), f"Option {number}") for number in self.numbers)],
            required=False,
        )
        self.fields["only_option_because"] = prose(
            "Why there is nothing to choose from", "Only where fewer than two options stand above.", rows=2
        )

    def start(self) -> dict[str, object]:
        found: dict[str, object] = {"only_option_because": self.line.only_option_because}
        for number, one in enumerate(self.line.options, 1):
            found |= {f"title_{number}": one.title, f"words_{number}": one.words}
            if one.chosen:
                found["chosen"] = str(number)
        return found

    @property
    def groups(self) -> Sequence[Group]:
        options = [self.grouped(f"Option {number}", f"title_{number}", f"words_{number}") for number in self.numbers]
        return [*options, self.grouped("", "chosen", "only_option_because")]

    def clean(self) -> dict[str, object]:
        for number in self.numbers:
            if self.said(f"words_{number}") and not self.said(f"title_{number}"):
                self.add_error(f"title_{number}", "Say in a few words what this option is.")
        chosen = self.said("chosen")
        if chosen and not self.said(f"title_{chosen}"):
            self.add_error("chosen", f"Option {chosen} is empty: choose one that says something.")
        return self.cleaned_data

    def part(self) -> Options:
        chosen = self.said("chosen")
        return Options(
            tuple(
                OptionLine(self.said(f"title_{number}"), self.said(f"words_{number}"), str(number) == chosen)
                for number in self.numbers
                if self.said(f"title_{number}")
            ),
            self.said("only_option_because"),
        )


class AdviceForm(StepForm):
    """What was advised of each kind, or why it was not sought."""

    def build(self) -> None:
        for kind in Advice.Kind:
            self.fields[f"words_{kind}"] = prose(f"{kind.label}: what was advised, or why it was not", rows=3)
            self.fields[f"not_sought_{kind}"] = forms.BooleanField(
                label=f"{kind.label}: none was sought", required=False
            )
            self.fields[f"role_{kind}"] = words(f"{kind.label}: who advised, by role")
            self.fields[f"given_{kind}"] = day(f"{kind.label}: given on", required=False)

    def start(self) -> dict[str, object]:
        found: dict[str, object] = {}
        for one in self.line.advice:
            found |= {
                f"words_{one.kind}": one.words,
                f"not_sought_{one.kind}": not one.sought,
                f"role_{one.kind}": one.role,
                f"given_{one.kind}": one.given_on,
            }
        return found

    @property
    def groups(self) -> Sequence[Group]:
        return [
            self.grouped(kind.label, f"words_{kind}", f"not_sought_{kind}", f"role_{kind}", f"given_{kind}")
            for kind in Advice.Kind
        ]

    def clean(self) -> dict[str, object]:
        for kind in Advice.Kind:
            told = self.said(f"role_{kind}") or self.cleaned_data.get(f"given_{kind}")
            not_sought = self.cleaned_data.get(f"not_sought_{kind}")
            if not self.said(f"words_{kind}") and (told or not_sought):
                why = "Say why none was sought." if not_sought else "Say what was advised."
                self.add_error(f"words_{kind}", why)
        return self.cleaned_data

    def part(self) -> AdviceGiven:
        return AdviceGiven(
            tuple(
                AdviceLine(
                    kind=kind.value,
                    words=self.said(f"words_{kind}"),
                    role=self.said(f"role_{kind}"),
                    sought=not self.cleaned_data[f"not_sought_{kind}"],
                    given_on=self.cleaned_data[f"given_{kind}"],
                )
                for kind in Advice.Kind
                if self.said(f"words_{kind}")
            )
        )


class ReasonsForm(StepForm):
    """Why, from when, and what becomes of an earlier decision."""

    reasons = prose("Reasons", "Why this option and not the others.", rows=8)
    effective_on = day("It has effect from", required=False)
    changes = forms.ChoiceField(
        label="What it does to an earlier decision",
        choices=[("", "Nothing"), ("varies", "It varies one"), ("revokes", "It revokes one")],
        required=False,
    )
    earlier = words("Which earlier decision", "Its number, such as 2026/014.", limit=100)

    def start(self) -> dict[str, object]:
        line = self.line
        changes = "varies" if line.varies else "revokes" if line.revokes else ""
        return {
            "reasons": line.reasons,
            "effective_on": line.effective_on,
            "changes": changes,
            "earlier": line.varies or line.revokes,
        }

    def clean(self) -> dict[str, object]:
        if self.said("changes") and not self.said("earlier"):
            self.add_error("earlier", "Say which decision it varies or revokes.")
        if self.said("earlier") and not self.said("changes"):
            self.add_error("changes", "Say what it does to the earlier decision.")
        return self.cleaned_data

    def part(self) -> Reasons:
        given, earlier = self.said("changes"), self.said("earlier")
        return Reasons(
            self.said("reasons"),
            self.cleaned_data["effective_on"],
            varies=earlier if given == "varies" else "",
            revokes=earlier if given == "revokes" else "",
        )
