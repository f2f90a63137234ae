"""The office's page of releases: the one that is under way, what a new one would change, and all that were."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.bodies.queries import body
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, Table, table
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing import addresses
from answerable.publishing.forms.proposals import DraftForm
from answerable.publishing.forms.release import KnownOnForm
from answerable.publishing.models import Change
from answerable.publishing.operations import proposals
from answerable.publishing.operations.proposals_refusals import ProposalRefused
from answerable.publishing.operations.releasing import NoteMissing, NothingChanged
from answerable.publishing.queries.changes import Draft, Drafts, drafts
from answerable.publishing.queries.pre_election import next_period, period_on
from answerable.publishing.queries.proposal_pages import Past, past
from answerable.publishing.queries.proposals import begun_words, under_way
from answerable.publishing.queries.record import latest_known
from answerable.publishing.views.proposals_words import STATES, moment_words, today_words

LISTED = 25
"""So many changed pages are listed before a release is drafted; all of them are once it is."""
RELEASED, DROPPED = Tag("Released", Tone.GREEN), Tag("Dropped", Tone.UNKNOWN)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.SEE)
def release(request: HttpRequest) -> HttpResponseBase:
    """What is under way or would change; sent by POST, by who may, a draft is made of it."""
    if request.method == "POST":
        return draft(request)
    return _page(request, DraftForm())


@requires(Permission.RELEASE)
def draft(request: HttpRequest) -> HttpResponse:
    """Freezes the site as a draft; what stands in the way is said in the form."""
    form = DraftForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            made = proposals.draft(note=told["note"], known_on=told["known_on"], by=user_of(request).actor, at=now())
        except (ProposalRefused, NothingChanged, NoteMissing) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Drafted: its pages are frozen as they are now. Nothing is public yet.")
            return redirect("publishing-office:proposal", made.pk)
    return _page(request, form)


def _page(request: HttpRequest, form: DraftForm) -> HttpResponse:
    held, going = body(), under_way()
    context: dict[str, object] = {
        "held": held,
        "under_way": going,
        "past": _past(request),
        "may_draft": may(request.user, Permission.RELEASE),
        "near": _near(),
        "form": form,
        "breadcrumbs": crumbs(),
    }
    if going:
        context |= {"state": STATES[going.state], "begun": begun_words(going), "waits": today_words(going)}
    elif held:
        context |= _would_change(request, held.shown_as_at)
    return render(request, "publishing/proposals/releases.html", context)


def _would_change(request: HttpRequest, shown_as_at: date | None) -> dict[str, object]:
    """What a draft would freeze now, as known on the day that is asked for."""
    days = KnownOnForm(request.POST if request.method == "POST" else request.GET)
    chosen = days.cleaned_data["known_on"] if days.is_valid() else None
    today = review_day(localtime(now()).date())
    known_on = chosen or latest_known() or shown_as_at or today
    found = drafts(known_on, today)
    rows = _changed(found)
    return {
        "drafts": found,
        "words": _words(found),
        "changes": table(rows[:LISTED], CHANGES, caption="Pages that would change"),
        "left": max(len(rows) - LISTED, 0),
        "days": KnownOnForm(initial={"known_on": known_on}) if days.is_valid() else days,
        "known_on": known_on,
    }


def _words(found: Drafts) -> str:
    """What a release would do, in one sentence."""
    changes = [page.change for page in found.pages]
    if found.last is None:
        return f"This would be the first release: {len(changes):,} pages."
    if not found.differs:
        return "Every page is as it was released. There is nothing to release."
    new, changed = changes.count(Change.NEW), changes.count(Change.CHANGED)
    return f"Of {len(changes):,} pages {changed:,} would change and {new:,} would be new; {len(found.gone):,} would go."


def _changed(found: Drafts) -> list[tuple[str, str, str]]:
    gone = [(one.title, one.path, "Gone") for one in found.gone]
    return [*map(_row, found.changed), *gone] if found.last else []


def _row(page: Draft) -> tuple[str, str, str]:
    return page.title, page.path, page.change.label


CHANGES = [
    Column[tuple[str, str, str]]("title", "Page", lambda row: row[0]),
    Column[tuple[str, str, str]]("path", "Address", lambda row: row[1]),
    Column[tuple[str, str, str]]("change", "Change", lambda row: row[2]),
]


def _near() -> str:
    """What is to be known of an election that is near."""
    day = localtime(now()).date()
    if (found := period_on(day)) is not None:
        return (
            f"This is the pre-election period of {found.election}, to {found.end.day} {found.end:%B %Y}: "
            "a release needs an exception with its reason and a name."
        )
    coming = next_period(day)
    return (
        f"The pre-election period of {coming.election} begins on {coming.start.day} {coming.start:%B %Y}."
        if coming
        else ""
    )


def _past(request: HttpRequest) -> Table:
    params = {name: value.replace("\x00", "") for name, value in request.GET.dict().items() if name != "known_on"}
    return table(past(), PAST, params, caption="Releases, and what was dropped on its way", per_page=20)


def _note(one: Past) -> str | Link:
    if one.key is None:
        return one.note
    return Link(one.note, reverse("publishing-office:proposal", args=[one.key]))


def _number(one: Past) -> str | Link:
    if one.number is None:
        return ""
    return Link(f"Release {one.number}", f"/{addresses.release(one.number)}")


PAST = [
    Column[Past]("number", "Release", lambda one: one.number, _number),
    Column[Past]("note", "What was new", lambda one: one.note, _note),
    Column[Past]("at", "When", lambda one: one.at.date(), lambda one: moment_words(one.at)),
    Column[Past]("known_on", "Figures as known on", lambda one: one.known_on),
    Column[Past](
        "state",
        "What became of it",
        lambda one: "Released" if one.number else "Dropped",
        lambda one: RELEASED if one.number else DROPPED,
        choices=True,
    ),
]
