"""What each role may do: one table, printed to docs/generated/permissions.md, asked by pages and operations alike."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Concatenate
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from answerable.people.roles import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from answerable.people.models import User


class Permission(StrEnum):
    """One thing that a role may do."""

    SEE = "see"
    UPLOAD = "upload"
    ACCEPT = "accept"
    SETTLE = "settle"
    ASK = "ask"
    RESTATE = "restate"
    DEFINE = "define"
    WRITE = "write"
    PLAN = "plan"
    TRACK = "track"
    VERIFY = "verify"
    JUDGE = "judge"
    SCRUTINISE = "scrutinise"
    ANSWER = "answer"
    PRIVATE = "private"
    RELEASE = "release"
    APPROVE = "approve"
    AUDIT = "audit"
    ADMINISTER = "administer"

    @property
    def meaning(self) -> str:
        """What it allows, after "may"."""
        return MEANINGS[self]


MEANINGS = {
    Permission.SEE: "see the office's pages",
    Permission.UPLOAD: "upload returns and documents",
    Permission.ACCEPT: "accept the rows of an upload into the record",
    Permission.SETTLE: "settle a dispute between figures, and what was found in a paper",
    Permission.ASK: "ask the author of a paper",
    Permission.RESTATE: "restate a figure",
    Permission.DEFINE: "define measures and standards",
    Permission.WRITE: "write texts that cite figures",
    Permission.PLAN: "write plans, and keep what is owed for their objectives",
    Permission.TRACK: "keep recommendations, decisions and clocks",
    Permission.VERIFY: "verify that a recommendation was carried out",
    Permission.JUDGE: "judge how an objective stands",
    Permission.SCRUTINISE: "plan meetings, ask for papers, keep minutes and promises, and write to the panel",
    Permission.ANSWER: "sort and answer questions from the public",
    Permission.PRIVATE: "read and keep what is said in private",
    Permission.RELEASE: "release pages to the public",
    Permission.APPROVE: "approve what is signed in the office's name",
    Permission.AUDIT: "read the audit trail",
    Permission.ADMINISTER: "invite people, change their roles and read the outbox",
}

P = Permission
ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ANALYST: frozenset(
        {
            P.SEE,
            P.UPLOAD,
            P.ACCEPT,
            P.SETTLE,
            P.ASK,
            P.RESTATE,
            P.DEFINE,
            P.WRITE,
            P.PLAN,
            P.TRACK,
            P.VERIFY,
            P.SCRUTINISE,
        }
    ),
    Role.SCRUTINY_OFFICER: frozenset(
        {
            P.SEE,
            P.UPLOAD,
            P.ACCEPT,
            P.SETTLE,
            P.ASK,
            P.WRITE,
            P.PLAN,
            P.TRACK,
            P.VERIFY,
            P.JUDGE,
            P.SCRUTINISE,
            P.ANSWER,
            P.PRIVATE,
        }
    ),
    Role.CASEWORKER: frozenset({P.SEE, P.TRACK, P.ANSWER}),
    Role.COMMISSIONING_OFFICER: frozenset({P.SEE, P.UPLOAD}),
    Role.VOLUNTEER_COORDINATOR: frozenset({P.SEE, P.UPLOAD}),
    Role.PUBLISHER: frozenset({P.SEE, P.RELEASE, P.WRITE}),
    Role.OFFICE_HOLDER: frozenset({P.SEE, P.JUDGE, P.APPROVE, P.AUDIT, P.PRIVATE}),
    # Who administers accounts does not also change figures: nobody can do it and cover it up.
    Role.ADMINISTRATOR: frozenset({P.SEE, P.AUDIT, P.ADMINISTER}),
    # From outside: what they upload waits until somebody in the office accepts it.
    Role.FORCE_LIAISON: frozenset({P.UPLOAD}),
    Role.PANEL_MEMBER: frozenset(),
    Role.PROVIDER: frozenset(),
    Role.VOLUNTEER: frozenset(),
}


@dataclass(frozen=True)
class Refusal:
    """Why somebody may not: used for the guard, the button and the page that says so."""

    permission: Permission
    roles: tuple[Role, ...]

    @property
    def reason(self) -> str:
        """One sentence that says who may."""
        return f"Only people of these roles may {self.permission.meaning}: {', '.join(r.label for r in self.roles)}."


def may(user: "User | AnonymousUser", permission: Permission) -> bool:
    return refusal(user, permission) is None


def refusal(user: "User | AnonymousUser", permission: Permission) -> Refusal | None:
    """Why `user` may not, or None when they may. Somebody who is not signed in, or not active, may nothing."""
    if not user.is_anonymous and user.is_active and permission in ROLE_PERMISSIONS[Role(user.role)]:
        return None
    return Refusal(permission, roles_with(permission))


def roles_with(permission: Permission) -> tuple[Role, ...]:
    return tuple(role for role in Role if permission in ROLE_PERMISSIONS[role])


def requires[**Rest, Response: HttpResponseBase](
    permission: Permission,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Rest], Response]], Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]
]:
    """Guard a view: somebody not signed in is led to the sign-in, the wrong role gets a 403 that names the right ones."""

    def guard(
        view: Callable[Concatenate[HttpRequest, Rest], Response],
    ) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
            if request.user.is_anonymous:
                return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}")
            if refused := refusal(request.user, permission):
                return render(request, "people/refused.html", {"refusal": refused}, status=403)
            return view(request, *args, **kwargs)

        return guarded

    return guard
