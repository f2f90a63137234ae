"""Whether a number tells a change, and which way."""

import re

from answerable.calc.figures.figure import Direction, Role

_UP = r"increas\w*|r(?:ise|ises|ising|ose|isen)|gr(?:ow|ows|owing|ew|own|owth)|improv\w*|uplift\w*|(?<!made\s)(?<!set\s)(?<!signed\s)(?<!taken\s)(?<!drawn\s)(?<!freed\s)(?<!speed\s)(?<!follow\s)(?<!sign\s)(?<!opened\s)(?<!picked\s)up|gain\w*|expan\w*|climb\w*|higher"
_DOWN = r"reduc\w*|decreas\w*|f(?:all|alls|alling|ell|allen)|drop\w*|declin\w*|down|cut|cuts|lower\w*|shrink\w*|shrank|shrunk|loss"
_SOFT = r"(?:(?:an?|of|by|the|further|additional|extra|overall|total|another|around|about|approximately|nearly|almost|over|just|under|more|than|some|circa|c)\s)*"
_BEFORE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:(?P<what>\s(?:[A-Za-z'’-]+\s){{1,6}}by\s)|\s(?P<link>of|by)\s|\s){_SOFT}£?$",
    re.IGNORECASE,
)
_WITHOUT_LINK = re.compile(
    r"\b(?:up|down|reduced|increased|decreased|grew|fell|rose|dropped|declined|risen|fallen|grown)\s(?:by\s)?(?:\w+\s){0,2}£?$",
    re.IGNORECASE,
)
_ADVERBS = r"(?:(?:overall|further|significant|large|numeric|percentage|point|year|on|annual|net|real|terms)[\s-]){0,3}"
_AFTER = re.compile(
    rf"\s?(?:\(?\s?)?{_ADVERBS}(?:(?P<up>increases?|rise|growth|uplift|improvement|higher|up|more(?=\s\w)|↑|▲)|(?P<down>reductions?|decreases?|fall|drop|decline|lower|fewer(?=\s\w)|less(?=\s\w)|down|cut|↓|▼))(?![\w-])",
    re.IGNORECASE,
)
_SUPPORT = re.compile(r"\b(?:to|at)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def change(text: str, start: int, end: int) -> tuple[Role, Direction]:
    """Role and direction of the number between `start` and `end`: "an increase of 27.6%", "8% reduction", "down 5%"."""
    before = text[max(0, start - 90) : start]
    found = None if _SUPPORT.search(before) else _BEFORE.search(before)
    if found and (found["link"] or found["what"] or _WITHOUT_LINK.search(before)):
        return Role.CHANGE, Direction.UP if found["up"] else Direction.DOWN
    if after := _AFTER.match(text, end):
        return Role.CHANGE, Direction.UP if after["up"] else Direction.DOWN
    return Role.LEVEL, Direction.NONE
