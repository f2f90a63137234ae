"""The forms of a paper to the panel: what it is, what is written in it, and taking it back."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from answerable.measures.forms.definition import FILL_IN, LongText
from answerable.scrutiny.intake.panel_kinds import kinds
from answerable.scrutiny.models import Meeting, PanelPaper
from answerable.scrutiny.operations.panel import Frame, SectionText, Words
from answerable.scrutiny.queries.panel_days import of_the_panel
from answerable.scrutiny.queries.panel_missing import ONE_PAGE
from answerable.scrutiny.queries.panel_page import Attachment

LONGEST = 40_000
MOST_SECTIONS = 40
SPARE = 2
"""So many empty sections stand below those that there are."""
CITING = "A blank line begins a paragraph, - an item of a list. Cite a figure instead of typing it: begin with { and choose from what is held."
_SECTION = re.compile(r"heading-(\d{1,3})")


def _day(label: str, hint: str, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    wrong = FILL_IN | {"invalid": "Write the day as 2024-11-07."}
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget, error_messages=wrong)


def _text(label: str, hint: str = "", *, rows: int = 6, limit: int = LONGEST) -> LongText:
    widget = forms.Textarea(attrs={"rows": rows, "data-cite": "", "autocomplete": "off"})
    return LongText(label=label, help_text=hint, required=False, max_length=limit, widget=widget, strip=False)


class FrameForm(forms.Form):
    """What a paper is."""

    title = forms.CharField(
        label="Title", max_length=300, help_text="What the paper is called.", error_messages=FILL_IN
    )
    kind = forms.CharField(
        label="Kind", max_length=60, error_messages=FILL_IN, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    meeting = forms.ModelChoiceField(
        label="For the meeting",
        queryset=Meeting.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="None yet",
        help_text="A meeting of the panel.",
    )
    as_at = _day("As at", "Everything in it is told as it was known on this day.", required=True)
    since = _day("Since you last met", "What happened after this day is told. Empty: the paper has no such part.")
    due = _day("Wanted by", "The day that the panel's support asked for; a clock runs to it.")
    public_from = _day("The public may read it from", "Members of the panel read it from the moment it is submitted.")
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        offered = ", ".join(one.word.lower() for one in kinds())
        self.fields["kind"].help_text = f"Usual are {offered}; any other word will do."
        field = self.fields["meeting"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = of_the_panel().order_by("-date", "pk")

    @property
    def frame(self) -> Frame:
        """What was said; only of a form that is valid."""
        told = self.cleaned_data
        kind = next((one.word for one in kinds() if one.word.casefold() == told["kind"].casefold()), told["kind"])
        return Frame(
            told["title"], kind, told["as_at"], told["meeting"], told["since"], told["due"], told["public_from"]
        )


def frame_of(kept: PanelPaper) -> dict[str, object]:
    """What is held of a paper, by the names of the boxes."""
    return {
        "title": kept.title,
        "kind": kept.kind,
        "meeting": kept.meeting.code if kept.meeting else "",
        "as_at": kept.as_at,
        "since": kept.since,
        "due": kept.due,
        "public_from": kept.public_from,
        "edition": kept.edition,
    }


class PaperForm(FrameForm):
    """The whole paper: what it is, and all that is written in it."""

    def __init__(self, data: Any = None, *, sections: Sequence[SectionText], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        hint = f"What a member should know who reads nothing else: at most {ONE_PAGE} words. {CITING}"
        self.fields["summary"] = _text("The summary, one page", hint, rows=10)
        self.fields["purpose"] = _text("Purpose", "What the paper is for.", rows=3)
        self.fields["background"] = _text("Background", rows=5)
        self.numbers = range(1, _number(data, len(sections)) + 1)
        for number in self.numbers:
            self._section(number)
        for number, one in enumerate(sections, 1):
            self.initial.update(
                {f"heading-{number}": one.heading, f"text-{number}": one.text, f"place-{number}": number}
            )
        self.fields["recommendation"] = _text("Recommendation", "What the panel is asked to do.", rows=4)
        self.fields["attachments"] = _attachments()
        self.fields["contact"] = _text("Contact", "A role and how to reach it; no person's name.", rows=2, limit=500)
        del self.fields["contact"].widget.attrs["data-cite"]

    def _section(self, number: int) -> None:
        self.fields[f"heading-{number}"] = forms.CharField(
            label=f"Heading of section {number}", max_length=200, required=False
        )
        self.fields[f"place-{number}"] = forms.IntegerField(
            label=f"Place of section {number}",
            min_value=1,
            max_value=999,
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 3}),
            error_messages={"invalid": "Write a whole number, such as 2."},
        )
        self.fields[f"text-{number}"] = _text(f"Text of section {number}")

    @property
    def sections(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Heading, place and text of each section."""
        return [(self[f"heading-{n}"], self[f"place-{n}"], self[f"text-{n}"]) for n in self.numbers]

    @property
    def words(self) -> Words:
        """What was written; only of a form that is valid. Sections stand by their places."""
        told = self.cleaned_data
        there = [n for n in self.numbers if told[f"heading-{n}"]]
        ordered = sorted(there, key=lambda n: (told[f"place-{n}"] or 1_000, n))
        return Words(
            summary=told["summary"],
            purpose=told["purpose"],
            background=told["background"],
            recommendation=told["recommendation"],
            contact=told["contact"].strip(),
            attachments=tuple(attachments(told["attachments"])),
            sections=tuple(SectionText(told[f"heading-{n}"], told[f"text-{n}"]) for n in ordered),
        )

    def clean(self) -> dict[str, Any]:
        for number in self.numbers:
            told = self.cleaned_data
            if str(told.get(f"text-{number}") or "").strip() and not told.get(f"heading-{number}"):
                self.add_error(f"heading-{number}", "Give this section a heading, or empty its text.")
        try:
            attachments(self.cleaned_data.get("attachments", ""))
        except ValidationError as wrong:
            self.add_error("attachments", wrong)
        return self.cleaned_data


def _number(data: Any, held: int) -> int:
    """How many sections the form has: those held and some spare ones, or as many as were sent."""
    sent = [int(found[1]) for name in data or () if (found := _SECTION.fullmatch(name))]
    return min(max(sent, default=held + SPARE), MOST_SECTIONS)


def _attachments() -> LongText:
    field = _text(
        "Attachments", "One a line: its title, then its address after a bar, as in Annual report | https://…", rows=3
    )
    del field.widget.attrs["data-cite"]
    return field


def attachments(said: str) -> list[Attachment]:
    """The attachments of a text, one a line. Raises ValidationError for an address that is none."""
    found = []
    for line in said.splitlines():
        title, _, address = (part.strip() for part in line.partition("|"))
        if address:
            URLValidator(schemes=["http", "https"], message=f"“{address}” is no address: it begins with https://.")(
                address
            )
        if title or address:
            found.append(Attachment((title or address)[:300], address))
    return found


def words_of(kept: PanelPaper) -> dict[str, object]:
    """What is written in a paper, by the names of the boxes."""
    listed = [f"{one['title']} | {one['address']}" if one.get("address") else one["title"] for one in kept.attachments]
    return {
        "summary": kept.summary,
        "purpose": kept.purpose,
        "background": kept.background,
        "recommendation": kept.recommendation,
        "contact": kept.contact,
        "attachments": "\n".join(listed),
    }


def begin_with(day: date, since: date | None) -> dict[str, object]:
    """What a new paper begins with."""
    return {"as_at": day, "since": since, "kind": kinds()[0].word}


class SubmitForm(forms.Form):
    """Handing it over."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)


class WithdrawForm(forms.Form):
    """Taking it back."""

    because = LongText(
        label="Why it is withdrawn",
        max_length=1000,
        help_text="It is kept with this reason. The panel's members see it no more; where it was submitted, each is told why.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=FILL_IN,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
