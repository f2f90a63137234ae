"""Following an address elsewhere, to see whether it answers: only http and https, never into a private network."""

import contextlib
import http.client
import ipaddress
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

SECONDS = 10.0
"""Until a step of an answer must have come."""
PORTS = frozenset({80, 443})
NO_HEAD = frozenset({400, 403, 404, 405, 500, 501})
"""Answers to HEAD after which GET is tried: many servers do not know the one and answer the other."""

type Guard = Callable[[str, int], bool]


@dataclass(frozen=True)
class Reached:
    """What came of following an address: `words` say it in a sentence."""

    answered: bool
    words: str


class NotAllowed(OSError):
    """The address leads where no request may go."""


def is_public(ip: str, port: int) -> bool:
    """Whether a machine may be asked: one of the open internet, at the ports of the web."""
    return port in PORTS and ipaddress.ip_address(ip.partition("%")[0]).is_global


def reach(address: str, *, allowed: Guard = is_public, seconds: float = SECONDS) -> Reached:
    """Asks whether an address answers; nothing of the answer is kept. Never raises."""
    if urlsplit(address).scheme not in {"http", "https"}:
        return Reached(False, "Only addresses that begin with http:// or https:// can be followed.")
    opener = _opener(allowed)
    said = _answer(opener, address, "HEAD", seconds)
    if said in NO_HEAD:
        said = _answer(opener, address, "GET", seconds)
    return _reached(said)


def _answer(opener: urllib.request.OpenerDirector, address: str, method: str, seconds: float) -> int | Reached:
    request = urllib.request.Request(address, method=method, headers={"User-Agent": "Answerable (checks its links)"})  # noqa: S310 - http(s)
    try:
        with opener.open(request, timeout=seconds) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except urllib.error.URLError as error:
        return _unanswered(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _unanswered(error)


def _unanswered(reason: object) -> Reached:
    match reason:
        case NotAllowed():
            return Reached(
                False, "It leads into a private network, or to a port that is not the web's: it was not followed."
            )
        case TimeoutError():
            return Reached(False, "It did not answer in time.")
        case socket.gaierror():
            return Reached(False, "There is no server of this name.")
        case ConnectionRefusedError():
            return Reached(False, "The server refused to answer.")
    return Reached(False, f"It could not be reached ({type(reason).__name__}).")


def _reached(said: int | Reached) -> Reached:
    if isinstance(said, Reached):
        return said
    if 200 <= said < 300:
        return Reached(True, "It answers.")
    if said in {404, 410}:
        return Reached(False, "The server says that there is no such page.")
    return Reached(False, f"The server answers with an error ({said}).")


def _opener(allowed: Guard) -> urllib.request.OpenerDirector:
    """Only the web: no file, no FTP, no proxy; and each connection, also after a redirect, is looked at before it is spoken to."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        _Plain(allowed),
        _Secure(allowed),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _connect(allowed: Guard) -> Callable[..., socket.socket]:
    """Connects to a host all of whose addresses may be asked. The name is resolved once: what was looked at is what is spoken to."""

    def connect(to: tuple[str, int], timeout: float, source: object = None) -> socket.socket:
        host, port = to
        found = [info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        if not found or not all(allowed(str(ip), port) for ip in found):
            raise NotAllowed(host)
        for ip in found[:-1]:
            with contextlib.suppress(OSError):
                return socket.create_connection((str(ip), port), timeout)
        return socket.create_connection((str(found[-1]), port), timeout)

    return connect


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, allowed: Guard) -> None:
        super().__init__()
        self.allowed = allowed

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connection, req)

    def _connection(self, host: str, **given: Any) -> http.client.HTTPConnection:
        made = http.client.HTTPConnection(host, **given)
        made._create_connection = _connect(self.allowed)  # type: ignore[attr-defined]  # noqa: SLF001 - the only place to look at an address
        return made


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, allowed: Guard) -> None:
        super().__init__()
        self.allowed = allowed

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connection, req)

    def _connection(self, host: str, **given: Any) -> http.client.HTTPSConnection:
        made = http.client.HTTPSConnection(host, **given)
        made._create_connection = _connect(self.allowed)  # type: ignore[attr-defined]  # noqa: SLF001 - as above
        return made
