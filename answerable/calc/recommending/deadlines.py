"""Until when a recommendation is to be carried out, in the words of reports: "By 31 March 2026", "within six months", "immediately"."""

import calendar
import re
from datetime import date, timedelta

from answerable.calc.recommending.found import NO_DEADLINE, Deadline, DeadlineKind

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>20\d\d)"
_WHOLE = re.compile(_DAY, re.IGNORECASE)
_NUMERIC = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>20\d\d|\d\d)(?!\d)")
_ISO = re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)")
_MONTH_ALONE = re.compile(rf"(?<!\d\s){_MONTH}[\s-]+(?P<year>20\d\d)", re.IGNORECASE)
_MONTH_SHORT = re.compile(rf"{_MONTH}[\s’'-]+(?P<year>\d\d)", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?:the\s+end\s+of\s+)(?P<year>20\d\d)(?![/\d–-])", re.IGNORECASE)
_FINANCIAL = re.compile(r"(?:the\s+end\s+of\s+(?:the\s+)?)(?P<year>20\d\d)[/–-](?P<to>\d{2,4})", re.IGNORECASE)

_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNTED = {word: number for number, word in enumerate(_NUMBERS, start=1)} | {"eighteen": 18, "a": 1}
_UNITS = r"(?P<unit>working\s+days?|days?|weeks?|months?|years?)"
_WITHIN = re.compile(
    rf"\b(?:within|in)\s+(?:the\s+next\s+)?(?P<count>\d{{1,3}}|{'|'.join(_COUNTED)})\s+(?:calendar\s+)?{_UNITS}"
    r"(?P<since>\s+(?:of|from|after)\s+[^,.;:]{2,60})?",
    re.IGNORECASE,
)
_FROM_THE_REPORT = re.compile(r"\b(?:publi\w+|this\s+report|the\s+report|the\s+date\s+of\s+this)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before|no\s+later\s+than|not\s+later\s+than|until)\s+(?P<when>[^;:]{4,60})", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"\b(?:immediately(?!\s+(?:after|before|following|on|upon|prior|available))|with\s+immediate\s+effect|straight\s*away|without\s+delay|immediate(?=\s*$))",
    re.IGNORECASE,
)
# A day to answer the report by is a clock of the report and no deadline of what it recommends.
_ANSWERING = re.compile(
    r"\b(?:respond|response|reply)\w*\s+to\s+(?:this|the|our)\s+(?:report|letter)|\byour\s+(?:response|reply)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def deadline(text: str, *, published: date | None = None) -> Deadline:
    """The first deadline that is set in the words of a recommendation; spans are reckoned from the day of publication.

    A month or a year alone ends with its last day. What sets no day that can be reckoned ("within two years of the new system") is no deadline,
    with its words kept.
    """
    spoken = [one for one in _SENTENCE.split(text) if not _ANSWERING.search(one)]
    tried = [found for one in spoken if (found := _in_sentence(one, published))]
    settled = [one for one in tried if one.kind is not DeadlineKind.NONE_SET]
    return (settled or tried or [NO_DEADLINE])[0]


def in_cell(text: str) -> Deadline:
    """What the column of dates of a table says: "31/03/2026", "March 2026", "Immediate", "Ongoing"."""
    said = " ".join(text.split())
    if day := _day_in(said) or _short_month(said):
        return Deadline(DeadlineKind.DATE, day, said)
    if _AT_ONCE.search(said):
        return Deadline(DeadlineKind.IMMEDIATE, None, said)
    return Deadline(words=said)


def _short_month(said: str) -> date | None:
    """ "Dec-26", as spreadsheets write a month; only where the cell says nothing else."""
    found = _MONTH_SHORT.fullmatch(said)
    return _made(found.groupdict()) if found else None


def _in_sentence(sentence: str, published: date | None) -> Deadline | None:
    for by in _BY.finditer(sentence):
        if day := _day_in(by["when"], first=True):
            return Deadline(DeadlineKind.DATE, day, _printed(by["when"], by[0]))
    if within := _WITHIN.search(sentence):
        day = _after(within, published)
        return Deadline(DeadlineKind.DATE if day else DeadlineKind.NONE_SET, day, " ".join(within[0].split()))
    if at_once := _AT_ONCE.search(sentence):
        return Deadline(DeadlineKind.IMMEDIATE, None, at_once[0])
    return None


def _printed(when: str, whole: str) -> str:
    """The words up to the year, without the rest of the sentence."""
    end = max(match.end() for match in re.finditer(r"\d{2,4}", when))
    return " ".join(whole[: len(whole) - len(when) + end].split())


def _day_in(text: str, *, first: bool = False) -> date | None:
    """A day that is written out; a month's or a year's last day. With `first` it has to stand at the beginning of the words."""
    for pattern in (_WHOLE, _NUMERIC, _ISO, _FINANCIAL, _MONTH_ALONE, _YEAR_ALONE):
        found = pattern.search(text)
        if found and not (first and found.start() > _LEAD):
            return _made(found.groupdict())
    return None


_LEAD = len("the end of the month of ")
"""How many characters of lead-in may stand between "by" and the day."""


def _made(told: dict[str, str]) -> date | None:
    year = int(told["year"]) + (2000 if len(told["year"]) == 2 else 0)
    if told.get("to"):
        return date(year + 1, 3, 31)
    spoken = told.get("month", "12")
    month = int(spoken) if spoken.isdigit() else _MONTHS[spoken.casefold().rstrip(".")]
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(told.get("day") or last)
    return date(year, month, day) if 1 <= day <= last else None


def _after(within: re.Match[str], published: date | None) -> date | None:
    """So long after the day of publication; none where it counts from something else, or in working days."""
    unit = within["unit"].casefold()
    since = within["since"]
    if published is None or unit.startswith("working") or (since and not _FROM_THE_REPORT.search(since)):
        return None
    count = int(within["count"]) if within["count"].isdigit() else _COUNTED[within["count"].casefold()]
    if unit.startswith(("day", "week")):
        return published + timedelta(days=count * (7 if unit.startswith("week") else 1))
    return months_after(published, count * (12 if unit.startswith("year") else 1))


def months_after(day: date, count: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))
