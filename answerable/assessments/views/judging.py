"""Judging an objective, with what the system shows beside the form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.assessments.forms.judging import JudgementForm
from answerable.assessments.operations.judging import judge
from answerable.assessments.operations.refusals import JudgementRefused, SomebodyElseJudged
from answerable.assessments.queries.answers import Judged
from answerable.assessments.queries.pages import ObjectivePage, objective_page
from answerable.assessments.queries.scales import in_use
from answerable.assessments.views.objective import objective_of, shown
from answerable.assessments.views.standing_list import HERE, address, today
from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of


@require_http_methods(["GET", "POST"])
@requires(Permission.JUDGE)
def judge_objective(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """Look at what the system shows, and judge. What was typed stays, whatever happens to it."""
    row, user, scale = objective_of(plan, code), user_of(request), in_use()
    page = objective_page(row, today())
    last = page.standing.judgement
    starts = {"as_at": today(), "judge_role": user.kind.label.capitalize(), "seen": last.key if last else None}
    form = JudgementForm(request.POST or None, initial=starts, scale=scale)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, page)
    if "look" in request.POST:
        return _form(request, form, objective_page(row, min(form.said.as_at, today())), looked=True)
    try:
        judge(row, form.said, seen=form.cleaned_data["seen"], by=user.actor, at=now())
    except SomebodyElseJudged as refused:
        form.add_error(None, str(refused))
        # Now that theirs is shown, judging again is done with open eyes.
        form.data = {**request.POST.dict(), "seen": str(refused.theirs.key)}
        return _form(request, form, objective_page(row, today()), theirs=refused.theirs)
    except JudgementRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _form(request, form, page)
    messages.success(request, "The judgement is kept, with what the system showed beside it.")
    return redirect(address(plan, code))


def _form(
    request: HttpRequest,
    form: JudgementForm,
    page: ObjectivePage,
    *,
    looked: bool = False,
    theirs: Judged | None = None,
) -> HttpResponse:
    one, plan = page.standing.objective, page.plan
    context = {
        **shown(page),
        "form": form,
        "looked": looked,
        "theirs": theirs,
        "back": address(plan.code, one.code),
        "breadcrumbs": [
            *crumbs(HERE),
            (f"{one.code} {one.title}", reverse("assessments:objective", args=[plan.code, one.code])),
        ],
    }
    return render(request, "assessments/judge.html", context, status=409 if theirs else 200)
