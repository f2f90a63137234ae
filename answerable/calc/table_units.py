"""What the words over or beside a cell say of its unit: "%", "£000s", "(secs)", "hh:mm"."""

import re
from functools import lru_cache

from answerable.calc.figures.figure import Unit
from answerable.calc.table_cells import Clock, Said

_MONEY = re.compile(
    r"£\s?(?P<scale>['’`]?0?00['’]?s?\b|k\b|thousands?\b|m\b|millions?\b|bn\b|billions?\b)?(?!\s?[\d(])", re.IGNORECASE
)
_BARE_SCALE = re.compile(r"(?<![\d£,])['’]?000['’]?s\b|\((?:in\s)?(?P<word>thousands|millions)\)", re.IGNORECASE)
_POINTS = re.compile(r"percentage\spoints?|\bppts?\b|\bpp\b|%\s?points?", re.IGNORECASE)
_PERCENT = re.compile(r"(?<!\d)(?<!\d )%|\bper\s?cent(?:age)?\b", re.IGNORECASE)
_TIMES = r"(?P<time>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)"
_TIMED = re.compile(
    rf"\((?:in\s)?{_TIMES}(?:\sper\s\w+)?\)|^{_TIMES.replace('time', 'time2')}$|(?<![\d-])\s(?:in\s)?{_TIMES.replace('time', 'time3')}$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\d[\s-]?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)\b", re.IGNORECASE)
_HOURS_FIRST = re.compile(r"\bh{1,2}:mm\b", re.IGNORECASE)
_MINUTES_FIRST = re.compile(r"\bm{1,2}:ss\b", re.IGNORECASE)
_TAKEN = re.compile(
    r"\btimes?\b|wait|duration|\baverage\b|\bmean\b|\bmedian\b|\bspeed\sof\sanswer|\blongest\b|\bASA\b", re.IGNORECASE
)
_OF_DAY = re.compile(r"\btime\sof\b|\bstart|\bfinish|\bopen|\bclos|\bdate\b|\bbetween\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\bnumber|\bno\.|\bcount|\bstaff|\bofficers?\b|\bfte|headcount|\bposts?\b|\bpeople|%|\brank", re.IGNORECASE
)
_OF_ALL = re.compile(
    r"£\s?['’]?0?00|\((?:all\s)?(?:figures\s|amounts\s|values\s)?(?:in\s|are\sin\s)?(?:£[^)]{0,12}|%|percent\w*|per cent|seconds|secs|minutes|mins|hours|days|thousands|millions|hh?:mm(?::ss)?|mm:ss)\)|£m\b|£\s(?:thousand|million)",
    re.IGNORECASE,
)
_RANK = re.compile(r"\brank(?:ed|ing)?\b|\bposition\s(?:of|in|out)\b", re.IGNORECASE)
_FIRST = {"s": Unit.SECONDS, "m": Unit.MINUTES, "h": Unit.HOURS, "d": Unit.DAYS, "w": Unit.WEEKS}
_POWERS = {"k": 3, "t": 3, "m": 6, "b": 9}


@lru_cache(maxsize=4096)
def said_by(text: str) -> Said | None:
    """The unit that a head or a label gives the cells under or beside it; None where it gives none."""
    if _POINTS.search(text):
        return Said(Unit.POINTS)
    if _PERCENT.search(text):
        return Said(Unit.PERCENT)
    if money := _MONEY.search(text):
        return Said(Unit.POUNDS, _power(money["scale"]))
    return Said(Unit.RANK) if _RANK.search(text) else _time_said(text) or _scale_said(text)


def _time_said(text: str) -> Said | None:
    if clock := _clock(text):
        return Said(None, 0, clock)
    if timed := _TIMED.search(text):
        word = timed["time"] or timed["time2"] or timed["time3"]
        return Said(_FIRST[word[0].casefold()], 0, Clock.MINUTES)
    return None


def _scale_said(text: str) -> Said | None:
    scale = _BARE_SCALE.search(text)
    return Said(Unit.COUNT, _power(scale["word"] or "000")) if scale else None


def said_of_all(caption: str, corner: str, head: str) -> Said | None:
    """The unit that a caption or a corner gives to the whole table, for a column whose own head counts nothing else."""
    for text in (corner, caption):
        if (found := _OF_ALL.search(text)) and not _COUNTED.search(head):
            return said_by(found.group())
    return None


def _clock(text: str) -> Clock | None:
    if _MINUTES_FIRST.search(text) and not _HOURS_FIRST.search(text):
        return Clock.MINUTES
    if _HOURS_FIRST.search(text):
        return Clock.HOURS
    taken = _TAKEN.search(text) and not _OF_DAY.search(text) and not _WITHIN.search(text)
    if not taken or _TIMED.search(text):
        return None
    return Clock.HOURS if re.search(r"\bhours?\b", text, re.IGNORECASE) else Clock.MINUTES


def _power(scale: str | None) -> int:
    first = (scale or "").strip("'’` ").casefold()[:1]
    return 3 if first == "0" else _POWERS.get(first, 0)
