"""The paper of a commission: taken in by the office, and marked for what it leaves open."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from answerable.bodies.queries import body
from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.commissions import MarksForm, ReceiveForm, SendForm, begun, start_of
from answerable.scrutiny.models import ReportCommission
from answerable.scrutiny.operations import commissions as operations
from answerable.scrutiny.operations.commissions_papers import Sent, receive_file
from answerable.scrutiny.queries.commissions_page import commission_page
from answerable.scrutiny.views.commissions import commission_of, paper_link
from answerable.scrutiny.views.enquiries_here import above, address, done, item_of, shown_day, site_of

State = ReportCommission.State


def sent_of(form: SendForm, row: ReportCommission) -> Sent:
    """The file that was sent, with what was said of it."""
    given, office = form.cleaned_data, body()
    return Sent(
        filename=form.filename,
        content=given["file"].read(),
        title=given["title"] or row.item.title,
        published=given["published"],
        author=office.force if office else "",
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def receive(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take the paper in that came by another way."""
    item = item_of(request, code, pk)
    row = commission_of(item)
    if row.state not in {State.SENT, State.RECEIVED}:
        messages.warning(request, "It is not sent: send it before a paper comes.")
        return redirect(address("commission", item))
    posted, status = request.method == "POST", 200
    form = ReceiveForm(
        data=request.POST if posted else None,
        files=request.FILES if posted else None,
        initial={**begun(shown_day(), item.title), "edition": row.edition},
    )
    if posted and form.is_valid():
        status = done(form, lambda: _taken(request, row, form), row)
        if not status:
            messages.success(request, "The paper is here. Its figures are read and checked now; mark what it answers.")
            return redirect(address("commission", item))
    page = {
        "item": item,
        "row": row,
        "form": form,
        "breadcrumbs": [*above(item), (item.title, address("commission", item))],
    }
    return render(request, "scrutiny/enquiries/receive.html", page, status=status)


def _taken(request: HttpRequest, row: ReportCommission, form: ReceiveForm) -> None:
    given, by = form.cleaned_data, user_of(request).actor
    document, on, at, site = given["document"], given["received_on"], now(), site_of(request)
    if document:
        operations.receive(
            row, document=document, on=on, day=shown_day(), seen_edition=form.seen, by=by, at=at, site=site
        )
        return
    receive_file(row, sent_of(form, row), on=on, day=shown_day(), seen_edition=form.seen, by=by, at=at, site=site)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def mark(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Say of each question whether the paper answers it."""
    item = item_of(request, code, pk)
    row = commission_of(item)
    if row.state != State.RECEIVED:
        messages.warning(request, "The report has not come yet: take it in first.")
        return redirect(address("commission", item))
    questions = tuple(row.questions.order_by("position"))
    start = {**start_of(questions), "edition": row.edition}
    form, status, by = MarksForm(request.POST or None, questions=questions, initial=start), 200, user_of(request).actor
    if request.method == "POST" and form.is_valid():
        act = partial(operations.mark, row, marks=form.marks, seen_edition=form.seen, by=by, at=now())
        status = done(form, act, row)
        if not status:
            messages.success(request, "Kept.")
            return redirect(address("commission", item))
    page = {
        "item": item,
        "form": form,
        "is_stale": status == 409,
        "paper": paper_link(commission_page(row, day=shown_day())),
        "breadcrumbs": [*above(item), (item.title, address("commission", item))],
    }
    return render(request, "scrutiny/enquiries/mark.html", page, status=status)
