"""Words of a promise: what carries meaning, in a form in which "thefts" and "theft" are one."""

import re
from collections.abc import Iterator

WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")
PLAIN = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "each",
        "few",
        "for",
        "from",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "just",
        "may",
        "more",
        "most",
        "much",
        "must",
        "no",
        "nor",
        "not",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "same",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "use",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "you",
        "your",
        "take",
        "taken",
        "make",
        "made",
        "force",
        "police",
        "policing",
        "officer",
        "office",
        "county",
        "area",
        "local",
        "community",
        "plan",
        "objective",
        "people",
        "person",
        "public",
    ]
)
"""Words that say nothing of what is promised, or that every promise of such a plan has."""
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))


def words(text: str) -> tuple[str, ...]:
    """Every word in small letters."""
    return tuple(WORD.findall(text.lower().replace("re-offend", "reoffend")))


def stem(word: str) -> str:
    """A word without the ending of a plural, a past or a form in -ing: a rough cut, good enough to compare by."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)] + instead if not word.endswith("ss") else word
    return word


def meaning(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in words(text) if word not in PLAIN)


def sentences(text: str) -> Iterator[str]:
    """Sentences, split where one ends before a space or the end."""
    return (one.strip() for one in re.split(r"(?<=[.!?;])\s+", text) if one.strip())
