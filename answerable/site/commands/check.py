"""Checks the figures of documents, with no database: a linter for reports.

Reads sentences and tables of text files and asks about a stated change that does not follow from its two figures, a
total or a share that does not follow from its row, and one figure told differently in two places. Several files are
also checked against one another. What each rule claims, and when it stays silent, stands in docs/check.md.
Ends with 0 when nothing was found, with 1 when there are findings, with 2 when a file could not be read.
"""

import argparse
from pathlib import Path

from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import check
from answerable.evidence.intake.text import CannotRead, read_file
from answerable.evidence.report import as_json, as_text
from answerable.site.saying import complain, say

CLEAN, FINDINGS, UNREADABLE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files to check together, and the form of the answer."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a text file; several are also checked against one another"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people (the default), or json for programs"
    )


def run(options: argparse.Namespace) -> int:
    """Read the files, run the rules over all of them, print the answer; 0, 1 or 2 as in `--help`."""
    try:
        documents = [read_file(Path(name)) for name in dict.fromkeys(options.files)]
    except CannotRead as error:
        complain(str(error))
        return UNREADABLE
    readings = [read_document(document) for document in documents]
    findings = check(readings)
    told = as_json(readings, findings) if options.format == "json" else as_text(readings, findings)
    say(told)
    return FINDINGS if findings else CLEAN
