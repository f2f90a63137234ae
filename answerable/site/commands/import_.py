"""Takes in returns and papers, each as a whole: with any problem in it, nothing of a return is written.

A return is CSV in the tidy form, or a spreadsheet (XLSX, XLS, ODS, CSV) that a saved layout fits; --layout names one.
A paper is DOCX, PDF, text or Markdown: its figures are read, and what contradicts them is found.
With --check nothing is written at all: the verdict on each row is printed. With --good-rows the rows without problems
are taken in and the others listed. Figures that differ from what is held become restatements or disputes; say why with --reason.
"""

import argparse
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localtime

from answerable.evidence.intake.refusal import LARGEST_FILE
from answerable.kit import http
from answerable.measures import operations
from answerable.measures.intake import returns
from answerable.measures.intake.layouts.answers import SheetReading
from answerable.measures.intake.layouts.reading import read_with
from answerable.measures.intake.returns import Reading
from answerable.measures.intake.workbooks import Workbook
from answerable.measures.models import ReturnLayout
from answerable.measures.queries.fitting import fitting, is_tidy, layout_of, opened, source_code
from answerable.measures.queries.verdicts import DIFFERING, Outcome, Verdict, judge
from answerable.site import papers_in, setup
from answerable.site.saying import complain, say

LARGEST = 20 * 1024 * 1024
MOST_SHOWN = 50


class NotRead(Exception):
    """A file cannot be read at all."""


@dataclass(frozen=True)
class Read:
    """A file as it was read: by a layout and as a source of a day, or as tidy CSV that names its own sources."""

    reading: Reading
    layout: ReturnLayout | None = None
    source: str = ""
    as_at: date | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="a return (tidy CSV, or a spreadsheet of a saved layout) or a paper (DOCX, PDF, text, Markdown)",
    )
    parser.add_argument("--check", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument("--good-rows", action="store_true", help="take in the rows without problems")
    parser.add_argument("--layout", default="", metavar="NAME", help="the saved layout that spreadsheets are read by")
    parser.add_argument(
        "--reason", type=reason, default="", help="why figures differ from those held; published with them"
    )
    papers = parser.add_argument_group("of a paper")
    papers.add_argument("--title", default="", help="what it is called (usually as its file is)")
    papers.add_argument(
        "--published",
        type=day,
        metavar="DAY",
        help="the day of the paper, as 2024-03-21: its figures are as at that day",
    )
    papers.add_argument("--follows", default="", metavar="CODE", help="the paper that it is a new version of")


def reason(said: str) -> str:
    """A reason that fits beside each figure; argparse words the refusal."""
    if len(said) > returns.LONGEST_REASON:
        raise argparse.ArgumentTypeError(f"it has {len(said)} characters: at most {returns.LONGEST_REASON} fit")
    return said.strip()


def day(said: str) -> date:
    """A day; argparse words the refusal."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{said!r} is no day: write it as 2024-03-21") from None


def run(options: argparse.Namespace) -> int:
    setup.require_up_to_date()
    if len(options.files) > 1 and (options.title or options.follows):
        raise NotRead("--title and --follows are said of one paper: name one file.")
    return max([_one(path, options) for path in options.files])


def _one(path: Path, options: argparse.Namespace) -> int:
    content = _content(path)
    if options.layout or not papers_in.is_paper(path, content):
        return _return(path, content, options)
    if options.check:
        return papers_in.look_at(path, content)
    return papers_in.take_in(path, content, papers_in.About(options.title, options.published, options.follows))


def _return(path: Path, content: bytes, options: argparse.Namespace) -> int:
    at = http.now()
    read = _read(path, content, options.layout, at)
    verdict = judge(read.reading)
    _tell(path, read, verdict)
    if options.check:
        return 1 if verdict.problems else 0
    if verdict.problems and not (options.good_rows and verdict.good):
        others = ", or take in the good ones with --good-rows" if verdict.good else ""
        complain(f"{path}: nothing was taken in. Mend the rows above{others}.")
        return 1
    say(f"{path}: taking in {len(verdict.good):,} rows")
    try:
        done = _taken_in(path, content, read, verdict, options)
    except operations.ReasonMissing as refused:
        complain(f"{path}: nothing was taken in. {refused} Say it with --reason.")
        return 1
    except operations.VerdictOutOfDate as refused:
        complain(f"{path}: nothing was taken in. {refused}")
        return 1
    say(f"{path}: {done.changes} rows taken in, {done.count(Outcome.HELD)} were held already.")
    return 1 if verdict.problems else 0


def _read(path: Path, content: bytes, name: str, at: datetime) -> Read:
    """The reading of a file. Raises NotRead where it is a spreadsheet that no saved layout reads."""
    if is_tidy(content) and not name:
        return Read(returns.read(content))
    workbook, why = opened(content, path.name)
    if workbook is None:
        raise NotRead(f"{path} cannot be read: {why}")
    kept = _layout(path, workbook, name)
    layout = layout_of(kept)
    if layout is None:
        raise NotRead(f"The layout '{kept.name}' was made by another version: say on screen how such files are read.")
    day = localtime(at).date()
    code = source_code(kept.name, day)
    return Read(read_with(layout, workbook, source=code, as_at=day), kept, code, day)


def _layout(path: Path, workbook: Workbook, name: str) -> ReturnLayout:
    """The layout of that name; with none, the one that fits."""
    if name:
        kept = ReturnLayout.objects.current().filter(name=name).first()
        if kept is None:
            known = ", ".join(f"'{one}'" for one in ReturnLayout.objects.current().values_list("name", flat=True))
            raise NotRead(f"No layout is saved as '{name}'. There {'are ' + known if known else 'is none'}.")
        return kept
    found = fitting(workbook, None)
    if found.layout:
        return found.layout
    for difference in found.fit.differences:
        complain(f"  {difference}")
    near = f" '{found.near.name}' nearly does, but for the above." if found.near else ""
    raise NotRead(f"No saved layout fits {path}.{near} Send it in on the page Returns and say how it is read.")


@transaction.atomic
def _taken_in(path: Path, content: bytes, read: Read, verdict: Verdict, options: argparse.Namespace) -> Verdict:
    """A file that is refused is not kept either: nobody would decide on it, and it would be read otherwise the next time."""
    kept = operations.receive(
        content,
        filename=path.name.encode(errors="replace").decode(),
        by=setup.COMMAND_LINE,
        at=http.now(),
        layout=read.layout,
        source_code=read.source,
        source_title=read.layout.name if read.layout else "",
        as_at=read.as_at,
    )
    return operations.accept(
        kept,
        shown=verdict.digest,
        by=setup.COMMAND_LINE,
        at=http.now(),
        reason=options.reason,
        good_rows_only=options.good_rows,
    )


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise NotRead(f"There is no file {path}.")
    size, is_paper = path.stat().st_size, papers_in.is_named_as_paper(path)
    most, split = (LARGEST_FILE, "Split it.") if is_paper else (LARGEST, "Split it by year.")
    if size > most:
        raise NotRead(f"{path} has {size / 1024**2:.0f} MB: at most {most // 1024**2} MB are read. {split}")
    return path.read_bytes()


def _tell(path: Path, read: Read, verdict: Verdict) -> None:
    if read.layout:
        say(f"{path}: read by the layout '{read.layout.name}', as at {read.as_at}")
    for words, count in Counter(one.words for one in verdict.rows).items():
        say(f"{path}: {count:>6,}  {words}")
    for one in verdict.rows:
        if one.outcome in DIFFERING:
            say(f"  row {one.row.number}: {one.words.lower()} ({one.meets} is held, {one.row.printed} is sent)")
    _tell_sums(path, read.reading)
    for problem in verdict.problems[:MOST_SHOWN]:
        complain(f"  {problem}")
    if len(verdict.problems) > MOST_SHOWN:
        complain(f"  and {len(verdict.problems) - MOST_SHOWN} more problems")


def _tell_sums(path: Path, reading: Reading) -> None:
    """Of a spreadsheet: the totals that do not add up, and how much was passed over."""
    if not isinstance(reading, SheetReading):
        return
    for total in reading.suspicious:
        say(f"  {total.where}: {total.message}")
    say(f"{path}: {sum(one.cells for one in reading.skipped):>6,}  cells passed over")
