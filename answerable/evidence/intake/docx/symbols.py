"""Signs that Word keeps as a place in a font of pictures, as the signs they show: arrows and ticks of tables, above all."""

_WINGDINGS = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "←", 0xE8: "→", 0xE9: "↑",
    0xEA: "↓", 0xEB: "↖", 0xEC: "↗", 0xED: "↙", 0xEE: "↘", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_3 = {0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x6A: "↖", 0x6B: "↗", 0x6C: "↙", 0x6D: "↘", 0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶"}  # fmt: skip
_SYMBOL = {
    0x25: "%", 0x2B: "+", 0x2D: "-", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x44: "Δ", 0x6D: "μ", 0xA3: "≤", 0xAC: "←", 0xAD: "↑",
    0xAE: "→", 0xAF: "↓", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD6: "√",
    **{digit: chr(digit) for digit in range(0x30, 0x3A)},
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 3": _WINGDINGS_3,
    "symbol": _SYMBOL,
    "wingdings 2": {0x50: "✓", 0x4F: "✗"},
}


def is_pictorial(font: str) -> bool:
    """Whether the letters of a font are pictures."""
    return font.casefold() in _FONTS


def symbol(code: int, font: str) -> str:
    """The sign at a place of a font; "" for a picture that says nothing."""
    return _FONTS.get(font.casefold(), {}).get(code & 0xFF, "")


def from_font(text: str, font: str) -> str:
    """Text set in a font of pictures: its spaces, and the signs that are known."""
    return "".join(sign if sign.isspace() else symbol(ord(sign), font) for sign in text)
