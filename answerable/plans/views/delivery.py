"""Deliverables: the list, one with its history, adding one, and telling how far it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Event, Link, Row, Tag, Tone
from answerable.kit.http import now
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.delivery import NewDeliverableForm, StandForm, WorkForm
from answerable.plans.models import Deliverable, DeliverableChange
from answerable.plans.operations.delivery import add_deliverable, change_deliverable, update_deliverable
from answerable.plans.operations.delivery_faults import ChangedMeanwhile, DeliveryRefused
from answerable.plans.queries.delivery_lists import DeliverySummary, delivery_summary
from answerable.plans.queries.delivery_words import is_slip, moved_words
from answerable.plans.views.delivery_list import deliverables_table
from answerable.plans.views.delivery_words import (
    accounts_href,
    due_words,
    late_words,
    objective_words,
    source_words,
    status_tag,
)

HERE = ("Deliverables", "plans:deliverables")


@dataclass(frozen=True)
class Shown:
    """A deliverable as its page shows it."""

    held: Deliverable
    status: Tag
    late: str
    facts: list[Row]
    history: list[Event]


def shown_day() -> date:
    """The day that the office's pages speak of."""
    return review_day(localtime(now()).date())


@require_GET
@requires(Permission.SEE)
def deliverables(request: HttpRequest) -> HttpResponse:
    """Every deliverable, those that are due soonest first."""
    day = shown_day()
    page = {
        "lead": lead(delivery_summary(day), day),
        "table": deliverables_table(request.GET.dict(), day),
        "may_plan": may(request.user, Permission.PLAN),
        "breadcrumbs": crumbs(),
    }
    return render(request, "plans/delivery_deliverables.html", page)


def lead(counts: DeliverySummary, day: date) -> str:
    """ "68 deliverables: 12 are late on 7 November 2024, 30 done, 9 have slipped." """
    if not counts.total:
        return "No deliverable is held yet."
    late = f"{counts.late:,} {'is' if counts.late == 1 else 'are'} late on {british_date(day)}"
    slipped = f"{counts.slipped:,} {'has' if counts.slipped == 1 else 'have'} slipped"
    return f"{counted(counts.total, 'deliverable')}: {late}, {counts.done:,} done, {slipped}."


@require_GET
@requires(Permission.SEE)
def deliverable(request: HttpRequest, code: str) -> HttpResponse:
    """One deliverable: where it stands, and how it came there."""
    held = deliverable_of(code)
    page = {
        "shown": shown(held, shown_day()),
        "may_plan": may(request.user, Permission.PLAN),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "plans/delivery_deliverable.html", page)


def deliverable_of(code: str) -> Deliverable:
    return get_object_or_404(Deliverable.objects.select_related("objective__plan", "source"), code=code)


def shown(held: Deliverable, day: date) -> Shown:
    objective = held.objective
    facts = [
        Row(
            "Objective",
            f"{objective_words(objective)} ({objective.plan.title})",
            Link("What was done for it", accounts_href(objective)),
        ),
        Row("Owed by", held.get_side_display()),
        Row("Owner", held.owner_role or "Nobody is named."),
        Row("Due", due_words(held, day)),
    ]
    if told := source_words(held.source, held.source_line):
        facts.append(Row("Source", told))
    if held.note:
        facts.append(Row("Note", held.note))
    changes = list(held.changes.order_by("on", "pk"))
    return Shown(held, status_tag(held.status), late_words(held, day), facts, [event(one) for one in reversed(changes)])


def event(change: DeliverableChange) -> Event:
    """A change as it is told: a slip first, with from when to when."""
    moved = moved_words(change.due_was, change.due_now)
    slipped = is_slip(change.due_was, change.due_now)
    return Event(
        f"{british_date(change.on)} (written down on {british_date(localtime(change.at))})",
        Deliverable.Status(change.status).label,
        " ".join(filter(None, [moved, change.words])),
        tag=Tag("Slipped", Tone.AMBER) if slipped else None,
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def new_deliverable(request: HttpRequest) -> HttpResponse:
    """Add a deliverable; an objective may be chosen beforehand in the address."""
    start = {"objective": request.GET.get("objective", ""), "on": shown_day()}
    form = NewDeliverableForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_deliverable(
                form.cleaned_data["objective"], form.work, form.stand, by=user_of(request).actor, at=now()
            )
        except DeliveryRefused as refused:
            note_faults(form, refused)
        else:
            messages.success(request, "The deliverable is added.")
            return redirect("plans:deliverable", made.code)
    return form_page(request, form, "Add a deliverable", "Add it", reverse("plans:deliverables"))


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def update(request: HttpRequest, code: str) -> HttpResponse:
    """Tell how far a deliverable is. A date that moves wants its reason."""
    held = deliverable_of(code)
    start = {"status": held.status, "on": shown_day(), "due": held.due, "edition": held.edition}
    form = StandForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        edition = form.cleaned_data["edition"] or 0
        try:
            update_deliverable(held, form.stand, edition=edition, by=user_of(request).actor, at=now())
        except DeliveryRefused as refused:
            note_faults(form, refused)
            reopened(request, form, held, refused)
        else:
            messages.success(request, "The change is kept.")
            return redirect("plans:deliverable", code)
    return form_page(
        request, form, f"How far is it: {held.title}", "Keep the change", deliverable_href(held), above=held
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a deliverable is: its title, whose it is, its note."""
    held = deliverable_of(code)
    names = ("title", "side", "owner_role", "note", "edition")
    form = WorkForm(request.POST or None, initial={name: getattr(held, name) for name in names})
    if request.method == "POST" and form.is_valid():
        edition = form.cleaned_data["edition"] or 0
        try:
            change_deliverable(held, form.work, edition=edition, by=user_of(request).actor, at=now())
        except DeliveryRefused as refused:
            note_faults(form, refused)
            reopened(request, form, held, refused)
        else:
            messages.success(request, "The deliverable is changed.")
            return redirect("plans:deliverable", code)
    return form_page(request, form, f"Change “{held.title}”", "Save", deliverable_href(held), above=held)


def reopened(request: HttpRequest, form: Form, held: Deliverable, refused: DeliveryRefused) -> None:
    """Where somebody saved in the meantime: what was typed stays, and the next saving is on the newer state."""
    if isinstance(refused, ChangedMeanwhile):
        typed = request.POST.copy()
        typed["edition"] = str(Deliverable.objects.values_list("edition", flat=True).get(pk=held.pk))
        form.data = typed


def note_faults(form: Form, refused: DeliveryRefused, renamed: Mapping[str, str] | None = None) -> None:
    """What an operation refused, at the fields it is about."""
    for fault in refused.problems:
        name = (renamed or {}).get(fault.field, fault.field)
        form.add_error(name if name in form.fields else None, fault.message)


def deliverable_href(held: Deliverable) -> str:
    return reverse("plans:deliverable", args=[held.code])


def form_page(
    request: HttpRequest, form: Form, title: str, button: str, back: str, *, above: Deliverable | None = None
) -> HttpResponse:
    trail: Iterable[tuple[str, str]] = [(above.title, deliverable_href(above))] if above else []
    page = {"form": form, "title": title, "button": button, "back": back, "breadcrumbs": [*crumbs(HERE), *trail]}
    return render(request, "plans/delivery_form.html", page)
