"""What a table of a paper tells: its columns, its rows, and all of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from answerable.areas.models import Area
from answerable.evidence.forms.fields import MeasureField, PeriodField, known_measures
from answerable.evidence.queries.taking import LineMeaning, TableMeaning
from answerable.measures.forms.definition import long_text
from answerable.measures.intake.returns import LONGEST_REASON
from answerable.measures.models import Measure

WHOLE = "whole"
FACTS = ("measure", "period", "area", "part", "out")


@dataclass(frozen=True)
class LineHead:
    """A column or a row that has figures: its name in the form ("column-2"), what stands at its head, how many figures."""

    name: str
    said: str
    figures: int


class MeaningForm(forms.Form):
    """What each column and row is of. What is left empty in one is taken from the other way, or from the whole table."""

    reason = long_text(
        "Why do they differ from what is held?", "Published with the figures.", required=False, limit=LONGEST_REASON
    )

    def __init__(self, *args: Any, heads: tuple[LineHead, ...], meaning: TableMeaning, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heads, self.suggested, self.known = heads, meaning, known_measures()
        areas = [("", "As said elsewhere"), *Area.objects.order_by("position", "name").values_list("code", "name")]
        titles = measure_titles_of(meaning)
        for name in (WHOLE, *(head.name for head in heads)):
            self.add_line(name, said_of(meaning, name), areas, titles)

    def add_line(self, name: str, said: LineMeaning, areas: list[tuple[str, str]], titles: Mapping[str, str]) -> None:
        """The five fields of a line."""
        self.fields[f"{name}-measure"] = MeasureField(
            known=self.known, required=False, initial=titles.get(said.measure, said.measure)
        )
        self.fields[f"{name}-period"] = PeriodField(required=False, initial=said.period)
        self.fields[f"{name}-area"] = forms.ChoiceField(label="Area", required=False, choices=areas, initial=said.area)
        self.fields[f"{name}-part"] = forms.CharField(
            label="Part", max_length=120, required=False, initial=said.breakdown
        )
        if name != WHOLE:
            self.fields[f"{name}-out"] = forms.BooleanField(label="Leave out", required=False, initial=said.left_out)

    def meaning(self) -> TableMeaning:
        """What was said, once it is valid."""
        lines = {head.name: self.line(head.name) for head in self.heads}
        columns = {int(name.split("-")[1]): said for name, said in lines.items() if name.startswith("column")}
        rows = {int(name.split("-")[1]): said for name, said in lines.items() if name.startswith("row")}
        # Of lines that the form does not show, what was suggested stands.
        return TableMeaning({**self.suggested.columns, **columns}, {**self.suggested.rows, **rows}, self.line(WHOLE))

    def line(self, name: str) -> LineMeaning:
        given = self.cleaned_data
        measure = given.get(f"{name}-measure")
        return LineMeaning(
            measure.code if measure else "",
            given.get(f"{name}-area", ""),
            given.get(f"{name}-part", ""),
            given.get(f"{name}-period"),
            bool(given.get(f"{name}-out")),
        )


def measure_titles_of(meaning: TableMeaning) -> Mapping[str, str]:
    """The titles of the measures that a meaning names, by code."""
    lines = (meaning.whole, *meaning.columns.values(), *meaning.rows.values())
    codes = {one.measure for one in lines if one.measure}
    return dict(Measure.objects.filter(code__in=codes).values_list("code", "title"))


def said_of(meaning: TableMeaning, name: str) -> LineMeaning:
    """What a meaning says of the line of this name."""
    if name == WHOLE:
        return meaning.whole
    way, number = name.split("-")
    return (meaning.columns if way == "column" else meaning.rows).get(int(number), LineMeaning())
