"""What somebody decides in the panel of the review page. Each goes back to the same place, or shows there why it cannot be."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from answerable.evidence.forms.panel import FalseAlarmForm, MatchForm, QuestionForm, SettleForm
from answerable.evidence.models import Claim, Document, Finding
from answerable.evidence.operations import findings, matches
from answerable.evidence.operations.refusals import NotKnown, NotNow, ReasonMissing, TextMissing
from answerable.evidence.queries.papers import agreeing
from answerable.evidence.queries.review import found_in
from answerable.evidence.views.asked_for import EVERY, AskedFor, asked_for
from answerable.evidence.views.guards import read_document_of
from answerable.evidence.views.panel import ASK, FALSE_ALARM, MATCH, SETTLE, Refused
from answerable.evidence.views.review import review_page
from answerable.kit.http import now
from answerable.kit.wording import counted
from answerable.measures.queries.pages import widest_area
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of

REFUSALS = (NotNow, ReasonMissing, TextMissing, NotKnown, matches.WrongUnit)
REOPEN, CONFIRM, REFUSE = "reopen", "confirm", "refuse"


@require_POST
@requires(Permission.SEE)
def figure(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    """One decision on a figure: its measure confirmed, put right or refused, or the author asked about it."""
    document = read_document_of(request, code)
    claim = get_object_or_404(Claim.objects.select_related("document"), document=document, position=number - 1)
    decide = FIGURE.get(request.POST.get("do", ""))
    if decide is None:
        return back(document, here(request, figure=number))
    return decide(request, document, claim)


@require_POST
@requires(Permission.ACCEPT)
def confirm_agreeing(request: HttpRequest, code: str) -> HttpResponseBase:
    """Confirm at once every suggested measure that holds the very value that the paper tells."""
    document = read_document_of(request, code)
    found = agreeing(document)
    try:
        matches.confirm(found, by=user_of(request).actor, at=now())
    except NotNow as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, f"{counted(len(found), 'measure')} confirmed, and learned for the next paper.")
    return redirect("evidence:paper", document.code)


@requires(Permission.ACCEPT)
def confirm(request: HttpRequest, document: Document, claim: Claim) -> HttpResponse:
    return plainly(
        request, document, claim, lambda: matches.confirm([claim], by=user_of(request).actor, at=now()), "Confirmed."
    )


@requires(Permission.ACCEPT)
def refuse(request: HttpRequest, document: Document, claim: Claim) -> HttpResponse:
    words = "Kept: it is a figure of no measure."
    return plainly(
        request, document, claim, lambda: matches.refuse([claim], by=user_of(request).actor, at=now()), words
    )


def plainly(
    request: HttpRequest, document: Document, claim: Claim, do: Callable[[], object], words: str
) -> HttpResponse:
    """Does what needs no form, and says what came of it at the same place."""
    try:
        do()
    except REFUSALS as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, words)
    return back(document, here(request, figure=claim.position + 1))


@requires(Permission.ACCEPT)
def correct(request: HttpRequest, document: Document, claim: Claim) -> HttpResponse:
    form = MatchForm(request.POST)
    at = here(request, figure=claim.position + 1)

    def carry_out() -> object:
        given = form.cleaned_data
        area = given["area"].code if given["area"] else widest_area()
        meant = matches.Meant(given["measure"].code, area, given["breakdown"], given["period"])
        return matches.correct(claim, meant, by=user_of(request).actor, at=now())

    return formed(request, document, at, Refused(MATCH, 0, form), (carry_out, "Kept, and learned for the next paper."))


@requires(Permission.ASK)
def ask_about(request: HttpRequest, document: Document, claim: Claim) -> HttpResponse:
    form = QuestionForm(request.POST, auto_id="ask-0-%s")
    at = here(request, figure=claim.position + 1)

    def carry_out() -> object:
        return findings.ask_about(claim, text=form.cleaned_data["text"], by=user_of(request).actor, at=now())

    return formed(
        request, document, at, Refused(ASK, 0, form), (carry_out, "Asked: it stands in the letter to the author.")
    )


FIGURE = {CONFIRM: confirm, REFUSE: refuse, MATCH: correct, ASK: ask_about}


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def finding(request: HttpRequest, code: str, key: int) -> HttpResponseBase:
    """A finding: the way to it in its paper, and one decision on it."""
    document = read_document_of(request, code)
    row = get_object_or_404(Finding.objects.filter(places__document=document).distinct(), pk=key)
    one = next(one for one in found_in(document) if one.key == key)
    at = here(request, figure=one.figure or 0, finding=0 if one.figure else one.number)
    decide = FINDING.get(request.POST.get("do", ""))
    if request.method == "GET" or decide is None:
        return back(document, at)
    return decide(request, document, row, at)


@requires(Permission.ASK)
def ask(request: HttpRequest, document: Document, row: Finding, at: AskedFor) -> HttpResponse:
    form = QuestionForm(request.POST, auto_id=f"{ASK}-{row.pk}-%s")

    def carry_out() -> object:
        texts = {row.pk: form.cleaned_data["text"]}
        return findings.ask([row], texts=texts, by=user_of(request).actor, at=now())

    return formed(
        request, document, at, Refused(ASK, row.pk, form), (carry_out, "Asked: it stands in the letter to the author.")
    )


@requires(Permission.SETTLE)
def settle(request: HttpRequest, document: Document, row: Finding, at: AskedFor) -> HttpResponse:
    form = SettleForm(request.POST, auto_id=f"{SETTLE}-{row.pk}-%s")

    def carry_out() -> object:
        return findings.settle(row, reason=form.cleaned_data["reason"], by=user_of(request).actor, at=now())

    return formed(request, document, at, Refused(SETTLE, row.pk, form), (carry_out, "Settled."))


@requires(Permission.SETTLE)
def false_alarm(request: HttpRequest, document: Document, row: Finding, at: AskedFor) -> HttpResponse:
    form = FalseAlarmForm(request.POST, auto_id=f"{FALSE_ALARM}-{row.pk}-%s")

    def carry_out() -> object:
        return findings.false_alarm(row, reason=form.cleaned_data["reason"], by=user_of(request).actor, at=now())

    return formed(request, document, at, Refused(FALSE_ALARM, row.pk, form), (carry_out, "Kept as a false alarm."))


@requires(Permission.SETTLE)
def reopen(request: HttpRequest, document: Document, row: Finding, at: AskedFor) -> HttpResponse:
    try:
        findings.reopen(row, by=user_of(request).actor, at=now())
    except NotNow as refused:
        messages.warning(request, str(refused))
    return back(document, at)


FINDING = {ASK: ask, SETTLE: settle, FALSE_ALARM: false_alarm, REOPEN: reopen}


def formed(
    request: HttpRequest,
    document: Document,
    at: AskedFor,
    sent: Refused,
    what: tuple[Callable[[], object], str],
) -> HttpResponse:
    """Carries out what a form asks for; where that cannot be, the page shows the form again with what is wrong."""
    form, (carry_out, words) = sent.form, what
    if form.is_valid() and done(form, carry_out):
        messages.success(request, words)
        return back(document, at)
    return review_page(request, document, at, sent)


def done(form: Form, carry_out: Callable[[], object]) -> bool:
    try:
        carry_out()
    except REFUSALS as refused:
        form.add_error(None, str(refused))
        return False
    return True


def here(request: HttpRequest, *, figure: int = 0, finding: int = 0) -> AskedFor:
    """The place in the paper that was decided on, with the marks that were shown."""
    given = request.POST if request.method == "POST" else request.GET
    return AskedFor(figure, finding, asked_for({"show": given.get("show", EVERY)}).show)


def back(document: Document, at: AskedFor) -> HttpResponse:
    """To the same place of the paper."""
    end = f"figure={at.figure}#f{at.figure}" if at.figure else f"finding={at.finding}#w{at.finding}"
    keep = at.keep.replace("&amp;", "&")
    return redirect(f"{reverse('evidence:paper', args=[document.code])}?{keep}{end}")
