"""A form that was refused because somebody else saved meanwhile: it takes the edition that is there now along."""

from typing import Protocol

from django import forms
from django.http import QueryDict

from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, SavedMeanwhile


class Editioned(Protocol):
    """A row that counts how often it was saved."""

    edition: int

    def refresh_from_db(self) -> None: ...


def see_anew(form: forms.Form, row: Editioned) -> None:
    """Reads the row anew, so that the page shows what the other saved, and lets who has looked send their form again."""
    row.refresh_from_db()
    if isinstance(form.data, QueryDict):
        form.data = {**form.data.dict(), "edition": str(row.edition)}


def say_why(form: forms.Form, refused: MeetingRefused, row: Editioned) -> int:
    """Puts a refusal at its field; the status to answer with. What somebody else saved meanwhile is read anew."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))
    if not isinstance(refused, SavedMeanwhile):
        return 200
    see_anew(form, row)
    return 409
