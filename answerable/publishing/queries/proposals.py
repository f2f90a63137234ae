"""The release that is under way: where it stands, what it still needs, and whether the record has moved on since."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from answerable.bodies.queries import body
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.models import AuditEntry
from answerable.kit.wording import british_date, british_time
from answerable.people.models import User
from answerable.people.permissions import ROLE_PERMISSIONS, Permission, roles_with
from answerable.people.roles import Role
from answerable.publishing.models import Change, Proposal, Release
from answerable.publishing.queries import site
from answerable.publishing.queries.changes import tells_the_public
from answerable.publishing.queries.pre_election import period_on
from answerable.publishing.release_states import Facts, Move


@dataclass(frozen=True)
class Since:
    """What happened after a release was frozen: entries of the trail that may change a page, and what the first of them are."""

    entries: int
    actions: tuple[str, ...]


def under_way() -> Proposal | None:
    """The release that is under way; there is one at a time."""
    return Proposal.objects.filter(open=True).select_related("release").first()


def facts(proposal: Proposal) -> Facts:
    """What its steps may need. Three queries."""
    differing = proposal.pages.exclude(change=Change.SAME)
    return Facts(
        unseen=differing.filter(checked_at__isnull=True).count(),
        stopping=proposal.disclosures.filter(stops=True, settled_at__isnull=True).count(),
        overtaken=overtaken(proposal),
    )


def overtaken(proposal: Proposal) -> bool:
    """Whether something else was released since it was frozen. What only takes away is taken from the proposal too."""
    last = Release.objects.filter(takes_away=False).order_by("-number").first()
    return bool(last and audit.Head.parse(last.audit_head).number > proposal.audit_number)


def since(proposal: Proposal, listed: int = 5) -> Since:
    """What the trail tells since it was frozen that may change a public page, with so many of its actions by name."""
    entries = tells_the_public(AuditEntry.objects.filter(number__gt=proposal.audit_number))
    actions = entries.order_by().values_list("action", flat=True).distinct()[:listed]
    return Since(entries.count(), tuple(sorted(actions)))


def taken_out(proposal: Proposal, on: date) -> Sequence[str]:
    """The titles of its pages that the record, as it stands now, would not show any more, or as something else. Builds the site."""
    now: Mapping[str, site.Page] = site.pages(proposal.as_known_on, on)
    kinds = {path: type(page).__name__ for path, page in now.items()}
    rows = proposal.pages.order_by("position").values_list("path", "title", "copy__kind")
    return [title for path, title, kind in rows if kinds.get(path) != kind]


def day_of(at: datetime) -> date:
    """The day with which deadlines on the pages are compared: the office's own, where it speaks of one."""
    held = body()
    return (held.shown_as_at if held else None) or localtime(at).date()


def not_for(move: Move, by: Actor) -> str:
    """Why somebody may not take a step, by their role; empty where they may."""
    if by.role in set(Role) and ROLE_PERMISSIONS[Role(by.role)] & set(move.who):
        return ""
    roles = dict.fromkeys(role.label for permission in move.who for role in roles_with(permission))
    return f"Only people of these roles may: {', '.join(roles)}."


def not_second(proposal: Proposal, by: Actor) -> str:
    """Why somebody may not approve, by what they did before; empty where they may."""
    if by.reference == proposal.made_by:
        return "You drafted it, so a second person approves it."
    if by.reference == proposal.checked_by:
        return "You checked it, so a second person approves it."
    return ""


def not_allowed_on(proposal: Proposal, day: date) -> str:
    """Why it may not go out on a day because an election is near; empty where it may."""
    found = period_on(day)
    if found is None or (proposal.exception and proposal.exception_by):
        return ""
    return (
        f"{british_date(day)} lies in the pre-election period of {found.election} (to {british_date(found.end)}): "
        "give the exception, why it must go out and who answers for it, or choose a day after it."
    )


def approvers(but: Collection[str]) -> Sequence[User]:
    """Who could approve: everybody active whose role may, except those of some references."""
    rows = User.objects.active().filter(role__in=roles_with(Permission.APPROVE)).order_by("name", "pk")
    return [one for one in rows if one.reference not in but]


def names(references: Collection[str]) -> Mapping[str, str]:
    """What people are called, by their references; what is no person is the program."""
    numbers = [one.removeprefix("user:") for one in references if one.startswith("user:")]
    known = User.objects.filter(pk__in=[int(one) for one in numbers if one.isdecimal()])
    found = {one.reference: one.name for one in known}
    return {
        one: found.get(one, "somebody who is gone" if one.startswith("user:") else "the program")
        for one in references
        if one
    }


def begun_words(proposal: Proposal) -> str:
    """Whose it is and since when: "drafted by A. Nowell on 7 November 2024 at 14:05"."""
    name = names({proposal.made_by})[proposal.made_by]
    return f"drafted by {name} on {british_time(localtime(proposal.made_at))}"
