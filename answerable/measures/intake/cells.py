"""Single cells of a return: a text in, a value out, or a sentence that says what to write instead."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from answerable.calc.standing import Qualifier

type Reader[T] = Callable[[str], T]

_PLAIN = re.compile(r"-?\d+(\.\d+)?")
_WITH_COMMAS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
MOST_SIGNS = 40
MOST_DIGITS = 15
"""SQLite keeps a number with a point exactly to fifteen digits."""
STATUSES = ("final", "provisional", "missing", "suppressed")
QUALIFIERS = tuple(one.value for one in Qualifier)
MARKS = {b"PK\x03\x04": "an Excel workbook", b"\xd0\xcf\x11\xe0": "an old Excel workbook", b"%PDF": "a PDF"}


class Unreadable(ValueError):
    """A cell, or a whole file, that cannot be read; the message says what to do."""


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8 (with or without its mark), UTF-16 with its mark, or cp1252."""
    if not content.strip():
        raise Unreadable("it is empty: nothing to take in.")
    for mark, what in MARKS.items():
        if content.startswith(mark):
            raise Unreadable(f"this is {what}, not CSV: open it, choose the sheet, and save it as 'CSV UTF-8'.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content[:4096]:
        raise Unreadable("this is not text: save the figures as 'CSV UTF-8' and send that.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is neither UTF-8 nor Windows text: save the file as 'CSV UTF-8'."
        raise Unreadable(message) from error


def number(said: str) -> Decimal | None:
    """A figure as written, with or without thousands commas; None where the cell is empty."""
    if not said:
        return None
    if len(said) > MOST_SIGNS:
        raise Unreadable(f"it has {len(said)} characters: no figure is so long.")
    if said.startswith("="):
        raise Unreadable(f"{said[:40]!r} is a formula: paste the values only, then save again.")
    if _PLAIN.fullmatch(said) or _WITH_COMMAS.fullmatch(said):
        return _fitting(Decimal(said.replace(",", "")))
    stripped = said.strip("£% ")
    if stripped != said and _PLAIN.fullmatch(stripped.replace(",", "")):
        raise Unreadable(f"{said!r} has a sign in it: write {stripped.replace(',', '')}; the measure knows its unit.")
    raise Unreadable(f"{said[:40]!r} is not a number: write it in digits, or leave it empty with the status 'missing'.")


def _fitting(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    digits = len(value.as_tuple().digits)
    if digits > MOST_DIGITS or abs(value) >= Decimal(10) ** 14 or (isinstance(exponent, int) and exponent < -6):
        message = f"{value} is too long: at most {MOST_DIGITS} digits, 14 of them before the point and 6 after it, can be held."
        raise Unreadable(message)
    return value


def gap_message(value: Decimal | None, status: str) -> str:
    if value is None:
        return f"there is no value and the status is '{status}': write the value, or the status 'missing'."
    return f"there is a value and the status is '{status}': take one of them out."


@lru_cache(maxsize=4096)  # a return of thousands of rows names the same few days again and again
def day(said: str) -> date:
    """A day as 2024-03-21 or 21/03/2024."""
    if not said:
        raise Unreadable("the day is missing: write it as 2024-03-21.")
    if re.fullmatch(r"[1-9]\d{4}", said):
        meant = _EXCEL_DAY_ZERO + timedelta(days=int(said))
        raise Unreadable(
            f"{said} is Excel's number for {meant.isoformat()}, if it is a day at all: write that instead."
        )
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            read = datetime.strptime(said, pattern).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
        if not FIRST_DAY <= read <= LAST_DAY:
            raise Unreadable(f"{said} is not a year that a figure can be of.")
        return read
    raise Unreadable(f"{said[:40]!r} is not a day: write it as 2024-03-21 or 21/03/2024.")


def moment(said: str) -> datetime | None:
    if not said:
        return None
    try:
        read = datetime.fromisoformat(said)
    except ValueError:
        raise Unreadable(f"{said[:40]!r} is not a time: write it as 2024-03-21T10:00:00+00:00.") from None
    if read.tzinfo is None:
        raise Unreadable(f"{said} has no time zone: end it with +00:00.")
    if not FIRST_DAY <= read.date() <= LAST_DAY:
        raise Unreadable(f"{said} is not a year in which a figure can be recorded.")
    return read


def needed(said: str) -> str:
    if not said:
        raise Unreadable("this is empty: say it.")
    return upto(120)(said)


def upto(limit: int) -> Reader[str]:
    """A text of at most `limit` characters, without control characters."""

    def reader(said: str) -> str:
        if _CONTROL.search(said):
            raise Unreadable("there is a character in it that cannot be shown: type it again.")
        if len(said) > limit:
            raise Unreadable(f"it has {len(said)} characters: at most {limit} fit.")
        return said

    return reader


def code(said: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}", said):
        raise Unreadable(f"{said[:40]!r} is not a code: letters, digits and hyphens, such as 2024-03-21-return.")
    return said


def _one_of(choices: tuple[str, ...]) -> Reader[str]:
    def reader(said: str) -> str:
        word = said.lower() or choices[0]
        if word not in choices:
            raise Unreadable(f"{said[:40]!r} is not known here: say one of {', '.join(choices)}.")
        return word

    return reader


status = _one_of(STATUSES)
qualifier = _one_of(QUALIFIERS)
basis = _one_of(("stated", "assumed"))
