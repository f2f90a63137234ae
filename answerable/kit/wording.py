"""How numbers and dates are worded on a page, in British English. Pure functions; the filters of the templates.

Numbers are rounded for reading with `brief=True` (a heading, an axis) and given in full in tables.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

LARGE = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))

# A unit whose word follows the number: one of it, several of it. Units not named here follow as they are.
NOUNS: dict[str, tuple[str, str]] = {
    "officers": ("officer", "officers"),
    "people": ("person", "people"),
    "members": ("member", "members"),
    "vehicles": ("vehicle", "vehicles"),
    "hours": ("hour", "hours"),
    "posts": ("post", "posts"),
    "staff": ("member of staff", "staff"),
    "areas": ("area", "areas"),
    "miles": ("mile", "miles"),
    "years": ("year", "years"),
    "days": ("day", "days"),
    "organisations": ("organisation", "organisations"),
    "groups": ("group", "groups"),
    "schools": ("school", "schools"),
    "fte": ("full-time equivalent", "full-time equivalent"),
    "per_1000": ("per 1,000", "per 1,000"),
    "percentage_points": ("percentage point", "percentage points"),
}


def value_words(value: Decimal | int | None, unit: str = "count", *, brief: bool = False) -> str:
    """A value with its unit as a reader expects it: "1,753", "27.6%", "3 min 45 s", "+4.2%", "6th".

    `unit` is one of the units of measures; `brief` shortens millions ("£4.4 million"). None is "not given".
    """
    if value is None:
        return "not given"
    number = Decimal(value)
    if brief and unit in {"count", "number"}:
        return shortened(number)
    if unit == "gbp":
        return money_words(number, brief=brief)
    own = WORDED.get(unit)
    return own(number) if own else f"{number_words(number)} {noun(number, unit)}"


def axis_words(value: Decimal | None, unit: str = "count") -> str:
    """A value as short as it can be said, for a chart: without the noun, millions shortened."""
    if value is None:
        return ""
    return value_words(value, unit if unit in WORDED or unit == "gbp" else "count", brief=True)


def noun(number: Decimal, unit: str) -> str:
    one, several = NOUNS.get(unit, (unit.replace("_", " "), unit.replace("_", " ")))
    return one if abs(number) == 1 else several


def counted(number: int, noun: str) -> str:
    """So many of a thing whose plural ends in s: "1 table", "1,036 figures"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def number_words(number: Decimal) -> str:
    """Thousands with commas, as many decimals as were given, a true minus: "−1,234.50"."""
    plain = number.to_integral_value() if number == number.to_integral_value() and exponent(number) >= 0 else number
    return f"{plain:,f}".replace("-", "−")


def exponent(number: Decimal) -> int:
    found = number.as_tuple().exponent
    return found if isinstance(found, int) else 0


def shortened(number: Decimal) -> str:
    """Millions and more in words with one decimal: "4.4 million"; smaller numbers in full."""
    for size, word in LARGE:
        if abs(number) >= size:
            rounded = (number / size).quantize(Decimal("0.1"), ROUND_HALF_UP)
            return f"{number_words(without_noughts(rounded))} {word}"
    return number_words(number)


def without_noughts(number: Decimal) -> Decimal:
    return number.to_integral_value() if number == number.to_integral_value() else number.normalize()


def money_words(number: Decimal, *, brief: bool = False) -> str:
    """Pounds: "£4,400,000", or "£4.4 million" when brief; pence always as two digits."""
    sign, amount = ("−" if number < 0 else ""), abs(number)
    if brief:
        return f"{sign}£{shortened(amount)}"
    pounds = (
        amount if exponent(amount) >= 0 or amount == amount.to_integral_value() else amount.quantize(Decimal("0.01"))
    )
    return f"{sign}£{number_words(without_noughts(pounds) if pounds == pounds.to_integral_value() else pounds)}"


def duration_words(seconds: Decimal) -> str:
    """Seconds as they are said: "5.6 s", "3 min 45 s", "1 h 2 min"."""
    sign, left = ("−" if seconds < 0 else ""), abs(seconds)
    if left < 60:
        return f"{sign}{number_words(left)} s"
    whole = int(left.to_integral_value(ROUND_HALF_UP))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "h"), (minutes, "min"), (rest, "s")]
    return sign + " ".join(f"{number} {word}" for number, word in parts if number)


def ordinal(number: Decimal) -> str:
    """A place in an order: "1st", "12th", "43rd". A number that is no whole one is left as it is."""
    if number != number.to_integral_value():
        return number_words(number)
    whole = int(number)
    last = {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th")
    return f"{whole:,}{'th' if 10 <= whole % 100 <= 20 else last}"


def rank_words(place: Decimal | int, of: int | None = None) -> str:
    """A place, and among how many: "6th of 43"."""
    first = ordinal(Decimal(place))
    return f"{first} of {of:,}" if of else first


def british_date(day: date | datetime | None) -> str:
    """ "7 November 2024"; "not given" for none."""
    if day is None:
        return "not given"
    return f"{day.day} {day:%B %Y}"


def british_day(day: date, *, month_only: bool = False) -> str:
    """ "21 March 2024", or "March 2024" of a day that stands for its month."""
    return f"{day:%B %Y}" if month_only else british_date(day)


def british_time(moment: datetime) -> str:
    """ "7 November 2024 at 14:05". The moment is shown in the zone it is given in."""
    return f"{british_date(moment)} at {moment:%H:%M}"


def percent_words(number: Decimal) -> str:
    return f"{number_words(number)}%"


def change_words(number: Decimal) -> str:
    """A change always shows its sign: "+4.2%", "−12%"."""
    return f"{'+' if number > 0 else ''}{percent_words(number)}"


# Units that are written in a way of their own.
WORDED: dict[str, Callable[[Decimal], str]] = {
    "count": number_words,
    "number": number_words,
    "percent": percent_words,
    "percent_change": change_words,
    "seconds": duration_words,
    "rank": ordinal,
}
