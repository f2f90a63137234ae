"""A strategic summary as files to hand over, and beside the one before it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from answerable.assessments.models import Summary
from answerable.assessments.queries.summary import last_submitted
from answerable.assessments.queries.summary_compared import compared
from answerable.assessments.queries.summary_read import Read, read
from answerable.assessments.views.summary_rules import HERE, judging
from answerable.kit.docx import About, docx_bytes
from answerable.kit.paper import in_word
from answerable.kit.pdf import pdf_bytes
from answerable.kit.wording import british_date
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_GET
@requires(Permission.SEE)
@judging
def summary_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The summary as a Word document or a tagged PDF: the same statements as on its page."""
    told = read(get_object_or_404(Summary.objects.select_related("plan"), code=code))
    answer = HttpResponse(file_bytes(told, form), content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{told.kept.code}.{form}"'
    return answer


def file_bytes(told: Read, form: str) -> bytes:
    """The file of a form; the same for the same summary, whenever it is asked for."""
    about = About(told.page.title, told.page.office, _moment(told.kept))
    parts = told.parts()
    return pdf_bytes(about, parts) if form == "pdf" else docx_bytes(about, in_word(parts))


def _moment(kept: Summary) -> datetime:
    return kept.submitted_at or kept.written_at


@require_GET
@requires(Permission.SEE)
@judging
def compare_summary(request: HttpRequest, code: str) -> HttpResponse:
    """What is said otherwise than in the summary of the same plan that was submitted last before it."""
    kept = get_object_or_404(Summary.objects.select_related("plan"), code=code)
    before = last_submitted(kept)
    page = {
        "kept": kept,
        "before": before,
        "before_day": british_date(before.as_at) if before else "",
        "differences": compared(read(before).page, read(kept).page) if before else (),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "assessments/summary_compared.html", page)
