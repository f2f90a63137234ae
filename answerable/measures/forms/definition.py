"""The definition of a measure as a form of one page."""

import hashlib
from typing import Any

from django import forms

from answerable.kit.toml import LONGEST_TEXT
from answerable.measures.intake.definitions import MOST_SUPPRESSED, UNITS, Definition
from answerable.measures.models import Measure, Subject
from answerable.measures.models.definitions import UNKNOWN
from answerable.measures.operations import definition_facts
from answerable.measures.queries.pages import unit_words

FREQUENCIES = {
    "month": "Every month",
    "quarter": "Every quarter",
    "fin_year": "Every financial year",
    "year": "Every calendar year",
    "rolling12": "Twelve months at a time",
    "adhoc": "Now and then",
}
LONGEST_FREQUENCY = 40
"""In characters, all that were chosen together."""
FIELDSETS = (
    ("What it is", ("code", "title", "subject", "why", "aliases")),
    ("What is counted", ("numerator", "denominator", "base", "unit", "aggregation", "frequency", "breakdown")),
    ("Which way is better", ("direction", "direction_reason")),
    ("Where the figures come from", ("source", "owner", "caveats", "suppress_below")),
    ("Who answers for this definition", ("author", "checked_by", "reviewed", "next_review")),
)
"""The parts of the page, with the fields of each."""


ONE_PARAGRAPH = (
    "title", "why", "numerator", "denominator", "breakdown", "direction_reason", "source", "owner", "caveats", "author",
    "checked_by",
)  # fmt: skip
"""The fields whose text is read as one paragraph."""

FILL_IN = {"required": "Fill this in."}
CHOOSE = {"required": "Choose one of these."}


class LongText(forms.CharField):
    """Several lines, whose ends are those of the office's files whatever the browser sends."""

    def to_python(self, value: Any) -> Any:
        return (super().to_python(value) or "").replace("\r\n", "\n")


def long_text(label: str, hint: str, *, required: bool = True, rows: int = 3, limit: int = LONGEST_TEXT) -> LongText:
    """Of at most `limit` characters: what the file that it is exported to may have, or no office could load that again."""
    widget = forms.Textarea(attrs={"rows": rows})
    return LongText(
        label=label, help_text=hint, required=required, widget=widget, max_length=limit, error_messages=FILL_IN
    )


def day(label: str, hint: str = "", *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget, error_messages=FILL_IN)


class DefinitionForm(forms.Form):
    """All that a definition says. `measure` is the one that is edited; None for a new one."""

    code = forms.SlugField(
        label="Code",
        max_length=120,
        help_text="How returns name it: small letters, digits and hyphens, such as calls-999-total. It never changes.",
        error_messages={**FILL_IN, "invalid": "Write it in letters, digits and hyphens only, such as calls-999-total."},
    )
    title = forms.CharField(
        label="Title", max_length=200, help_text="As a reader looks for it: 999 calls received.", error_messages=FILL_IN
    )
    subject = forms.ChoiceField(label="Subject")
    why = long_text("Why it matters", "One sentence that would fit no other measure.", rows=2)
    aliases = long_text("Other names", "Names that papers use for it, one a line.", required=False)
    numerator = long_text("What is counted", "Exactly: what is in, and what is not.")
    denominator = long_text("Out of what", "For a share or a rate. Write “not applicable” where there is none.", rows=2)
    base = forms.ChoiceField(
        label="Is that a measure held here?",
        required=False,
        help_text="Then a change in the share can be tested by how many it is out of.",
    )
    unit = forms.ChoiceField(label="Unit", choices=[(unit, unit_words(unit)) for unit in UNITS])
    aggregation = forms.ChoiceField(label="Kind of figure", choices=Measure.Aggregation.choices)
    frequency = forms.MultipleChoiceField(
        label="How often figures come",
        widget=forms.CheckboxSelectMultiple,
        choices=list(FREQUENCIES.items()),
        error_messages={"required": "Choose one or more of these."},
    )
    breakdown = forms.CharField(
        label="What it is split by",
        max_length=60,
        required=False,
        help_text="Apart from area, such as “crime type”. Leave empty where it is not split.",
    )
    direction = forms.ChoiceField(
        label="Which way is better", widget=forms.RadioSelect, choices=Measure.Direction.choices, error_messages=CHOOSE
    )
    direction_reason = long_text("Why that way", "Shown beside the figures.", required=False, rows=2)
    source = long_text("Source", f"The system or paper. Write “{UNKNOWN}” where nobody says.", rows=2)
    owner = forms.CharField(
        label="Owner",
        max_length=200,
        help_text="A role, not a name: who answers for the figures.",
        error_messages=FILL_IN,
    )
    caveats = long_text(
        "What to beware of", "What the figures do not say, and breaks in how they count.", required=False
    )
    suppress_below = forms.IntegerField(
        label="Smallest number shown to the public",
        min_value=0,
        max_value=MOST_SUPPRESSED,
        required=False,
        help_text="Counts below it are not shown, as somebody could be recognised: 5 is usual. Leave 0 where nobody could be.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    author = forms.CharField(
        label="Written by", max_length=200, help_text="A role, not a name.", error_messages=FILL_IN
    )
    checked_by = forms.CharField(
        label="Checked by", max_length=200, help_text="A second person's role.", error_messages=FILL_IN
    )
    reviewed = day("Reviewed on")
    next_review = day("Next review")

    def __init__(self, *args: Any, measure: Measure | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = said(measure) if measure else {"denominator": "not applicable", "source": UNKNOWN}
        super().__init__(*args, **kwargs)
        self.measure = measure
        subject, frequency, base = self.fields["subject"], self.fields["frequency"], self.fields["base"]
        assert isinstance(base, forms.ChoiceField)
        assert isinstance(subject, forms.ChoiceField)
        assert isinstance(frequency, forms.MultipleChoiceField)
        subject.choices = [(one.code, one.title) for one in Subject.objects.order_by("position")]
        frequency.choices = frequencies(measure)
        others = Measure.objects.exclude(code=measure.code if measure else "").order_by("title")
        base.choices = [("", "No"), *others.values_list("code", "title")]
        if measure:
            self.fields["code"].disabled = True

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not code[0].isalnum():
            raise forms.ValidationError("Begin it with a letter or a digit: no file may name it otherwise.")
        if code == "new":
            raise forms.ValidationError("“new” is an address of its own here: choose another code.")
        if self.measure is None and Measure.objects.filter(code=code).exists():
            raise forms.ValidationError("There is a measure of this code already: choose another, or edit that one.")
        return code

    def clean_frequency(self) -> list[str]:
        chosen = list(self.cleaned_data["frequency"])
        if len(";".join(chosen)) > LONGEST_FREQUENCY:
            raise forms.ValidationError("Choose fewer of these: not all of them can be held at once.")
        return chosen

    def clean_unit(self) -> str:
        unit = str(self.cleaned_data["unit"])
        if self.measure and unit != self.measure.unit and self.measure.observations.exists():
            was = unit_words(self.measure.unit).lower()
            raise forms.ValidationError(
                f"Its figures are held in another unit ({was}) and would come to mean something else: "
                "define a new measure for the new unit."
            )
        return unit

    def clean_breakdown(self) -> str:
        breakdown = str(self.cleaned_data["breakdown"])
        if self.measure and not breakdown and self.measure.observations.exclude(breakdown="").exists():
            raise forms.ValidationError("Figures are held for parts of this measure: say what it is split by.")
        return breakdown

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        reviewed, next_review = given.get("reviewed"), given.get("next_review")
        if reviewed and next_review and next_review < reviewed:
            self.add_error("next_review", "The next review comes after the last one.")
        if self.measure and self.data.get("shown") != self.fingerprint:
            raise forms.ValidationError(
                "Somebody else changed this definition while you were writing. What you wrote stands below: look at "
                "the measure's page, then save again to put yours in its place."
            )
        return given

    @property
    def fingerprint(self) -> str:
        """What the definition says now: sent along, so that two who edit it at once do not undo each other unseen."""
        facts = str(sorted(definition_facts(self.measure).items())) if self.measure else ""
        return hashlib.sha256(facts.encode()).hexdigest()

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fieldsets of the page, each with its bound fields."""
        return [(legend, [self[name] for name in names]) for legend, names in FIELDSETS]

    @property
    def changed_words(self) -> str:
        """What saving this would change, in words."""
        if self.measure is None:
            return f"“{self.definition.title}” is defined."
        old, new = definition_facts(self.measure), definition_facts(self.definition)
        labels = [str(self.fields[name].label).lower() for name in old if old[name] != new[name]]
        return f"The definition was changed: {', '.join(labels)}. The history below has the words before and after."

    @property
    def definition(self) -> Definition:
        """What was typed, once it is valid; as in the definition's file, how it was cut into lines says nothing."""
        given = dict(self.cleaned_data)
        given |= {name: " ".join(said.split()) for name, said in given.items() if name in ONE_PARAGRAPH}
        given["frequency"] = ";".join(given["frequency"])
        given["aliases"] = tuple(line.strip() for line in given["aliases"].splitlines() if line.strip())
        given["suppress_below"] = given["suppress_below"] or 0
        return Definition(**given)


def said(measure: Measure) -> dict[str, Any]:
    """A definition as the form shows it."""
    names = [name for _, names in FIELDSETS for name in names]
    shown = {name: getattr(measure, name) for name in names}
    return {
        **shown,
        "subject": measure.subject.code,
        "base": measure.base.code if measure.base else "",
        "frequency": measure.frequency.split(";"),
        "aliases": "\n".join(measure.aliases),
    }


def frequencies(measure: Measure | None) -> list[tuple[str, str]]:
    """The frequencies to choose from, with those that this measure has in words of its own."""
    own = [one for one in measure.frequency.split(";") if one not in FREQUENCIES] if measure else []
    return [*FREQUENCIES.items(), *((one, one) for one in own)]
