"""Whether a promise says what is to come of it, or only what will be done."""

import re

RESULT = re.compile(
    r"\b(?:reduc\w+|cuts?|cutting|fewer|less|lower\w*|lessen\w*|decreas\w+|increas\w+|more|grow\w*|rais\w+|rise|fall|falls|drop"
    r"|improv\w+|better|best|faster|quicker|sooner|safe|safer|safely|safety|confiden\w+|trust\w*|satisf\w+|prevent\w*|protect\w*|stronger|strength\w*"
    r"|higher|recover\w*|cope|free of|free from|kept from|keep\w* .{0,30}safe|harm|bring .{0,40}down|drive .{0,40}down|drive down|feel|felt|fair\w*|quality"
    r"|save\w*|savings|efficien\w+|value|caught|catch|convict\w*|solved?|detect\w*|found|answered|supported|informed|heard|able to|reassur\w+|lasting|last|fit|suit|waste)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"\b(?:road|community|public) safety\b|\bsafer streets\b", re.IGNORECASE)
"""Names of a field of work: nobody is safer by being in it."""
DEED = re.compile(
    r"\b(?:hold|held|run|attend\w*|publish\w*|launch\w*|review\w*|strateg\w+|buy|bought|fund\w*|pay|pays|paid|invest\w*|train\w*|meet|meets|meetings?"
    r"|campaigns?|programmes?|set up|establish\w*|appoint\w*|deliver\w*|develop\w*|introduc\w+|creat\w+|host\w*|engag\w+|consult\w*|visit\w*"
    r"|monitor\w*|watched|lobby\w*|promot\w+|champion\w*|work(?:s|ing)? (?:more )?(?:closely )?with|collaborat\w+|share\w*|roll\w* out)\b",
    re.IGNORECASE,
)


def says_a_result(text: str) -> bool:
    """Whether anything in it would be different for somebody."""
    return RESULT.search(NAMES.sub("", text)) is not None


def deeds(text: str) -> tuple[str, ...]:
    """The words that say what will be done, each once."""
    return tuple(dict.fromkeys(match[0].lower() for match in DEED.finditer(text)))
