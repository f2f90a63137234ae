"""One return: what it changes before anything is written, the decision, and the record of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.calc.grids.guessing import guessed
from answerable.kit.components import Row
from answerable.kit.http import now
from answerable.kit.tables import Table
from answerable.kit.wording import british_time, counted
from answerable.measures import operations
from answerable.measures.forms.returns import AcceptForm, SendBackForm
from answerable.measures.models import Return
from answerable.measures.queries import returned
from answerable.measures.queries.changed import Changed, names
from answerable.measures.queries.fitting import Fitting, fitting, opened, whose
from answerable.measures.queries.readings import reading_of
from answerable.measures.queries.returned import Decision
from answerable.measures.queries.verdicts import WORDS, Verdict
from answerable.measures.views import verdict_tables
from answerable.measures.views.return_words import ReadingWords, reading_words, sent_rows, state_tag, twin_links
from answerable.measures.views.returns import HERE, sees_returns
from answerable.people.permissions import Permission, may, refusal, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

SHOWN = ("problems", "differs", "new", "same")
"""The heaps of a verdict that have a page of their own when they are long."""


@require_http_methods(["GET", "POST"])
@sees_returns
def verdict(request: HttpRequest, number: int) -> HttpResponseBase:
    """A return: that nobody has said yet how it is read, or its verdict, or the record of its decision."""
    kept = get_object_or_404(Return.objects.visible_to(user_of(request)), pk=number)
    if request.method == "POST":
        return decide(request, kept)
    if decision := returned.decision_on(kept):
        return decided_page(request, kept, decision)
    if returned.is_unread(kept):
        return unread_page(request, kept, SendBackForm())
    found, changed = judged(request, kept)
    return verdict_page(request, kept, AcceptForm(verdict=found, changed=changed), SendBackForm())


def judged(request: HttpRequest, kept: Return) -> tuple[Verdict, Changed]:
    found = returned.verdict_on(kept)
    return found, returned.changes_of(kept, found, sees_held=may(request.user, Permission.SEE))


@requires(Permission.ACCEPT)
def decide(request: HttpRequest, kept: Return) -> HttpResponse:
    """Take the return in as its verdict was shown, take its good rows in, or send it back."""
    try:
        return send_back(request, kept) if request.POST.get("decision") == "reject" else take_in(request, kept)
    except operations.AlreadyDecided as refused:
        messages.warning(request, str(refused))
        return redirect("measures:return", kept.pk)


def send_back(request: HttpRequest, kept: Return) -> HttpResponse:
    form = SendBackForm(request.POST)
    if form.is_valid() and sent_back(request, kept, form):
        return redirect("measures:return", kept.pk)
    if returned.is_unread(kept):
        return unread_page(request, kept, form)
    found, changed = judged(request, kept)
    return verdict_page(request, kept, AcceptForm(verdict=found, changed=changed), form)


def take_in(request: HttpRequest, kept: Return) -> HttpResponse:
    found, changed = judged(request, kept)
    form = AcceptForm(request.POST, verdict=found, changed=changed)
    if form.is_valid() and taken_in(request, kept, form):
        return redirect("measures:return", kept.pk)
    return verdict_page(request, kept, form, SendBackForm())


def sent_back(request: HttpRequest, kept: Return, form: SendBackForm) -> bool:
    operations.reject(kept, reason=form.cleaned_data["reason"], by=user_of(request).actor, at=now())
    return True


def taken_in(request: HttpRequest, kept: Return, form: AcceptForm) -> bool:
    """Whether it was taken in; otherwise the form says why not."""
    given = form.cleaned_data
    try:
        operations.accept(
            kept,
            shown=request.POST.get("shown", ""),
            by=user_of(request).actor,
            at=now(),
            reason=given["reason"],
            good_rows_only=given["decision"] == "good",
            leave_out=frozenset(given["leave_out"]),
        )
    except operations.VerdictOutOfDate:
        form.out_of_date = True
        return False
    except (operations.RowsRefused, operations.ReasonMissing) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def unread_page(request: HttpRequest, kept: Return, sending_back: SendBackForm) -> HttpResponse:
    """Of a spreadsheet that no saved layout fits, or that cannot be opened."""
    workbook, why = opened(bytes(kept.content), kept.filename)
    found = fitting(workbook, whose(kept.sent_by)) if workbook else Fitting()
    page = {
        "why": why,
        "seen": workbook is not None and any(guessed(grid) for grid in workbook.sheets),
        "near": found.near.name if found.near else "",
        "differences": [str(one) for one in found.fit.differences],
        "sending_back": sending_back,
        "kept": kept,
        "state": state_tag(kept.state, kept.get_state_display()),
        "sent": sent_rows(kept),
        "may_accept": may(request.user, Permission.ACCEPT),
        "twins": twin_links(returned.twins(kept, user_of(request))),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/unread.html", page)


def verdict_page(request: HttpRequest, kept: Return, form: AcceptForm, sending_back: SendBackForm) -> HttpResponse:
    params = request.GET.dict()
    show = params.get("show", "")
    refused = refusal(request.user, Permission.ACCEPT)
    found, changed = form.verdict, form.changed
    words = reading_words(reading_of(kept))
    page: dict[str, object] = {
        "kept": kept,
        "state": state_tag(kept.state, kept.get_state_display()),
        "sent": sent_rows(kept),
        "verdict": found,
        "lead": lead(found, changed, words),
        "reading": words,
        "form": form,
        "sending_back": sending_back,
        "refused": refused.reason if refused else "",
        "breadcrumbs": crumbs(HERE),
        "heap": None,
    }
    if show in SHOWN:
        page["heap"] = heap(request, form, show)
        return render(request, "measures/heap.html", page)
    return render(request, "measures/verdict.html", page | heaps(request, form) | about(request, kept, found))


def heap(request: HttpRequest, form: AcceptForm, show: str) -> Table:
    """One heap of a verdict, whole, on a page of its own."""
    found, changed, params = form.verdict, form.changed, request.GET.dict()
    match show:
        case "problems":
            return verdict_tables.problems(found, params)
        case "differs":
            sees_held = may(request.user, Permission.SEE)
            return verdict_tables.differing(found, names(), params, sees_held=sees_held)
        case "new":
            return verdict_tables.rows_of(changed.new, names(), params, "New figures")
    return verdict_tables.rows_of(changed.same, names(), params, "Figures that are the same")


def heaps(request: HttpRequest, form: AcceptForm) -> dict[str, object]:
    """The heaps of a verdict as they stand beside one another, each cut to what is read at once."""
    found, changed, called = form.verdict, form.changed, names()
    sees_held, most = may(request.user, Permission.SEE), verdict_tables.PAGE
    suspicious, differing = (
        verdict_tables.look_lines(rows[:most], called, sees_held=sees_held, ticked=form.left_out)
        for rows in (changed.suspicious, changed.differing)
    )
    return {
        "sees_held": sees_held,
        "form_id": "decide" if form.button[0] and may(request.user, Permission.ACCEPT) else "",
        "problems": verdict_tables.problems(found, {}) if found.problems else None,
        "suspicious": suspicious,
        "differing": differing,
        "cut": max(len(changed.suspicious), len(changed.differing)) > most,
        "missing": verdict_tables.missing(changed.missing, called) if changed.missing else None,
        "new": verdict_tables.rows_of(changed.new, called, None, "New figures") if changed.new else None,
        "same": verdict_tables.rows_of(changed.same, called, None, "The same figures") if changed.same else None,
        "changed": changed,
    }


def about(request: HttpRequest, kept: Return, found: Verdict) -> dict[str, object]:
    """What is said of the file: how it was read, its counts, and where else it was sent."""
    return {
        "counts": [Row(WORDS[outcome], f"{number:,}") for outcome, number in returned.counts(found)],
        "twins": twin_links(returned.twins(kept, user_of(request))),
        "may_map": kept.layout is not None and may(request.user, Permission.ACCEPT),
    }


def lead(found: Verdict, changed: Changed, words: ReadingWords) -> str:
    """The first sentences of a verdict: how many rows can be taken in, and how many of them want a look."""
    bad, good, differs = len(returned.refused_rows(found)), len(found.good), found.differs
    if not good:
        return f"None of its {bad:,} rows can be taken in." if bad else "This file cannot be read."
    every = f"All {good:,} rows" if good > 1 else "Its one row"
    parts = [f"{good:,} of {good + bad:,} rows can be taken in" if bad else f"{every} can be taken in"]
    parts += [f"{differs:,} of them differ{'s' if differs == 1 else ''} from what is held"] if differs else []
    said = [", and ".join(parts)]
    if odd := len(changed.suspicious):
        said.append(f"{counted(odd, 'row')} {'looks' if odd == 1 else 'look'} odd")
    if wrong := len(words.wrong_totals):
        said.append(f"{counted(wrong, 'total')} {'does' if wrong == 1 else 'do'} not add up")
    if changed.missing:
        said.append("some figures are missing")
    return "; ".join(said) + "."


def decided_page(request: HttpRequest, kept: Return, decision: Decision) -> HttpResponse:
    rows = [
        Row("Decision", "", tag=state_tag(kept.state, decision.state)),
        Row("By", decision.role.capitalize()),
        Row("When", british_time(localtime(decision.at))),
        Row("Reason", decision.reason or "none given"),
        *([Row("Left out", counted(decision.left_out, "row"))] if decision.left_out else []),
        *sent_rows(kept),
    ]
    page = {
        "kept": kept,
        "rows": rows,
        "decision": decision,
        "counts": [Row(words, f"{number:,}") for words, number in decision.counts],
        "table": verdict_tables.recorded(decision.rows, names(), request.GET.dict(), kept.source_code),
        "twins": twin_links(returned.twins(kept, user_of(request))),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/decided.html", page)
