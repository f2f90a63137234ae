"""What is made of a signal."""

from typing import Any

from django import forms

from answerable.measures.forms.definition import CHOOSE, long_text
from answerable.measures.intake.returns import LONGEST_REASON
from answerable.measures.models import Signal
from answerable.measures.queries.known_besides import BreakFact

LOOKED_AT, EXPLAINED, NEW = Signal.State.LOOKED_AT, Signal.State.EXPLAINED, Signal.State.NEW
CHOICES = {
    LOOKED_AT: "Looked at: I know of it, and it needs nothing more",
    EXPLAINED: "Explained: I can say in public what lies behind it",
    NEW: "New: somebody should look at it again",
}


class SignalForm(forms.Form):
    """Looked at, explained, or new again; an explanation needs its words."""

    state = forms.ChoiceField(label="Your answer", widget=forms.RadioSelect, error_messages=CHOOSE)
    break_ = forms.ChoiceField(label="Is it a break in how things are counted?", required=False)
    note = long_text(
        "What is known of it",
        "Published beside the chart once the signal is explained. Say what is known, and not what is likely.",
        required=False,
        limit=LONGEST_REASON,
    )

    def __init__(self, *args: Any, signal: Signal, breaks: tuple[BreakFact, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state, cut = self.fields["state"], self.fields["break_"]
        assert isinstance(state, forms.ChoiceField)
        assert isinstance(cut, forms.ChoiceField)
        # What it is already can be said again, with other words; new it can only become again.
        state.choices = [(key, text) for key, text in CHOICES.items() if key != NEW or signal.state != NEW]
        cut.choices = [("", "No"), *((str(one.key), f"{one.at:%-d %B %Y}: {one.reason}") for one in breaks)]
        if not breaks:
            del self.fields["break_"]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("state") == EXPLAINED and not given.get("note"):
            self.add_error("note", "Say what explains it: the words are published beside the chart.")
        if given.get("break_") and given.get("state") != EXPLAINED:
            self.add_error("break_", "Choose “Explained” above, or “No” here: a break is an explanation.")
        return given
