"""Two sentences that say the same but for one word on each side: "gave 2,300 hours to custody visiting", "... to welfare visiting".

Where the words around the swapped ones are the same, the writer repeated himself on purpose, and the swapped words are what the two
sentences are about.
"""

from difflib import SequenceMatcher

from answerable.calc.consistency.candidate import BESIDE, Candidate
from answerable.calc.consistency.synonyms import sense
from answerable.calc.figures.words import SMALL, stem

NUMBER = "#"
MOST = 2
_DOING = ("ed", "ing")
_DID_WORDS = """
    gave give given took take taken saw see seen got made make led brought bought paid found held had has have was were is are
    went go came come put set kept keep left met ran run sent spent stood stands told won began rose fell grew show shows showed
    help helps number total figure people one two three four five six seven eight nine ten eleven twelve
"""
_DID = frozenset(_DID_WORDS.split())


def swapped(a: Candidate, b: Candidate) -> bool:
    """Whether a thing stands in the one sentence where another thing stands in the other, between words that both say."""
    first, second = _told(a), _told(b)
    matcher = SequenceMatcher(
        None, [sense(stem(word)) for word in first], [sense(stem(word)) for word in second], autojunk=False
    )
    codes = matcher.get_opcodes()
    whole = max(one.figure.number.start for one in (a, b)) <= BESIDE
    for at, (kind, start, end, other_start, other_end) in enumerate(codes):
        if kind != "replace" or max(end - start, other_end - other_start) > MOST:
            continue
        after = at + 1 < len(codes) and _holds(codes[at + 1])
        framed = after and (_holds(codes[at - 1]) if at else whole)
        beside = (
            NUMBER in first[max(start - 1, 0) : end + 1] and NUMBER in second[max(other_start - 1, 0) : other_end + 1]
        )
        if (framed or beside) and _own(first[start:end], b) and _own(second[other_start:other_end], a):
            return True
    return False


def _holds(code: tuple[str, int, int, int, int]) -> bool:
    return code[0] == "equal"


def _told(one: Candidate) -> list[str]:
    """The words that carry meaning around a number, in order, with a mark for the number."""
    before, after = one.beside_words
    return [*(word for word in reversed(before) if _tells(word)), NUMBER, *(word for word in after if _tells(word))]


def _tells(word: str) -> bool:
    return word not in SMALL and len(word) > 1


def _own(words: list[str], other: Candidate) -> bool:
    """Whether the words are of a thing and stand nowhere around the other number."""
    things = [word for word in words if word not in _DID and word != NUMBER and not word.endswith(_DOING)]
    return len(things) == len(words) > 0 and not any(
        stem(word) in other.wider or sense(stem(word)) in other.context for word in things
    )
