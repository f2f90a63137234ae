"""The addresses of the API, open to everybody."""

from django.urls import URLPattern, path

from answerable.publishing.api.kept import kept
from answerable.publishing.api.routes import api


def _opened() -> list[URLPattern]:
    """The routes of the API, each kept and without a sign-in."""
    patterns, _, _ = api.urls
    return [
        path(str(one.pattern), kept(one.callback), name=one.name) for one in patterns if isinstance(one, URLPattern)
    ]


app_name = "publishing-api"
urlpatterns = _opened()
