"""Today for those from outside: what the panel's members have to read, and what the force is asked for and has promised."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F
from django.urls import reverse

from answerable.kit.components import Link
from answerable.kit.wording import british_date, counted
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.scrutiny.models import InformationRequest, PanelPaper, ReportCommission, Undertaking
from answerable.scrutiny.queries.asked import visible
from answerable.scrutiny.queries.panel_lists import new_papers
from answerable.site.owed.lines import how_words
from answerable.site.owed.scrutiny import short
from answerable.site.waiting import FIRST_FEW, Waiting


def outside(user: User, day: date) -> Iterator[Waiting]:
    """What waits for a member of the panel, or for the force's liaison; nothing for anybody else."""
    if user.role == Role.PANEL_MEMBER:
        yield to_read(user, day)
    elif user.role == Role.FORCE_LIAISON:
        yield from of_the_force(user, day)


def to_read(user: User, day: date) -> Waiting:
    """Papers that came since the panel last met."""
    found = new_papers(user, day)
    first = tuple(
        Link(f"{one.title}: {paper_words(one, day)}", reverse("scrutiny:panel-paper", args=[one.code]))
        for one in found[:FIRST_FEW]
    )
    more = Link("All papers to the panel", reverse("scrutiny:panel"))
    return Waiting("New papers for the panel", len(found), f"{counted(len(found), 'new paper')} to read", first, more)


def paper_words(one: PanelPaper, day: date) -> str:
    """ "sent on 7 November 2024, public from 14 November 2024"."""
    sent = f"sent on {british_date(one.submitted_on)}"
    still = one.public_from and one.public_from > day
    return f"{sent}, public from {british_date(one.public_from)}" if still else sent


def of_the_force(user: User, day: date) -> Iterator[Waiting]:
    """Papers that the force is asked for, what it promised, and information that it was asked for: the earliest due first."""
    asked = visible(user).filter(state=ReportCommission.State.SENT).select_related("item")
    yield _waiting(
        ("Papers asked for", "paper", "asked for"),
        asked.count(),
        tuple(
            Link(_due(one.item.title, one.due, day), reverse("scrutiny:asked-one", args=[one.pk]))
            for one in asked.order_by(F("due").asc(nulls_last=True), "pk")[:FIRST_FEW]
        ),
        Link("All papers that were asked for", reverse("scrutiny:asked")),
    )
    made = Undertaking.objects.visible_to(user).filter(state=Undertaking.State.OPEN)
    yield _waiting(
        ("Promises to keep", "promise", "to keep"),
        made.count(),
        tuple(
            Link(_due(short(one.words), one.due, day), reverse("scrutiny:undertaking", args=[one.year, one.number]))
            for one in made.order_by(F("due").asc(nulls_last=True), "pk")[:FIRST_FEW]
        ),
        Link("All promises of the force", reverse("scrutiny:undertakings")),
    )
    wanted = InformationRequest.objects.visible_to(user).filter(state=InformationRequest.State.OPEN)
    yield _waiting(
        ("Information asked for", "request", "for information"),
        wanted.count(),
        tuple(
            Link(_due(one.subject, one.due, day), reverse("scrutiny:information-request", args=[one.year, one.number]))
            for one in wanted.order_by(F("due").asc(nulls_last=True), "pk")[:FIRST_FEW]
        ),
        Link("All requests for information", reverse("scrutiny:information")),
    )


def _waiting(words: tuple[str, str, str], number: int, first: tuple[Link, ...], more: Link) -> Waiting:
    heading, one, what = words
    return Waiting(heading, number, f"{counted(number, one)} {what}", first, more)


def _due(words: str, due: date | None, day: date) -> str:
    how = how_words(due, day)
    return f"{words.rstrip('.')}: {how}" if how else words
