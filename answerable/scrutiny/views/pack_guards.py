"""Who may read the restricted part of a pack or of minutes."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from answerable.people.models import User
from answerable.people.permissions import Permission, may, refusal, requires


def may_read_restricted(user: User | AnonymousUser) -> bool:
    """Who prepares meetings, and who reads what is said in private."""
    return may(user, Permission.SCRUTINISE) or may(user, Permission.PRIVATE)


def restricted_part[**Rest](
    view: Callable[Concatenate[HttpRequest, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Guard a page of a restricted part: 403 with who may, for everybody else of the office."""

    @requires(Permission.SEE)
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not may_read_restricted(request.user):
            refused = refusal(request.user, Permission.PRIVATE)
            return render(request, "people/refused.html", {"refusal": refused}, status=403)
        return view(request, *args, **kwargs)

    return guarded
