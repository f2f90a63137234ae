"""Who sees a paper: the office all of them, who sent one in from outside their own."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from answerable.evidence.models import Document
from answerable.kit.http import without_nul
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.signed_in import user_of


def sees_papers[**Rest, Response: HttpResponseBase](
    view: Callable[Concatenate[HttpRequest, Rest], Response],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Guard for pages that the office sees, and those from outside who send papers in."""
    office, outside = requires(Permission.SEE)(view), requires(Permission.UPLOAD)(view)

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        guard = office if may(request.user, Permission.SEE) else outside
        return guard(request, *args, **kwargs)

    return guarded


def document_of(request: HttpRequest, code: str) -> Document:
    """The paper of this code, where this user may see it; otherwise there is none."""
    rows = Document.objects.visible_to(user_of(request)).select_related("upload", "source", "earlier", "later")
    return get_object_or_404(rows.defer("upload__content"), code=without_nul(code))


def read_document_of(request: HttpRequest, code: str) -> Document:
    """The same, of a paper that has been read."""
    return get_object_or_404(
        Document.objects.visible_to(user_of(request)).read().select_related("source", "earlier", "later"),
        code=without_nul(code),
    )
