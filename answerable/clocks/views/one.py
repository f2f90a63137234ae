"""One clock: its date, how that was worked out, and all that was done to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.calc.clocks import Step
from answerable.clocks.models import ClockEntry, Duty, RunningClock
from answerable.clocks.queries.pages import ClockPage, clock_page
from answerable.clocks.queries.waiting import review_day, with_pause
from answerable.clocks.views.acts import Act, acts_for
from answerable.clocks.views.lists import HERE, how_tag
from answerable.clocks.wording import counting_words
from answerable.kit.components import Event, Link, Row
from answerable.kit.http import now
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, british_time, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

STEPS: tuple[Column[Step], ...] = (
    Column("when", "Days", lambda step: step.when or None),
    Column("what", "What of them", lambda step: step.words[:1].upper() + step.words[1:]),
)


def clock_of(request: HttpRequest, pk: int) -> RunningClock:
    """The clock, where this user may see it; not found otherwise."""
    return get_object_or_404(with_pause(RunningClock.objects.visible_to(user_of(request))), pk=pk)


@require_GET
@requires(Permission.SEE)
def clock(request: HttpRequest, pk: int) -> HttpResponse:
    """One clock."""
    page = clock_page(clock_of(request, pk), review_day(localtime(now()).date()))
    context = {
        "page": page,
        "tag": how_tag(page.line, whole=True),
        "lead": lead(page),
        "rows": rows(page),
        "working": working(page),
        "events": [event(entry, page) for entry in reversed(page.entries)],
        "acts": acts(request, page),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "clocks/clock.html", context)


def lead(page: ClockPage) -> str:
    """When it is due, or why there is no date."""
    held = page.clock
    if not page.is_running:
        return f"{held.get_state_display()} on {british_date(held.ended)}: {held.ended_words}"
    if held.due:
        by_hand = ", a date set by hand" if held.override else ""
        return f"Due on {held.due:%A} {british_date(held.due)}{by_hand}."
    if page.reckoning and page.reckoning.held_since:
        return f"No date: the matter is elsewhere since {british_date(page.reckoning.held_since)}, and these days are left out."
    if held.duty.counting == Duty.Counting.SET_BY_PERSON:
        return "No date: somebody has to set one."
    return "No date: it is owed as soon as practicable, so its age is what counts."


def working(page: ClockPage) -> Table | None:
    """The reckoning, a line for each day or run of days; None where the rule makes none."""
    return table(page.reckoning.steps, STEPS, None, caption="Each day or run of days") if page.reckoning else None


def rows(page: ClockPage) -> list[Row]:
    held, duty = page.clock, page.clock.duty
    found = [
        *([Row("Matter", held.label, Link("Open", held.address))] if held.address else []),
        Row("What is owed", duty.title, Link("The duty", reverse("clocks:duty", args=[duty.code]))),
        Row("Rule of", _standing(duty)),
        Row("Counted", counting_words(duty)),
        Row("Started", british_date(held.started) + (f", {held.started_as}" if held.started_as else "")),
        Row("Set by", f"{page.who[held.set_by].capitalize()}, {british_time(localtime(held.set_at))}"),
        *([Row("Waits on", page.line.waiting_on)] if page.line.waiting_on else []),
        Row("Kept by", page.line.owner or "Nobody"),
        *_moved(page),
    ]
    if held.evidence_address:
        found.append(Row("What shows it", held.evidence_address, Link("Open", held.evidence_address)))
    elif page.is_running and duty.evidence:
        found.append(Row("What will show it", duty.evidence))
    return found


def _moved(page: ClockPage) -> list[Row]:
    """What moved the date from the rule's."""
    held, found = page.clock, []
    if held.override:
        ruled = page.reckoning.due if page.reckoning else None
        beside = f"The rule's own date is {british_date(ruled)}." if ruled else "The rule sets no date."
        found.append(Row("Date set by hand", f"{british_date(held.override)}: {held.override_because}\n{beside}"))
    if held.extended_days:
        found.append(Row("Extended", f"By {counted(held.extended_days, 'day')}: {held.extended_because}"))
    for one in page.pauses:
        start = british_date(one.start)
        span = f"{start} to {british_date(one.end)}" if one.end else f"Since {start}"
        found.append(Row("Left out", f"{span}: {one.reason}"))
    if held.times_met:
        found.append(Row("Met so far", counted(held.times_met, "time")))
    return found


def _standing(duty: Duty) -> str:
    basis = f": {duty.basis}" if duty.basis else ""
    doubt = "" if duty.confirmed else "\nNot seen in the instrument itself: check it before you rely on the date."
    return f"{duty.get_standing_display()}{basis}{doubt}"


def event(entry: ClockEntry, page: ClockPage) -> Event:
    due = f" Due {british_date(entry.due)}." if entry.due else ""
    link = Link("What shows it", entry.evidence_address) if entry.evidence_address else None
    when = f"{british_time(localtime(entry.at))}, {page.who[entry.by]}"
    return Event(when, entry.get_kind_display(), f"{entry.words}{due}", link)


def acts(request: HttpRequest, page: ClockPage) -> list[Act]:
    """What this user may do to the clock as it stands."""
    return acts_for(running=page.is_running, paused=page.is_paused) if may(request.user, Permission.TRACK) else []
