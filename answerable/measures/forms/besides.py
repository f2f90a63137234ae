"""What somebody knows of a measure besides its figures, as forms: a standard, a break, a time to know about, a comparator."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify

from answerable.measures.forms.definition import CHOOSE, FILL_IN, day, long_text
from answerable.measures.forms.figures import said
from answerable.measures.intake.breaks import AnnotationLine, BreakLine
from answerable.measures.intake.comparators import ComparatorLine
from answerable.measures.intake.evidenced import Evidence
from answerable.measures.intake.returns import LONGEST_REASON
from answerable.measures.intake.standards import StandardLine
from answerable.measures.models import Annotation, Break, Comparator, Measure, Standard
from answerable.measures.queries.pages import areas, sources, widest_area

NUMBER = {**FILL_IN, "invalid": "Write it in digits, such as 95 or 12.5."}
SHORT = "A short clause that follows “since”, such as: calls are sorted by a switchboard."


def radio(label: str, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.RadioSelect, choices=choices, error_messages=CHOOSE)


def number(label: str, hint: str = "", *, required: bool = True) -> forms.DecimalField:
    """As text, so that a phone and a screen reader take it as it is typed."""
    return forms.DecimalField(
        label=label,
        help_text=hint,
        required=required,
        max_digits=15,
        decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages=NUMBER,
    )


class BesidesForm(forms.Form):
    """What every such form asks: who says so, and where. `measure` is the one that it was opened from."""

    breakdown = forms.ChoiceField(label="Which part it is of", required=False)
    source = forms.ChoiceField(label="Which paper says so", required=False)
    locator = forms.CharField(
        label="Where in the paper", max_length=200, required=False, help_text="Such as: paragraph 3.34; line 733."
    )
    note = long_text("Note", "Shown with it on the measure's page.", required=False, limit=LONGEST_REASON)

    def __init__(self, *args: Any, measure: Measure, parts: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        self.known = {one.code: one for one in sources()}
        self.offer(
            "source", [("", "No paper: the office knows it"), *((code, said(one)) for code, one in self.known.items())]
        )
        if parts:
            self.offer("breakdown", [("", "All of it"), *((one, one) for one in parts)])
        else:
            del self.fields["breakdown"]

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("locator") and not given.get("source"):
            self.add_error("source", "Choose the paper that this place is in.")
        starts, ends = given.get("starts"), given.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "This is before it starts.")
        return given

    def evidence(self, today: date) -> Evidence:
        """Who says so; without a paper it is known from today on."""
        given = self.cleaned_data
        return Evidence(
            source=given["source"],
            locator=given["locator"],
            as_at=None if given["source"] else today,
            note=self.paragraph("note"),
        )

    def paragraph(self, name: str) -> str:
        """A long text as the office's files keep it: one paragraph."""
        return " ".join(self.cleaned_data[name].split())

    def part(self) -> str:
        return str(self.cleaned_data.get("breakdown", ""))


class MeasuresForm(BesidesForm):
    """What may be so of several measures at once: those of the same subject are offered."""

    measures = forms.MultipleChoiceField(
        label="Which measures it concerns",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one or more."},
    )

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        kwargs["initial"] = {"measures": [measure.code], **kwargs.get("initial", {})}
        super().__init__(*args, measure=measure, **kwargs)
        alike = Measure.objects.filter(subject=measure.subject_id).exclude(pk=measure.pk).order_by("title")
        self.offer("measures", [(measure.code, measure.title), *alike.values_list("code", "title")])

    def code(self, begins: date) -> str:
        """A code of its own: its day and its reason."""
        return f"{begins.isoformat()}-{slugify(self.cleaned_data['reason'])}"[:90].rstrip("-")


class BreakForm(MeasuresForm):
    """The day from which something else is counted."""

    at = day("First day of the new way", "Nothing before this day is compared with anything after it.")
    assumed = forms.BooleanField(label="The day is assumed: the paper says only about when", required=False)
    kind = radio("What changed", list(Break.Kind.choices))
    reason = forms.CharField(label="In a few words", max_length=120, help_text=SHORT, error_messages=FILL_IN)

    field_order = ("at", "assumed", "kind", "reason", "measures", "breakdown", "source", "locator", "note")

    def line(self, today: date) -> BreakLine:
        """What was typed, once it is valid."""
        given = self.cleaned_data
        return BreakLine(
            code=self.code(given["at"]),
            measures=tuple(given["measures"]),
            kind=given["kind"],
            at=given["at"],
            reason=given["reason"],
            breakdown=self.part(),
            at_basis="assumed" if given["assumed"] else "stated",
            evidence=self.evidence(today),
        )


class AnnotationForm(MeasuresForm):
    """A time that a reader must know about."""

    kind = radio(
        "What it is",
        [
            (Annotation.Kind.ANOMALY.value, "Known to be unusual: left out of the usual range and of comparisons"),
            (Annotation.Kind.MISSING.value, "Data missing: left out of the usual range and of comparisons"),
            (Annotation.Kind.EVENT.value, "An event: only written at the line"),
        ],
    )
    starts = day("First day")
    ends = day("Last day")
    reason = forms.CharField(
        label="In a few words",
        max_length=120,
        help_text="Such as: restrictions of the pandemic.",
        error_messages=FILL_IN,
    )

    field_order = ("kind", "starts", "ends", "reason", "measures", "breakdown", "source", "locator", "note")

    def line(self, today: date) -> AnnotationLine:
        """What was typed, once it is valid."""
        given = self.cleaned_data
        return AnnotationLine(
            code=self.code(given["starts"]),
            measures=tuple(given["measures"]),
            kind=given["kind"],
            starts=given["starts"],
            ends=given["ends"],
            reason=given["reason"],
            breakdown=self.part(),
            evidence=self.evidence(today),
        )


class StandardForm(BesidesForm):
    """What a measure is asked to reach."""

    kind = radio("What it is", list(Standard.Kind.choices))
    aim = radio("Which way", list(Standard.Aim.choices))
    value = number("Value", "In the measure's unit.")
    starts = day("From")
    ends = day("To", "Leave empty until further notice.", required=False)
    area = forms.ChoiceField(label="Area")
    set_by = forms.CharField(
        label="Who asks it",
        max_length=120,
        help_text="Such as: national standard, the force, the plan.",
        error_messages=FILL_IN,
    )
    reason = long_text("Why", "What it is meant to bring about, where that is known.", required=False, rows=2)

    field_order = (
        "kind", "aim", "value", "starts", "ends", "area", "breakdown", "set_by", "reason", "source", "locator", "note",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("area", [(one.code, one.name) for one in areas()])
        self.fields["area"].initial = widest_area()

    def line(self, today: date) -> StandardLine:
        """What was typed, once it is valid."""
        given = self.cleaned_data
        return StandardLine(
            measure=self.measure.code,
            kind=given["kind"],
            aim=given["aim"],
            value=given["value"],
            starts=given["starts"],
            set_by=given["set_by"],
            area=given["area"],
            breakdown=self.part(),
            ends=given["ends"],
            reason=self.paragraph("reason"),
            evidence=self.evidence(today),
        )


class ComparatorForm(BesidesForm):
    """What a figure is set beside: always with how many stand behind it, and its period."""

    kind = radio("What it is", list(Comparator.Kind.choices))
    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="Such as: England and Wales; the year before the pandemic.",
        error_messages=FILL_IN,
    )
    why = long_text("Why this one", "Needed for a baseline: a base can be chosen to flatter.", required=False, rows=2)
    starts = day("First day of its period")
    ends = day("Last day of its period")
    value = number("Figure", "Leave empty for a baseline: the measure's own figure is taken.", required=False)
    n = forms.IntegerField(
        label="Out of how many",
        min_value=1,
        required=False,
        help_text="How many forces, or answers, stand behind the figure. Left empty, the page says that nobody states it.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    n_of = forms.CharField(label="Of what", max_length=60, required=False, help_text="Such as: forces, respondents.")
    members = long_text("Who is in the group", "One a line, where it is a group of peers.", required=False, rows=3)

    field_order = (
        "kind", "name", "why", "starts", "ends", "value", "n", "n_of", "members", "breakdown", "source", "locator", "note",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        baseline = given.get("kind") == Comparator.Kind.BASELINE
        if baseline and not given.get("why"):
            self.add_error("why", "Say why this year and no other.")
        if baseline and given.get("value") is not None:
            self.add_error("value", "Leave this empty: a baseline is the measure's own figure.")
        if given.get("kind") and not baseline and given.get("value") is None and "value" not in self.errors:
            self.add_error("value", "Write the figure that it is set beside.")
        return given

    def line(self, today: date) -> ComparatorLine:
        """What was typed, once it is valid."""
        given = self.cleaned_data
        return ComparatorLine(
            measure=self.measure.code,
            kind=given["kind"],
            name=given["name"],
            period_start=given["starts"],
            period_end=given["ends"],
            why=self.paragraph("why"),
            breakdown=self.part(),
            value=given["value"],
            n=given["n"],
            n_of=given["n_of"],
            members=tuple(one.strip() for one in given["members"].splitlines() if one.strip()),
            evidence=self.evidence(today),
        )


class WithdrawForm(forms.Form):
    """Why something no longer holds, or never did."""

    reason = long_text("Why it is withdrawn", "Kept with it. Nothing is deleted.", rows=3, limit=LONGEST_REASON)
