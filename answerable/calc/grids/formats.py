"""What a spreadsheet shows for a value, by the number format of its cell (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

import calendar
import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from answerable.calc.grids.grid import Form, Value

GENERAL = "General"
MONTHS, DAYS = tuple(calendar.month_name), tuple(calendar.day_name)
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "£#,##0", 6: "£#,##0", 7: "£#,##0.00", 8: "£#,##0.00",
    9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 41: "#,##0", 42: "£#,##0", 43: "#,##0.00", 44: "£#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
"""Those that a file names by number only, as a British sheet shows them."""
_UNSHOWN = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[(?!h|m|s)[^\]]*\]|_.|\*.', re.IGNORECASE)
_NUMBER_PART = re.compile(r"[#0?][#0?.,]*|\.[0#?]+")
_DATE_PART = re.compile(
    r"yyyy|yy|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|\[h+\]|\[m+\]|hh|h|ss|s|am/pm|\.0+|.", re.IGNORECASE
)


@lru_cache(maxsize=1024)
def form_of(code: str) -> Form:
    """What kind of thing a number format shows."""
    bare = _UNSHOWN.sub("", code.partition(";")[0]).casefold()
    if "%" in bare:
        return Form.PERCENT
    if code in (GENERAL, "@") or "general" in bare or not re.search(r"[ymdhs]", bare):
        return Form.PLAIN
    if re.search(r"[hs]", bare) and not re.search(r"[yd]", bare):
        return Form.CLOCK if "h" in bare else Form.MINUTES
    if "d" in bare:
        return Form.DAY
    return Form.MONTH if "m" in bare else Form.YEAR


def shown(value: Value, code: str = GENERAL) -> str:
    """The value as the sheet shows it, near enough to be known again: an unknown format shows it plainly."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case Decimal():
            return plain(value) if form_of(code) not in (Form.PLAIN, Form.PERCENT) else _number(value, code)
        case timedelta():
            return _clock(value, form_of(code))
        case _:
            return _day(value, code if form_of(code) is not Form.PLAIN else "dd/mm/yyyy")


def plain(value: Decimal) -> str:
    """Digits without an exponent, and without noughts at the end that say nothing."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(value: Decimal, code: str) -> str:
    sections = code.split(";")
    at = 1 if value < 0 and len(sections) > 1 else 2 if value == 0 and len(sections) > 2 else 0
    section = _UNSHOWN.sub(lambda found: found[1] or found[2] or found[3] or "", sections[at])
    pattern = _NUMBER_PART.search(section)
    if section.casefold().startswith("general") or section in ("", "@"):
        return plain(value)
    if not pattern:
        return section.strip()
    sign = "-" if value < 0 and at == 0 else ""
    digits = _digits(abs(value) * (100 if "%" in section else 1), pattern.group())
    return f"{sign}{section[: pattern.start()]}{digits}{section[pattern.end() :]}".strip()


def _digits(value: Decimal, pattern: str) -> str:
    whole, _, part = pattern.partition(".")
    scale = len(whole) - len(whole.rstrip(","))
    least, most = part.count("0"), sum(part.count(sign) for sign in "0#?")
    rounded = (value / 1000**scale).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    text = format(rounded, ",f" if "," in whole.rstrip(",") else "f")
    if most > least:
        head, _, tail = text.partition(".")
        tail = tail[:least] + tail[least:].rstrip("0")
        text = f"{head}.{tail}" if tail else head
    return text


def _clock(value: timedelta, form: Form) -> str:
    seconds = round(abs(value).total_seconds())
    sign = "-" if value < timedelta(0) else ""
    if form is Form.MINUTES:
        return f"{sign}{seconds // 60:02d}:{seconds % 60:02d}"
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _day(value: date | datetime, code: str) -> str:
    moment = value if isinstance(value, datetime) else datetime.combine(value, time.min)
    bare = _UNSHOWN.sub(lambda found: found[1] or found[2] or "", code.partition(";")[0])
    parts = [part.casefold() for part in _DATE_PART.findall(bare)]
    return "".join(_part(part, _is_minutes(parts, at), moment) for at, part in enumerate(parts)).strip()


def _is_minutes(parts: list[str], at: int) -> bool:
    """Whether an m here is of minutes: after hours or before seconds."""
    before = next((part for part in reversed(parts[:at]) if part[0].isalpha()), "")
    after = next((part for part in parts[at + 1 :] if part[0].isalpha()), "")
    return parts[at] in ("m", "mm") and (before.startswith("h") or after.startswith("s"))


def _part(part: str, minutes: bool, moment: datetime) -> str:
    if minutes:
        return f"{moment.minute:02d}"
    said = {
        "yyyy": f"{moment.year:04d}", "yy": f"{moment.year % 100:02d}", "mmmm": MONTHS[moment.month],
        "mmm": MONTHS[moment.month][:3], "mm": f"{moment.month:02d}", "m": str(moment.month),
        "dddd": DAYS[moment.weekday()], "ddd": DAYS[moment.weekday()][:3],
        "dd": f"{moment.day:02d}", "d": str(moment.day), "hh": f"{moment.hour:02d}", "h": str(moment.hour),
        "ss": f"{moment.second:02d}", "s": str(moment.second), "am/pm": "AM" if moment.hour < 12 else "PM",
    }  # fmt: skip
    return said.get(part, part)
