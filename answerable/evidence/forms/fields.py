"""Fields that name a measure by its words and a period as papers write it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from answerable.calc.periods import NotAPeriod, Period, printed, read
from answerable.measures.models import Measure

LIST_OF_MEASURES = "known-measures"
"""The identity of the list of measures that stands once on the page."""


type Known = Mapping[str, Sequence[Measure]]
"""Measures by what they may be called: the title in small letters, and the code."""


def known_measures() -> Known:
    """Every measure, for a form that asks for many of them. One query."""
    found: dict[str, list[Measure]] = defaultdict(list)
    for one in Measure.objects.order_by("pk"):
        found[one.title.casefold()].append(one)
    for one in [one for some in list(found.values()) for one in some]:
        found.setdefault(one.code, [one])
    return found


class MeasureField(forms.CharField):
    """A measure by its title, or by its code where a title is not one measure's alone."""

    def __init__(self, *, known: Known | None = None, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"list": LIST_OF_MEASURES, "autocomplete": "off"})
        own: dict[str, Any] = {"label": "Measure", "max_length": 340, "widget": widget}
        super().__init__(**(own | kwargs))
        self.known = known

    def clean(self, value: Any) -> Measure | None:
        """The measure that is meant; None where the field is empty and may be."""
        typed = super().clean(value)
        if not typed:
            return None
        known = known_measures() if self.known is None else self.known
        found = known.get(typed.strip().casefold(), ())
        if len(found) == 1:
            return found[0]
        raise forms.ValidationError(
            "More than one measure has this title: type its code."
            if found
            else "No measure has this title: choose one of the list."
        )


class PeriodField(forms.CharField):
    """A period in words, such as 2023/24, March 2024, or 12 months to January 2024."""

    def __init__(self, **kwargs: Any) -> None:
        own: dict[str, Any] = {"label": "Period", "max_length": 80}
        super().__init__(**(own | kwargs))

    def prepare_value(self, value: Any) -> Any:
        return printed(value) if isinstance(value, Period) else value

    def clean(self, value: Any) -> Period | None:
        """The days that are meant; None where the field is empty and may be."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return read(typed)
        except NotAPeriod as refused:
            raise forms.ValidationError(str(refused)) from refused
