"""Answers of the API as they are kept: by readers with a strong validator, and here until the next release."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from threading import Lock

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import get_conditional_response

from answerable import __version__
from answerable.publishing.api.reading import NothingReleased, current

CACHE = "public, max-age=60, stale-while-revalidate=600"
LONGEST = 2000
"""Nobody needs a longer query string, and a longer one is not kept."""
MOST = 256

type View = Callable[..., HttpResponseBase]


class _Kept:
    """The answers given last, the oldest forgotten first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[str, tuple[bytes, str]] = OrderedDict()

    def get(self, key: str) -> tuple[bytes, str] | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: str, content: bytes, media_type: str) -> None:
        with self._lock:
            self._held[key] = (content, media_type)
            while len(self._held) > MOST:
                self._held.popitem(last=False)


_kept = _Kept()


def kept(view: View) -> View:
    """A view of the API for everybody: cached by release and address, with a strong ETag, readable by scripts of any site."""

    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "HEAD":
            request.method = "GET"
        if request.method != "GET":
            return _open(view(request, *args, **kwargs))
        if len(request.META.get("QUERY_STRING", "")) > LONGEST:
            return _open(JsonResponse({"detail": f"The query is longer than {LONGEST} characters."}, status=422))
        try:
            key = _key(request)
        except NothingReleased:
            # The description is there before anything else is.
            return _open(view(request, *args, **kwargs))
        etag = f'"{key}"'
        held = _kept.get(key)
        if held is None:
            made = view(request, *args, **kwargs)
            if not isinstance(made, HttpResponse) or made.status_code != 200:
                return _open(made)
            held = made.content, made.headers["Content-Type"]
            _kept.put(key, *held)
        unchanged = get_conditional_response(request, etag=etag)
        found = unchanged or HttpResponse(held[0], content_type=held[1])
        found.headers["ETag"], found.headers["Cache-Control"] = etag, CACHE
        return _open(found)

    return answer


def _key(request: HttpRequest) -> str:
    release = current()
    asked = f"{release.pk} {release.sha256} {__version__} {request.get_full_path()}"
    return sha256(asked.encode()).hexdigest()


def _open(response: HttpResponseBase) -> HttpResponseBase:
    """Open data may be read by a script of any site; no cookie goes with it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
