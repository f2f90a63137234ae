"""The layer before Django: what the public reads, answered from memory with no session, no middleware and no request object.

It answers GET and HEAD of the addresses of the current release, and passes on whatever it does not know for certain: other methods and
hosts, plain HTTP where the site is HTTPS, live routes, the office, and everything while the files of a release are not all made.
"""

import re
import time
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from answerable.publishing.keeping import Keeper, Kept, Shape

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ADDRESS = re.compile(r"/((?!office/|api/)(?:[A-Za-z0-9][A-Za-z0-9_-]*/)*(?:[A-Za-z0-9][A-Za-z0-9._-]*\.[a-z0-9]+)?)")
"""A folder, or a file with an ending, of the public site."""
SAFE = frozenset(("GET", "HEAD"))


class Serving:
    """A WSGI application that answers for the public site, in front of one that answers for the rest."""

    def __init__(self, behind: "WSGIApplication", clock: Callable[[], float] = time.monotonic) -> None:
        self.behind = behind
        self.keeper = Keeper(clock)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        kept = self._kept(environ)
        if kept is None:
            return self.behind(environ, start_response)
        shape = kept.shape(packed=_takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")), secure=_is_secure(environ))
        if _has(environ, shape, kept):
            start_response("304 Not Modified", shape.unchanged)
            return ()
        start_response("200 OK", shape.headers)
        return (shape.content,) if environ["REQUEST_METHOD"] == "GET" else ()

    def _kept(self, environ: "WSGIEnvironment") -> Kept | None:
        """What is asked for, where this layer may answer."""
        if environ["REQUEST_METHOD"] not in SAFE or not (found := ADDRESS.fullmatch(environ.get("PATH_INFO", ""))):
            return None
        if not _is_ours(environ.get("HTTP_HOST", "")) or (settings.SECURE_SSL_REDIRECT and not _is_secure(environ)):
            return None
        path = found[1]
        if path.startswith("static/"):
            return self.keeper.static(path.removeprefix("static/"), environ.get("QUERY_STRING", ""))
        return self.keeper.file(path if path and not path.endswith("/") else f"{path}index.html")


@lru_cache(maxsize=1000)
def _is_ours(host: str) -> bool:
    """Whether a host is one that Django would answer for."""
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _is_secure(environ: Mapping[str, Any]) -> bool:
    """Whether a request came by HTTPS, by the rule of Django's own `HttpRequest.scheme`."""
    if header := settings.SECURE_PROXY_SSL_HEADER:
        name, wanted = header
        told = environ.get(name)
        if told is not None:
            return bool(told.split(",", 1)[0].strip() == wanted)
    return bool(environ.get("wsgi.url_scheme") == "https")


@lru_cache(maxsize=1000)
def _takes_gzip(accepted: str) -> bool:
    """Whether who asks can unpack gzip, by `Accept-Encoding`."""
    weights: dict[str, str] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = weight.replace(" ", "")
    weight = weights.get("gzip", weights.get("*", "q=0"))
    return not re.fullmatch(r"q=0(\.0*)?", weight)


def _has(environ: Mapping[str, Any], shape: Shape, kept: Kept) -> bool:
    """Whether who asks has these bytes already."""
    if given := environ.get("HTTP_IF_NONE_MATCH"):
        marks = {mark.strip().removeprefix("W/") for mark in given.split(",")}
        return shape.etag in marks or "*" in marks
    return kept.modified is not None and environ.get("HTTP_IF_MODIFIED_SINCE") == kept.modified
