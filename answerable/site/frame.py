"""What every page of the office has round it: the body's name, the way about, and who is signed in."""

from django.http import HttpRequest
from django.urls import reverse

from answerable.bodies.queries import body
from answerable.kit.components import Link
from answerable.people.models import User
from answerable.people.permissions import Permission, may

ANYBODY: tuple[Permission, ...] = ()
PLACES = (
    ("Today", "today", ANYBODY),
    ("Measures", "measures:measures", (Permission.SEE,)),
    ("Signals", "measures:signals", (Permission.SEE,)),
    ("Returns", "measures:returns", (Permission.SEE, Permission.UPLOAD)),
    ("Disputes", "measures:disputes", (Permission.SEE,)),
    ("Papers", "evidence:papers", (Permission.SEE, Permission.UPLOAD)),
    ("Briefings", "measures:briefings", (Permission.SEE,)),
    ("Release", "publishing-office:release", (Permission.RELEASE,)),
    ("People", "people:people", (Permission.ADMINISTER,)),
    ("Audit trail", "people:trail", (Permission.AUDIT,)),
    ("Outbox", "people:outbox", (Permission.ADMINISTER,)),
    ("Account", "people:account", ANYBODY),
)
"""The places of the office, with what one must be allowed, one thing of these, to see them."""
OF_MEASURES = ("/office/known/", "/office/changed/", "/office/due/", "/office/frameworks/")
"""Addresses that lie within the measures, though theirs do not begin so."""


def frame(request: HttpRequest) -> dict[str, object]:
    """The context of office pages. Public pages are frozen, bring their own, and ask no table."""
    if not request.path.startswith("/office/"):
        return {}
    held = body()
    context: dict[str, object] = {"body_name": held.name if held else "Answerable", "navigation": []}
    user = getattr(request, "user", None)
    if isinstance(user, User):
        context |= {
            "navigation": places(user, request.path),
            "signed_in_as": user.name,
            "role": user.get_role_display().lower(),
        }
    return context


def places(user: User, path: str) -> list[Link]:
    """The places that this user may go to; the one that `path` lies in is current."""
    open_ = [
        (text, reverse(name)) for text, name, needed in PLACES if not needed or any(may(user, one) for one in needed)
    ]
    if path.startswith(OF_MEASURES):
        path = reverse("measures:measures")
    inside = max((href for _, href in open_ if path.startswith(href)), key=len, default="")
    return [Link(text, href, current=href == inside) for text, href in open_]
