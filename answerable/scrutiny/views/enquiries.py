"""The lines of enquiry of an item: what is asked, what could be, and what was left out."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.kit.http import now, without_nul
from answerable.kit.wording import counted
from answerable.measures.queries.cited import cited
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.enquiries import BecauseForm, EnquiryForm
from answerable.scrutiny.models import AgendaItem, LineOfEnquiry, ReportCommission
from answerable.scrutiny.operations import enquiries as operations
from answerable.scrutiny.queries.enquiries import EnquiriesPage, enquiries_page
from answerable.scrutiny.queries.growing import grown
from answerable.scrutiny.views.enquiries_here import (
    above,
    address,
    done,
    item_of,
    pressed,
    seen_edition,
    sees_item,
    shown_day,
)

LEFT_OUT_HINT = "Whoever plans the next meeting reads it."


@require_GET
@sees_item
def enquiries(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """All lines of an item."""
    item = item_of(request, code, pk)
    page = enquiries_page(item, day=shown_day())
    over = item.meeting.state in operations.DONE_WITH
    context = {
        "item": item,
        "page": page,
        "lead": lead(page, over=over),
        "objectives": item.objectives.select_related("plan").order_by("position"),
        "may_change": may(request.user, Permission.SCRUTINISE) and not over,
        "commission": ReportCommission.objects.filter(item=item).first(),
        "breadcrumbs": above(item),
    }
    return render(request, "scrutiny/enquiries/enquiries.html", context)


def lead(page: EnquiriesPage, *, over: bool) -> str:
    """ "3 questions are to be asked; 4 more grew from the record."."""
    kept, grew = len(page.kept), len(page.proposed)
    asked = "was asked" if over else "is to be asked"
    many = "were asked" if over else "are to be asked"
    first = f"{counted(kept, 'question')} {asked if kept == 1 else many}" if kept else f"Nothing {asked} yet"
    if over or not grew:
        return f"{first}."
    return f"{first}; {grew:,} {'more grows' if grew == 1 else 'more grow'} from the record."


@require_POST
@requires(Permission.SCRUTINISE)
def keep(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Keep a proposed line."""
    item, key = item_of(request, code, pk), without_nul(request.POST.get("key", ""))
    by = user_of(request).actor
    return pressed(
        request,
        lambda: operations.keep(item, key=key, day=shown_day(), by=by, at=now()),
        said="It is to be asked.",
        to=address("enquiries", item),
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def leave_out(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Say why a proposed line is left out."""
    item = item_of(request, code, pk)
    key = without_nul(request.POST.get("key", "") or request.GET.get("key", ""))
    line = next((one for one in grown(item, day=shown_day()) if one.origin_key == key), None)
    if line is None and request.method == "GET":
        messages.warning(request, "This is not proposed any more.")
        return redirect(address("enquiries", item))
    form, status, by = BecauseForm(request.POST or None, hint=LEFT_OUT_HINT), 200, user_of(request).actor
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        status = done(
            form,
            lambda: operations.leave_out(item, key=key, because=because, day=shown_day(), by=by, at=now()),
        )
        if not status:
            messages.success(request, "It is left out.")
            return redirect(address("enquiries", item))
    page = {
        "item": item,
        "question": line.question if line else "",
        "key": key,
        "back": "",
        "form": form,
        "heading": "Leave this question out",
        "breadcrumbs": [*above(item), (item.title, address("enquiries", item))],
    }
    return render(request, "scrutiny/enquiries/because.html", page, status=status)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def new(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Write a line of the office's own."""
    item, form, status = item_of(request, code, pk), EnquiryForm(request.POST or None), 200
    by = user_of(request).actor
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        told = form.cleaned_data
        status = done(
            form,
            lambda: operations.write(item, question=told["question"], why=told["why"], by=by, at=now()),
        )
        if not status:
            messages.success(request, "It is to be asked.")
            return redirect(address("enquiries", item))
    return _editor(request, item, form, "Write a question", status)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def change(request: HttpRequest, code: str, pk: int, line: int) -> HttpResponse:
    """Word a line otherwise."""
    item = item_of(request, code, pk)
    row = get_object_or_404(LineOfEnquiry, pk=line, item=item)
    start = {"question": row.question, "why": row.why, "edition": row.edition}
    form, status, by = EnquiryForm(request.POST or None, initial=start), 200, user_of(request).actor
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        told = form.cleaned_data
        status = done(
            form,
            lambda: operations.change(
                row, question=told["question"], why=told["why"], seen_edition=form.seen, by=by, at=now()
            ),
            row,
        )
        if not status:
            messages.success(request, "Saved.")
            return redirect(address("enquiries", item))
    return _editor(request, item, form, "Change this question", status, theirs=row if status == 409 else None)


def _editor(
    request: HttpRequest,
    item: AgendaItem,
    form: EnquiryForm,
    heading: str,
    status: int,
    *,
    theirs: LineOfEnquiry | None = None,
) -> HttpResponse:
    looked = form.is_bound and form.is_valid()
    page = {
        "item": item,
        "form": form,
        "heading": heading,
        "theirs": theirs,
        "text": cited(form.cleaned_data["why"], shown_day()) if looked else None,
        "breadcrumbs": [*above(item), (item.title, address("enquiries", item))],
    }
    return render(request, "scrutiny/enquiries/enquiry_form.html", page, status=status or 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def drop(request: HttpRequest, code: str, pk: int, line: int) -> HttpResponse:
    """Say why a line that was kept is left out."""
    item = item_of(request, code, pk)
    row = get_object_or_404(LineOfEnquiry, pk=line, item=item)
    form = BecauseForm(request.POST or None, initial={"edition": row.edition}, hint=LEFT_OUT_HINT)
    status, by = 200, user_of(request).actor
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        act = partial(operations.drop, row, because=because, seen_edition=form.seen, by=by, at=now())
        status = done(form, act, row)
        if not status:
            messages.success(request, "It is left out.")
            return redirect(address("enquiries", item))
    page = {
        "item": item,
        "question": row.question,
        "key": "",
        "back": "",
        "form": form,
        "heading": "Leave this question out",
        "breadcrumbs": [*above(item), (item.title, address("enquiries", item))],
    }
    return render(request, "scrutiny/enquiries/because.html", page, status=status)


@require_POST
@requires(Permission.SCRUTINISE)
def take_back(request: HttpRequest, code: str, pk: int, line: int) -> HttpResponse:
    """Keep a line after all."""
    item = item_of(request, code, pk)
    row, by = get_object_or_404(LineOfEnquiry, pk=line, item=item), user_of(request).actor
    return pressed(
        request,
        lambda: operations.take_back(row, seen_edition=seen_edition(request), by=by, at=now()),
        said="It is to be asked after all.",
        to=address("enquiries", item),
    )


@require_POST
@requires(Permission.SCRUTINISE)
def move(request: HttpRequest, code: str, pk: int, line: int) -> HttpResponse:
    """Move a line one place up or down."""
    item, up = item_of(request, code, pk), request.POST.get("to") == "up"
    row, by = get_object_or_404(LineOfEnquiry, pk=line, item=item), user_of(request).actor
    return pressed(
        request,
        lambda: operations.order(row, up=up, seen_edition=seen_edition(request), by=by, at=now()),
        said="It is moved up." if up else "It is moved down.",
        to=f"{address('enquiries', item)}#line-{row.pk}",
    )
