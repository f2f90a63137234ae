"""Whether a number tells a change, and which way."""

import re

from answerable.calc.figures.figure import Direction, Role

# "Made up of", "took up", "signed up" and the like are no rise.
_NOT_UP = "".join(
    rf"(?<!{verb}\s)"
    for verb in ("made", "make", "makes", "making", "set", "sets", "signed", "taken", "took", "takes", "taking", "put", "puts", "putting", "drawn", "drew", "picked", "opened",
                 "used", "followed", "backed", "broke", "keep", "kept", "ended", "woke", "grown", "freed", "frees", "freeing", "free")
)  # fmt: skip
_UP = rf"increas\w*|r(?:ise|ises|ising|ose|isen)|gr(?:ow|ows|owing|ew|own|owth)|improv\w*|uplift\w*|{_NOT_UP}up|gain\w*|expan\w*|climb\w*|higher|surg(?:e|ed|es|ing)|soar\w*|jump(?:s|ed|ing)?|leap|leapt|escalat\w*|rocketed"
_DOWN = r"reduc\w*|decreas\w*|f(?:all|alls|alling|ell|allen)|drop\w*|declin\w*|down|cut|cuts|lower\w*|shrink\w*|shrank|shrunk|loss|plung(?:e|ed|es|ing)|plummet\w*|slump(?:s|ed|ing)?|tumbl(?:e|ed|ing)|dip|dips|dipped|slipped|eased|slashed"
_SOFT = r"(?:(?:an?|of|by|the|further|additional|extra|overall|total|another|around|about|approximately|nearly|almost|over|just|under|more|than|some|circa|c)\s)*"
_BEFORE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:(?P<what>\s(?:[A-Za-z'’-]+\s){{1,6}}by\s)|\s(?P<link>of|by)\s|\s){_SOFT}£?$",
    re.IGNORECASE,
)
_WITHOUT_LINK = re.compile(
    r"\b(?:up|down|reduced|increased|decreased|grew|fell|rose|dropped|declined|risen|fallen|grown|jumped|soared|surged|climbed|plunged|plummeted|slumped|dipped)\s(?:by\s)?(?:\w+\s){0,2}£?$",
    re.IGNORECASE,
)
_ADVERBS = r"(?:(?:overall|further|significant|large|numeric|percentage|point|year|on|annual|net|real|terms)[\s-]){0,3}"
_AFTER = re.compile(
    rf"(?:\s\([+−-]?[\d,.]{{1,12}}%?\))?\s?(?:\(?\s?)?{_ADVERBS}(?:(?P<up>increases?|rise|growth|uplift|improvement|higher|up|more(?=\s\w)|above(?=\s(?:the\s(?:\d{{4}}\S{{0,5}}\s)?(?:level|figure|same|previous|number)|that|those|levels?|last|previous|pre|\d{{4}}))|↑|▲)|(?P<down>reductions?|decreases?|fall|drop|decline|lower|fewer(?=\s\w)|less(?=\s\w)|down|cut|below(?=\s(?:the|that|those|levels?|last|previous|pre|\d{{4}}))|↓|▼))(?![\w-])",
    re.IGNORECASE,
)
_SIGNS = ("+", "-", "−")
_SUPPORT = re.compile(r"\b(?:to|at)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def change(text: str, start: int, end: int) -> tuple[Role, Direction]:
    """Role and direction of the number between `start` and `end`: "an increase of 27.6%", "8% reduction", "down 5%"."""
    before = text[max(0, start - 90) : start]
    if before.endswith(_SIGNS) and (text[end - 1] in "%t" or before[-2:-1] == "("):
        return Role.CHANGE, Direction.UP if before[-1] == "+" else Direction.DOWN
    found = None if _SUPPORT.search(before) else _BEFORE.search(before)
    if found and (found["link"] or found["what"] or _WITHOUT_LINK.search(before)):
        return Role.CHANGE, Direction.UP if found["up"] else Direction.DOWN
    if after := _AFTER.match(text, end):
        return Role.CHANGE, Direction.UP if after["up"] else Direction.DOWN
    return Role.LEVEL, Direction.NONE
