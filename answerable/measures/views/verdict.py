"""One return: the verdict on each of its rows before anything is written, the decision, and the record of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.kit.components import Link, Row
from answerable.kit.http import now
from answerable.kit.wording import british_time
from answerable.measures import operations
from answerable.measures.forms.returns import DecisionForm
from answerable.measures.models import Return
from answerable.measures.queries import returned
from answerable.measures.queries.pages import roles_of
from answerable.measures.queries.returned import Decision, ReturnLine
from answerable.measures.queries.verdicts import WORDS, Verdict
from answerable.measures.views import verdict_tables
from answerable.measures.views.returns import HERE, sees_returns, state_tag
from answerable.people.permissions import Permission, may, refusal, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

SHOWN = ("problems", "differs")
"""The parts of a verdict that have a page of their own when they are long."""


@require_http_methods(["GET", "POST"])
@sees_returns
def verdict(request: HttpRequest, number: int) -> HttpResponseBase:
    """A return, as its verdict or as the record of its decision."""
    kept = get_object_or_404(Return.objects.visible_to(user_of(request)), pk=number)
    if request.method == "POST":
        return decide(request, kept)
    decision = returned.decision_on(kept)
    if decision:
        return decided_page(request, kept, decision)
    found = returned.verdict_on(kept)
    return verdict_page(request, kept, found, DecisionForm(verdict=found))


@requires(Permission.ACCEPT)
def decide(request: HttpRequest, kept: Return) -> HttpResponse:
    """Take the return in as its verdict was shown, take its good rows in, or send it back."""
    found = returned.verdict_on(kept)
    form = DecisionForm(request.POST, verdict=found)
    try:
        if form.is_valid() and carried_out(request, kept, form):
            return redirect("measures:return", kept.pk)
    except operations.AlreadyDecided as refused:
        messages.warning(request, str(refused))
        return redirect("measures:return", kept.pk)
    return verdict_page(request, kept, found, form)


def carried_out(request: HttpRequest, kept: Return, form: DecisionForm) -> bool:
    """Whether the decision was carried out; otherwise the form says why not."""
    by, at, reason = user_of(request).actor, now(), form.cleaned_data["reason"]
    choice, shown = form.cleaned_data["decision"], request.POST.get("shown", "")
    try:
        if choice == "reject":
            operations.reject(kept, reason=reason, by=by, at=at)
        else:
            good_only = choice == "good"
            operations.accept(kept, shown=shown, by=by, at=at, reason=reason, good_rows_only=good_only)
    except operations.VerdictOutOfDate:
        form.out_of_date = True
        return False
    except (operations.RowsRefused, operations.ReasonMissing) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def verdict_page(request: HttpRequest, kept: Return, found: Verdict, form: DecisionForm) -> HttpResponse:
    params = request.GET.dict()
    show = params.get("show", "")
    refused = refusal(request.user, Permission.ACCEPT)
    page: dict[str, object] = {
        "problems": None,
        "differing": None,
        "good": None,
        "kept": kept,
        "state": state_tag(kept.state, kept.get_state_display()),
        "sent": sent_rows(kept),
        "verdict": found,
        "lead": lead(found),
        "counts": [Row(WORDS[outcome], f"{number:,}") for outcome, number in returned.counts(found)],
        "twins": twin_links(returned.twins(kept, user_of(request))),
        "form": form,
        "refused": refused.reason if refused else "",
        "show": show if show in SHOWN else "",
    }
    turned = {name: value for name, value in params.items() if name in ("show", "page")} if show in SHOWN else {}
    if found.problems and show != "differs":
        page["problems"] = verdict_tables.problems(found, turned)
    if found.differs and show != "problems":
        page["differing"] = verdict_tables.differing(found, turned, sees_held=may(user_of(request), Permission.SEE))
    if show not in SHOWN:
        page["good"] = verdict_tables.good(found, params)
    page["breadcrumbs"] = crumbs(HERE)
    return render(request, "measures/verdict.html", page)


def lead(found: Verdict) -> str:
    """The first sentence of a verdict."""
    bad, good, differs = len(returned.refused_rows(found)), len(found.good), found.differs
    if not good:
        return f"None of its {bad:,} rows can be taken in." if bad else "This file cannot be read."
    every = f"All {good:,} rows" if good > 1 else "Its one row"
    parts = [f"{good:,} of {good + bad:,} rows can be taken in" if bad else f"{every} can be taken in"]
    parts += [f"{differs:,} of them differ{'s' if differs == 1 else ''} from what is held"] if differs else []
    return ", and ".join(parts) + "."


def decided_page(request: HttpRequest, kept: Return, decision: Decision) -> HttpResponse:
    rows = [
        Row("Decision", "", tag=state_tag(kept.state, decision.state)),
        Row("By", decision.role.capitalize()),
        Row("When", british_time(localtime(decision.at))),
        Row("Reason", decision.reason or "none given"),
        *sent_rows(kept),
    ]
    page = {
        "kept": kept,
        "rows": rows,
        "decision": decision,
        "counts": [Row(words, f"{number:,}") for words, number in decision.counts],
        "table": verdict_tables.recorded(decision.rows, request.GET.dict()),
        "twins": twin_links(returned.twins(kept, user_of(request))),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/decided.html", page)


def sent_rows(kept: Return) -> list[Row]:
    return [
        Row("Sent", f"{british_time(localtime(kept.sent_at))}, by {roles_of([kept.sent_by])[kept.sent_by]}"),
        Row("Fingerprint", kept.sha256[:16]),
    ]


def twin_links(twins: tuple[ReturnLine, ...]) -> list[Link]:
    """The same file, sent at other times, with what became of it."""
    return [
        Link(
            f"{one.filename}, {british_time(localtime(one.sent_at))}: {one.state_words.lower()}",
            reverse("measures:return", args=[one.key]),
        )
        for one in twins
    ]
