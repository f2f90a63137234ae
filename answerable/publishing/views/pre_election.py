"""The days on which an election is near."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.kit.wording import british_date
from answerable.people.permissions import Permission, may, refusal, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing.forms.safety import PeriodForm, RemoveForm
from answerable.publishing.models import PreElectionPeriod
from answerable.publishing.operations.pre_election import PeriodRefused, remove_period, set_period
from answerable.publishing.queries.pre_election import next_period, period_on, periods
from answerable.publishing.views.proposals_one import HERE

REFUSED = 409


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.SEE)
def elections(request: HttpRequest) -> HttpResponseBase:
    """Every period; sent by POST, another one is set."""
    if request.method != "POST":
        return _shown(request, PeriodForm())
    if refused := refusal(request.user, Permission.RELEASE):
        return render(request, "people/refused.html", {"refusal": refused}, status=403)
    form = PeriodForm(request.POST)
    if form.is_valid():
        try:
            set_period(**form.cleaned_data, by=user_of(request).actor, at=now())
        except PeriodRefused as error:
            form.add_error(error.field or None, str(error))
        else:
            messages.success(request, "The period is set: what goes out in it needs a named exception.")
            return redirect("publishing-office:elections")
    return _shown(request, form, status=REFUSED)


def _shown(request: HttpRequest, form: PeriodForm, status: int = 200) -> HttpResponse:
    page = {
        "form": form,
        "periods": periods(),
        "lead": _lead(),
        "may_set": may(request.user, Permission.RELEASE),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "publishing/elections.html", page, status=status)


def _lead() -> str:
    today = localtime(now()).date()
    if held := period_on(today):
        return f"Today lies in the period of {held.election}, which ends on {british_date(held.end)}."
    if ahead := next_period(today):
        return f"Today lies in none. The next, of {ahead.election}, begins on {british_date(ahead.start)}."
    return "Today lies in none, and none is set for the days to come."


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RELEASE)
def remove(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Takes a period out again."""
    period = PreElectionPeriod.objects.filter(pk=pk).first()
    if period is None:
        raise Http404("There is no such period.")
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            remove_period(period, because=form.cleaned_data["because"], by=user_of(request).actor, at=now())
        except PeriodRefused as error:
            form.add_error(error.field or None, str(error))
        else:
            messages.success(request, "The period was taken out.")
            return redirect("publishing-office:elections")
    page = {"period": period, "form": form, "breadcrumbs": crumbs(HERE, ("Elections", "publishing-office:elections"))}
    return render(request, "publishing/election_remove.html", page, status=REFUSED if form.errors else 200)
