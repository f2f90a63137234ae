"""Starting a clock by hand, and doing something to one."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.clocks import operations
from answerable.clocks.forms import ActForm, StartForm
from answerable.clocks.models import RunningClock
from answerable.clocks.queries.pages import clock_page
from answerable.clocks.queries.waiting import review_day
from answerable.clocks.views.acts import BY_CODE, Act
from answerable.clocks.views.lists import HERE
from answerable.clocks.views.one import clock_of
from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def start(request: HttpRequest) -> HttpResponse:
    """Start a clock by hand, for a matter that has no page of its own."""
    form = StartForm(request.POST or None, initial={"duty": request.GET.get("duty", "")})
    if request.method == "POST" and form.is_valid() and (begun := started(request, form)):
        messages.success(request, "The clock runs.")
        return redirect("clocks:clock", begun.pk)
    return render(request, "clocks/start.html", {"form": form, "breadcrumbs": crumbs(HERE)})


def started(request: HttpRequest, form: StartForm) -> RunningClock | None:
    """The clock; None, with the form saying why, where it is refused."""
    given, user = form.cleaned_data, user_of(request)
    try:
        return operations.start(
            given["duty"].code,
            key=f"by-hand-{secrets.token_hex(6)}",
            label=given["label"],
            started=given["started"],
            started_as=given["started_as"],
            set_date=given["set_date"],
            owner=user if given["mine"] else None,
            waiting_on=given["waiting_on"],
            by=user.actor,
            at=now(),
        )
    except operations.ClockRefused as refused:
        form.add_error(None, str(refused))
        return None


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Do one thing to a clock. What was typed stays on the page whatever happens to it."""
    held, wanted = clock_of(request, pk), BY_CODE.get(act)
    if wanted is None:
        raise Http404
    page = clock_page(held, review_day(localtime(now()).date()))
    form = wanted.form(request.POST or None, initial={**wanted.start(held), "seen": page.seen})
    if request.method == "POST" and form.is_valid() and done(request, wanted, held, form):
        messages.success(request, wanted.done)
        return redirect("clocks:clock", pk)
    context = {
        "act": wanted,
        "form": form,
        "clock": held,
        "breadcrumbs": [*crumbs(HERE), (held.label, reverse("clocks:clock", args=[pk]))],
    }
    return render(request, "clocks/act.html", context)


def done(request: HttpRequest, wanted: Act, held: RunningClock, form: ActForm) -> bool:
    """Whether it was done; otherwise the form says why not."""
    given = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
    try:
        with operations.acting(held, seen=form.cleaned_data["seen"]) as as_seen:
            wanted.does(as_seen, **given, by=user_of(request).actor, at=now())
    except operations.ClockRefused as refused:
        form.add_error(None, str(refused))
        return False
    return True
