"""Who gets the papers of a meeting."""

from typing import Any

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.agenda import RecipientForm, RecipientSet
from answerable.scrutiny.operations import agenda as operations
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, SavedMeanwhile
from answerable.scrutiny.queries.agenda_list import last_recipients
from answerable.scrutiny.views.meeting_words import above, meeting_href, meeting_of


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def recipients(request: HttpRequest, code: str) -> HttpResponse:
    """The distribution list as lines that can be filled in; a new meeting is offered that of the one before."""
    row = meeting_of(request, code)
    held = list(row.recipients.order_by("position", "pk")) or last_recipients(row)
    start = [{"role": one.role, "email": one.email, "restricted": one.restricted} for one in held]
    lines: BaseFormSet[RecipientForm] = RecipientSet(request.POST or None, initial=start)
    problem, status = "", 200
    if request.method == "POST" and lines.is_valid():
        told = [one.facts for one in lines if one.facts]
        edition = request.POST.get("edition", "")
        try:
            operations.set_recipients(
                row, told, seen_edition=int(edition) if edition.isdecimal() else 0, by=user_of(request).actor, at=now()
            )
        except MeetingRefused as refused:
            problem, status = str(refused), 409 if isinstance(refused, SavedMeanwhile) else 200
        else:
            messages.success(request, "The list is kept.")
            return redirect("scrutiny:meeting", code)
    page: dict[str, Any] = {
        "row": row,
        "lines": lines,
        "problem": problem,
        "offered": not row.recipients.exists() and bool(start),
        "edition": request.POST.get("edition") or row.edition,
        "back": meeting_href(row),
        "breadcrumbs": above(row),
    }
    return render(request, "scrutiny/meetings/recipients.html", page, status=status)
