"""A request for information, and its answer."""

from typing import Any

from django import forms

from answerable.measures.forms.definition import day, long_text
from answerable.scrutiny.forms.promises import ROLE, choice, one_line, seen
from answerable.scrutiny.models import InformationRequest
from answerable.scrutiny.operations.information import PROTOCOL, Asked

State = InformationRequest.State
BASIS = f"Under what it is asked. The {PROTOCOL} has the chief officer give access to information as required; it sets no number of days."


class RequestForm(forms.Form):
    """What is asked, of whom and by when."""

    subject = one_line("Subject", limit=300)
    asked = long_text(
        "What is asked for", "Figures, papers or an account: so that the force can say whether it is all there."
    )
    asked_of = one_line("Asked of", f"{ROLE} Whoever in the force is to answer.")
    asked_on = day("Asked on")
    due = day("Answer by", "The day that the office sets.", required=False)
    basis = one_line("Basis", BASIS, required=False)
    edition = seen()

    def asks(self, *, example: bool = False) -> Asked:
        given = {name: value for name, value in self.cleaned_data.items() if name != "edition"}
        return Asked(**given, example=example)


class AnswerForm(forms.Form):
    """How a request ended. The force answers or refuses; who asked withdraws."""

    to = choice("What came of it", ())
    on = day("On which day", "The day it came, and not the day you write it down.")
    answer = long_text("The answer", "What was answered or where it can be found; or why not.", rows=5)
    edition = seen()

    def __init__(self, *args: Any, ends: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = choice("What came of it", [(one, State(one).label) for one in ends])
