"""How a number in a list is written: letters, roman figures, words of order."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def written(count: int, form: str) -> str:
    """A count in one of Word's forms (`w:numFmt`); a form that is not known here is written in digits."""
    return _FORMS.get(form, str)(count)


def letters(count: int) -> str:
    """1 is a, 26 z, 27 aa, 53 aaa, as Word counts on."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count <= 780 else str(count)


def roman(count: int) -> str:
    """1 is i, 4 iv, 1999 mcmxcix."""
    if not 0 < count < 4000:
        return str(count)
    parts = []
    for size, sign in _ROMAN:
        times, count = divmod(count, size)
        parts.append(sign * times)
    return "".join(parts)


def ordinal(count: int) -> str:
    """1 is 1st, 12 12th, 22 22nd."""
    return f"{count}{'th' if count % 100 in (11, 12, 13) else _SUFFIXES.get(count % 10, 'th')}"


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
    "ordinal": ordinal,
    "none": lambda _: "",
    "bullet": lambda _: "",
}
