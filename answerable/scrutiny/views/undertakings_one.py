"""One promise: everything that became of it, the steps that it can take, and putting it right."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.wording import british_date
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.undertakings import CorrectForm, StepForm
from answerable.scrutiny.models import Undertaking
from answerable.scrutiny.operations import undertakings as operations
from answerable.scrutiny.queries.undertakings import undertaking_page
from answerable.scrutiny.queries.undertakings_moves import LEADS_TO, Step, asked, last_move, refused
from answerable.scrutiny.views.promises import Asking, Done, edition_of, how, put, shown_day, told
from answerable.scrutiny.views.undertakings import sees_own
from answerable.scrutiny.views.undertakings_words import crumbs, is_liaison, page_of

STEPS: dict[Step, Callable[..., Undertaking]] = {
    Step.SAY_KEPT: operations.say_kept,
    Step.VERIFY: operations.verify_kept,
    Step.BREAK: operations.break_promise,
    Step.PUT_OFF: operations.put_off,
    Step.RELEASE: operations.release,
    Step.REOPEN: operations.reopen,
}


def held(request: HttpRequest, year: int, number: int) -> Undertaking:
    """The promise, where this user may see it; otherwise there is none."""
    rows = Undertaking.objects.visible_to(user_of(request))
    related = rows.select_related("meeting", "item", "question", "objective__plan")
    return get_object_or_404(related, year=year, number=number)


@require_GET
@sees_own
def undertaking(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """All that is known of one promise."""
    row, user = held(request, year, number), user_of(request)
    found = undertaking_page(row, user=user, day=shown_day())
    return told(request, page_of(found, user), breadcrumbs=crumbs())


@require_http_methods(["GET", "POST"])
@sees_own
def step(request: HttpRequest, year: int, number: int, step: str) -> HttpResponseBase:
    """Take one step: the form for it, or why it may not be taken."""
    row, user = held(request, year, number), user_of(request)
    if step not in Step:
        raise Http404
    wanted, here = Step(step), reverse("scrutiny:undertaking", args=[year, number])
    why_not = refused(row, wanted, by=user.actor, last=last_move(row))
    start = {"on": shown_day(), "edition": row.edition}
    if wanted == Step.VERIFY:
        start |= {"evidence": row.evidence, "evidence_address": row.evidence_address}
    if wanted == Step.SAY_KEPT and row.side == Undertaking.Side.FORCE:
        start["said_by"] = operations.THE_FORCE
    form = StepForm(request.POST or None, initial=start, row=row, step=wanted, liaison=is_liaison(user))
    page = Asking(
        heading=asked(row, wanted),
        button=asked(row, wanted),
        back=here,
        breadcrumbs=[*crumbs(), (row.reference, here)],
        lead=f"{row.reference}: {row.words}",
        remark="What you write is kept for ever, with your role and the time.",
        refused=why_not,
        warning=wanted == Step.BREAK,
        edition=edition_of(Undertaking.objects.filter(pk=row.pk)),
    )
    return put(request, form, page, lambda: _take(request, row, form), lambda now: Done(success(now, wanted), here))


def success(row: Undertaking, step: Step) -> str:
    if step == Step.PUT_OFF:
        return f"{row.reference} is due on {british_date(row.due)} now."
    return f"{row.reference} is now: {LEADS_TO[step].label.lower()}."


def _take(request: HttpRequest, row: Undertaking, form: StepForm) -> Undertaking:
    by = how(request, form)
    on = form.cleaned_data["on"]
    return STEPS[form.step](row, form.said, on=on, seen_edition=by.seen_edition, by=by.by, at=by.at)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def correct(request: HttpRequest, year: int, number: int) -> HttpResponseBase:
    """Put right how a promise was written down."""
    row = held(request, year, number)
    start = {"words": row.words, "owner_role": row.owner_role, "objective": row.objective, "edition": row.edition}
    form, here = CorrectForm(request.POST or None, initial=start), reverse("scrutiny:undertaking", args=[year, number])
    page = Asking(
        "Put it right",
        "Put it right",
        here,
        [*crumbs(), (row.reference, here)],
        lead=f"{row.reference}: {row.words}",
        edition=edition_of(Undertaking.objects.filter(pk=row.pk)),
    )
    return put(request, form, page, lambda: _correct(request, row, form), lambda _: Done("It is put right.", here))


def _correct(request: HttpRequest, row: Undertaking, form: CorrectForm) -> Undertaking:
    given, by = form.cleaned_data, how(request, form)
    return operations.correct(
        row,
        words=given["words"],
        owner_role=given["owner_role"],
        objective=given["objective"],
        because=given["because"],
        seen_edition=by.seen_edition,
        by=by.by,
        at=by.at,
    )
