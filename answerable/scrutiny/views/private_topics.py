"""A topic of a private meeting: added, put right, or taken out where it was written down by mistake."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.kit.components import Link
from answerable.people.permissions import Permission, requires
from answerable.scrutiny.forms.private import RemoveForm, TopicForm
from answerable.scrutiny.models import PrivateMeeting, PrivateTopic
from answerable.scrutiny.operations import private as operations
from answerable.scrutiny.views.private import asking_of
from answerable.scrutiny.views.promises import Done, how, put

NAMES = ("topic", "told", "untold_because", "asked_in_writing", "challenge", "notes")


@require_http_methods(["GET", "POST"])
@requires(Permission.PRIVATE)
def new(request: HttpRequest, key: int) -> HttpResponseBase:
    """Add a topic."""
    row = get_object_or_404(PrivateMeeting, pk=key)
    form = TopicForm(request.POST or None, initial={"told": True, "edition": row.edition})
    page = asking_of(row, "Add a topic")
    return put(request, form, page, lambda: _put(request, row, form, None), lambda _: Done("It is added.", page.back))


@require_http_methods(["GET", "POST"])
@requires(Permission.PRIVATE)
def topic(request: HttpRequest, key: int, position: int) -> HttpResponseBase:
    """Put a topic right, with its notes."""
    row = get_object_or_404(PrivateMeeting, pk=key)
    held = get_object_or_404(PrivateTopic, meeting=row, position=position)
    start = {name: getattr(held, name) for name in NAMES} | {"edition": row.edition}
    form = TopicForm(request.POST or None, initial=start)
    page = replace(asking_of(row, "Keep the topic"), also=Link("Take this topic out", _removing(held)))
    return put(
        request, form, page, lambda: _put(request, row, form, position), lambda _: Done("It is saved.", page.back)
    )


def _put(request: HttpRequest, row: PrivateMeeting, form: TopicForm, position: int | None) -> PrivateTopic:
    by = how(request, form)
    return operations.put_topic(row, form.raised, position=position, seen_edition=by.seen_edition, by=by.by, at=by.at)


@require_http_methods(["GET", "POST"])
@requires(Permission.PRIVATE)
def remove(request: HttpRequest, key: int, position: int) -> HttpResponseBase:
    """Take a topic out, once somebody has said so twice."""
    row = get_object_or_404(PrivateMeeting, pk=key)
    held = get_object_or_404(PrivateTopic, meeting=row, position=position)
    form = RemoveForm(request.POST or None, initial={"edition": row.edition})
    page = asking_of(row, f"Take out “{held.topic}”")
    return put(
        request,
        form,
        page,
        lambda: _remove(request, row, form, position),
        lambda _: Done("It is taken out.", page.back),
    )


def _remove(request: HttpRequest, row: PrivateMeeting, form: RemoveForm, position: int) -> None:
    by = how(request, form)
    operations.remove_topic(row, position, seen_edition=by.seen_edition, by=by.by, at=by.at)


def _removing(row: PrivateTopic) -> str:
    """The address at which a topic is taken out."""
    return reverse("scrutiny:private-topic-remove", args=[row.meeting_id, row.position])
