"""How a sender's files are read, as forms: where a table stands, what its lines are of, and the name it is saved under."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django import forms
from django.utils.functional import cached_property

from answerable.calc.grids.amounts import How
from answerable.calc.periods import Kind
from answerable.measures.forms.definition import CHOOSE, FILL_IN, day, long_text
from answerable.measures.intake.layouts.layout import Line, Role, Target
from answerable.measures.intake.layouts.likeness import Known
from answerable.measures.intake.layouts.storing import MEANINGS

ROLES = {
    Role.UNDECIDED: "Not said yet",
    Role.FIGURES: "Figures to read",
    Role.WHOLE: "A total: read and checked",
    Role.CHECKED: "A total: checked only",
    Role.ASIDE: "Leave it out",
}
HOWS = {
    How.AS_SHOWN: "As shown",
    How.DAY_FRACTION: "Parts of a day (0.5 is 12 hours)",
    How.SHARE: "Parts of one (0.125 is 12.5%)",
    How.MINUTES_SECONDS: "1:23 is minutes and seconds",
    How.MINUTES: "Minutes",
    How.HOURS: "Hours",
    How.THOUSANDS: "Thousands",
    How.MILLIONS: "Millions",
}
KINDS = {
    Kind.MONTH: "Months",
    Kind.QUARTER: "Quarters",
    Kind.FINANCIAL_YEAR: "Financial years",
    Kind.CALENDAR_YEAR: "Calendar years",
    Kind.ROLLING_12: "Twelve months at a time",
    Kind.SNAPSHOT: "Days",
    Kind.RANGE: "Other spans",
}
MOST_WORDS = 50
SENDERS = {"sender": "Only of its sender", "anybody": "Of anybody who sends such files"}


@dataclass(frozen=True)
class MeasureChoice:
    """A measure that figures can be of."""

    code: str
    title: str
    unit: str
    aggregation: str


@dataclass(frozen=True)
class Choices:
    """What lines can be of: measures by their titles, areas (code and name; `area` where none is named), and
    parts that are held already."""

    measures: tuple[MeasureChoice, ...]
    areas: tuple[tuple[str, str], ...]
    area: str
    parts: tuple[str, ...] = field(default=())

    @cached_property
    def by_name(self) -> Mapping[str, MeasureChoice]:
        """Measures by title and by code, small letters; of two with one title the code decides."""
        titles = {one.title.casefold(): one for one in reversed(self.measures)}
        return titles | {one.code.casefold(): one for one in self.measures}

    def title(self, code: str) -> str:
        """What is written in the box for a measure: its title, or its code where another has the same title."""
        one = self.by_name.get(code.casefold())
        return one.title if one and self.by_name.get(one.title.casefold()) is one else code


def choices_of(known: Known) -> Choices:
    """What the boxes of lines offer, of the measures and areas that the office has."""
    measures = tuple(MeasureChoice(one.code, one.title, one.unit, one.aggregation) for one in known.measures)
    parts = sorted({part for one in known.measures for part in one.breakdowns}, key=str.casefold)
    return Choices(measures, known.areas, known.area, tuple(parts))


class LineForm(forms.Form):
    """What one row or column of figures is of. `saving` asks for all of it; a preview takes what is said so far."""

    role = forms.ChoiceField(choices=list(ROLES.items()))
    measure = forms.CharField(required=False, max_length=200)
    area = forms.ChoiceField(required=False)
    breakdown = forms.CharField(required=False, max_length=120)
    how = forms.ChoiceField(choices=list(HOWS.items()), required=False)

    def __init__(self, *args: Any, line: Line, choices: Choices, saving: bool = False, **kwargs: Any) -> None:
        target = line.target
        initial = {
            "role": line.role,
            "measure": choices.title(target.measure) if target else "",
            "area": target.area if target else choices.area,
            "breakdown": target.breakdown if target else "",
            "how": line.how,
        }
        super().__init__(*args, **{"initial": initial} | kwargs)
        self.line, self.known, self.saving = line, choices, saving
        area = self.fields["area"]
        assert isinstance(area, forms.ChoiceField)
        area.choices = list(choices.areas)
        self._label()

    def _label(self) -> None:
        """Each box says which line it is of, and lists what can be written there."""
        words = {"role": "What it is", "measure": "Measure", "area": "Area", "breakdown": "Part", "how": "Numbers are"}
        for name, label in words.items():
            bound = self.fields[name]
            bound.label = f"{label}: {self.line.heading}"
            bound.widget.attrs["aria-label"] = bound.label
        self.fields["measure"].widget.attrs["list"] = "measures"
        self.fields["breakdown"].widget.attrs["list"] = "parts"

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        role = Role(given.get("role", Role.UNDECIDED))
        if role is Role.UNDECIDED and given.get("measure", "").strip():
            given["role"] = role = Role.FIGURES  # who names the measure has said that there are figures
        if role is Role.UNDECIDED and self.saving:
            self.add_error("role", "Say what it is, or leave it out.")
        if role in (Role.FIGURES, Role.WHOLE, Role.CHECKED) and not self.has_error("measure"):
            self._find(given.get("measure", "").strip())
        return given

    def _find(self, said: str) -> None:
        if said.casefold() in self.known.by_name:
            return
        near = get_close_matches(said.casefold(), list(self.known.by_name), 1) if said else []
        hint = f" Did you mean “{self.known.by_name[near[0]].title}”?" if near else " Choose one from the list."
        self.add_error("measure", (f"“{said}” is not the title of a measure." if said else "Say which measure.") + hint)

    @property
    def said(self) -> Line:
        """The line as it is said now. Only of a valid form."""
        given = self.cleaned_data
        role, measure = Role(given["role"]), self.known.by_name.get(given["measure"].strip().casefold())
        target = (
            Target(measure.code, given["area"], given["breakdown"].strip(), measure.unit, measure.aggregation)
            if measure and given["area"]
            else None
        )
        return Line(self.line.words, self.line.heading, role, target, How(given["how"] or How.AS_SHOWN))


class TableForm(forms.Form):
    """What holds for a whole table."""

    kinds = forms.MultipleChoiceField(
        label="Which periods are figures",
        help_text="Totals of these, such as the year below its months, are checked and not read. None ticked: every period is read.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(KINDS.items()),
    )
    every_sheet = forms.BooleanField(
        label="Every sheet has such a table",
        required=False,
        help_text="One a month, or one a division: all of them are read.",
    )


class LayoutForm(forms.Form):
    """The name a layout is saved under, what this file is, and what holds for all its tables."""

    title = forms.CharField(
        label="What this file is",
        max_length=300,
        help_text="As it is named where its figures are told, such as “Contact management return”.",
        error_messages=FILL_IN,
    )
    as_at = day("Its day", "The day of its figures: when they were drawn, or else when it was sent.")
    name = forms.CharField(
        label="Save it as",
        max_length=120,
        help_text="How you will find it again, such as “Contact management, monthly”.",
        error_messages=FILL_IN,
    )
    whose = forms.ChoiceField(
        label="Which files are read by it",
        widget=forms.RadioSelect,
        choices=list(SENDERS.items()),
        error_messages=CHOOSE,
    )
    hidden = forms.BooleanField(label="Read hidden rows, columns and sheets too", required=False)
    words = long_text(
        "Their own words in cells",
        "One a line: the word, an equals sign, and missing, suppressed or 0. Such as “n/k = missing”. The usual ones are known.",
        required=False,
        limit=2000,
    )

    def __init__(self, *args: Any, sender: str, **kwargs: Any) -> None:
        """`sender` is the role of whose files it reads, in words."""
        super().__init__(*args, **kwargs)
        whose = self.fields["whose"]
        assert isinstance(whose, forms.ChoiceField)
        whose.choices = list((SENDERS | {"sender": f"{SENDERS['sender']} ({sender})"}).items())

    def clean_words(self) -> tuple[tuple[str, str], ...]:
        lines = [line for line in self.cleaned_data["words"].splitlines() if line.strip()]
        return tuple(_word(line) for line in lines[:MOST_WORDS])


def _word(line: str) -> tuple[str, str]:
    word, mark, meaning = (part.strip() for part in line.rpartition("="))
    if not mark or not word or meaning.casefold() not in MEANINGS:
        raise forms.ValidationError(f"“{line.strip()}”: write the word, =, and one of {', '.join(MEANINGS)}.")
    return word, meaning.casefold()


def written_words(words: Iterable[tuple[str, str]]) -> str:
    """Words as they are typed into the form."""
    return "\n".join(f"{word} = {meaning}" for word, meaning in words)
