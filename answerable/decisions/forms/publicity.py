"""The steps about what the public may read, why it matters, and what it serves; and taking or withdrawing."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from answerable.decisions.forms.step import Group, StepForm, prose, words
from answerable.decisions.intake.lines import MoneyLine
from answerable.decisions.models import Decision, Money
from answerable.decisions.operations.parts import Openness, Serves, Significance
from answerable.measures.forms.definition import CHOOSE, day, long_text
from answerable.plans.models import Objective

FEWEST_AMOUNTS = 3


class OpennessForm(StepForm):
    """What is kept back, and on which ground."""

    openness = forms.ChoiceField(
        label="What the public may read",
        choices=Decision.Openness.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    exempt_ground = prose("The ground on which a part is kept back", "It is published.", rows=2)
    exempt_part = prose("The part that is kept back", "It is never published.", rows=6)

    def start(self) -> dict[str, object]:
        line = self.line
        return {"openness": line.openness, "exempt_ground": line.exempt_ground, "exempt_part": line.exempt_part}

    def clean(self) -> dict[str, Any]:
        told = self.said("exempt_ground") or self.said("exempt_part")
        if self.said("openness") == Decision.Openness.OPEN and told:
            self.add_error("openness", "A part is written below as kept back: choose “part exempt”, or clear it.")
        return self.cleaned_data

    def part(self) -> Openness:
        return Openness(self.said("openness"), self.said("exempt_ground"), self.said("exempt_part"))


class SignificanceForm(StepForm):
    """Whether it is of significant public interest."""

    significant = forms.ChoiceField(
        label="Is it of significant public interest?",
        help_text="What is has to be published: Specified Information Order, paragraph 5(d).",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    because = prose("Why it is, or is not", rows=3)

    def start(self) -> dict[str, object]:
        held = {True: "yes", False: "no", None: ""}[self.line.significant]
        return {"significant": held, "because": self.line.significant_because}

    def part(self) -> Significance:
        return Significance(self.said("significant") == "yes", self.said("because"))


class ServesForm(StepForm):
    """Which objectives it serves, and the money it moves."""

    def build(self) -> None:
        rows = Objective.objects.select_related("plan").order_by("plan__position", "position", "pk")
        self.keys = {(one.plan.code, one.code): one.pk for one in rows}
        self.fields["objectives"] = forms.TypedMultipleChoiceField(
            label="Objectives it serves",
            help_text="Hold Ctrl or Command to choose several.",
            choices=[(str(one.pk), f"{one.plan.title}: {one.code} {one.title}") for one in rows],
            coerce=int,
            required=False,
            widget=forms.SelectMultiple(attrs={"size": 10}),
        )
        self.numbers = range(1, max(FEWEST_AMOUNTS, len(self.line.money) + 1) + 1)
        for number in self.numbers:
            self.fields[f"pounds_{number}"] = forms.DecimalField(
                label=f"Amount {number} in pounds",
                min_value=Decimal(0),
                max_digits=14,
                decimal_places=2,
                required=False,
            )
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=f"Kind of amount {number}", choices=Money.Kind.choices, required=False
            )
            self.fields[f"words_{number}"] = words(f"What amount {number} is for", limit=300)
            self.fields[f"years_{number}"] = words(f"Years of amount {number}", "Such as 2026/27.", limit=60)

    def start(self) -> dict[str, object]:
        chosen = [self.keys[one.plan, one.objective] for one in self.line.serves]
        found: dict[str, object] = {"objectives": [str(key) for key in chosen]}
        for number, one in enumerate(self.line.money, 1):
            found |= {
                f"pounds_{number}": one.pounds,
                f"kind_{number}": one.kind,
                f"words_{number}": one.words,
                f"years_{number}": one.years,
            }
        return found

    @property
    def groups(self) -> Sequence[Group]:
        amounts = [
            self.grouped(f"Amount {n}", f"pounds_{n}", f"kind_{n}", f"words_{n}", f"years_{n}") for n in self.numbers
        ]
        return [self.grouped("", "objectives"), *amounts]

    def clean(self) -> dict[str, Any]:
        for number in self.numbers:
            pounds = self.cleaned_data.get(f"pounds_{number}")
            if pounds is None and (self.said(f"words_{number}") or self.said(f"years_{number}")):
                self.add_error(f"pounds_{number}", "Give the amount in pounds.")
            if pounds is not None and not self.said(f"words_{number}"):
                self.add_error(f"words_{number}", "Say what the amount is for.")
        return self.cleaned_data

    def part(self) -> Serves:
        given = self.cleaned_data
        money = [
            MoneyLine(
                given[f"kind_{n}"] or Money.Kind.SPENDING,
                given[f"pounds_{n}"],
                self.said(f"words_{n}"),
                self.said(f"years_{n}"),
            )
            for n in self.numbers
            if given[f"pounds_{n}"] is not None
        ]
        return Serves(tuple(given["objectives"]), tuple(money))


class TakeForm(forms.Form):
    """The day on which it is decided."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    decided_on = day("Decided on")


class WithdrawForm(forms.Form):
    """Why a draft goes no further."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    because = long_text("Why it is withdrawn", "The record keeps the draft with this reason.")
