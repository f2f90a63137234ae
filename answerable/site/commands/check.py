"""Checks the figures of documents, with no database: a linter for reports.

Reads the sentences and tables of DOCX, PDF, text and Markdown files and asks about figures that cannot all be right: a change that does
not follow from its two figures, a total that is not the sum of its parts, one figure told differently in two places, and more
(--explain lists the rules). Several files are also checked against one another. Every finding is a question to the author.

Ends with 0 when nothing was found, with 1 when there are findings, with 2 when a file could not be read: it is named with the reason,
and the others are checked.
"""

import argparse
import importlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from answerable.calc.blocks import Document
from answerable.calc.consistency.explaining import explained
from answerable.calc.consistency.finding import Finding, Severity
from answerable.calc.consistency.reading import Reading, read_document
from answerable.calc.consistency.rules import RULES, check
from answerable.evidence.intake.apart import LIMITS, Reader
from answerable.evidence.intake.files import bytes_of
from answerable.evidence.intake.refusal import CannotRead
from answerable.evidence.report import Checked, Refused, as_json, as_text, explanation, rules_in_short
from answerable.site.saying import Progress, complain, say

CLEAN, FINDINGS, UNREADABLE = 0, 1, 2
ALL_RULES = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files to check together, and the form of the answer."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="DOCX, PDF, text or Markdown, or - for the standard input; several are also checked against one another",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people (the default), or json for programs"
    )
    parser.add_argument(
        "--explain",
        nargs="?",
        const=ALL_RULES,
        metavar="RULE",
        help="say what a rule claims; without a name, list the rules",
    )
    parser.add_argument(
        "--office", action="store_true", help="compare with the figures that the office holds, too (needs its database)"
    )


def run(options: argparse.Namespace) -> int:
    """Explain, or read the files, run the rules over all of them and print the answer; 0, 1 or 2 as in `--help`."""
    if options.explain is not None:
        return _explain(options.explain)
    if not options.files:
        complain("answerable check: name the files to check, or ask --explain. 'answerable check --help' says more.")
        return UNREADABLE
    with Progress() as progress:
        documents, refused = _read(list(dict.fromkeys(options.files)), progress)
        progress.tell("Looking for what contradicts itself")
        papers = [Checked(document, read_document(document)) for document in documents]
        findings = _findings([paper.reading for paper in papers], office=options.office)
    for one in refused:
        complain(one.why)
    if options.format == "json":
        say(as_json(papers, findings, refused))
    elif papers:
        say(as_text(papers, findings))
    return UNREADABLE if refused else FINDINGS if findings else CLEAN


def _explain(name: str) -> int:
    rules = {rule.__name__: rule for rule in RULES}
    if name and name not in rules:
        complain(f"answerable check: there is no rule “{name}”. The rules are {', '.join(sorted(rules))}.")
        return UNREADABLE
    say(explanation(explained(rules[name])) if name else rules_in_short([explained(rule) for rule in RULES]))
    return CLEAN


def _read(names: Sequence[str], progress: Progress) -> tuple[list[Document], list[Refused]]:
    """The files in order, each read in a process of its own, as many at once as there are processors."""

    readers: list[Reader] = []

    def read(name: str) -> Document | Refused:
        try:
            data = bytes_of(Path(name), LIMITS.size)
            with Reader() as reader:
                readers.append(reader)
                return reader.read(data, name, lambda done, words: progress.tell(f"{name}: {words}, {done}%"))
        except CannotRead as error:
            return Refused(name, str(error))

    progress.tell(f"Reading {names[0] if len(names) == 1 else f'{len(names)} files'}")
    with ThreadPoolExecutor(min(len(names), os.cpu_count() or 1)) as pool:
        try:
            read_so = list(pool.map(read, names))
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            for reader in readers:
                reader.end()
            raise
    documents = [one for one in read_so if isinstance(one, Document)]
    return documents, [one for one in read_so if isinstance(one, Refused)]


def _findings(readings: Sequence[Reading], *, office: bool) -> list[Finding]:
    """What the rules find, and what contradicts the office's own figures where that was asked; gravest first."""
    found = [*check(readings)]
    if office:
        # What asks the database is imported only when it is asked: it takes longer than the check.
        found += importlib.import_module("answerable.site.office_check").against_office(readings)
    order = list(Severity)
    return sorted(found, key=lambda one: order.index(one.severity))
