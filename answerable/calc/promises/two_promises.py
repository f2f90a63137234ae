"""Two promises in one objective: one may be kept and the other broken, and a single rating cannot say so."""

import re
from collections.abc import Iterator, Sequence

from answerable.calc.promises.facts import Finding, Promise
from answerable.calc.promises.words import PLAIN, sentences, stem, words

PROMISES = {
    "cut": r"cuts?|cutting|reduc(?:e|es|ing|ed)|lower(?:s|ed|ing)?|bring .{1,40}? down|drive .{1,40}? down|drive down",
    "catch": r"catch(?:es|ing)?|caught",
    "keep safe": r"keep(?:s|ing)? (?:\w+ ){1,4}safe|kept safe",
    "protect": r"protect(?:s|ed|ing)?",
    "prevent": r"prevent(?:s|ed|ing)?",
    "increase": r"increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|grow(?:s|ing)?",
    "improve": r"improv(?:e|es|ed|ing)",
    "recruit": r"recruit(?:s|ed|ing)?",
    "save": r"sav(?:e|es|ed|ing)(?! lives)",
    "speed up": r"speed(?:s|ing)? up|shorten(?:s|ed|ing)?",
    "trust": r"(?:to|will|and|can) trust",
    "report": r"(?:to|will|and|can) report more|report more",
}
FINDERS = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in PROMISES.items()}


def two_promises(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding for each objective with a sentence that makes several promises of different things."""
    for one in promises:
        made = max((_made(sentence) for sentence in sentences(one.text)), key=len, default=[])
        if len(made) > 1:
            said = " and ".join(f"“{words_}”" for words_ in made)
            yield Finding(
                "two_promises",
                (one.code,),
                f"Objective {one.code} makes {len(made)} promises in one, {said}: one can be kept and another broken.",
                "Split it, so that each can be measured and judged for itself.",
            )


def _made(sentence: str) -> list[str]:
    """The promises of a sentence, each in its words with what it is of; of the same thing only the first."""
    found = sorted(
        (match.start(), match[0], match.end()) for finder in FINDERS.values() if (match := finder.search(sentence))
    )
    made: dict[frozenset[str], str] = {}
    for place, (_, said, end) in enumerate(found):
        limit = found[place + 1][0] if place + 1 < len(found) else len(sentence)
        rest = re.split(r"[,;.]|\band\b|\bby\b|\bwith\b", sentence[end:limit])[0].strip()
        of = frozenset(stem(word) for word in words(rest) if word not in PLAIN)
        if place and not re.search(r",|\band\b|;", sentence[found[place - 1][2] : found[place][0]]):
            continue
        made.setdefault(of, " ".join(f"{said} {rest}".lower().split()))
    return list(made.values())
