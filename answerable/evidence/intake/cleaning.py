"""Marks that stand in a text and say nothing: taken out, or put into the one form that every reader of figures knows."""

import re

_DROPPED = "".join(
    [
        "\u00ad",  # soft hyphens: where a word may be parted
        "\u200b\u200c\u200d\u2060\ufeff\u180e",  # zero-width characters and marks of byte order
        "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",  # directions of writing
        "\ufe0e\ufe0f",  # choices between a sign and its picture
        "".join(map(chr, {*range(32), *range(127, 160)} - {9, 10, 11, 12, 13, 28, 29, 30, 31, 0x85})),
        "".join(map(chr, range(0xD800, 0xE000))),  # halves of characters, which no database takes
        "\ufffe\uffff",
    ]
)
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029\u0085\x1c\x1d\x1e\x1f"
_INSTEAD = {
    "\u2010": "-",
    "\u2011": "-",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    # Word's bullets come from fonts of signs, whose places Unicode leaves to everyone.
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "•",
    "\uf0fc": "•",
    "\uf02d": "-",
    "\uf06f": "•",
    "\uf076": "•",
}
_SAID = {**dict.fromkeys(_DROPPED, ""), **dict.fromkeys(_SPACES, " "), **_INSTEAD}
_ODD = re.compile("[" + re.escape("".join(_SAID)) + "]")


def cleaned(line: str) -> str:
    """The text without what cannot be seen: marks of direction, zero-width characters, byte-order marks, soft hyphens, controls.

    Odd spaces become plain ones, hyphens that do not break plain hyphens, ligatures their letters. Tabs, line ends and page ends stay,
    and so do runs of spaces. The length may change.
    """
    return _ODD.sub(_said, line)


def _said(found: re.Match[str]) -> str:
    return _SAID[found[0]]
