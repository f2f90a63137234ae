"""`answerable check FILE...`: a linter for reports. It needs no database and no settings."""

import argparse
import sys
from pathlib import Path

from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import check
from answerable.evidence.intake import CannotRead, read_file
from answerable.evidence.report import as_json, as_text

HELP = "Check the figures of documents: changes and totals that do not add up, figures told differently in two places."
CLEAN, FINDINGS, UNREADABLE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files to check together, and the form of the answer."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a text file; several are also checked against one another"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people (the default), or json for programs"
    )
    parser.epilog = (
        "Exit code: 0 nothing found, 1 findings, 2 a file could not be read. What each rule claims: docs/check.md."
    )


def run(options: argparse.Namespace) -> int:
    """Read the files, run the rules over all of them, print the answer; 0, 1 or 2 as in `--help`."""
    try:
        documents = [read_file(Path(name)) for name in dict.fromkeys(options.files)]
    except CannotRead as error:
        sys.stderr.write(f"{error}\n")
        return UNREADABLE
    readings = [read_document(document) for document in documents]
    findings = check(readings)
    told = as_json(readings, findings) if options.format == "json" else as_text(readings, findings)
    sys.stdout.write(f"{told}\n")
    return FINDINGS if findings else CLEAN
