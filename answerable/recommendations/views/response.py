"""The response to a report: as it reads, what is missing, its publication, and the same words as a file."""

from datetime import datetime, time

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_current_timezone
from django.views.decorators.http import require_GET, require_POST

from answerable.clocks.operations import ClockRefused
from answerable.kit.docx import About, docx_bytes
from answerable.kit.http import now
from answerable.kit.pdf import pdf_bytes
from answerable.people.permissions import Permission, may, refusal, requires
from answerable.people.views.signed_in import user_of
from answerable.recommendations.forms.response import PublishForm
from answerable.recommendations.models import Report
from answerable.recommendations.operations import response as operations
from answerable.recommendations.operations.refusals import RecommendationRefused
from answerable.recommendations.queries.report import WAITING
from answerable.recommendations.queries.response import ResponsePage, as_published, assembled
from answerable.recommendations.views.guards import shown_day
from answerable.recommendations.views.report import above, refuse, report_of, usual_day
from answerable.recommendations.views.report_page import lacks
from answerable.recommendations.views.report_words import report_href
from answerable.recommendations.views.response_paper import about_words, answered_of, parts_of, published_words

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_GET
@requires(Permission.SEE)
def response(request: HttpRequest, code: str) -> HttpResponse:
    """The response as it reads now, or as it was published."""
    held = report_of(code)
    form = PublishForm(initial={"on": usual_day(held), "edition": held.edition})
    return _page(request, held, form)


@require_POST
@requires(Permission.APPROVE)
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Freeze the response and meet its clock; refused, with each thing that is missing, while anything is."""
    held = report_of(code)
    form = PublishForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            operations.publish(
                held,
                on=given["on"],
                address=given["address"],
                office_address=report_href(held.code),
                seen_edition=form.seen,
                by=user_of(request).actor,
                at=now(),
            )
        except operations.ResponseIncomplete:
            form.add_error(
                None, "It cannot be published yet: what is missing is listed below, each with where it is put right."
            )
        except (RecommendationRefused, ClockRefused) as refused:
            refuse(form, refused)
        else:
            messages.success(request, "The response is published and fixed. Write down the copies as they are sent.")
            return redirect("recommendations:report", held.code)
    return _page(request, held, form)


@require_GET
@requires(Permission.SEE)
def download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The same words as DOCX or PDF."""
    if form not in TYPES:
        raise Http404
    held = report_of(code)
    page = shown_of(held)
    about = About(page.heading, page.body, _dated(page))
    content = docx_bytes(about, parts_of(page)) if form == "docx" else pdf_bytes(about, parts_of(page))
    headers = {"Content-Disposition": f'attachment; filename="response-{held.code}.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers=headers)


def shown_of(held: Report) -> ResponsePage:
    """As it was published; before that as the register has it."""
    return as_published(held) or assembled(held)


def _dated(page: ResponsePage) -> datetime:
    """The moment a file says it was made: the day of publication, or of a draft this very moment."""
    if page.published is None:
        return now()
    return datetime.combine(page.published, time(12), get_current_timezone())


def _page(request: HttpRequest, held: Report, form: PublishForm) -> HttpResponse:
    waits = held.response in WAITING
    shown = shown_of(held)
    page = {
        "report": held,
        "page": shown,
        "about": about_words(shown),
        "published": published_words(shown),
        "answers": answered_of(shown),
        "lacks": lacks(held, shown_day()) if waits else [],
        "refused": refused.reason if (refused := refusal(request.user, Permission.TRACK)) else "",
        "form": form if waits and may(request.user, Permission.APPROVE) else None,
        "waits": waits,
        "breadcrumbs": above(held),
    }
    return render(request, "recommendations/response.html", page)
