"""One's own clocks as a calendar: a file, and an address that a calendar program can fetch it from."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from answerable.clocks import operations
from answerable.clocks.queries.own import calendar_of, feed_of, reader_of, token_of
from answerable.clocks.views.lists import HERE
from answerable.kit.http import now
from answerable.kit.wording import british_time
from answerable.people.models import User
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

CALENDAR = "text/calendar; charset=utf-8"


@require_GET
@never_cache
@requires(Permission.SEE)
def calendar(request: HttpRequest) -> HttpResponse:
    """What one's calendar is, and its address."""
    feed = feed_of(user_of(request))
    page = {
        "address": request.build_absolute_uri(reverse("clocks:feed", args=[token_of(feed)])) if feed else "",
        "made": british_time(localtime(feed.made_at)) if feed else "",
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "clocks/calendar.html", page)


@require_POST
@requires(Permission.SEE)
def renew(request: HttpRequest) -> HttpResponse:
    """A new address, or none any more."""
    user = user_of(request)
    if "close" in request.POST:
        operations.close_feed(user, by=user.actor, at=now())
        messages.success(request, "The address is closed: it opens nothing any more.")
    else:
        operations.renew_feed(user, by=user.actor, at=now())
        messages.success(request, "This is the new address. An earlier one opens nothing any more.")
    return redirect("clocks:calendar")


@require_GET
@requires(Permission.SEE)
def download(request: HttpRequest) -> HttpResponse:
    """The clocks that the user keeps, as a file."""
    return _file(request, user_of(request))


@require_safe
@never_cache
@login_not_required
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The same for a calendar program, which cannot sign in: the address itself is the key."""
    user = reader_of(token)
    if user is None:
        raise Http404
    return _file(request, user)


def _file(request: HttpRequest, user: User) -> HttpResponse:
    def link(pk: int) -> str:
        return request.build_absolute_uri(reverse("clocks:clock", args=[pk]))

    answer = HttpResponse(calendar_of(user, link=link, host=request.get_host()), content_type=CALENDAR)
    answer["Content-Disposition"] = 'attachment; filename="clocks.ics"'
    return answer
