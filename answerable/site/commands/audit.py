"""Proves that the audit trail is unbroken.

Reads every entry and finds one that was changed, is missing, or was put in between. With --head, a head that an earlier
backup, load or release printed, it also finds entries lost from the end and a trail that was written anew.
Ends with 0 when the trail is unbroken, with 1 when it is not.
"""

import argparse

from answerable.kit import audit
from answerable.site.saying import complain, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("step", choices=["verify"], help="what to do: verify reads the whole trail")
    parser.add_argument("--head", type=head, metavar="NUMBER:HASH", help="a head printed earlier, to compare with")


def head(text: str) -> audit.Head:
    """A head as it was printed; argparse words the refusal."""
    try:
        return audit.Head.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def run(options: argparse.Namespace) -> int:
    verdict = audit.verify(options.head)
    if not verdict.unbroken:
        complain(f"The audit trail is broken. {verdict.problem}")
        say(f"Head: {verdict.head}")
        return 1
    entries = f"{verdict.entries:,} entries" if verdict.entries != 1 else "1 entry"
    say(f"The audit trail is unbroken: {entries}{', going on from the head given' if options.head else ''}.")
    say(f"Head: {verdict.head}")
    return 0
