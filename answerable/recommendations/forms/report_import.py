"""What was found in a report's document, to be confirmed, changed or left out, with what is said of the report itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from answerable.calc.recommending.found import Found
from answerable.measures.forms.definition import FILL_IN, day, long_text
from answerable.recommendations.forms.report import ReportForm
from answerable.recommendations.intake.entries import (
    LONGEST_NUMBER,
    LONGEST_OWNER,
    LONGEST_TITLE,
    LONGEST_WORDS,
    Entry,
)
from answerable.recommendations.models import Recommendation

NAMES = ("number", "kind", "under", "title", "text", "addressee", "deadline_kind", "deadline", "owner_role", "action")
"""The fields of each, in the order in which they stand."""


@dataclass(frozen=True)
class Item:
    """One that was found, with its tick and its fields."""

    found: Found
    tick: forms.BoundField
    fields: list[forms.BoundField]
    has_errors: bool


class PreviewForm(ReportForm):
    """The report and each recommendation found in it. Fields of the n-th are named "title-n" and so on."""

    def __init__(self, *args: Any, found: Sequence[Found], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        self.fields[
            "published"
        ].help_text = (
            "“Within six months” was reckoned from this day. To have it reckoned from another, choose the paper again."
        )
        for n, one in enumerate(found):
            for name, field in _fields(one).items():
                self.fields[f"{name}-{n}"] = field

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.found and not self.taken:
            raise forms.ValidationError("Tick at least one recommendation to take in.")
        for n in self.taken:
            is_date = given.get(f"deadline_kind-{n}") == Recommendation.Deadline.DATE
            if is_date and not given.get(f"deadline-{n}") and f"deadline-{n}" not in self.errors:
                self.add_error(f"deadline-{n}", "Say which day, or choose another kind of deadline.")
        return given

    @property
    def taken(self) -> list[int]:
        """The places of those that are ticked."""
        return [n for n in range(len(self.found)) if self.cleaned_data.get(f"take-{n}")]

    @property
    def about(self) -> list[forms.BoundField]:
        """The fields of the report itself."""
        return [self[name] for name in self.fields if "-" not in name]

    @property
    def items(self) -> Iterator[Item]:
        for n, one in enumerate(self.found):
            fields = [self[f"{name}-{n}"] for name in NAMES]
            yield Item(one, self[f"take-{n}"], fields, any(field.errors for field in fields))

    @property
    def entries(self) -> list[Entry]:
        """Those that are ticked, as they are written down; once it is valid."""
        return [self._entry(n) for n in self.taken]

    @property
    def actions(self) -> Mapping[str, str]:
        """What the report itself says is done, by the number of each that is ticked."""
        given = self.cleaned_data
        return {given[f"number-{n}"].strip(): given[f"action-{n}"] for n in self.taken}

    def _entry(self, n: int) -> Entry:
        given = self.cleaned_data
        is_date = given[f"deadline_kind-{n}"] == Recommendation.Deadline.DATE
        return Entry(
            number=given[f"number-{n}"].strip(),
            kind=given[f"kind-{n}"],
            under=given[f"under-{n}"].strip(),
            title=" ".join(given[f"title-{n}"].split()),
            text=given[f"text-{n}"].strip(),
            addressee=given[f"addressee-{n}"],
            deadline_kind=given[f"deadline_kind-{n}"],
            deadline=given[f"deadline-{n}"] if is_date else None,
            owner_role=" ".join(given[f"owner_role-{n}"].split()),
            source_line=self.found[n].line,
            source_page=self.found[n].page,
        )


def _fields(one: Found) -> dict[str, forms.Field]:
    """The fields of one, as it was read; what is doubtful is not ticked."""
    made: dict[str, forms.Field] = {
        "take": forms.BooleanField(label=f"Take in {one.number}", required=False),
        "number": forms.CharField(label="Number", max_length=LONGEST_NUMBER, error_messages=FILL_IN),
        "kind": forms.ChoiceField(label="Kind", choices=Recommendation.Kind.choices),
        "under": forms.CharField(
            label="Belongs to",
            max_length=LONGEST_NUMBER,
            required=False,
            help_text="The number of a cause of concern in this report.",
        ),
        "title": forms.CharField(label="Title", max_length=LONGEST_TITLE, error_messages=FILL_IN),
        "text": long_text("Its words", "", required=False, rows=4, limit=LONGEST_WORDS),
        "addressee": forms.ChoiceField(label="Addressed to", choices=Recommendation.Addressee.choices),
        "deadline_kind": forms.ChoiceField(label="Deadline", choices=Recommendation.Deadline.choices),
        "deadline": day("The day", _as_printed(one), required=False),
        "owner_role": forms.CharField(
            label="Owner", max_length=LONGEST_OWNER, required=False, help_text="A role, and not a name."
        ),
        "action": long_text(
            "What is done already", "Where the report says so.", required=False, rows=2, limit=LONGEST_WORDS
        ),
    }
    for name, start in _start(one).items():
        made[name].initial = start
    return made


def _start(one: Found) -> dict[str, Any]:
    return {
        "take": one.doubt is None,
        "number": one.number[:LONGEST_NUMBER],
        "kind": one.kind.value,
        "under": one.under[:LONGEST_NUMBER],
        "title": one.title[:LONGEST_TITLE],
        "text": one.text[:LONGEST_WORDS],
        "addressee": one.addressee.value,
        "deadline_kind": one.deadline.kind.value,
        "deadline": one.deadline.day,
        "owner_role": one.owner[:LONGEST_OWNER],
        "action": one.action[:LONGEST_WORDS],
    }


def _as_printed(one: Found) -> str:
    return f"The report says: {one.deadline.words}." if one.deadline.words else "The report sets none."
