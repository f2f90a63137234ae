"""Brings back everything from a backup into an empty database, whole or not at all, and proves its audit trail."""

import argparse
from pathlib import Path

from answerable.kit import backup
from answerable.publishing.operations import files
from answerable.site import setup
from answerable.site.saying import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that 'answerable backup' wrote")


def run(options: argparse.Namespace) -> int:
    if not options.file.is_file():
        raise backup.BackupRefused(f"There is no file {options.file}.")
    setup.bring_up_to_date()
    manifest = backup.restore(options.file, progress=lambda table: say(f"  {table}"))
    # The files of the public site are no part of a backup: the server makes them anew, and shows pages one by one until then.
    files.forget_made()
    say(f"Restored the backup of {manifest.made_at}, made by version {manifest.version}. The audit trail is unbroken.")
    say(f"Audit trail: {manifest.audit_head}")
    return 0
