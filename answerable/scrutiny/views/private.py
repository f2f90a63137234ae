"""The private log: weekly meetings and boards attended, for those who may read it; what the public is told stands in `private_months`."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link, Row, Tag
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.private import MeetingForm
from answerable.scrutiny.models import PrivateMeeting, PrivateTopic
from answerable.scrutiny.operations import private as operations
from answerable.scrutiny.queries.private import SORTS, PrivateLine, private_meetings, with_words
from answerable.scrutiny.views.promises import (
    EXAMPLE,
    PRIVATE,
    Asking,
    Button,
    Done,
    Filter,
    by_label,
    edition_of,
    how,
    listed,
    put,
    shown_day,
    wanted_of,
)

HERE = ("Private log", "scrutiny:private")
TOLD, UNTOLD = Tag("In the summary"), Tag("Not named")
LEAD = "What was raised in private, for the few who may read it. The public reads topics only, month by month, once somebody has passed them."


def link(line: PrivateLine) -> Link:
    return Link(
        f"{british_date(line.on)}: {line.kind_words.lower()}", reverse("scrutiny:private-meeting", args=[line.key])
    )


COLUMNS: tuple[Column[PrivateLine], ...] = (
    Column("on", "Meeting", lambda one: one.on, link),
    Column("with", "With, or which board", lambda one: one.with_words, sortable=False),
    Column("topics", "Topics", lambda one: one.topics, numeric=True, sortable=False),
    Column("told", "Named to the public", lambda one: one.told, numeric=True, sortable=False),
)


@require_GET
@requires(Permission.PRIVATE)
def log(request: HttpRequest) -> HttpResponse:
    """Every private meeting, to be searched and narrowed."""
    filters = (Filter("kind", "Kind", by_label(PrivateMeeting.Kind.choices)),)
    wanted = wanted_of(request, filters, SORTS)
    found = private_meetings(wanted)
    page = {
        "title": "Private log",
        "lead": LEAD,
        "buttons": [Button("Write a meeting down", reverse("scrutiny:private-new"), secondary=False)],
        "links": [Link("What the public is told, month by month", reverse("scrutiny:private-months"))],
        "table": listed(request, found, COLUMNS, caption="Private meetings", wanted=wanted, filters=filters),
        "anything": found.total > 0,
        "empty": "Write down the weekly meeting with the chief officer, or a board that somebody attended, topic by topic.",
        "breadcrumbs": crumbs(),
    }
    return render(request, "scrutiny/promises/list.html", page)


def topic_link(row: PrivateTopic) -> Link:
    return Link(row.topic, reverse("scrutiny:private-topic", args=[row.meeting_id, row.position]))


def challenge_link(row: PrivateTopic) -> str | Link:
    if row.challenge is None:
        return ""
    here = [row.challenge.year, row.challenge.number]
    return Link(row.challenge.reference, reverse("scrutiny:challenge", args=here))


TOPICS: tuple[Column[PrivateTopic], ...] = (
    Column("topic", "Topic", lambda one: one.topic, topic_link),
    Column("told", "Public", lambda one: (one.told and 1) or 0, lambda one: TOLD if one.told else UNTOLD),
    Column("writing", "Also in writing", lambda one: "Yes" if one.asked_in_writing else "No"),
    Column("challenge", "Challenge", lambda one: one.challenge.reference if one.challenge else "", challenge_link),
    Column("notes", "Notes", lambda one: one.notes or one.untold_because),
)


@require_GET
@requires(Permission.PRIVATE)
def meeting(request: HttpRequest, key: int) -> HttpResponse:
    """A private meeting with what was raised at it."""
    row = get_object_or_404(PrivateMeeting.objects.select_related("board"), pk=key)
    topics = list(row.topics.select_related("challenge").order_by("position", "pk"))
    told = sum(1 for one in topics if one.told)
    page = {
        "row": row,
        "title": f"{row.get_kind_display()}, {british_date(row.on)}",
        "lead": f"{with_words(row)}. {counted(len(topics), 'topic')}, {told} of them for the public.",
        "tags": [PRIVATE, *([EXAMPLE] if row.example else [])],
        "rows": [Row("Held on", british_date(row.on)), Row("With, or which board", with_words(row))],
        "topics": table(topics, TOPICS, caption="Topics") if topics else None,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "scrutiny/promises/private_meeting.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.PRIVATE)
def new(request: HttpRequest) -> HttpResponseBase:
    """Write a private meeting down with its topics."""
    form = MeetingForm(request.POST or None, initial={"on": shown_day(), "kind": PrivateMeeting.Kind.WEEKLY})
    page = Asking("Write a meeting down", "Write it down", reverse("scrutiny:private"), crumbs(HERE), remark=LEAD)
    return put(request, form, page, lambda: _log(request, form), _logged)


def _log(request: HttpRequest, form: MeetingForm) -> PrivateMeeting:
    return operations.log(form.held(), form.raised, by=user_of(request).actor, at=now())


def _logged(made: PrivateMeeting) -> Done:
    return Done("The meeting is in the log.", reverse("scrutiny:private-meeting", args=[made.pk]))


@require_http_methods(["GET", "POST"])
@requires(Permission.PRIVATE)
def change(request: HttpRequest, key: int) -> HttpResponseBase:
    """Put right what the log says of a meeting."""
    row = get_object_or_404(PrivateMeeting, pk=key)
    names = ("kind", "on", "with_role", "board", "notes", "edition")
    form = MeetingForm(request.POST or None, initial={name: getattr(row, name) for name in names}, begun=True)
    page = asking_of(row, "Put it right")
    return put(request, form, page, lambda: _change(request, row, form), lambda _: Done("It is saved.", page.back))


def _change(request: HttpRequest, row: PrivateMeeting, form: MeetingForm) -> PrivateMeeting:
    by = how(request, form)
    held = form.held(example=row.example)
    return operations.change(row, held, seen_edition=by.seen_edition, by=by.by, at=by.at)


def asking_of(row: PrivateMeeting, words: str) -> Asking:
    """The page of a form about a private meeting."""
    here = reverse("scrutiny:private-meeting", args=[row.pk])
    trail = [*crumbs(HERE), (british_date(row.on), here)]
    edition = edition_of(PrivateMeeting.objects.filter(pk=row.pk))
    return Asking(words, words, here, trail, lead=f"{row.get_kind_display()}, {british_date(row.on)}", edition=edition)
