"""Taking a decision, and withdrawing a draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.decisions.forms.publicity import TakeForm, WithdrawForm
from answerable.decisions.models import Decision
from answerable.decisions.operations import drafting, taking
from answerable.decisions.operations.refusals import DecisionRefused, NotReady
from answerable.decisions.queries.missing import Missing
from answerable.decisions.queries.record import Record
from answerable.decisions.queries.words import voted
from answerable.decisions.views.lists import HERE
from answerable.decisions.views.record import found
from answerable.kit.http import now
from answerable.people.permissions import Permission, refusal, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of


@require_http_methods(["GET", "POST"])
@requires(Permission.APPROVE)
def take(request: HttpRequest, code: str) -> HttpResponse:
    """Take the decision: sign it, or have its vote counted. What is missing is listed, each with its page."""
    one = found(request, code)
    if one.row.state != Decision.State.DRAFT:
        return _too_late(request, code)
    start = {"edition": one.row.edition, "decided_on": localtime(now()).date()}
    form = TakeForm(request.POST or None, initial=start)
    missing = one.missing
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            kept = taking.take(
                code, decided_on=told["decided_on"], edition=told["edition"] or 0, by=user_of(request).actor, at=now()
            )
        except NotReady as refused:
            missing = refused.missing
            form.add_error(None, "It is not taken: what is missing stands below.")
        except DecisionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{kept.get_state_display()}, as number {kept.reference}.")
            return redirect("decisions:decision", code)
    return _taking(request, one, form, missing)


def _taking(request: HttpRequest, one: Record, form: TakeForm, missing: tuple[Missing, ...]) -> HttpResponse:
    line, refused = one.line, refusal(request.user, Permission.TRACK)
    page = {
        "form": form,
        "row": one.row,
        "signs": line.form == Decision.Form.SIGNED,
        "chosen": next((option for option in line.options if option.chosen), None),
        "signer": line.delegate_role or line.signer_title,
        "working": voted(line),
        "missing": [(said.words, _where(one.row.code, said.step) if not refused else "") for said in missing],
        "refused": refused.reason if missing and refused else "",
        "breadcrumbs": [*crumbs(HERE), (one.row.title, reverse("decisions:decision", args=[one.row.code]))],
    }
    return render(request, "decisions/take.html", page)


def _where(code: str, step: str) -> str:
    """The page on which something is written; empty for what is asked on this one."""
    return reverse("decisions:step", args=[code, step]) if step != "take" else ""


def _too_late(request: HttpRequest, code: str) -> HttpResponse:
    messages.warning(request, "This decision is no draft any more, and is never changed.")
    return redirect("decisions:decision", code)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take a draft out of the way."""
    one = found(request, code)
    if one.row.state != Decision.State.DRAFT:
        return _too_late(request, code)
    form = WithdrawForm(request.POST or None, initial={"edition": one.row.edition})
    if request.method == "POST" and form.is_valid():
        told, by = form.cleaned_data, user_of(request).actor
        try:
            drafting.withdraw(code, because=told["because"], edition=told["edition"] or 0, by=by, at=now())
        except DecisionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The draft is withdrawn, and kept with its reason.")
            return redirect("decisions:decision", code)
    above = [*crumbs(HERE), (one.row.title, reverse("decisions:decision", args=[code]))]
    return render(request, "decisions/withdraw.html", {"form": form, "row": one.row, "breadcrumbs": above})
