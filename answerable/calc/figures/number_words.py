"""Numbers in words: eight, twenty-five, a dozen, one hundred and twenty, two thousand five hundred."""

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = (
    {word: at for at, word in enumerate(_ONES, start=1)}
    | {word: at for at, word in enumerate(_TEENS, start=10)}
    | {word: at * 10 for at, word in enumerate(_TENS, start=2)}
)
_ONE, _TEEN, _TEN = "|".join(_ONES), "|".join(sorted(_TEENS, key=len, reverse=True)), "|".join(_TENS)
_SMALL = rf"(?:(?:{_TEN})(?:[-\s](?:{_ONE})\b)?|{_TEEN}|{_ONE})"
_HUNDREDS = rf"(?:a|{_ONE})\shundred(?:\sand\s{_SMALL})?"
_THOUSANDS = rf"(?:{_HUNDREDS}|{_SMALL}|a)\sthousand(?:,?(?:\sand)?\s(?:{_HUNDREDS}|{_SMALL})\b)?"
WORDED = rf"\b(?:{_THOUSANDS}|{_HUNDREDS}|(?:a|two|three|four|five|six)\sdozen|half\sa\s(?:million|dozen)|{_SMALL})\b"
_TIMES = {"hundred": 100, "dozen": 12}


def value_of(words: str) -> int:
    """The number that words of the form WORDED say."""
    said = words.casefold().replace("-", " ").replace(",", " ")
    if said.startswith("half a"):
        return 500_000 if said.endswith("million") else 6
    whole = group = 0
    for word in said.split():
        if word == "thousand":
            whole, group = (group or 1) * 1000, 0
        elif word in _TIMES:
            group = (group or 1) * _TIMES[word]
        else:
            group += _VALUES.get(word, 0)
    return whole + group
