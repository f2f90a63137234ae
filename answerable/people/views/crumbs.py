"""Where a page of this part stands in the office."""

from django.conf import settings
from django.urls import reverse


def crumbs(*above: tuple[str, str]) -> list[tuple[str, str]]:
    """The pages above, from Today down. Each of `above` is words and the name of an address."""
    return [("Today", settings.LOGIN_REDIRECT_URL), *((text, reverse(name)) for text, name in above)]
