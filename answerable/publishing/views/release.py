"""The office's page of releases: what would change, and the button."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.bodies.queries import body
from answerable.kit.components import Event
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, british_time
from answerable.measures.queries.pages import review_day
from answerable.people.models import User
from answerable.people.permissions import Permission, requires
from answerable.publishing import operations
from answerable.publishing.forms import KnownOnForm, ReleaseForm
from answerable.publishing.models import Change
from answerable.publishing.queries import released
from answerable.publishing.queries.changes import Draft, Drafts, drafts
from answerable.publishing.queries.record import latest_known

LISTED = 200
"""So many changed pages are listed before a release; after the first, few releases change more."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RELEASE)
def release(request: HttpRequest) -> HttpResponseBase:
    """What would change since the last release; sent by POST, it is released."""
    held = body()
    if held is None:
        return render(request, "publishing/release.html", {"drafts": None, "releases": _releases()})
    form = ReleaseForm(request.POST) if request.method == "POST" else ReleaseForm()
    if form.is_valid() and _released(request, form):
        return redirect("publishing-office:release")
    days = KnownOnForm(request.POST if request.method == "POST" else request.GET)
    chosen = days.cleaned_data["known_on"] if days.is_valid() else None
    return _page(request, chosen or latest_known() or held.shown_as_at or localtime(now()).date(), form, days)


def _released(request: HttpRequest, form: ReleaseForm) -> bool:
    """Releases; what stands in the way is said in the form."""
    user, data = request.user, form.cleaned_data
    if not isinstance(user, User):
        return False
    try:
        made = operations.release(
            note=data["note"], known_on=data["known_on"], shown=data["shown"], by=user.actor, at=now()
        )
    except (operations.NothingChanged, operations.ChangedSince, operations.NoteMissing) as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, f"Release {made.number} is public. Head of the audit trail: {made.audit_head}")
    return True


def _page(request: HttpRequest, known_on: date, form: ReleaseForm, days: KnownOnForm) -> HttpResponse:
    found = drafts(known_on, review_day(localtime(now()).date()))
    context = {
        "drafts": found,
        "words": _words(found),
        "changes": table(_changed(found)[:LISTED], CHANGES, caption="Pages that would change"),
        "left": max(len(_changed(found)) - LISTED, 0),
        "form": form,
        "days": KnownOnForm(initial={"known_on": known_on}) if days.is_valid() else days,
        "known_on": known_on,
        "releases": _releases(),
    }
    return render(request, "publishing/release.html", context)


def _words(found: Drafts) -> str:
    """What a release would do, in one sentence."""
    changes = [page.change for page in found.pages]
    if found.last is None:
        return f"This would be the first release: {len(changes)} pages."
    if not found.differs:
        return "Every page is as it was released. There is nothing to release."
    new, changed = changes.count(Change.NEW), changes.count(Change.CHANGED)
    return f"Of {len(changes)} pages {changed} would change and {new} would be new; {len(found.gone)} would go."


def _changed(found: Drafts) -> list[tuple[str, str, str]]:
    gone = [(one.title, one.path, "Gone") for one in found.gone]
    return [*map(_row, found.changed), *gone] if found.last else []


def _row(page: Draft) -> tuple[str, str, str]:
    return page.title, page.path, page.change.label


CHANGES = [
    Column[tuple[str, str, str]]("title", "Page", lambda row: row[0]),
    Column[tuple[str, str, str]]("path", "Address", lambda row: row[1]),
    Column[tuple[str, str, str]]("change", "Change", lambda row: row[2]),
]


def _releases() -> list[Event]:
    """Every release, the newest first, with the head of the audit trail that it printed."""
    return [_event(one) for one in released.history()]


def _event(one: released.Changes) -> Event:
    release = one.release
    said = f"{one.words} As known on {british_date(release.as_known_on)}. Head of the audit trail: {release.audit_head}"
    when = british_time(localtime(release.released_at))
    return Event(when, f"Release {release.number}: {release.note}", said)
