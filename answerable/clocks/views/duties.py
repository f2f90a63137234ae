"""The register of duties, a page for each, and putting one right."""

from dataclasses import fields as names_of

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.clocks import operations
from answerable.clocks.forms import DutyForm
from answerable.clocks.intake.register import DutyLine
from answerable.clocks.models import Duty
from answerable.clocks.queries.pages import DutyChange, duty_changes
from answerable.clocks.queries.register import line_of
from answerable.clocks.views.lists import HERE
from answerable.clocks.wording import counting_words
from answerable.kit.components import Event, Link, Row, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_time, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

REGISTER = ("Duties", "clocks:duties")
PER_PAGE = 100


def _seen(duty: Duty) -> str:
    if duty.corrected_because:
        return "Corrected here"
    return "Confirmed" if duty.confirmed else "To be confirmed"


def _tag(duty: Duty) -> Tag:
    tones = {"Corrected here": Tone.NEUTRAL, "Confirmed": Tone.GREEN, "To be confirmed": Tone.UNKNOWN}
    return Tag(_seen(duty), tones[_seen(duty)])


COLUMNS: tuple[Column[Duty], ...] = (
    Column("title", "What is owed", lambda d: d.title, lambda d: Link(d.title, reverse("clocks:duty", args=[d.code]))),
    Column("counting", "Counted", counting_words, sortable=False),
    Column("trigger", "Starts with", lambda d: d.trigger, sortable=False),
    Column("standing", "Rule of", lambda d: d.get_standing_display(), choices=True),
    Column("seen", "Confirmed", _seen, _tag, choices=True),
    Column("basis", "Legal basis", lambda d: d.basis, hidden=True),
)


@require_GET
@requires(Permission.SEE)
def duties(request: HttpRequest) -> HttpResponse:
    """Every duty of the register."""
    held = list(Duty.objects.order_by("position", "pk"))
    doubtful = sum(not duty.confirmed for duty in held)
    page = {
        "lead": f"{_number(len(held))}; {doubtful:,} of them are still to be confirmed in the instrument itself.",
        "table": table(held, COLUMNS, request.GET.dict(), caption="Duties", per_page=PER_PAGE),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "clocks/duties.html", page)


def _number(number: int) -> str:
    return "1 duty" if number == 1 else f"{number:,} duties"


@require_GET
@requires(Permission.SEE)
def duty(request: HttpRequest, code: str) -> HttpResponse:
    """One duty: its rule, where that stands, and how it was corrected."""
    held = get_object_or_404(Duty, code=code)
    page = {
        "duty": held,
        "tag": _tag(held),
        "lead": f"{counting_words(held)}. It starts with this: {held.trigger[:1].lower()}{held.trigger[1:]}.",
        "rows": rows(held),
        "running": held.clocks.running().count(),
        "events": [event(change) for change in duty_changes(held)],
        "may_track": may(request.user, Permission.TRACK),
        "breadcrumbs": crumbs(HERE, REGISTER),
    }
    return render(request, "clocks/duty.html", page)


def rows(held: Duty) -> list[Row]:
    said = [
        ("Rule of", held.get_standing_display()),
        ("Legal basis", held.basis),
        ("Wording", held.wording),
        ("What shows it", held.evidence),
        ("To be known", held.note),
        ("Why it was corrected", held.corrected_because),
        ("Name for the command line", held.code),
    ]
    return [Row(term, text) for term, text in said if text]


def event(change: DutyChange) -> Event:
    when = f"{british_time(localtime(change.entry.at))}, {change.who}"
    if not change.entry.before:
        return Event(when, "Entered in the register")
    told = "\n".join(f"{name.capitalize()}: {after} (was: {before})" for name, before, after in change.fields)
    heading = "Corrected" if change.because else "Changed with a version of the register"
    return Event(when, heading, f"{change.because} {told}".strip())


@require_http_methods(["GET", "POST"])
@requires(Permission.TRACK)
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """Put a duty right, with the reason."""
    held = get_object_or_404(Duty, code=code)
    start = {"edition": held.edition}
    # A copy: the form writes what was typed into the one it is given.
    shown = get_object_or_404(Duty, code=code)
    form = DutyForm(request.POST or None, instance=shown, initial=start)
    if request.method == "POST" and form.is_valid() and corrected(request, held, form):
        messages.success(request, "The duty is corrected, and its running clocks are reckoned anew.")
        return redirect("clocks:duty", code)
    running = held.clocks.running().count()
    page = {
        "duty": held,
        "form": form,
        "warning": f"{counted(running, 'running clock')} will be reckoned anew." if running else "",
        "breadcrumbs": [*crumbs(HERE, REGISTER), (held.title, reverse("clocks:duty", args=[code]))],
    }
    return render(request, "clocks/correct.html", page)


def corrected(request: HttpRequest, held: Duty, form: DutyForm) -> bool:
    """Whether it was; otherwise the form says why not."""
    given = form.cleaned_data
    kept = {one.name: getattr(line_of(held), one.name) for one in names_of(DutyLine)}
    line = DutyLine(**kept | {name: value for name, value in given.items() if name in kept})
    held.edition = given["edition"]
    try:
        operations.correct_duty(held, line, because=given["because"], by=user_of(request).actor, at=now())
    except operations.ClockRefused as refused:
        form.add_error(None, str(refused))
        return False
    return True
