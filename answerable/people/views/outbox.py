"""The outbox as administrators read it: in the demo, where mail is read at all."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from answerable.kit import outbox
from answerable.kit.components import Link, Row, Tag, Tone
from answerable.kit.http import now, without_nul
from answerable.kit.models import MessageStatus, OutboxMessage
from answerable.kit.tables import Choice, Column, Table, table, whole_number
from answerable.kit.wording import british_time
from answerable.people import queries
from answerable.people.permissions import Permission, requires
from answerable.people.queries import Page
from answerable.people.views.crumbs import crumbs
from answerable.people.views.moments import in_one_line

TONES = {
    MessageStatus.WAITING: Tone.AMBER,
    MessageStatus.SENT: Tone.GREEN,
    MessageStatus.FAILED: Tone.RED,
    MessageStatus.KEPT: Tone.NEUTRAL,
}


def status_tag(message: OutboxMessage) -> Tag:
    return Tag(message.status.capitalize(), TONES[MessageStatus(message.status)])


COLUMNS: tuple[Column[OutboxMessage], ...] = (
    Column("subject", "Subject", lambda m: m.subject, lambda m: Link(m.subject or "No subject", f"{m.pk}/")),
    Column("to", "To", lambda m: m.to),
    Column("created", "Written", lambda m: in_one_line(m.created)),
    Column("status", "Status", lambda m: m.status, status_tag),
)


@require_GET
@requires(Permission.ADMINISTER)
def messages_page(request: HttpRequest) -> HttpResponse:
    """The messages, the newest first."""
    query, status = without_nul(request.GET.get("q", "")).strip(), request.GET.get("status", "")
    page = queries.messages(query, status, whole_number(request.GET.get("page", "1")))
    return render(request, "people/outbox.html", {"table": _table(page, query, status), "breadcrumbs": crumbs()})


@require_GET
@requires(Permission.ADMINISTER)
def message(request: HttpRequest, number: int) -> HttpResponse:
    """One message, as text."""
    found = get_object_or_404(OutboxMessage, pk=number)
    rows = [
        Row("To", found.to),
        Row("Written", british_time(localtime(found.created))),
        Row("Status", "", tag=status_tag(found)),
        Row("Sent", british_time(localtime(found.sent)) if found.sent else "not yet"),
        Row("Attempts", str(found.attempts)),
        *([Row("Last error", found.last_error)] if found.last_error else []),
    ]
    shown: dict[str, object] = {"message": found, "rows": rows, "text": outbox.shown_text(found)}
    shown["breadcrumbs"] = crumbs(("Outbox", "people:outbox"))
    return render(request, "people/outbox_message.html", shown)


@require_POST
@requires(Permission.ADMINISTER)
def try_again(request: HttpRequest, number: int) -> HttpResponse:
    """Hand one message to the mail server again."""
    outbox.try_again(get_object_or_404(OutboxMessage, pk=number))
    return redirect("people:outbox-message", number)


@require_POST
@requires(Permission.ADMINISTER)
def sweep(request: HttpRequest) -> HttpResponse:
    """Try again everything that is due."""
    went = outbox.sweep(now())
    messages.success(request, f"{went} of the waiting messages went.")
    return redirect("people:outbox")


def _table(page: Page[OutboxMessage], query: str, status: str) -> Table:
    still = table(page.rows, COLUMNS, caption="Messages")
    choice = Choice("status", "Status", tuple(MessageStatus), status if status in set(MessageStatus) else "")
    return replace(
        still,
        total=page.total,
        page=page.number,
        pages=page.pages,
        per_page=queries.PAGE,
        query=query,
        choices=(choice,),
    )
