"""The forms of a handover pack, and of what the body becomes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from answerable.bodies.intake import PeriodLine
from answerable.bodies.models import LocalPolicingBody
from answerable.measures.forms.definition import CHOOSE, FILL_IN, LongText, day
from answerable.scrutiny.models import HandoverCheck, HandoverPack
from answerable.scrutiny.operations.handover import Answer, PackText

LONGEST = 20_000


def _opening() -> LongText:
    hint = "What whoever takes over should read first. A blank line begins a paragraph; figures can be cited in braces."
    widget = forms.Textarea(attrs={"rows": 8, "data-cite": "", "autocomplete": "off"})
    return LongText(label="Opening", help_text=hint, required=False, max_length=LONGEST, widget=widget, strip=False)


class PrepareForm(forms.Form):
    """A new pack."""

    title = forms.CharField(label="Title", max_length=200, error_messages=FILL_IN)
    made_for = forms.ChoiceField(
        label="For whom it is made",
        help_text="The public one is neutral: it names nobody, and tells only what the public may read.",
        choices=HandoverPack.For.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    as_at = day("As at", "The day of the handover, or today while it is prepared.")

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data, initial={"as_at": on, "title": f"Handover, {on:%B %Y}"})


class PackForm(forms.Form):
    """What is written of a pack: its opening, and the answers to the checklist."""

    title = forms.CharField(label="Title", max_length=200, error_messages=FILL_IN)
    as_at = day("As at", "The day of the handover.")
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, kept: HandoverPack, checks: Sequence[HandoverCheck]) -> None:
        start: dict[str, object] = {
            "title": kept.title,
            "as_at": kept.as_at,
            "opening": kept.opening,
            "edition": kept.edition,
        }
        for number, one in enumerate(checks, 1):
            start |= {f"done-{number}": one.done, f"words-{number}": one.words, f"owner-{number}": one.owner_role}
        super().__init__(data, initial=start)
        self.fields["opening"] = _opening()
        self._checks = checks
        for number in range(1, len(checks) + 1):
            self.fields[f"done-{number}"] = forms.BooleanField(label="Yes", required=False)
            widget = forms.Textarea(attrs={"rows": 2})
            self.fields[f"words-{number}"] = LongText(
                label=f"What shows it, or why not yet (question {number})",
                required=False,
                max_length=2000,
                widget=widget,
            )
            self.fields[f"owner-{number}"] = forms.CharField(
                label=f"Who answers for it (question {number})", help_text="A role.", required=False, max_length=200
            )

    @property
    def questions(self) -> list[tuple[str, str, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Theme, question, and the three boxes of each."""
        return [
            (one.get_theme_display(), one.question, self[f"done-{n}"], self[f"words-{n}"], self[f"owner-{n}"])
            for n, one in enumerate(self._checks, 1)
        ]

    def clean(self) -> dict[str, Any]:
        for number in range(1, len(self._checks) + 1):
            if self.cleaned_data.get(f"done-{number}") and not self.cleaned_data.get(f"words-{number}"):
                self.add_error(f"words-{number}", "Say what shows it.")
        return self.cleaned_data

    @property
    def text(self) -> PackText:
        """What was written; only of a form that is valid."""
        told = self.cleaned_data
        numbers = range(1, len(self._checks) + 1)
        answers = tuple(Answer(told[f"done-{n}"], told[f"words-{n}"], told[f"owner-{n}"]) for n in numbers)
        return PackText(told["title"], told["as_at"], told["opening"], answers)


class HandOverForm(forms.Form):
    """Handing it over."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)


class BodyForm(forms.Form):
    """What the body becomes on a day."""

    start = day("From", "The first day on which it is so.")
    kind = forms.ChoiceField(
        label="What kind of body it is",
        help_text="A board decides by votes; a commissioner or a mayor signs.",
        choices=LocalPolicingBody.Kind.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    name = forms.CharField(label="Its name", max_length=200, error_messages=FILL_IN)
    short_name = forms.CharField(label="Its name, in short", max_length=100, error_messages=FILL_IN)
    title_of_holder = forms.CharField(
        label="Who holds it",
        max_length=100,
        help_text="A title, such as Commissioner, Mayor or Chair.",
        error_messages=FILL_IN,
    )
    basis = forms.CharField(
        label="Under what", max_length=300, required=False, help_text="The Act or the order, where it is known."
    )

    @property
    def line(self) -> PeriodLine:
        """What was said; only of a form that is valid."""
        told = self.cleaned_data
        return PeriodLine(
            told["start"], told["name"], told["short_name"], told["kind"], told["title_of_holder"], told["basis"]
        )
