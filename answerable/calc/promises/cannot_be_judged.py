"""Words by which a promise is kept whatever happens: "where possible", "continue to", "seek to".

Only words that take something back, or that promise to try, are on the list; "better" and "support" are not, for a
measure can show whether they came true. "Work with" is left alone where the sentence goes on to say what for.
"""

import re
from collections.abc import Iterator, Sequence

from answerable.calc.promises.facts import Finding, Promise

TAKES_BACK = "Take these words out; where there is a real limit, say which: “in all calls but those from abroad”."
TRIES = "Promise the result and not the attempt: say what will be different, by how much and by when."
GOES_ON = "Say what will be different at the end of the plan: something that only goes on cannot be reached."
TOGETHER = "Say what the work together is to bring about, and how that will be seen."
PRAISE = "Say what it would look like: which figure, or which test it has to pass."

LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        TAKES_BACK,
        (
            r"(?:where|wherever|whenever|when|if|as far as) (?:it is |this is )?(?:possible|practicable|appropriate|feasible|necessary)",
            r"where (?:they|it|chances|opportunities) arises?",
            r"as appropriate",
            r"as far as (?:we|it) can",
            r"subject to (?:\w+ )?(?:resources|funding)",
            r"(?:if|as|where) (?:resources|funding|money|budgets?) (?:allow|permit)s?",
            r"in due course",
            r"as and when",
        ),
    ),
    (
        TRIES,
        (
            r"(?:seek|strive|endeavour|aspire|aim|try|hope|look)s? to",
            r"(?:seeking|striving|aiming|trying|hoping|looking) to",
            r"work(?:s|ing)? towards",
            r"(?:explore|consider|look at|look into|look for) (?:the |all |new |any )?(?:options?|ways?|opportunities|scope|feasibility)",
            r"do (?:our|its|their|the) (?:very )?best",
            r"best endeavours",
        ),
    ),
    (
        GOES_ON,
        (
            r"continu(?:e|es|ing) to",
            r"maintain (?:our|its|the) focus",
            r"remain(?:s)? committed",
            r"keep up (?:our|its|the) work",
        ),
    ),
    (
        PRAISE,
        (
            r"world[- ]class",
            r"best[- ]in[- ]class",
            r"cutting[- ]edge",
            r"fit[- ]for[- ]purpose",
            r"robust(?:ly)?",
            r"state[- ]of[- ]the[- ]art",
            r"excellence",
            r"holistic",
            r"tough on",
            r"zero tolerance",
            r"crack(?:s|ing)? down on",
        ),
    ),
)
PATTERNS = tuple((re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE), repair) for repair, phrases in LISTS)
WITH = re.compile(
    r"(?:^|[.;,] |\b(?:to|will|must|should|can|and) )work (?:more |ever )?(?:closely |together )?with (?P<rest>[^.;]*)",
    re.IGNORECASE,
)
WHAT_FOR = re.compile(r"\b(?:to|so that|in order|until|against)\b", re.IGNORECASE)


def cannot_be_judged(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding for each objective, with all such words in it."""
    for one in promises:
        found = list(dict.fromkeys(_found(f"{one.text} {one.doing}")))
        if found:
            said = " and ".join(f"“{words}”" for words, _ in found)
            yield Finding(
                "cannot_be_judged",
                (one.code,),
                f"Objective {one.code} says {said}, so that it cannot be judged whether it was kept.",
                " ".join(dict.fromkeys(repair for _, repair in found)),
            )


def _found(text: str) -> Iterator[tuple[str, str]]:
    for pattern, repair in PATTERNS:
        yield from ((match[0].lower(), repair) for match in pattern.finditer(text))
    # What for may stand in the sentence of the summary, and not in the title.
    open_ = list(WITH.finditer(text))
    if open_ and not any(WHAT_FOR.search(match["rest"]) for match in open_):
        yield "work with", TOGETHER
