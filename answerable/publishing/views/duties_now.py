"""The page of duties as it stands today: what was released, turned by the calendar and by the last check."""

from dataclasses import replace
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from answerable.kit.http import now as moment
from answerable.publishing import addresses
from answerable.publishing.making.all import site_of
from answerable.publishing.making.frames import frame_of
from answerable.publishing.models import PublicationItem
from answerable.publishing.pages.duties import DutiesPage
from answerable.publishing.queries import released
from answerable.publishing.queries.duties import last_page, latest_checks, overlaid
from answerable.publishing.queries.duty_pages import history
from answerable.publishing.shown.duties import duties_on
from answerable.publishing.shown.pages import html


@login_not_required
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """Nothing of what waits for a release is told here: only the days pass, and addresses cease to answer."""
    release, page = released.latest(), last_page()
    if release is None or page is None:
        raise Http404(addresses.DUTIES_NOW)
    frame = frame_of(site_of(release), addresses.DUTIES_NOW)
    shown = duties_on(checked(page), frame, day_of(page), history())
    return HttpResponse(html(shown, frame), headers={"Cache-Control": "public, max-age=300"})


def day_of(page: DutiesPage) -> date:
    """Today, or the day that the whole site speaks of."""
    return page.speaks_of or localtime(moment()).date()


def checked(page: DutiesPage) -> DutiesPage:
    """The released page with what the last check could tell."""
    checks = latest_checks()
    keys = dict(PublicationItem.objects.values_list("code", "pk"))
    return replace(page, lines=tuple(overlaid(one, checks.get(keys.get(one.code, 0))) for one in page.lines))
