"""Asking the author of a paper about several findings at once, and writing down an answer."""

from dataclasses import dataclass

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.evidence.forms.asking import AskSeveralForm, Proposed
from answerable.evidence.forms.papers import AnswerForm
from answerable.evidence.models import Document, Query
from answerable.evidence.operations import findings
from answerable.evidence.operations.refusals import NotNow, TextMissing
from answerable.evidence.queries.papers import queries_of
from answerable.evidence.queries.review_panel import Card, open_cards
from answerable.evidence.queries.review_places import NOWHERE, nearby
from answerable.evidence.views.finding_message import line_near_words, message_of
from answerable.evidence.views.guards import document_of, read_document_of, sees_papers
from answerable.evidence.views.panel_words import asked, nearby_places, question_words, severity_tag, where_in
from answerable.evidence.views.papers import HERE
from answerable.kit.components import Tag
from answerable.kit.http import now
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of


@dataclass(frozen=True)
class ToAsk:
    """A finding that may be asked about: where it is, and its two fields."""

    severity: Tag
    where: str
    href: str
    tick: BoundField
    text: BoundField


@require_http_methods(["GET", "POST"])
@requires(Permission.ASK)
def ask_several(request: HttpRequest, code: str) -> HttpResponse:
    """The open findings of a paper, each with the question that is proposed."""
    document = read_document_of(request, code)
    cards = open_cards(document)
    questions = {
        card.finding.pk: Proposed(card.number, message_of(card.finding, card.places), question_words(card))
        for card in cards
    }
    form = AskSeveralForm(request.POST if request.method == "POST" else None, questions=questions)
    if request.method == "POST" and form.is_valid() and asked_all(request, form, cards):
        messages.success(request, f"{counted(len(form.texts), 'question')} asked.")
        return redirect("evidence:letter", document.code)
    page = {
        "document": document,
        "form": form,
        "lines": to_ask(cards, form, document),
        "breadcrumbs": [*crumbs(HERE), (document.title, reverse("evidence:paper", args=[document.code]))],
    }
    return render(request, "evidence/ask_several.html", page)


def to_ask(cards: tuple[Card, ...], form: AskSeveralForm, document: Document) -> list[ToAsk]:
    near = nearby_places(card.places[0] for card in cards if card.places)
    return [
        ToAsk(
            severity=severity_tag(card.finding.severity),
            where=where_in(card.places[0], document.pk, near) if card.places else "",
            href=reverse("evidence:finding", args=[document.code, card.finding.pk]),
            tick=form[f"ask-{card.finding.pk}"],
            text=form[f"text-{card.finding.pk}"],
        )
        for card in cards
    ]


def asked_all(request: HttpRequest, form: AskSeveralForm, cards: tuple[Card, ...]) -> bool:
    """Whether all were asked; otherwise none is, and the form says why."""
    texts = form.texts
    chosen = [card.finding for card in cards if card.finding.pk in texts]
    try:
        findings.ask(chosen, texts=texts, by=user_of(request).actor, at=now())
    except (NotNow, TextMissing) as refused:
        form.add_error(None, str(refused))
        return False
    return True


@require_http_methods(["GET", "POST"])
@sees_papers
def query(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    """One query with its answer, or the form that answers it: by the author, or by the office for them."""
    document = document_of(request, code)
    one = get_object_or_404(
        Query.objects.select_related("document", "finding", "claim", "settled_by_version"),
        document=document,
        number=number,
    )
    if request.method == "POST":
        return answer(request, one)
    return query_page(request, one, form_for(request, one))


@requires(Permission.UPLOAD)
def answer(request: HttpRequest, one: Query) -> HttpResponse:
    """Write down what the author says."""
    form = form_for(request, one)
    if form.is_valid() and answered(request, one, form):
        messages.success(request, "The answer is kept.")
        return redirect("evidence:query", one.document.code, one.number)
    return query_page(request, one, form)


def form_for(request: HttpRequest, one: Query) -> AnswerForm:
    start = {"answered_for": one.document.author_role}
    return AnswerForm(request.POST if request.method == "POST" else None, initial=start)


def answered(request: HttpRequest, one: Query, form: AnswerForm) -> bool:
    given = form.cleaned_data
    try:
        findings.answer(
            one,
            answer=Query.Answer(given["answer"]),
            text=given["text"],
            answered_for=given["answered_for"],
            by=user_of(request).actor,
            at=now(),
        )
    except (NotNow, TextMissing) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def query_page(request: HttpRequest, one: Query, form: AnswerForm) -> HttpResponse:
    sees_all = may(request.user, Permission.SEE)
    paper_href = reverse("evidence:paper", args=[one.document.code])
    numbers = [
        other.number for other in queries_of(one.document) if other.answered_at is None and other.number != one.number
    ]
    page = {
        "query": one,
        "asked": asked(one, one.document.code),
        "quotes": quotes(one),
        "finding_href": reverse("evidence:finding", args=[one.document.code, one.finding_id]) if one.finding_id else "",
        "sees_all": sees_all,
        "form": form if one.answered_at is None and may(request.user, Permission.UPLOAD) else None,
        "next": numbers[0] if numbers else 0,
        "breadcrumbs": [*crumbs(HERE), (one.document.title, paper_href)],
    }
    return render(request, "evidence/query.html", page)


def quotes(one: Query) -> list[tuple[str, str]]:
    """The places that a query is about, each with the paper's words."""
    if one.claim:
        page = f"page {one.claim.page}, " if one.claim.page else ""
        at = (one.document_id, one.claim.line)
        told = f"{page}{line_near_words(one.document, one.claim.line, nearby([at]).get(at, NOWHERE))}"
        return [(told[:1].upper() + told[1:], one.claim.quote)]
    places = list(one.finding.places.select_related("document").order_by("position")) if one.finding else []
    near = nearby_places(places)
    return list(dict.fromkeys((where_in(place, one.document_id, near), place.quote) for place in places))
