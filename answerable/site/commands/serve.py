"""Starts the web server of the office; the database is brought to this version first.

It speaks HTTP on 127.0.0.1 and expects a proxy with HTTPS in front of it (see docs/running.md).
"""

import argparse

from answerable.clocks.operations import load_register
from answerable.kit import http
from answerable.publishing.operations.duties import load_register as load_publication_register
from answerable.site import server, setup
from answerable.site.saying import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: 8000)")
    parser.add_argument("--address", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer (default: 2)")


def run(options: argparse.Namespace) -> int:
    server.require_free(options.address, options.port)
    if steps := setup.bring_up_to_date():
        say(f"Brought the database up to date ({steps} steps).")
    # A later version may bring duties that the database does not have; what the office corrected stays.
    if duties := load_register(by=setup.COMMAND_LINE, at=http.now()):
        say(f"Took {duties} duties into the register.")
    if items := load_publication_register(by=setup.COMMAND_LINE, at=http.now()):
        say(f"Took {items} items of what must be published into the register.")
    say(f"Serving on http://{options.address}:{options.port}/ (stop with Ctrl-C)")
    server.serve(options.address, options.port, workers=options.workers)
    return 0
