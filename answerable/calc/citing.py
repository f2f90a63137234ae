"""Figures cited in a text instead of typed: `{calls-999 2023-04..2024-01}` names a measure and a period.

After the period may stand, each behind a semicolon, the part of a breakdown and an area with an @:
`{asb-incidents 2022; Personal; @E07000036}`. The period is `latest` or one that `periods.read` knows; two with `..` between run from the
first day of the one to the last day of the other. A brace that is meant as a brace is written twice.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.calc.periods import ImpossiblePeriod, Kind, NotAPeriod, Period, read

LATEST = "latest"
LONGEST = 200
_CODE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_FORM = "write {measure period}, such as {calls-999 2023-04..2024-01}"


@dataclass(frozen=True)
class Citation:
    """One figure cited. `period` is None for the latest held; `written` is the citation as it stands, with its braces."""

    written: str
    code: str
    period: Period | None
    breakdown: str = ""
    area: str = ""


@dataclass(frozen=True)
class Fault:
    """Something between braces that cites nothing, with one sentence on why and what to write."""

    written: str
    message: str


type Piece = str | Citation | Fault


def pieces(text: str) -> tuple[Piece, ...]:
    """The text in order as plain words, citations and faults; doubled braces come out as single ones in the words."""
    return tuple(_joined(_pieces(text)))


def citation(code: str, period: Period | None, breakdown: str = "", area: str = "") -> str:
    """How a figure is cited; `pieces` reads the same back."""
    parts = [f"{code} {_iso(period) if period else LATEST}", breakdown, f"@{area}" if area else ""]
    return "{" + "; ".join(part for part in parts if part) + "}"


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    while at < len(text):
        mark = text[at]
        if mark in "{}" and text[at + 1 : at + 2] == mark:
            yield mark
            at += 2
        elif mark == "{":
            end = _end(text, at)
            yield _cited(text[at:end])
            at = end
        elif mark == "}":
            yield Fault(mark, "A brace ends here that did not begin: write }} where you mean a brace.")
            at += 1
        else:
            end = min((found for found in (text.find("{", at), text.find("}", at)) if found >= 0), default=len(text))
            yield text[at:end]
            at = end


def _end(text: str, start: int) -> int:
    """Where the citation that begins at `start` ends: behind its brace, or where its line or the next citation cuts it off."""
    for at in range(start + 1, min(len(text), start + LONGEST)):
        if text[at] == "}":
            return at + 1
        if text[at] in "{\n":
            return at
    return min(len(text), start + LONGEST)


def _cited(written: str) -> Piece:
    if not written.endswith("}"):
        return Fault(written, f"The brace of “{written[:60]}” is not closed: {_FORM}, or {{{{ where you mean a brace.")
    told, *more = (part.strip() for part in written[1:-1].split(";"))
    code, _, period = told.partition(" ")
    if not _CODE.fullmatch(code):
        return Fault(written, f"“{written[:60]}” names no measure: {_FORM}.")
    if not period.strip():
        return Fault(written, f"“{written[:60]}” names no period: {_FORM}, or {{{code} {LATEST}}}.")
    areas = [part[1:].strip() for part in more if part.startswith("@")]
    parts = [part for part in more if part and not part.startswith("@")]
    if len(areas) > 1 or len(parts) > 1:
        return Fault(written, f"“{written[:60]}” names two areas or two parts: cite each figure by itself.")
    try:
        when = _period(period.strip())
    except (NotAPeriod, ImpossiblePeriod) as error:
        return Fault(written, str(error))
    return Citation(written, code.casefold(), when, "".join(parts), "".join(areas))


def _period(text: str) -> Period | None:
    if text.casefold() == LATEST:
        return None
    first, dots, last = text.partition("..")
    return Period(_read(first).start, _read(last).end) if dots else _read(text)


def _read(text: str) -> Period:
    """As `periods.read`, but 2004-05 is May and never the financial year, which a citation writes 2004/05."""
    found = _MONTH.fullmatch(text.strip())
    if not found:
        return read(text)
    year, month = int(found[1]), int(found[2])
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _iso(period: Period) -> str:
    start, end = period.start, period.end
    match period.kind:
        case Kind.SNAPSHOT:
            return start.isoformat()
        case Kind.MONTH:
            return f"{start:%Y-%m}"
        case Kind.CALENDAR_YEAR:
            return f"{start.year:04d}"
        case Kind.FINANCIAL_YEAR:
            return f"{start.year:04d}/{end.year % 100:02d}"
    return f"{start:%Y-%m}..{end:%Y-%m}" if period.months else f"{start.isoformat()}..{end.isoformat()}"


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """Words that stand next to one another as one."""
    words: list[str] = []
    for piece in found:
        if isinstance(piece, str):
            words.append(piece)
            continue
        if words:
            yield "".join(words)
            words = []
        yield piece
    if words:
        yield "".join(words)
