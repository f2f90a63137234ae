"""Forms that do one thing to a meeting or an item: done, refused at the field it is about, or told that somebody saved meanwhile."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, SavedMeanwhile


class Outcome(Enum):
    """What became of a form; the page of one that is stale is answered with 409."""

    ASKED = auto()
    DONE = auto()
    REFUSED = auto()
    STALE = auto()

    @property
    def status(self) -> int:
        return 409 if self is Outcome.STALE else 200


def tried(form: Form, do: Callable[[], object]) -> Outcome:
    """Does one thing; where it is refused, the form says why."""
    try:
        do()
    except SavedMeanwhile as refused:
        form.add_error(None, str(refused))
        return Outcome.STALE
    except MeetingRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return Outcome.REFUSED
    return Outcome.DONE


def form_page(  # noqa: PLR0913 - what the one page of all these forms shows
    request: HttpRequest,
    form: Form,
    outcome: Outcome,
    *,
    heading: str,
    button: str,
    back: str,
    breadcrumbs: list[tuple[str, str]],
    intro: str = "",
    template: str = "scrutiny/meetings/form.html",
) -> HttpResponse:
    """A page with one form; `back` is where it leaves everything as it is."""
    page = {
        "form": form,
        "heading": heading,
        "button": button,
        "intro": intro,
        "back": back,
        "stale": outcome is Outcome.STALE,
        "here": request.path,
        "breadcrumbs": breadcrumbs,
    }
    return render(request, template, page, status=outcome.status)


item_form = partial(form_page, template="scrutiny/meetings/item_form.html")
"""The page of an item's form, whose long list of objectives is folded away."""
