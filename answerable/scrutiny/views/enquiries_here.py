"""What the pages of lines of enquiry and of commissions share: the item, the day, the way back, and how a refusal is told."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime

from answerable.kit.http import now
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, refusal, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.models import AgendaItem, Meeting
from answerable.scrutiny.operations.enquiries_refusals import EnquiryRefused, SavedMeanwhile
from answerable.scrutiny.queries.restricted_rights import may_read_restricted
from answerable.scrutiny.views.seen_anew import Editioned, see_anew


def shown_day() -> date:
    """The day that the office's pages speak of."""
    return review_day(localtime(now()).date())


def site_of(request: HttpRequest) -> str:
    """How addresses of this site begin, for mails."""
    return request.build_absolute_uri("/").rstrip("/")


def item_of(request: HttpRequest, code: str, pk: int) -> AgendaItem:
    """The item of a meeting that this user may see."""
    seen = Meeting.objects.visible_to(user_of(request)).filter(code=code)
    return get_object_or_404(AgendaItem.objects.select_related("meeting"), pk=pk, meeting__in=seen)


def sees_item[**Rest](
    view: Callable[Concatenate[HttpRequest, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Guard of a page of one item, whose route gives `code` and `pk`: the office's; of the restricted part, 403 with who may."""

    @requires(Permission.SEE)
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        item = item_of(request, str(kwargs["code"]), int(str(kwargs["pk"])))
        if item.restricted and not may_read_restricted(request.user):
            return not_inside(request)
        return view(request, *args, **kwargs)

    return guarded


def not_inside(request: HttpRequest) -> HttpResponse:
    """403, with who may read the restricted part."""
    refused = refusal(request.user, Permission.PRIVATE)
    return render(request, "people/refused.html", {"refusal": refused}, status=403)


def above(item: AgendaItem) -> list[tuple[str, str]]:
    """The pages above those of an item."""
    meeting = item.meeting
    return [
        *crumbs(("Meetings", "scrutiny:meetings")),
        (str(meeting), reverse("scrutiny:meeting", args=[meeting.code])),
    ]


def address(name: str, item: AgendaItem, *more: object) -> str:
    return reverse(f"scrutiny:{name}", args=[item.meeting.code, item.pk, *more])


def done(form: Form, act: Callable[[], object], row: Editioned | None = None) -> int:
    """Does it: 0 where it was done, else the status to answer with; the form then says why, with all that was typed.

    Where somebody else saved `row` meanwhile, the form takes along the edition that is there now.
    """
    try:
        act()
    except SavedMeanwhile as refused:
        form.add_error(None, str(refused))
        if row:
            see_anew(form, row)
        return 409
    except EnquiryRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return 422
    return 0


def pressed(request: HttpRequest, act: Callable[[], object], *, said: str, to: str) -> HttpResponse:
    """Does what a button stands for, and leads back to the page as it now is, with what was done or why not."""
    try:
        act()
    except EnquiryRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect(to)


def seen_edition(request: HttpRequest) -> int:
    """The edition that a button's form brought along."""
    said = request.POST.get("edition", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0
