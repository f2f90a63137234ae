"""Writes the whole public site of a release into a folder, as plain files that anybody can keep, read from a disk and serve.

The folder is new or empty, or one that was published to before: then only what changed is written, and what is no longer
published goes. Nothing of the site that stands there is touched before all of the new one lies ready beside it, so whoever is
stopped, and a disk that fills, leave it as it was; the next run goes on.

The manifest has the SHA-256 of every file and is signed with this installation's key. --verify proves a folder with no database:
every file, none missing and none too many, and the signature; with --key it compares the key, with --links it follows every link
inside. It ends with 0 when all is well, else with 1.
"""

import argparse
import importlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from answerable.kit.wording import counted
from answerable.publishing.exporting.links import broken_links
from answerable.publishing.exporting.verifying import Fault, Verdict, verify
from answerable.site.saying import Progress, complain, say

WHOLE, FAULTY = 0, 1
SHOWN = 50
"""So many faults are printed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, which release, and what to prove."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder, or one published to before")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--release", type=int, metavar="N", help="an earlier release than the last one")
    which.add_argument(
        "--known-on", type=_day, metavar="DATE", help="the release that the public saw at the end of a day (2026-03-31)"
    )
    parser.add_argument(
        "--address",
        type=_address,
        metavar="URL",
        help="how absolute addresses begin, where that is not this installation's own",
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing but what went wrong")
    parser.add_argument("--verify", action="store_true", help="prove the folder and write nothing; needs no database")
    parser.add_argument(
        "--key", default="", metavar="FINGERPRINT", help="with --verify: the key that it must be signed with"
    )
    parser.add_argument("--links", action="store_true", help="follow every link inside the folder")


def run(options: argparse.Namespace) -> int:
    """Publishes, or proves; 0 or 1 as in `--help`."""
    if options.verify:
        return _verified(options)
    if options.key:
        complain("answerable publish: --key goes with --verify.")
        return FAULTY
    return _published(options)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{given!r} is no day: write it as 2026-03-31") from error


def _address(given: str) -> str:
    if not given.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f"{given!r} is no address: write it as https://example.org/")
    return given.rstrip("/") + "/"


def _published(options: argparse.Namespace) -> int:
    # What asks the database is imported only when it is asked: a folder is proved without it.
    publishing = importlib.import_module("answerable.site.publishing")
    with Progress() as progress:
        tell = _telling(options, progress)
        done = publishing.published(options.folder, options.release, options.known_on, options.address, tell)
        faults = broken_links(options.folder, done.manifest, tell) if options.links else []
    for warning in done.warnings:
        complain(warning)
    if not options.quiet:
        for line in publishing.words(options.folder, done):
            say(line)
    return _told(faults)


def _telling(options: argparse.Namespace, progress: Progress) -> Callable[[str], None]:
    return (lambda _: None) if options.quiet else progress.tell


def _verified(options: argparse.Namespace) -> int:
    with Progress() as progress:
        tell = _telling(options, progress)
        found = verify(options.folder, key=options.key, tell=tell)
        faults = [*found.faults]
        faults += broken_links(options.folder, found.manifest, tell) if options.links else []
    if found.unfinished:
        complain(
            "A publish was stopped before all of its files were in their places: run 'answerable publish' on the folder again."
        )
    if not options.quiet and not faults:
        _say_whole(options.folder, found)
    return _told(faults)


def _say_whole(folder: Path, found: Verdict) -> None:
    about = found.manifest.about
    files = counted(len(found.manifest.files), "file")
    say(
        f"{folder} is whole: {about.get('body')}, release {about.get('release')}, {files}, {found.manifest.size:,} bytes."
    )
    say(f"Signed with the key {found.fingerprint}")


def _told(faults: Sequence[Fault]) -> int:
    for one in faults[:SHOWN]:
        complain(f"{one.path} {one.words}.")
    if len(faults) > SHOWN:
        complain(f"And {counted(len(faults) - SHOWN, 'more fault')}.")
    if faults:
        complain(f"{counted(len(faults), 'fault')} in all.")
    return FAULTY if faults else WHOLE
