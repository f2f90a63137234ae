"""What the forms of all steps have: the edition that was opened, and their fields in groups."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from answerable.decisions.intake.folder import LONGEST
from answerable.decisions.intake.lines import DecisionLine
from answerable.decisions.operations.parts import Part
from answerable.measures.forms.definition import LongText, long_text


@dataclass(frozen=True)
class Group:
    """Fields that belong together; without a legend they stand by themselves."""

    legend: str
    fields: tuple[BoundField, ...]


class StepForm(forms.Form):
    """One step of a draft. `part` is what was given, once it is valid; errors of the whole are told at the top."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, line: DecisionLine, **kwargs: Any) -> None:
        self.line = line
        super().__init__(*args, **kwargs)
        self.build()
        self.initial = {**self.start(), **self.initial}

    def build(self) -> None:
        """Adds the fields that depend on the draft."""

    def start(self) -> dict[str, object]:
        """What the fields begin with."""
        return {}

    @property
    def groups(self) -> Sequence[Group]:
        return [Group("", tuple(self[name] for name in self.fields if name != "edition"))]

    def grouped(self, legend: str, *names: str) -> Group:
        return Group(legend, tuple(self[name] for name in names))

    @abstractmethod
    def part(self) -> Part:
        """What was given, once it is valid."""

    def said(self, name: str) -> str:
        """What was typed into a field, without room at its ends."""
        return str(self.cleaned_data.get(name) or "").strip()


def prose(label: str, hint: str = "", *, required: bool = False, rows: int = 4) -> LongText:
    return long_text(label, hint, required=required, rows=rows, limit=LONGEST)


def words(label: str, hint: str = "", *, limit: int = 200, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=limit, required=required)
