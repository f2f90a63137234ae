"""Who may read the restricted part of a pack or of minutes."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from answerable.people.permissions import Permission, refusal, requires
from answerable.scrutiny.queries.restricted_rights import may_read_restricted

__all__ = ["may_read_restricted", "restricted_part"]


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
