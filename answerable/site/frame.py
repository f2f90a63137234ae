"""What every page of the office has round it: the body's name and the way about."""

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    return {}
