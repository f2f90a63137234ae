"""Says when a duty falls due, and how that was worked out, day by day; with no database.

RULE is a duty of the register that ships with Answerable: 'answerable clock --list' names them all. DATE is the day that
starts it (published, received, provided), as 2026-03-03 or 3 March 2026. For example:

    answerable clock hmicfrs-response 2025-10-01
    answerable clock review-application 3 March 2026 --excluding 2026-03-10..2026-03-15
    answerable clock foi-request 2026-03-02 --extended 5

Bank holidays are those of the duty's calendar. A rule that is marked "to be confirmed" was not seen in the instrument itself.

Ends with 0, or with 2 where the question could not be understood.
"""

import argparse
import textwrap
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from answerable.calc.clocks import Counting, Reckoning, Span, Unreckonable, said_span
from answerable.calc.periods import NotAPeriod, read
from answerable.clocks.intake.reckoning import reckoned
from answerable.clocks.intake.register import DutyLine, shipped
from answerable.site.saying import complain, say

DONE, WRONGLY_ASKED = 0, 2
WIDTH = 100
STANDINGS = {"statute": "statute", "guidance": "guidance", "local": "the office's own standard"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The rule and the day; what was left out, given more, or set."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the name of a duty, such as hmicfrs-response")
    parser.add_argument("day", nargs="*", metavar="DATE", help="the day that starts it: 2026-03-03, or 3 March 2026")
    parser.add_argument(
        "--excluding",
        action="append",
        default=[],
        type=_span,
        metavar="FROM..TO",
        help="days left out, both included; FROM.. where the matter is elsewhere still; can be given again",
    )
    parser.add_argument(
        "--extended",
        type=_whole,
        default=0,
        metavar="N",
        help="so many days more (working days, where those are counted)",
    )
    parser.add_argument("--set", dest="set_date", type=_day, metavar="DATE", help="the date that somebody set")
    parser.add_argument("--list", dest="listing", action="store_true", help="the rules with their names")


def run(options: argparse.Namespace) -> int:
    """Print the date with its working, or the rules; 0 or 2 as in `--help`."""
    if options.listing:
        say("\n\n".join(_listed(line) for line in shipped()))
        return DONE
    try:
        say(_answer(options))
    except (Unreckonable, WronglyAsked) as error:
        complain(f"answerable clock: {error}")
        return WRONGLY_ASKED
    return DONE


class WronglyAsked(Exception):
    """The rule or the day is missing or not known; says what to write."""


def _answer(options: argparse.Namespace) -> str:
    duty = _duty(options.rule)
    if not options.day:
        raise WronglyAsked(f"say the day it starts ({duty.trigger}): answerable clock {duty.code} 2026-03-03.")
    try:
        started = _day(" ".join(options.day))
    except argparse.ArgumentTypeError as error:
        raise WronglyAsked(f"{error}.") from error
    found = reckoned(
        duty.rule,
        started,
        calendar=duty.calendar,
        excluded=options.excluding,
        extended=options.extended,
        set_date=options.set_date,
    )
    steps = [_step(str(step)) for step in found.steps]
    return "\n".join([duty.title, *_under(duty), "", _due(found), "", *steps, *_unset(duty, found, options.set_date)])


def _unset(duty: DutyLine, found: Reckoning, set_date: date | None) -> Sequence[str]:
    """How to say the date that somebody set, or that this rule takes none."""
    if duty.counting == Counting.SET_BY_PERSON:
        return [] if found.due else [_step("Say it with --set 2026-03-31, once somebody has.")]
    return [_step("This rule works its own date out: what --set says changes nothing.")] if set_date else []


def _due(found: Reckoning) -> str:
    if found.due:
        return f"Due {said_span(found.due, found.due)}"
    return "No date while the matter is elsewhere" if found.held_since else "No date"


def _under(duty: DutyLine) -> Sequence[str]:
    basis = f"{duty.basis} ({STANDINGS[duty.standing]})" if duty.basis else STANDINGS[duty.standing]
    return [basis, *([] if duty.confirmed else ["To be confirmed: this rule was not seen in the instrument itself."])]


def _step(words: str) -> str:
    return textwrap.fill(words, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _listed(duty: DutyLine) -> str:
    doubt = "" if duty.confirmed else " To be confirmed."
    wording = duty.wording if duty.wording.endswith((".", "?")) else f"{duty.wording}."
    under = f"{duty.title}. Starts with: {duty.trigger[0].lower()}{duty.trigger[1:]}. {wording}{doubt}"
    return f"{duty.code}\n{_step(under)}"


def _duty(code: str | None) -> DutyLine:
    known = {line.code: line for line in shipped()}
    if code is None:
        raise WronglyAsked("say which rule, and the day it starts: 'answerable clock --list' names the rules.")
    if found := known.get(code.strip().lower()):
        return found
    near = get_close_matches(code.lower(), known, 3, 0.5) or [one for one in known if code.lower() in one][:3]
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    raise WronglyAsked(f"there is no rule '{code}': {hint}'answerable clock --list' names them all.")


def _day(said: str) -> date:
    try:
        found = read(said)
    except NotAPeriod as error:
        raise argparse.ArgumentTypeError(f"{said!r} is no day: write it as 2026-03-03 or 3 March 2026") from error
    if found.days != 1:
        raise argparse.ArgumentTypeError(f"{said!r} is more than one day: write one, as 2026-03-03 or 3 March 2026")
    return found.start


def _span(said: str) -> Span:
    first, dots, last = said.partition("..")
    if not dots:
        raise argparse.ArgumentTypeError(f"{said!r} is no run of days: write it as 2026-03-10..2026-03-15")
    return _day(first), _day(last) if last.strip() else None


def _whole(said: str) -> int:
    if not said.isascii() or not said.isdigit():
        raise argparse.ArgumentTypeError(f"{said!r} is no number of days: write a whole number such as 5")
    return int(said)
