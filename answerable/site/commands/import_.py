"""Takes in returns (tidy CSV), each as a whole: with any problem in it, nothing of that file is written.

With --check nothing is written at all: the verdict on each row is printed. With --good-rows the rows without problems
are taken in and the others listed. Figures that differ from what is held become restatements or disputes; say why with --reason.
"""

import argparse
from collections import Counter
from pathlib import Path

from answerable.kit import http
from answerable.measures import operations
from answerable.measures.intake import returns
from answerable.measures.queries.verdicts import DIFFERING, Outcome, Verdict, judge
from answerable.site import setup
from answerable.site.saying import complain, say

LARGEST = 20 * 1024 * 1024
MOST_SHOWN = 50


class NotRead(Exception):
    """A file cannot be read at all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a return in the tidy CSV form")
    parser.add_argument("--check", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument("--good-rows", action="store_true", help="take in the rows without problems")
    parser.add_argument(
        "--reason", type=reason, default="", help="why figures differ from those held; published with them"
    )


def reason(said: str) -> str:
    """A reason that fits beside each figure; argparse words the refusal."""
    if len(said) > returns.LONGEST_REASON:
        raise argparse.ArgumentTypeError(f"it has {len(said)} characters: at most {returns.LONGEST_REASON} fit")
    return said.strip()


def run(options: argparse.Namespace) -> int:
    setup.require_up_to_date()
    return max([_one(path, options) for path in options.files])


def _one(path: Path, options: argparse.Namespace) -> int:
    content = _content(path)
    verdict = judge(returns.read(content))
    _tell(path, verdict)
    if options.check:
        return 1 if verdict.problems else 0
    if verdict.problems and not (options.good_rows and verdict.good):
        others = ", or take in the good ones with --good-rows" if verdict.good else ""
        complain(f"{path}: nothing was taken in. Mend the rows above{others}.")
        return 1
    say(f"{path}: taking in {len(verdict.good):,} rows")
    kept = operations.receive(
        content, filename=path.name.encode(errors="replace").decode(), by=setup.COMMAND_LINE, at=http.now()
    )
    done = operations.accept(
        kept,
        shown=verdict.digest,
        by=setup.COMMAND_LINE,
        at=http.now(),
        reason=options.reason,
        good_rows_only=options.good_rows,
    )
    say(f"{path}: {done.changes} rows taken in, {done.count(Outcome.HELD)} were held already.")
    return 1 if verdict.problems else 0


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise NotRead(f"There is no file {path}.")
    if path.stat().st_size > LARGEST:
        raise NotRead(
            f"{path} has {path.stat().st_size / 1024**2:.0f} MB: at most {LARGEST // 1024**2} MB are read. Split it by year."
        )
    return path.read_bytes()


def _tell(path: Path, verdict: Verdict) -> None:
    for words, count in Counter(one.words for one in verdict.rows).items():
        say(f"{path}: {count:>6,}  {words}")
    for one in verdict.rows:
        if one.outcome in DIFFERING:
            say(f"  row {one.row.number}: {one.words.lower()} ({one.meets} is held, {one.row.printed} is sent)")
    for problem in verdict.problems[:MOST_SHOWN]:
        complain(f"  {problem}")
    if len(verdict.problems) > MOST_SHOWN:
        complain(f"  and {len(verdict.problems) - MOST_SHOWN} more problems")
