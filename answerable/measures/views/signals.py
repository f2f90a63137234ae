"""Signals: the list of what the rules found, and what was made of each."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link, Row
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_time, counted
from answerable.measures import operations
from answerable.measures.forms.signals import SignalForm
from answerable.measures.models import Break, Signal
from answerable.measures.queries import attention
from answerable.measures.queries.attention import SignalPage
from answerable.measures.queries.pages import roles_of
from answerable.measures.views.measure_chart import drawn
from answerable.measures.views.signal_words import found_by, rule_words, state_tag, verdict_tag
from answerable.people.permissions import Permission, refusal, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

HERE = ("Signals", "measures:signals")
DECIDED = (Signal.State.LOOKED_AT, Signal.State.EXPLAINED)
MEANWHILE = "Somebody decided on this signal after you opened the page: it is {} now, as said above. Keep yours only if it still holds."


@require_GET
@requires(Permission.SEE)
def signals(request: HttpRequest) -> HttpResponse:
    """The signals of one sort, to be searched and narrowed."""
    asked = request.GET.get("show", "new")
    sort = asked if asked in attention.SHOWN else "new"
    numbers = attention.counts()
    page = {
        "sort": sort,
        "lead": f"{counted(numbers['new'], 'signal')} to look at." if sort == "new" and numbers["new"] else "",
        "tabs": [
            Link(f"{text} ({numbers[key]})", f"?show={key}", key == sort) for key, text in attention.SHOWN.items()
        ],
        "table": table(
            list(attention.signals(sort)), columns(sort), request.GET.dict(), caption=attention.SHOWN[sort], per_page=50
        ),
        "breadcrumbs": crumbs(),
    }
    return render(request, "measures/signals.html", page)


def columns(sort: str) -> tuple[Column[Signal], ...]:
    """What is read of each; once somebody has decided, what they made of it stands in place of the day it was seen."""
    home = attention.home_area()

    def link(one: Signal) -> Link:
        return Link(named(one, home), reverse("measures:signal", args=[one.pk]))

    return (
        Column("measure", "Measure", lambda s: named(s, home), link),
        Column("rule", "What was found", lambda s: rule_words(s.rule, s.side)),
        Column("when", "When", lambda s: s.period_end, attention.when),
        Column(
            "verdict", "Which way", lambda s: s.get_verdict_display(), lambda s: verdict_tag(s.verdict), choices=True
        ),
        Column("subject", "Subject", lambda s: s.measure.subject.title, choices=True, hidden=True),
        Column("note", "What is known of it", lambda s: s.note)
        if sort in DECIDED
        else Column("seen", "First seen", lambda s: localtime(s.first_seen_at).date()),
    )


def named(one: Signal, home: str) -> str:
    return ", ".join(part for part in (one.measure.title, attention.of(one, home)) if part)


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def signal(request: HttpRequest, number: int) -> HttpResponseBase:
    """One signal: the chart it stands in, and the form that says what is made of it."""
    rows = Signal.objects.select_related("measure__subject", "area", "explained_by")
    found = attention.signal_page(get_object_or_404(rows, pk=number))
    if request.method == "POST":
        return decide(request, found)
    return signal_page(request, found, form_of(found, None))


@requires(Permission.ACCEPT)
def decide(request: HttpRequest, found: SignalPage) -> HttpResponse:
    """Keep what somebody makes of it."""
    form = form_of(found, request)
    if form.is_valid() and request.POST.get("decided", "") != decided_stamp(found.signal):
        form.add_error(None, MEANWHILE.format(found.signal.get_state_display().lower()))
        return signal_page(request, found, form)
    if form.is_valid() and carried_out(request, found.signal, form):
        messages.success(request, f"{found.signal.measure.title}: kept.")
        return redirect("measures:signals")
    return signal_page(request, found, form)


def carried_out(request: HttpRequest, found: Signal, form: SignalForm) -> bool:
    """Whether it is kept; otherwise the form says why not."""
    by, at, note = user_of(request).actor, now(), form.cleaned_data["note"]
    chosen = form.cleaned_data.get("break_")
    try:
        match form.cleaned_data["state"]:
            case Signal.State.LOOKED_AT:
                operations.look_at(found, note=note, by=by, at=at)
            case Signal.State.EXPLAINED:
                cut = Break.objects.get(pk=chosen) if chosen else None
                operations.explain(found, note=note, break_=cut, by=by, at=at)
            case _:
                operations.reopen(found, by=by, at=at)
    except (operations.ReasonMissing, operations.NotItsBreak, operations.NothingDecided) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def decided_stamp(kept: Signal) -> str:
    """What tells one decision from a later one; empty before there is any."""
    return kept.decided_at.isoformat() if kept.decided_at else ""


def form_of(found: SignalPage, request: HttpRequest | None) -> SignalForm:
    breaks = found.judged.besides.breaks
    kept = found.signal
    started = {"state": kept.state, "note": kept.note, "break_": str(kept.explained_by_id or "")}
    return SignalForm(request.POST if request else None, signal=kept, breaks=breaks, initial=started)


def signal_page(request: HttpRequest, found: SignalPage, form: SignalForm) -> HttpResponse:
    kept, refused = found.signal, refusal(request.user, Permission.ACCEPT)
    page = {
        "signal": kept,
        "decided": decided_stamp(kept),
        "title": named(kept, attention.home_area()),
        "lead": rule_words(kept.rule, kept.side),
        "when": attention.when(kept),
        "verdict": verdict_tag(kept.verdict),
        "state": state_tag(kept),
        "rows": rows_of(kept),
        "drawn": drawn(kept.measure, found.series, found.held, found.judged.besides) if found.series else None,
        "form": form,
        "refused": refused.reason if refused else "",
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/signal.html", page)


def rows_of(kept: Signal) -> list[Row]:
    """What is known of the signal itself: the rule that found it, since when, what was made of it."""
    rows = [
        Row("Found by", found_by(kept)),
        Row("First seen", british_time(localtime(kept.first_seen_at))),
    ]
    if kept.gone_at:
        rows.append(Row("No longer found since", british_time(localtime(kept.gone_at))))
    if kept.decided_at:
        by = roles_of([kept.decided_by])[kept.decided_by]
        rows.append(Row(str(kept.get_state_display()), f"{british_time(localtime(kept.decided_at))}, by {by}"))
    if kept.note:
        rows.append(Row("What is known of it", kept.note))
    return rows
