"""What an answer to a public address carries besides its bytes: how long it may be kept, and what a browser may do with it.

Used by the layer before Django (`serving.py`) and by the views behind it, so that both answer alike.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.middleware.security import SecurityMiddleware
from django.test import RequestFactory
from django.utils.http import http_date

from answerable.publishing.addresses import EMBEDS

MARK = "Answerable-Release"
"""The header that says which release an answer belongs to."""
KEPT = "public, max-age=60, stale-if-error=86400"
"""A reader or a proxy keeps an answer for a minute: a correction is with everybody within about one. Where the office's server is
down, a proxy may go on for a day with what it has."""
KEPT_FOR_EVER = "public, max-age=31536000, immutable"
"""For an address that carries a digest of its bytes: other bytes have another address."""
HTML = "text/html"


def facts(media_type: str, made_at: datetime | None = None) -> dict[str, str]:
    """The headers that say what is sent and for how long it holds. Open data may be read by the script of another site."""
    found = {"Cache-Control": KEPT, "Vary": "Accept-Encoding"}
    if made_at:
        found["Last-Modified"] = http_date(made_at.timestamp())
    if not media_type.startswith(HTML):
        found["Access-Control-Allow-Origin"] = "*"
    return found


def framed_where_meant(path: str, answer: HttpResponseBase) -> None:
    """Lets the answer be shown in anybody's frame where its address says so."""
    if path.startswith(EMBEDS):
        policy = {**settings.SECURE_CSP, "frame-ancestors": ["*"]}
        answer._csp_config = policy  # type: ignore[attr-defined]  # noqa: SLF001 - what Django's own csp_override sets
        answer.xframe_options_exempt = True  # type: ignore[attr-defined]


@cache
def guards(*, framed: bool, secure: bool) -> Mapping[str, str]:
    """The headers that Django's middleware adds to an answer: asked of the middleware itself, once for each kind of answer."""
    request = RequestFactory().get("/", secure=secure)
    answer = HttpResponse()
    del answer.headers["Content-Type"]
    framed_where_meant(EMBEDS if framed else "", answer)
    for middleware in (ContentSecurityPolicyMiddleware, SecurityMiddleware, XFrameOptionsMiddleware):
        middleware(lambda _: HttpResponse()).process_response(request, answer)
    return dict(answer.headers)
