"""A paper as its author from outside sees it: how far it is read, and what the office asks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from answerable.evidence.models import Document
from answerable.evidence.queries.papers import queries_of
from answerable.evidence.views.panel_words import asked
from answerable.evidence.views.papers import HERE, facts
from answerable.kit.wording import counted
from answerable.people.views.crumbs import crumbs


def author_page(request: HttpRequest, document: Document) -> HttpResponse:
    queries = [one for one in queries_of(document) if one.document.sent_by == document.sent_by]
    waiting = [one for one in queries if one.answered_at is None]
    page = {
        "document": document,
        "lead": f"{counted(len(waiting), 'question')} {'waits' if len(waiting) == 1 else 'wait'} for your answer."
        if waiting
        else "The office asks nothing that is not answered.",
        "waiting": [asked(one, one.document.code) for one in waiting],
        "answered": [asked(one, one.document.code) for one in queries if one.answered_at],
        "rows": facts(document),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "evidence/author.html", page)
