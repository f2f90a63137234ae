"""Says what series show beyond chance, with no database: a CSV in, a plain sentence for each series out.

Each row is one period of one series. The columns are measure, period_start, period_end and value; if you have them also
breakdown, area, denominator, polarity (up_good, down_good, neutral, contested), standard (90, >= 90 or <= 15), unit (count,
percent, proportion, rate, per_1000, other), break (a reason, in the row where something else began to be counted) and anomaly
(a reason, in each row of an unusual time). One column period ("March 2023", "2023/24", "Q1 2023") may stand for the two days.

An empty value, "-", "*", "N/A" or "no data" is a gap; 0 is nought. Whole values with a denominator are counts out of it and are
judged as percent (as a rate where a count is above it); with decimals, or called percent, they are the percentages.
docs/signals.md explains the charts, the rules and the JSON form.

Ends with 0 when all series were judged, with 1 when some could not be (each with its reason; the others are told), with 2 when
the file could not be read. With --exit-code it ends with 1 also when there are signals, as 'answerable check' does of findings.
"""

import argparse
import sys
from pathlib import Path

from answerable.calc.behaviour.rules import RULE_SETS, NoSuchRule, RuleSet
from answerable.measures.intake.tidy_series import NotASheet, Sheet, read
from answerable.site.saying import complain, say
from answerable.site.signals.answers import answers
from answerable.site.signals.as_json import as_json
from answerable.site.signals.as_text import as_text

JUDGED, SOMETHING, UNREADABLE = 0, 1, 2
LARGEST = 256 * 1024 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the rules, and the form of the answer."""
    parser.add_argument("file", metavar="FILE.csv", help="the series as CSV; - reads what is piped in")
    parser.add_argument(
        "--rules",
        type=rule_set,
        default="mdc",
        metavar="RULES",
        help="mdc (Making Data Count, the default) or nelson; other lengths of runs as mdc:shift=8,trend=6",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people (the default), or json for programs"
    )
    parser.add_argument(
        "--find-levels",
        action=argparse.BooleanOptionalAction,
        help="let limits begin anew also where no break is told but the level moved and stayed "
        "(by itself in series of more than 60 values)",
    )
    parser.add_argument("--exit-code", action="store_true", help="end with 1 when there are signals")


def rule_set(said: str) -> RuleSet:
    """The rules that a text names, with lengths of their own where it says so; argparse words the refusal."""
    name, _, lengths = said.partition(":")
    found = RULE_SETS.get(name.strip().lower())
    if found is None:
        raise argparse.ArgumentTypeError(f"there are no rules {name!r}: say one of {', '.join(RULE_SETS)}")
    try:
        pairs = [one.split("=") for one in lengths.split(",") if one]
        return found.with_lengths(**{rule.strip(): int(length) for rule, length in pairs}) if pairs else found
    except NoSuchRule as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{lengths!r} is no list of lengths: write shift=8,trend=6") from error


def run(options: argparse.Namespace) -> int:
    """Read the file, judge each series, print the answers; 0, 1 or 2 as in `--help`."""
    try:
        sheet = _sheet(options.file)
    except NotASheet as error:
        complain(f"{options.file}: {error}")
        return UNREADABLE
    said = list(answers(sheet, options.rules, find_levels=options.find_levels))
    if options.format == "json":
        say(as_json(sheet, said, options.rules))
    else:
        say(as_text(options.file, sheet, said, options.rules))
    refused = sheet.problems or any(answer.problems for answer in said)
    found = options.exit_code and any(answer.has_signals for answer in said)
    return SOMETHING if refused or found else JUDGED


def _sheet(name: str) -> Sheet:
    if name == "-":
        content = sys.stdin.buffer.read(LARGEST + 1)
        _refuse_large(len(content))
        return read(content)
    path = Path(name)
    try:
        if path.is_dir():
            raise NotASheet("this is a folder: name the CSV file in it.")
        _refuse_large(path.stat().st_size)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise NotASheet("it was not found: look at the name and the folder.") from error
    except OSError as error:
        raise NotASheet(f"it cannot be opened ({error.strerror}): check that you may read it.") from error
    return read(content)


def _refuse_large(size: int) -> None:
    if size > LARGEST:
        raise NotASheet(f"it has {size // 1024**2} MB and at most {LARGEST // 1024**2} MB are read: split it.")
