"""Guards for a user's own pages, which no role has to allow."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from answerable.people.models import User

type View[**Rest] = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def user_of(request: HttpRequest) -> User:
    """The user who signed in; refuses aloud where no guard stood before the view."""
    if request.user.is_anonymous:
        raise PermissionDenied("Sign in first.")
    return request.user


def confirmed[**Rest](view: View[Rest]) -> View[Rest]:
    """Let nobody at a password or a second factor whom an unlocked computer has made this user.

    Who signed in, or gave their password again, within `ACCOUNT_REAUTHENTICATION_TIMEOUT` seconds goes through; the
    others are asked for it, and then what they sent is done. allauth's own guard does not count the sign-in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        records = get_authentication_records(request, user_of(request))
        if not records or time.time() - records[-1]["at"] >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return guarded
