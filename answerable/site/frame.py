"""What every page of the office has round it: the body's name, the way about, and who is signed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from answerable.bodies.queries import body
from answerable.kit.components import Link
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.people.roles import Role

ANYBODY: tuple[Permission, ...] = ()
SEE = (Permission.SEE,)
SENDS = (Permission.SEE, Permission.UPLOAD)
FORCE = (Role.FORCE_LIAISON,)
PANEL = (Role.PANEL_MEMBER,)


@dataclass(frozen=True)
class Place:
    """A place of the office: its words, the name of its address, and what one must be allowed, one of these, to see it.

    `within` are further addresses that lie in it, though theirs do not begin so; `also` are roles from outside that see
    what is theirs of it.
    """

    words: str
    name: str
    needs: tuple[Permission, ...] = SEE
    within: tuple[str, ...] = ()
    also: tuple[Role, ...] = ()


type Section = tuple[str, tuple[Place, ...]]

SECTIONS: tuple[Section, ...] = (
    (
        "Today",
        (
            Place("Today", "today", ANYBODY),
            Place("What is owed", "owed"),
            Place("Clocks", "clocks:clocks"),
            Place("What must be published", "publishing-office:duties"),
        ),
    ),
    (
        "Plan",
        (
            Place("Plans", "plans:plans", within=("/office/objectives/",)),
            Place("How objectives stand", "assessments:list"),
            Place("Summaries", "assessments:summaries"),
            Place("Work owed", "plans:deliverables"),
            Place("Told", "plans:told"),
            Place("Promises", "plans:commitments"),
            Place("Boards", "plans:boards"),
            Place("Threats", "plans:threats"),
        ),
    ),
    (
        "Measures",
        (
            Place("Measures", "measures:measures", within=("/office/known/", "/office/frameworks/")),
            Place("What changed", "measures:changed"),
            Place("Signals", "measures:signals"),
            Place("Returns", "measures:returns", SENDS),
            Place("Due", "measures:due"),
            Place("Disputes", "measures:disputes"),
            Place("Briefings", "measures:briefings"),
        ),
    ),
    ("Papers", (Place("Papers", "evidence:papers", SENDS),)),
    (
        "Recommendations",
        (
            Place("Recommendations", "recommendations:register", SENDS),
            Place("Reports and responses", "recommendations:reports"),
        ),
    ),
    ("Decisions", (Place("Decisions", "decisions:decisions"),)),
    (
        "Meetings",
        (
            Place("Meetings", "scrutiny:meetings"),
            Place("Programme", "scrutiny:programme"),
            Place("Papers asked for", "scrutiny:asked", also=FORCE),
            Place("Questions", "scrutiny:questions"),
            Place("Undertakings", "scrutiny:undertakings", also=FORCE),
            Place("Challenges", "scrutiny:challenges"),
            Place("Private log", "scrutiny:private", (Permission.PRIVATE,)),
            Place("Letters", "scrutiny:letters"),
            Place("Information", "scrutiny:information", also=FORCE),
        ),
    ),
    (
        "Panel",
        (
            Place("Papers to the panel", "scrutiny:panel", also=PANEL),
            Place("What it asked", "scrutiny:panel-matters", also=PANEL),
            Place("Handover", "scrutiny:handovers"),
        ),
    ),
    (
        "Release",
        (
            Place("Release", "publishing-office:release", (Permission.RELEASE, Permission.APPROVE)),
            Place(
                "Newsletter",
                "publishing-office:newsletters",
                (Permission.RELEASE, Permission.APPROVE, Permission.ADMINISTER),
            ),
        ),
    ),
    (
        "People",
        (
            Place("People", "people:people", (Permission.ADMINISTER,)),
            Place("Audit trail", "people:trail", (Permission.AUDIT,)),
            Place("Outbox", "people:outbox", (Permission.ADMINISTER,)),
        ),
    ),
    ("Account", (Place("Account", "people:account", ANYBODY),)),
)
"""The sections of the office with their places; of a section that has one place for somebody, they see the place alone."""


def frame(request: HttpRequest) -> dict[str, object]:
    """The context of office pages. Public pages are frozen, bring their own, and ask no table."""
    if not request.path.startswith("/office/"):
        return {}
    held = body()
    context: dict[str, object] = {"body_name": held.name if held else "Answerable", "navigation": [], "section": []}
    user = getattr(request, "user", None)
    if isinstance(user, User):
        sections, section = ways(user, request.path)
        context |= {
            "navigation": sections,
            "section": section,
            "signed_in_as": user.name,
            "role": user.get_role_display().lower(),
        }
    return context


def ways(user: User, path: str) -> tuple[list[Link], list[Link]]:
    """The sections that this user may go to, and the places of the section that `path` lies in, where it has several."""
    open_ = [(words, [one for one in places if allowed(user, one)]) for words, places in SECTIONS]
    here = place_of([one for _, places in open_ for one in places], path)
    links, section = [], []
    for words, places in open_:
        if not places:
            continue
        inside = here in places
        text = words if len(places) > 1 else places[0].words
        links.append(Link(text, reverse(places[0].name), current=inside))
        if inside and len(places) > 1:
            section = [Link(one.words, reverse(one.name), current=one is here) for one in places]
    return links, section


def allowed(user: User, place: Place) -> bool:
    return not place.needs or user.role in place.also or any(may(user, one) for one in place.needs)


def place_of(places: Sequence[Place], path: str) -> Place | None:
    """The place that an address lies in: the one whose own address is the longest beginning of it."""
    begins = [(address, one) for one in places for address in (reverse(one.name), *one.within)]
    found = max((pair for pair in begins if path.startswith(pair[0])), key=lambda pair: len(pair[0]), default=None)
    return found[1] if found else None
