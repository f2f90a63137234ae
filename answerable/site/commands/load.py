"""Reads an office folder (office.toml, areas.toml, plan.toml, measures/, returns/ ...) into the database.

Loading the same folder again changes nothing. With any problem in it, every problem is listed and nothing is written.
"""

import argparse
from pathlib import Path

from answerable.kit import audit, http
from answerable.site import setup
from answerable.site.folder import loading
from answerable.site.folder.reading import FolderRefused
from answerable.site.saying import complain, say

MOST_SHOWN = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds office.toml")


def run(options: argparse.Namespace) -> int:
    setup.bring_up_to_date()
    try:
        done = loading.load(options.folder, by=setup.COMMAND_LINE, at=http.now(), progress=say)
    except FolderRefused as error:
        for problem in error.problems[:MOST_SHOWN]:
            complain(f"  {problem}")
        more = f" The first {MOST_SHOWN} are shown." if len(error.problems) > MOST_SHOWN else ""
        count = "1 problem" if len(error.problems) == 1 else f"{len(error.problems)} problems"
        complain(f"Not loaded: {count} in {options.folder}.{more} Nothing was written.")
        return 1
    if done.changed:
        say(
            f"Loaded {done.figures} figures and {done.definitions} definitions; {done.already_held} figures were held already."
        )
    else:
        say(f"Nothing new: all {done.already_held} figures are held already.")
    say(f"Audit trail: {audit.head()}")
    return 0
