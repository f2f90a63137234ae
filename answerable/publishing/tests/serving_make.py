"""Asking the layer before Django as a web server does, with a Django behind it that says only that it was reached."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from answerable.publishing.making.pages import HTML
from answerable.publishing.models import Blob, Release, ReleasedFile
from answerable.publishing.operations.files import make_files
from answerable.publishing.serving import Serving
from answerable.publishing.tests import make

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def is_passed_on(self) -> bool:
        return self.status == 299


def _behind(_: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    start_response("299 Passed on", [])
    return (b"Django",)


@dataclass
class Door:
    """The layer with a clock of its own."""

    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.serving = Serving(_behind, self.clock)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Asks for a path, without its first stroke; headers as `if_none_match=`, and `scheme=`, `query=`."""
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": f"/{path}",
            "QUERY_STRING": headers.pop("query", ""),
            "wsgi.url_scheme": headers.pop("scheme", "http"),
            "HTTP_HOST": "127.0.0.1:8000",
        }
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        told: list[Any] = []
        found = self.serving(environ, lambda *given: told.extend(given))  # type: ignore[arg-type]
        content = b"".join(found)
        return Answer(int(told[0].split()[0]), dict(told[1]), content)


PAGES = {
    "index.html": "<main><h1>Home</h1></main>",
    "plan/index.html": "<main><h1>Plans</h1></main>",
    "measures/calls.html": f"<main><h1>Calls received</h1>{'<p>A line of it.</p>' * 100}</main>",
    "measures/drones.html": f"<main><h1>Drones</h1>{'<p>A line of it.</p>' * 100}</main>",
}


def shown(number: int, *, made: bool = True) -> Release:
    """A release with a few files, as if they had been made: enough to be served."""
    release = Release.objects.create(
        number=number,
        body_name="Northmoor",
        as_known_on=make.SECOND,
        note="Invented.",
        released_at=make.NOON,
        files_made_at=make.NOON if made else None,
    )
    for path, text in PAGES.items():
        content = f"{text}<p>Release {number}</p>".encode()
        blob = Blob.objects.create(sha256=sha256(content).hexdigest(), size=len(content), content=content)
        ReleasedFile.objects.create(release=release, path=path, media_type=HTML, key=f"{number} {path}", blob=blob)
    return release


def released(note: str = "What the two papers tell.") -> Release:
    """A release with all its files."""
    made = make.release(note)
    make_files(made, at=make.NOON)
    return made
