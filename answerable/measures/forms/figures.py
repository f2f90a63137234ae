"""What is asked about a figure: the day it was known on, its new value, which of its rivals to go by."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify

from answerable.kit.wording import british_date
from answerable.measures.forms.definition import CHOOSE, FILL_IN, day, long_text
from answerable.measures.intake import returns as returns_intake
from answerable.measures.intake import settlements
from answerable.measures.intake.cells import STATUSES
from answerable.measures.models import Source
from answerable.measures.operations import Restatement
from answerable.measures.queries.pages import OneFigure, held_words, rivals, sources

COLUMN_FIELDS = {"value": "value", "status": "status", "locator": "locator", "as_at": "published", "reason": "reason"}
"""The field of the form that a column of the tidy form is."""


class KnownForm(forms.Form):
    """The day to look back to; sent by GET."""

    known = day("Show it as it was known on", "What papers told later is then left out.", required=False)


class RestatementForm(forms.Form):
    """A new value for a figure, the paper that tells it, and why it differs."""

    value = forms.CharField(
        label="New value",
        max_length=120,
        required=False,
        help_text="In digits, in the measure's unit, as the paper prints it. Leave empty where it is missing now.",
    )
    status = forms.ChoiceField(label="Status", choices=[(one, one.capitalize()) for one in STATUSES])
    source = forms.ChoiceField(label="Which paper tells it", required=False)
    title = forms.CharField(label="Title of a new paper", max_length=300, required=False)
    published = day("Day the new paper was published", required=False)
    locator = forms.CharField(
        label="Where in the paper",
        max_length=200,
        help_text="Such as: paragraph 3.34, table; line 733.",
        error_messages=FILL_IN,
    )
    reason = long_text(
        "Why the figure changed", "Published with the figure.", rows=4, limit=returns_intake.LONGEST_REASON
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {one.code: one for one in sources()}
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "A new paper, named below"), *((code, said(one)) for code, one in self.known.items())]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        new = [name for name in ("title", "published") if given.get(name)]
        if given.get("source"):
            for name in new:
                self.add_error(name, "Leave this empty, or choose “A new paper” above: a figure is told by one paper.")
        elif "title" not in self.errors and "published" not in self.errors:
            self.check_new_paper(given)
        return given

    def check_new_paper(self, given: dict[str, Any]) -> None:
        """A new paper has a title and a day, and is not one that is known."""
        if not given.get("title"):
            self.add_error("title", "Choose a known paper above, or write the title of the new one.")
        elif not given.get("published"):
            self.add_error("published", "Say on which day the new paper was published.")
        elif new_code(given["published"], given["title"]) in self.known:
            self.add_error("title", "A paper of this day and title is known already: choose it above.")

    def restatement(self) -> Restatement:
        """What was typed, once it is valid."""
        given = self.cleaned_data
        known = self.known.get(given["source"])
        return Restatement(
            value=given["value"],
            source=known.code if known else new_code(given["published"], given["title"]),
            title="" if known else given["title"],
            as_at=known.published if known else given["published"],
            locator=given["locator"],
            reason=given["reason"],
            status=given["status"],
        )

    def refuse(self, column: str, message: str) -> None:
        """Says what is wrong with a cell at the field that it was typed into."""
        name = COLUMN_FIELDS.get(column)
        self.add_error(name, message[:1].upper() + message[1:])


class SettlementForm(forms.Form):
    """Which of the rivals of a figure to go by, and why. What was settled before is superseded by it."""

    chosen = forms.TypedChoiceField(
        label="The value to go by", widget=forms.RadioSelect, coerce=int, error_messages=CHOOSE
    )
    reason = long_text(
        "Why this one",
        "Published with the figure. The other values stay, and stay visible.",
        rows=4,
        limit=settlements.LONGEST_REASON,
    )

    def __init__(self, *args: Any, found: OneFigure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.key, held_words(one, found.measure.unit)) for one in rivals(found.figure)]
        self.seen = found.figure.settled.at.isoformat() if found.figure.settled else ""

    def clean(self) -> dict[str, Any]:
        if self.data.get("seen", "") != self.seen:
            raise forms.ValidationError(
                "Somebody else settled this while you were writing. What they decided stands above: settle it again "
                "only if yours is to take its place."
            )
        return self.cleaned_data


def said(source: Source) -> str:
    return f"{source.title}, {british_date(source.published)}"


def new_code(published: date, title: str) -> str:
    """The code of a paper that is named for the first time: its day and its title."""
    return f"{published.isoformat()}-{slugify(title)}"[:100].rstrip("-")
