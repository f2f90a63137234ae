"""Writes the office as a folder: the form that 'load' reads, and a Frictionless Data Package.

The folder is written whole or not at all; loaded into an empty office it gives the same folder again, byte for byte.
It has the public record (plan, definitions, figures, settlements, what is known of measures, meetings): numbers that are too
small to be published are kept back, as on the public pages. With --restricted it has them, and what an office hands to the
one that follows it: signals that nobody has explained, the office's notes on them, how senders' files are read. Neither has
users, uploads or the audit trail: for those, see 'answerable backup'.
"""

import argparse
from pathlib import Path

from answerable.site import setup
from answerable.site.folder import writing
from answerable.site.saying import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, or one that an export wrote before")
    parser.add_argument(
        "--restricted", action="store_true", help="with what is not published: for a successor body, not for the public"
    )


def run(options: argparse.Namespace) -> int:
    setup.require_up_to_date()
    files = writing.write(options.folder, restricted=options.restricted)
    say(f"Wrote {len(files)} files to {options.folder}.")
    if options.restricted:
        say("It has what is not published: keep it from the public.")
    return 0
