"""The commission of an item: what is asked of the force, when it is due, what came of it, and the letter."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.bodies.queries import body
from answerable.kit.components import Link, Row, Tag, Tone
from answerable.kit.docx import About, docx_bytes
from answerable.kit.http import now
from answerable.kit.pdf import pdf_bytes
from answerable.kit.wording import british_date
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.commissions import CommissionForm
from answerable.scrutiny.forms.enquiries import BecauseForm
from answerable.scrutiny.models import AgendaItem, CommissionQuestion, ReportCommission
from answerable.scrutiny.operations import commissions as operations
from answerable.scrutiny.operations.commissions_reminding import remind as remind_of
from answerable.scrutiny.queries.commissions_page import (
    CommissionPage,
    beginning,
    commission_page,
    letter_parts,
    letter_title,
    said_before,
)
from answerable.scrutiny.views.enquiries_here import (
    above,
    address,
    done,
    item_of,
    pressed,
    seen_edition,
    sees_item,
    shown_day,
    site_of,
)

State, Answered = ReportCommission.State, CommissionQuestion.Answered
STATES = {State.DRAFT: Tone.NEUTRAL, State.SENT: Tone.AMBER, State.RECEIVED: Tone.GREEN, State.WITHDRAWN: Tone.UNKNOWN}
ANSWERS = {
    Answered.NOT_LOOKED: Tone.UNKNOWN,
    Answered.YES: Tone.GREEN,
    Answered.PARTLY: Tone.AMBER,
    Answered.NO: Tone.RED,
}
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def state_tag(row: ReportCommission, *, late: bool) -> Tag:
    """ "Sent", or "Late" where it is awaited past its day."""
    if late and row.state == State.SENT:
        return Tag("Late", Tone.WORSE)
    return Tag(row.get_state_display(), STATES[State(row.state)])


def answer_tag(one: CommissionQuestion) -> Tag:
    return Tag(one.get_answered_display(), ANSWERS[Answered(one.answered)])


def commission_of(item: AgendaItem) -> ReportCommission:
    return get_object_or_404(ReportCommission.objects.select_related("item__meeting", "document"), item=item)


@require_GET
@sees_item
def commission(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """All that is known of the commission of an item; where there is none, how to begin one."""
    item = item_of(request, code, pk)
    row = ReportCommission.objects.select_related("item__meeting", "document").filter(item=item).first()
    changes = may(request.user, Permission.SCRUTINISE)
    shared = {
        "item": item,
        "may_change": changes,
        "breadcrumbs": [*above(item), (item.title, address("enquiries", item))],
    }
    over = item.meeting.state in operations.OVER
    if row is None:
        return render(request, "scrutiny/enquiries/no_commission.html", {**shared, "over": over})
    found = commission_page(row, day=shown_day())
    page = {
        **shared,
        "row": row,
        "page": found,
        "state": state_tag(row, late=found.timing.is_late),
        "rows": facts(found, office=True),
        "questions": [(one, answer_tag(one)) for one in found.questions],
        "paper": paper_link(found),
        "is_draft": row.state == State.DRAFT,
        "is_sent": row.state == State.SENT,
        "is_received": row.state == State.RECEIVED,
        "over": over,
        # A paper may still come after the meeting; nothing new is asked for it then.
        "may_act": changes and (not over or row.state in {State.SENT, State.RECEIVED}),
    }
    return render(request, "scrutiny/enquiries/commission.html", page)


def paper_link(found: CommissionPage) -> Link | None:
    """To where the paper is reviewed, in its last version."""
    if found.checked is None:
        return None
    paper = found.checked.document
    return Link(paper.title, reverse("evidence:paper", args=[paper.code]))


def facts(found: CommissionPage, *, office: bool) -> list[Row]:
    """To whom, by when, in what form, and what came."""
    row = found.row
    told = [Row("To", row.to_role)]
    if office:
        told.append(Row("E-mail", row.to_email or "None: it goes as a letter"))
    told.append(Row("Due", british_date(row.due)))
    if row.sent_on:
        told.append(Row("Sent", british_date(row.sent_on)))
    if row.reminded_at and office:
        told.append(Row("Last reminder", british_date(localtime(row.reminded_at))))
    if row.form:
        told.append(Row("Form of the report", row.form))
    return told


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def write(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Write what is asked; of one that was sent, say otherwise with the reason."""
    item = item_of(request, code, pk)
    row = ReportCommission.objects.filter(item=item).first()
    amends = row is not None and row.state == State.SENT
    if row and row.state == State.RECEIVED:
        messages.warning(request, "The report has come: what was asked for it stays as it was.")
        return redirect(address("commission", item))
    form = CommissionForm(request.POST or None, amends=amends, initial=said_before(row) if row else beginning(item))
    status = 200
    if request.method == "POST" and form.is_valid():
        # A second clerk may have begun one meanwhile.
        held = row or ReportCommission.objects.filter(item=item).first()
        status = done(form, lambda: _written(request, item, row if amends else None, form), held)
        if not status:
            messages.success(
                request, "The force is told what is asked now." if amends else "Saved. It is not sent yet."
            )
            return redirect(address("commission", item))
    page = {
        "item": item,
        "form": form,
        "amends": amends,
        "is_stale": status == 409,
        "heading": "Change what is asked" if amends else "Ask the force for a report",
        "breadcrumbs": [*above(item), (item.title, address("enquiries", item))],
    }
    return render(request, "scrutiny/enquiries/commission_form.html", page, status=status or 200)


def _written(request: HttpRequest, item: AgendaItem, amended: ReportCommission | None, form: CommissionForm) -> None:
    by, at = user_of(request).actor, now()
    if amended is None:
        operations.draft(item, form.asked, seen_edition=form.seen or None, by=by, at=at)
        return
    operations.amend(
        amended,
        form.asked,
        because=form.cleaned_data["because"],
        on=shown_day(),
        seen_edition=form.seen,
        by=by,
        at=at,
        site=site_of(request),
    )


@require_POST
@requires(Permission.SCRUTINISE)
def send(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Send it."""
    item = item_of(request, code, pk)
    row, by = commission_of(item), user_of(request).actor
    told = (
        f"It is sent to {row.to_email}."
        if row.to_email
        else "It counts as sent: it has no e-mail address, so send the letter."
    )
    return pressed(
        request,
        lambda: operations.send(
            row, on=shown_day(), seen_edition=seen_edition(request), by=by, at=now(), site=site_of(request)
        ),
        said=told,
        to=address("commission", item),
    )


@require_POST
@requires(Permission.SCRUTINISE)
def remind(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Remind the force now."""
    item = item_of(request, code, pk)
    row, by = commission_of(item), user_of(request).actor
    return pressed(
        request,
        lambda: remind_of(row, day=shown_day(), by=by, at=now(), site=site_of(request)),
        said="A reminder is sent.",
        to=address("commission", item),
    )


@require_POST
@requires(Permission.SCRUTINISE)
def ask_for_rest(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Tell the force which questions its paper leaves open."""
    item = item_of(request, code, pk)
    row, by = commission_of(item), user_of(request).actor
    return pressed(
        request,
        lambda: operations.ask_for_rest(
            row, seen_edition=seen_edition(request), by=by, at=now(), site=site_of(request)
        ),
        said="The force is asked for the rest.",
        to=address("commission", item),
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Ask no longer for the report."""
    item = item_of(request, code, pk)
    row, by = commission_of(item), user_of(request).actor
    form, status = BecauseForm(request.POST or None, initial={"edition": row.edition}, hint="The force is told."), 200
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        status = done(
            form,
            lambda: operations.withdraw(
                row, because=because, seen_edition=form.seen, by=by, at=now(), site=site_of(request)
            ),
            row,
        )
        if not status:
            messages.success(request, "The report is not asked for any more.")
            return redirect(address("commission", item))
    page = {
        "item": item,
        "question": letter_title(row),
        "key": "",
        "back": address("commission", item),
        "form": form,
        "heading": "Withdraw this commission",
        "breadcrumbs": [*above(item), (item.title, address("commission", item))],
    }
    return render(request, "scrutiny/enquiries/because.html", page, status=status)


@require_GET
@sees_item
def letter(request: HttpRequest, code: str, pk: int, form: str) -> HttpResponse:
    """The commission as a letter, in Word or as PDF."""
    if form not in TYPES:
        raise Http404("There is no such form of it.")
    row, office = commission_of(item_of(request, code, pk)), body()
    about = About(letter_title(row), office.name if office else "", now())
    parts = letter_parts(row)
    data = docx_bytes(about, parts) if form == "docx" else pdf_bytes(about, parts)
    headers = {"Content-Disposition": f'attachment; filename="commission-{row.pk}.{form}"'}
    return HttpResponse(data, content_type=TYPES[form], headers=headers)
