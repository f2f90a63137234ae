"""Writes everything of the office (figures, plans, users, uploads, releases, the audit trail) into one file.

The file is the same whether the database is SQLite or PostgreSQL, and can be restored into either. It holds personal
data: keep it as safe as the database. The printed head of the audit trail proves the backup later; note it elsewhere.
"""

import argparse
from pathlib import Path

from answerable import __version__
from answerable.kit import backup, http
from answerable.site import setup
from answerable.site.saying import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to write, such as office-2024-11-07.backup")
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")


def run(options: argparse.Namespace) -> int:
    if options.file.is_dir():
        raise backup.BackupRefused(f"{options.file} is a folder: name the file in it to write.")
    if options.file.exists() and not options.replace:
        raise backup.BackupRefused(f"{options.file} is there already: name another file, or say --replace.")
    setup.require_up_to_date()
    manifest = backup.write(options.file, version=__version__, at=http.now())
    rows = sum(int(str(table["rows"])) for table in manifest.tables.values())
    say(
        f"Wrote {rows:,} rows of {len(manifest.tables)} tables to {options.file} ({options.file.stat().st_size:,} bytes)."
    )
    say(f"Audit trail: {manifest.audit_head}")
    return 0
