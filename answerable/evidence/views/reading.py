"""A paper that is not read yet: how far it is, by itself every few seconds; or why it cannot be read, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from answerable.evidence.models import Document
from answerable.evidence.views.papers import HERE, facts
from answerable.kit.components import Progress
from answerable.people.permissions import Permission, may
from answerable.people.views.crumbs import crumbs

SECONDS = 2
"""After so many the page asks again, without a script; it stops once the paper is read or refused."""


def being_read_page(request: HttpRequest, document: Document) -> HttpResponse:
    is_refused = document.state == Document.State.REFUSED
    page = {
        "document": document,
        "is_refused": is_refused,
        "progress": Progress("How far it is", document.progress, 100),
        "stage": document.stage or "It waits for its turn",
        "seconds": SECONDS,
        "rows": facts(document),
        "may_upload": may(request.user, Permission.UPLOAD),
        "file_href": reverse("evidence:file", args=[document.code]),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "evidence/reading.html", page)
