"""How old a reader is taken to be who follows a text: the Flesch-Kincaid grade and five years.

The grade is 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid, Fishburne, Rogers and Chissom, 1975, "Derivation of
new readability formulas for Navy enlisted personnel", Research Branch Report 8-75): a school year of the United States, whose
first is that of six-year-olds. It knows nothing of sense or of order: it advises and never stops.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

FEWEST_WORDS = 100
"""Of fewer words the formula says nothing that holds."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)*")
_SENTENCE = re.compile(r"[.!?:]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]|[aeiouy]l)e$|[^td]ed$|[^sxzcgh]es$")


@dataclass(frozen=True)
class Reading:
    """What the formula makes of a text: the age in years, and what it is made of."""

    age: float
    words: int
    sentences: int
    syllables: int


def reading(texts: Iterable[str]) -> Reading | None:
    """The reading age of some paragraphs together; None where they have too few words."""
    words = sentences = syllables = 0
    for text in texts:
        found = _WORD.findall(text)
        words += len(found)
        sentences += max(1, len(_SENTENCE.findall(text))) if found else 0
        syllables += sum(syllables_of(word) for word in found)
    if words < FEWEST_WORDS:
        return None
    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    return Reading(round(grade + 5, 1), words, sentences, syllables)


def syllables_of(word: str) -> int:
    """How many syllables an English word has, by its groups of vowels; at least one."""
    word = word.lower()
    groups = len(_VOWELS.findall(word))
    return max(1, groups - (1 if len(word) > 2 and _SILENT.search(word) else 0))
