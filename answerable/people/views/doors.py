"""Pages for somebody who has not signed in, beside those that allauth draws."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def sign_up_closed(request: HttpRequest) -> HttpResponse:
    """Where allauth would sign people up: nobody is let in but by invitation."""
    return render(request, "account/signup_closed.html", status=403)
