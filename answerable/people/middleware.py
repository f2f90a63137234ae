"""The guard that keeps an administrator without a second factor from everything but setting one up."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from answerable.people import second_factor

OPEN = frozenset({
    "people:second-factor-set-up", "people:recovery-codes", "account_logout", "account_reauthenticate", "mfa_reauthenticate",
})  # fmt: skip
"""The pages of the office that may be reached before the second factor stands."""


class SecondFactorMiddleware:
    """Leads who must have a second factor and has none to the page where it is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not match.route.startswith("office/") or match.view_name in OPEN:
            return None
        if request.user.is_authenticated and second_factor.is_due(request.user):
            return HttpResponseRedirect(reverse("people:second-factor-set-up"))
        return None
