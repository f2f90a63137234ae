"""What false alarms taught: where a rule is silent, since when, why; and lifting it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from answerable.evidence.models import Exclusion
from answerable.evidence.operations.exclusions import lift as lift_exclusion
from answerable.evidence.operations.refusals import NotNow
from answerable.evidence.queries.lists import exclusions as every_exclusion
from answerable.evidence.views.papers import HERE
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of


@dataclass(frozen=True)
class ExclusionLine:
    """One exclusion as it is read."""

    key: int
    rule: str
    said: str
    reason: str
    taught: str
    lifted: str
    href: str


@require_GET
@requires(Permission.SEE)
def exclusions(request: HttpRequest) -> HttpResponse:
    """All of them, those that stand first."""
    lines = [line(one) for one in every_exclusion()]
    standing = [one for one in lines if not one.lifted]
    page = {
        "lead": f"The rules are silent about {counted(len(standing), 'subject')}."
        if standing
        else "The rules are silent about nothing.",
        "standing": standing,
        "lifted": [one for one in lines if one.lifted],
        "may_lift": may(request.user, Permission.SETTLE),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "evidence/exclusions.html", page)


def line(one: Exclusion) -> ExclusionLine:
    finding = one.finding
    return ExclusionLine(
        key=one.pk,
        rule=one.rule.replace("_", " "),
        said=one.said,
        reason=one.reason,
        taught=british_date(localtime(one.taught_at)),
        lifted=british_date(localtime(one.lifted_at)) if one.lifted_at else "",
        href=reverse("evidence:finding", args=[finding.document.code, finding.pk]) if finding else "",
    )


@require_POST
@requires(Permission.SETTLE)
def lift(request: HttpRequest, key: int) -> HttpResponseBase:
    """Let the rule speak of the subject again."""
    one = get_object_or_404(Exclusion, pk=key)
    try:
        lift_exclusion(one, by=user_of(request).actor, at=now())
    except NotNow as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, f"Lifted: the next reading of a paper looks at “{one.said}” again.")
    return redirect("evidence:exclusions")
