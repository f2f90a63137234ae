"""The office's page of addresses that are no longer in use, and where each one leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link
from answerable.kit.http import now, without_nul
from answerable.kit.tables import Column, table
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing.forms.moves import MoveForm, TakeBackForm
from answerable.publishing.models import Moved, ReleasedPage
from answerable.publishing.operations.moves import Move, MoveRefused, move, take_back
from answerable.publishing.queries import released
from answerable.publishing.queries.gone import gone, nearest

HERE = ("Release", "publishing-office:release")
LIST = ("Addresses no longer in use", "publishing-office:moved")
NOWHERE = "Nowhere: it says that it is gone"


@dataclass(frozen=True)
class Line:
    """An address no longer in use: what its page was called, since when, and where it leads; "" where nowhere."""

    path: str
    title: str
    since: date | None
    to: str


COLUMNS = (
    Column[Line]("path", "Address", lambda one: one.path, lambda one: Link(one.path, say_href(one.path))),
    Column[Line]("title", "What it was called", lambda one: one.title),
    Column[Line]("since", "Gone since", lambda one: one.since),
    Column[Line]("to", "Leads to", lambda one: one.to or NOWHERE),
)


@require_GET
@requires(Permission.SEE)
def moved(request: HttpRequest) -> HttpResponse:
    """Every such address, to be searched; those that lead nowhere first."""
    lines = sorted(_lines(), key=lambda one: (bool(one.to), one.path))
    params = {name: without_nul(value) for name, value in request.GET.dict().items()}
    nowhere = sum(not one.to for one in lines)
    context = {
        "table": table(lines, COLUMNS, params, caption=LIST[0]),
        "anything": bool(lines),
        "nowhere": nowhere,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "publishing/moves/list.html", context)


def _lines() -> Iterator[Line]:
    """Those of the last release, and those that lead on already."""
    last = released.latest()
    if last is None:
        return
    leads = {one.path: one for one in Moved.objects.all()}
    titles = dict(ReleasedPage.objects.filter(path__in=leads).order_by("release__number").values_list("path", "title"))
    for path, one in leads.items():
        yield Line(path, titles.get(path, ""), one.moved_on, one.to)
    for lost in gone(last):
        if lost.path not in leads:
            yield Line(lost.path, lost.title, localtime(lost.at).date(), "")


def say_href(path: str) -> str:
    return reverse("publishing-office:say-moved", query={"path": path})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.SEE)
def say(request: HttpRequest) -> HttpResponseBase:
    """Where one address leads; sent by POST, by who may, it is named."""
    path = without_nul(request.GET.get("path", ""))
    held = Moved.objects.filter(path=path).first()
    if held is None and not ReleasedPage.objects.filter(path=path).exists():
        raise Http404(path)
    if request.method == "POST":
        return _say(request, path)
    facts = {"to": held.to, "because": held.because} if held else {"to": _suggested(path)}
    return _page(request, path, MoveForm(initial={**facts, "seen": held.to if held else ""}))


@requires(Permission.RELEASE)
def _say(request: HttpRequest, path: str) -> HttpResponse:
    form = MoveForm(request.POST)
    if form.is_valid():
        told, by = form.cleaned_data, user_of(request).actor
        try:
            move(Move(path, told["to"], told["because"]), seen=told["seen"], by=by, at=now())
        except MoveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{path} leads to {told['to']} from the next release on.")
            return redirect(LIST[1])
    return _page(request, path, form, status=409 if form.is_bound and form.non_field_errors() else 200)


@require_http_methods(["POST"])
@requires(Permission.RELEASE)
def unsay(request: HttpRequest) -> HttpResponse:
    """An address is to lead nowhere any more."""
    path, form = without_nul(request.GET.get("path", "")), TakeBackForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say why it is to lead there no more.")
        return redirect(say_href(path))
    try:
        take_back(path, because=form.cleaned_data["because"], by=user_of(request).actor, at=now())
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{path} leads nowhere from the next release on: it says that it is gone.")
    return redirect(LIST[1])


def _suggested(path: str) -> str:
    """The nearest page of the last release, to begin with."""
    there = set(ReleasedPage.objects.filter(release=released.latest()).values_list("path", flat=True))
    return nearest(path, there)


def _page(request: HttpRequest, path: str, form: MoveForm, status: int = 200) -> HttpResponse:
    context = {
        "path": path,
        "form": form,
        "back_form": TakeBackForm(auto_id="back_%s"),
        "held": Moved.objects.filter(path=path).first(),
        "back_href": reverse("publishing-office:unsay-moved", query={"path": path}),
        "may_say": may(request.user, Permission.RELEASE),
        "breadcrumbs": crumbs(HERE, LIST),
    }
    return render(request, "publishing/moves/say.html", context, status=status)
