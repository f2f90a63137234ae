"""The operation, scheme or team that a sentence names near a figure, kept whole: Operation Kestrel, the Safer Towns Fund."""

import re

_CAP = r"[A-Z][\w'’&-]*"
_OPERATION = re.compile(rf"\b(?:Operation|Op|Project)\s{_CAP}(?:\s{_CAP})?")
_KIND = "[Ss]cheme|[Pp]rogramme|[Pp]roject|[Tt]eams?|[Uu]nit|[Ff]und|[Pp]ilot|[Ii]nitiative|[Cc]ampaign|[Hh]ub|[Pp]artnership|[Pp]ortal|[Ss]ervice|[Aa]ppeal|[Cc]linic|[Cc]ourse|[Gg]rant"
_SCHEME = re.compile(rf"\b(?:{_CAP}\s){{1,5}}(?:{_KIND})\b")
_STARTS = frozenset(
    {
        "The",
        "A",
        "An",
        "Our",
        "This",
        "In",
        "Through",
        "Under",
        "Of",
        "For",
        "Across",
        "Each",
        "Some",
        "All",
        "From",
        "Its",
        "Their",
        "By",
        "With",
        "At",
        "Since",
        "These",
        "As",
        "To",
        "On",
    }
)
_REACH = 200


def scheme(text: str, start: int, end: int) -> str:
    """The name nearest to the figure in its sentence, or nothing."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    found = [*_OPERATION.finditer(text, first, last), *_SCHEME.finditer(text, first, last)]
    # A name before the figure is its own sooner than one after it.
    told = [
        (one.start() >= end, min(abs(one.end() - start), abs(one.start() - end)), name)
        for one in found
        if (name := _name(one.group()))
    ]
    return min(told)[-1] if told else ""


def _name(said: str) -> str:
    words = said.split()
    while words and words[0] in _STARTS:
        words = words[1:]
    return " ".join(words) if len(words) > 1 else ""
