"""The queries on a paper in order, and the letter to its author: the page, and the same letter as DOCX."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.evidence import letters
from answerable.evidence.forms.asking import LetterForm
from answerable.evidence.models import Document
from answerable.evidence.queries.letter import letter as letter_of
from answerable.evidence.queries.papers import queries_of
from answerable.evidence.views.guards import document_of
from answerable.evidence.views.panel_words import asked
from answerable.evidence.views.papers import HERE
from answerable.kit.components import Row
from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

REPLY = timedelta(days=14)
"""So long an author is given to answer, where nobody says another day."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
@requires(Permission.SEE)
def letter(request: HttpRequest, code: str) -> HttpResponse:
    """Every query on the paper, and the letter with those that wait."""
    document = document_of(request, code)
    form = LetterForm(request.GET or None, initial={"reply_by": today() + REPLY})
    written = written_to(request, document, form)
    queries = queries_of(document)
    page = {
        "document": document,
        "letter": written,
        "heads": [Row(term, text) for term, text in written.heads],
        "form": form,
        "reply_by": written.reply_by.isoformat(),
        "answered": [asked(one, one.document.code) for one in queries if one.answered_at],
        "waiting": [asked(one, one.document.code) for one in queries if one.answered_at is None],
        "breadcrumbs": [*crumbs(HERE), (document.title, reverse("evidence:paper", args=[document.code]))],
    }
    return render(request, "evidence/letter.html", page)


@require_GET
@requires(Permission.SEE)
def docx(request: HttpRequest, code: str) -> HttpResponse:
    """The same letter to be sent."""
    document = document_of(request, code)
    written = written_to(request, document, LetterForm(request.GET or None))
    headers = {"Content-Disposition": f'attachment; filename="letter-{document.code}.docx"'}
    return HttpResponse(letters.letter(written), content_type=DOCX, headers=headers)


def today() -> date:
    return localtime(now()).date()


def written_to(request: HttpRequest, document: Document, form: LetterForm) -> letters.Letter:
    """The letter of today; an impossible day to answer by is left for the usual one."""
    given = form.cleaned_data.get("reply_by") if form.is_bound and form.is_valid() else None
    role = user_of(request).kind.label
    return letter_of(document, day=today(), reply_by=given or today() + REPLY, signed_by=role.capitalize())
