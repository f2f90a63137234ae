"""The edge of the site: the one clock, and how much may be sent."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import register_converter
from django.urls.converters import StringConverter
from django.utils import timezone

GetResponse = Callable[[HttpRequest], HttpResponse]


def now() -> datetime:
    """The time, read once at the edge and passed down: no operation asks a clock."""
    return timezone.now()  # noqa: TID251 - the one place


def without_nul(typed: str) -> str:
    """What was typed into an address, as it may be asked of the database: PostgreSQL takes no NUL. Forms refuse it."""
    return typed.replace("\x00", "")


class CodeConverter(StringConverter):
    """A code in an address, as `<code:...>`: anything that the database can be asked for. One with a NUL is not found."""

    regex = r"[^/\x00]+"


register_converter(CodeConverter, "code")


class UploadLimitMiddleware:
    """Answers 413 to a body larger than `UPLOAD_LIMIT` bytes before a byte of it is read."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.UPLOAD_LIMIT:
            megabytes = settings.UPLOAD_LIMIT // (1024 * 1024)
            return render(request, "413.html", {"limit": f"{megabytes} MB"}, status=413)
        return self.get_response(request)
