"""The web server that `serve` and `demo` start: granian, which runs on every system that offices have."""

import socket

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server


class PortTaken(Exception):
    """Something listens on the port already."""


def require_free(address: str, port: int) -> None:
    """Raises PortTaken where another program has the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise PortTaken(
                f"Port {port} of {address} is taken ({error.strerror}): choose another with --port."
            ) from error


def serve(address: str, port: int, *, workers: int) -> None:
    """Serves until it is stopped."""
    Server(
        "answerable.site.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        log_level=LogLevels.warning,
    ).serve()
