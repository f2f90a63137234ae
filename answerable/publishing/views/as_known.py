"""The site as it stood at the end of an earlier day: the frozen copies of the release that the public saw then."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from answerable.kit.components import Link
from answerable.kit.http import now, without_nul
from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.forms.as_known import KnownDayForm
from answerable.publishing.making import papers
from answerable.publishing.making.all import site_of
from answerable.publishing.making.frames import frame_of
from answerable.publishing.models import Release
from answerable.publishing.pages.front import SearchPage
from answerable.publishing.queries import as_known, released, stones
from answerable.publishing.shown.head import head
from answerable.publishing.shown.pages import html, rendering, thawed
from answerable.publishing.shown.rendering import ALWAYS, HOME
from answerable.publishing.shown.stones import Notice, taken_notices
from answerable.publishing.views.public import LIVE_ROUTES

HTML = "text/html; charset=utf-8"
HEADERS = {"Cache-Control": "no-cache", "X-Robots-Tag": "noindex"}
"""Asked for each time, for a page may be withdrawn from earlier days too; and nobody is led here by a search engine."""


@dataclass(frozen=True)
class Then:
    """A release that stood on a day, and how an address of that day leads to today's site."""

    release: Release
    day: date
    path: str

    @property
    def up(self) -> str:
        return "../" * (self.path.count("/") + 2)

    @property
    def notice(self) -> Notice:
        links = (Link("Today’s page", self.up + self.path), Link("Another day", self.up + addresses.KNOWN))
        published = british_date(localtime(self.release.released_at))
        words = (
            f"The site as it was on {british_date(self.day)}: release {self.release.number}, published on {published}."
        )
        return Notice(words, links)


@login_not_required
@require_safe
def known(request: HttpRequest) -> HttpResponseBase:
    """Asks which day; every release is one click away."""
    typed = without_nul(request.GET.get("on", ""))
    form = (
        KnownDayForm({"on": typed}, first=as_known.first_day(), today=localtime(now()).date())
        if typed
        else KnownDayForm()
    )
    if typed and form.is_valid():
        return redirect(f"{addresses.KNOWN_BELOW}{form.cleaned_data['on']:%Y-%m-%d}/{addresses.HOME}")
    latest = released.latest()
    if latest is None:
        return _refused(request, "Nothing has been released yet, so there is no earlier day to go back to.")
    frame = frame_of(site_of(latest), addresses.KNOWN)
    days = [
        (Link(_days(one), f"{addresses.KNOWN_BELOW}{one.since:%Y-%m-%d}/{addresses.HOME}"), one.release)
        for one in as_known.known_days()
    ]
    context = {**frame.context(), "title": "The site on an earlier day", "form": form, "days": days}
    context["breadcrumbs"] = frame.links((HOME,))
    return render(request, "publishing/known.html", context, status=400 if form.errors else 200)


def _days(one: as_known.Known) -> str:
    if one.until is None:
        return f"Since {british_date(one.since)}"
    if one.until == one.since:
        return british_date(one.since)
    return f"{british_date(one.since)} to {british_date(one.until)}"


@login_not_required
@require_safe
def page(request: HttpRequest, day: str, path: str) -> HttpResponseBase:
    """A page as it stood at the end of a day. What was withdrawn since is a stone here too, and in no list."""
    address = f"{path}index.html" if path == "" or path.endswith("/") else path
    if address.startswith("static/"):
        return redirect(f"{settings.STATIC_URL}{address.removeprefix('static/')}")
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        return _refused(request, f"{day} is no day: write it as 2024-05-03.")
    if asked > localtime(now()).date():
        return _refused(request, f"{british_date(asked)} is still to come.")
    release = as_known.release_on(asked)
    if release is None:
        return _refused(request, _before(asked))
    if answer := _page(request, Then(release, asked, address)) or _paper(request, release, address):
        return answer
    return _today(address) or _refused(
        request, f"Release {release.number}, which stood on {british_date(asked)}, has no page at this address."
    )


def _before(asked: date) -> str:
    first = as_known.first_day()
    since = f"The first release was on {british_date(first)}." if first else "Nothing has been released yet."
    return f"On {british_date(asked)} nothing had been released. {since}"


def _page(request: HttpRequest, then: Then) -> HttpResponseBase | None:
    standing = stones.standing()
    row = as_known.page_of(then.release, then.path)
    if row is None or row.copy.kind == SearchPage.__name__:
        return None
    shown_page = standing.get(then.path) or stones.without(thawed(row.copy.kind, row.copy.data), standing)
    frame = frame_of(site_of(then.release), then.path)
    shown = rendering(shown_page, frame)
    notices = (then.notice, *taken_notices(row.copy.taken_out, frame))
    more: dict[str, object] = {"head": head(shown_page, shown, frame), "notices": notices}
    if then.path == addresses.HOME:
        more |= {"release": then.release, "released_on": british_date(localtime(then.release.released_at))}
        more |= {"what_changed": released.changes_of(then.release).words, "changed_kinds": ()}
    return _answer(request, html(shown, frame, more).encode(), HTML)


def _paper(request: HttpRequest, release: Release, path: str) -> HttpResponseBase | None:
    """The file of a paper, made again from its copy; that of a withdrawn page is gone with it."""
    stem = f"{path.rpartition('.')[0]}.html"
    if stem in stones.standing() or as_known.page_of(release, stem) is None:
        return None
    found = next((one for one in papers.make(site_of(release)) if one.path == path), None)
    return _answer(request, found.make(), found.media_type) if found else None


def _today(path: str) -> HttpResponseBase | None:
    """What answers live, or is no page, is shown as it is today."""
    latest = released.latest()
    is_page = latest is not None and as_known.page_of(latest, path) is not None
    live = path in {*LIVE_ROUTES, *ALWAYS, addresses.CHANGES} or (
        path.startswith(addresses.EMBEDS) and released.file_at(path) is not None
    )
    return (
        redirect(f"/{path}")
        if live or (not path.endswith(".html") and not is_page and released.file_at(path))
        else None
    )


def _answer(request: HttpRequest, content: bytes, media_type: str) -> HttpResponseBase:
    etag = f'"{sha256(content).hexdigest()}"'
    answer = HttpResponse(content, content_type=media_type, headers={**HEADERS, "ETag": etag})
    return get_conditional_response(request, etag=etag, response=answer) or answer


def _refused(request: HttpRequest, words: str) -> HttpResponse:
    answer = render(request, "publishing/not_then.html", {"title": "Not on that day", "words": words}, status=404)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
