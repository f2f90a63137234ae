"""The live view of a meeting: its items, what is said caught as it is spoken, and what another clerk caught."""

from collections.abc import Sequence
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_GET, require_POST

from answerable.kit.http import now
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.live import CatchForm
from answerable.scrutiny.models import Exchange, LineOfEnquiry, Meeting, PublicQuestion, Undertaking
from answerable.scrutiny.operations import live as operations
from answerable.scrutiny.operations.live_refusals import KeyTaken
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused
from answerable.scrutiny.operations.promises import PromiseRefused
from answerable.scrutiny.queries.live import LiveItem, Stop, as_rows, caught_at, live_page, stops_of
from answerable.scrutiny.queries.restricted_rights import may_read_restricted
from answerable.scrutiny.views.live_words import may_catch, may_judge, shown_item, shown_row, shown_rows, shown_stop
from answerable.scrutiny.views.meeting_words import above, meeting_of, short, shown_day

SCRIPTED = "X-Live"
"""The header by which the page's own script asks for a row and not for the page."""


@require_GET
@requires(Permission.SEE)
def live(request: HttpRequest, code: str) -> HttpResponse:
    """A meeting on its day. The item in front is named by the address; what is prepared for it stands beside."""
    return _page(request, meeting_of(request, code))


@require_POST
@requires(Permission.SCRUTINISE)
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """The meeting is opened."""
    meeting = meeting_of(request, code)
    try:
        operations.begin(meeting, on=shown_day(), by=user_of(request).actor, at=now())
    except MeetingRefused as refused:
        messages.error(request, str(refused))
    return redirect("scrutiny:live", code)


@require_POST
@requires(Permission.SCRUTINISE)
def catch(request: HttpRequest, code: str) -> HttpResponse:
    """One thing that was said: the script gets its row, or why it was refused; a form leads back to the item."""
    meeting = meeting_of(request, code)
    form = CatchForm(request.POST)
    kept = _caught(request, meeting, form) if form.is_valid() else None
    if SCRIPTED in request.headers:
        return _row(request, kept) if kept else _refusal(form)
    if kept is None:
        return _page(request, meeting, form, status=422)
    following = Exchange.Kind.ANSWER if kept.kind == Exchange.Kind.QUESTION else kept.kind
    return redirect(f"{reverse('scrutiny:live', args=[code])}?item={kept.item_id}&kind={following}#catch")


@require_GET
@requires(Permission.SEE)
@conditional_page
def news(request: HttpRequest, code: str) -> HttpResponse:
    """The items, and what was caught at one of them, as a piece of the page: asked for every few seconds, mostly unchanged."""
    meeting = meeting_of(request, code)
    key = _number(request, "item")
    inside = may_read_restricted(request.user)
    caught = caught_at(meeting, reader=user_of(request).reference, item=key or 0, restricted=inside)
    stops = stops_of(meeting, restricted=inside)
    page = {
        "meeting": meeting,
        "lead": lead(meeting, stops),
        "stops": [shown_stop(one, current=key) for one in stops],
        "rows": shown_rows(caught.get(key or 0, ())),
        "key": key,
        "may_catch": may_catch(request),
    }
    return render(request, "scrutiny/live/news.html", page)


def _page(request: HttpRequest, meeting: Meeting, form: CatchForm | None = None, status: int = 200) -> HttpResponse:
    user = user_of(request)
    found = live_page(meeting, reader=user.reference, restricted=may_read_restricted(user))
    here = found.item(_number(request, "item"))
    current = here.stop.row.pk if here else None
    is_open = meeting.began_at is not None or meeting.state not in Meeting.AHEAD
    writes = may_catch(request) and meeting.state != Meeting.State.CANCELLED
    page = {
        "meeting": meeting,
        "title": short(meeting),
        "lead": lead(meeting, [one.stop for one in found.items]),
        "stops": [shown_stop(one.stop, current=current) for one in found.items],
        "items": [shown_item(one, current=current) for one in found.items],
        "current": current,
        "form": form or CatchForm(initial=_begun_with(request, here)),
        "about": _about(request, form),
        "speakers": found.speakers,
        "is_open": is_open,
        "catches": writes and is_open and here is not None,
        "may_close": meeting.began_at is not None and meeting.state in Meeting.AHEAD,
        "may_catch": writes,
        # What a browser still holds is shown where nothing can be caught any more, too: at a meeting that was cancelled.
        "writes": may_catch(request),
        "may_judge": may_judge(request),
        "reader": user.pk,
        "breadcrumbs": above(meeting),
    }
    return render(request, "scrutiny/live/live.html", page, status=status)


def lead(meeting: Meeting, stops: Sequence[Stop]) -> str:
    """ "Under way: 12 caught, 2 promises, 3 of 6 items judged."."""
    caught, promises = sum(one.caught for one in stops), sum(one.promises for one in stops)
    judged = sum(one.row.assurance is not None for one in stops)
    told = f"{caught or 'nothing'} caught, {counted(promises, 'promise')}, {judged} of {counted(len(stops), 'item')} judged."
    state = Meeting.State(meeting.state)
    if state not in Meeting.AHEAD:
        return f"{state.label}: {told}"
    return f"Under way: {told}" if meeting.began_at else "This meeting has not begun."


def _caught(request: HttpRequest, meeting: Meeting, form: CatchForm) -> Exchange | None:
    at = now()
    try:
        return operations.catch(meeting, form.said(at), by=user_of(request).actor, at=at)
    except KeyTaken as refused:
        # Somebody went back to a page that was sent already: what stands in its box now is another thing.
        form.data = {**request.POST.dict(), "key": str(uuid4())}
        form.add_error(None, str(refused))
    except (MeetingRefused, PromiseRefused) as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
    return None


def _row(request: HttpRequest, kept: Exchange) -> HttpResponse:
    (row,) = as_rows([kept], reader=user_of(request).reference)
    page = {"one": shown_row(row), "meeting": kept.meeting, "may_catch": True}
    return render(request, "scrutiny/live/row.html", page)


def _refusal(form: CatchForm) -> HttpResponse:
    """Why it was not taken, in words."""
    words = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return HttpResponse(words, content_type="text/plain; charset=utf-8", status=422)


def _number(request: HttpRequest, name: str) -> int | None:
    said = request.GET.get(name) or request.POST.get(name) or ""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else None


def _begun_with(request: HttpRequest, here: LiveItem | None) -> dict[str, object]:
    """What the form begins with: the item in front, and what a prompt puts into it."""
    kind = request.GET.get("kind", "")
    begun: dict[str, object] = {
        "key": uuid4(),
        "item": here.stop.row.pk if here else None,
        "kind": kind if kind in Exchange.Kind.values else Exchange.Kind.QUESTION,
        "side": Undertaking.Side.FORCE,
        "line": _number(request, "line"),
        "public_question": _number(request, "question"),
    }
    line = next((one for one in here.prompts if one.pk == begun["line"]), None) if here else None
    asked = next((one for one in here.questions if one.pk == begun["public_question"]), None) if here else None
    if line and kind != Exchange.Kind.ANSWER:
        begun["text"] = line.question
    if asked and asked.cleared and kind == Exchange.Kind.QUESTION:
        begun["text"] = asked.text
    return begun


def _about(request: HttpRequest, form: CatchForm | None) -> str:
    """What the form answers, in words, where a prompt was chosen."""
    told = form.data if form else request.GET
    asked = told.get("public_question" if form else "question", "")
    line = told.get("line", "")
    if asked.isdecimal() and (question := PublicQuestion.objects.filter(pk=int(asked[:9])).first()):
        return f"Question {question.reference}"
    if line.isdecimal() and (found := LineOfEnquiry.objects.filter(pk=int(line[:9])).first()):
        return found.question
    return ""
