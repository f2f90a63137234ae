"""The page that tells people of the API."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from answerable.publishing import addresses, answering
from answerable.publishing.api.routes import COLLECTIONS, DESCRIPTION, TOP
from answerable.publishing.making.all import site_of
from answerable.publishing.making.frames import frames_apart
from answerable.publishing.queries import released
from answerable.publishing.shown.pages import html
from answerable.publishing.shown.rendering import HOME, Rendering


@login_not_required
@require_safe
def programs(request: HttpRequest) -> HttpResponse:
    """What programs can ask for, each with its address. Not found before the first release."""
    latest = released.latest()
    if latest is None:
        raise Http404(addresses.PROGRAMS)
    frame = frames_apart(site_of(latest)).of(addresses.PROGRAMS)
    context = {
        "collections": [(name, f"{TOP}{name}") for name in COLLECTIONS],
        "top": TOP,
        "description": f"{TOP}{DESCRIPTION}",
        "data": frame.root + addresses.DATA,
    }
    shown = Rendering("publishing/programs.html", "For programs", (HOME,), context)
    return HttpResponse(html(shown, frame), headers={"Cache-Control": answering.KEPT})
