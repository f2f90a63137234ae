"""Writes the office as a folder: the form that 'load' reads, and a Frictionless Data Package.

The folder is written whole or not at all; loaded into an empty office it gives the same folder again, byte for byte.
It has the public record (plan, definitions, figures, settlements, meetings) and no users, uploads or audit trail:
for those, see 'answerable backup'.
"""

import argparse
from pathlib import Path

from answerable.site import setup
from answerable.site.folder import writing
from answerable.site.saying import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, or one that an export wrote before")


def run(options: argparse.Namespace) -> int:
    setup.require_up_to_date()
    files = writing.write(options.folder)
    say(f"Wrote {len(files)} files to {options.folder}.")
    return 0
