"""The forms of what the panel asks: recording it, answering it, taking it back."""

from datetime import date
from typing import Any

from django import forms

from answerable.measures.forms.definition import CHOOSE, FILL_IN, day, long_text
from answerable.scrutiny.models import Meeting, PanelMatter, PanelPaper
from answerable.scrutiny.operations.panel_matters import ACCEPTED, Asked
from answerable.scrutiny.queries.panel_days import of_the_panel

LONGEST = 20_000


class MatterForm(forms.Form):
    """What the panel put to the body."""

    kind = forms.ChoiceField(
        label="What it is", choices=PanelMatter.Kind.choices, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    title = forms.CharField(label="Title", max_length=300, help_text="In a few words.", error_messages=FILL_IN)
    words = long_text("What the panel said", "In the panel's words. The public reads them.", rows=6, limit=LONGEST)
    received_on = day("Received on")
    respond_by = day("To be answered by", "The day that the panel set; a clock runs to it.", required=False)
    meeting = forms.ModelChoiceField(
        label="At the meeting",
        queryset=Meeting.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="None",
    )
    paper = forms.ModelChoiceField(
        label="About the paper",
        queryset=PanelPaper.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="None",
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        meeting, paper = self.fields["meeting"], self.fields["paper"]
        if isinstance(meeting, forms.ModelChoiceField) and isinstance(paper, forms.ModelChoiceField):
            meeting.queryset = of_the_panel().order_by("-date", "pk")
            paper.queryset = PanelPaper.objects.exclude(state=PanelPaper.State.WITHDRAWN).order_by("-as_at", "-pk")

    @property
    def asked(self) -> Asked:
        """What was said; only of a form that is valid."""
        told = self.cleaned_data
        return Asked(
            told["kind"],
            told["title"],
            told["words"],
            told["received_on"],
            told["respond_by"],
            told["meeting"],
            told["paper"],
        )


def matter_of(kept: PanelMatter) -> dict[str, object]:
    """What is held of a matter, by the names of the boxes."""
    return {
        "kind": kept.kind,
        "title": kept.title,
        "words": kept.words,
        "received_on": kept.received_on,
        "respond_by": kept.respond_by,
        "meeting": kept.meeting.code if kept.meeting else "",
        "paper": kept.paper.code if kept.paper else "",
        "edition": kept.edition,
    }


class ResponseForm(forms.Form):
    """The response."""

    response = long_text(
        "The response", "A blank line begins a paragraph. Figures can be cited in braces.", rows=10, limit=LONGEST
    )
    accepted = forms.ChoiceField(
        label="Is the recommendation accepted?",
        choices=[(one, one) for one in ACCEPTED],
        widget=forms.RadioSelect,
        required=False,
    )
    on = day("Given to the panel on")
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, kept: PanelMatter, on: date) -> None:
        super().__init__(data, initial={"edition": kept.edition, "on": on})
        self.fields["response"].widget.attrs["data-cite"] = ""
        if kept.kind != PanelMatter.Kind.RECOMMENDATION:
            del self.fields["accepted"]


class PublishForm(forms.Form):
    """Letting the public read the response."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)


class WithdrawMatterForm(forms.Form):
    """Taking a matter back."""

    because = long_text("Why it is withdrawn", "It is kept with this reason.", rows=3, limit=1000)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
