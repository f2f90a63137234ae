"""The web server that `serve` and `demo` start: granian, which runs on every system that offices have, and a worker beside it."""

import multiprocessing
import os
import socket

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from answerable.site import tasks


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
    """Serves until it is stopped; slow work is done by a worker process, which ends with it."""
    # Fresh processes and no forks of this one: they read their settings anew, with the queue in them.
    multiprocessing.set_start_method("spawn", force=True)
    os.environ["ANSWERABLE_WORKER"] = "1"
    with tasks.worker():
        Server(
            "answerable.site.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=2,
            log_level=LogLevels.error,
            # Ctrl-C reaches the processes that answer as well as this one, and one that is told twice may wait for ever.
            workers_kill_timeout=3,
        ).serve()
