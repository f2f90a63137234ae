"""The one way from what is held of a measure to its plain sentences."""

from answerable.calc.sentences.disputes import older
from answerable.calc.sentences.one import of_one
from answerable.calc.sentences.several import of_several
from answerable.calc.sentences.shapes import Told

MOST = 5
"""So many sentences are read; the last one says which way is better, and goes first when there are more."""


def sentences(told: Told) -> tuple[str, ...]:
    """One to five sentences; the first says what a reader came for."""
    lines = [line for line in told.lines if line.known]
    if not lines:
        return ("No figure is held for this measure.",)
    whole = next((line for line in lines if not line.name), None) or (lines[0] if len(lines) == 1 else None)
    said = of_one(whole, told, older(lines, whole.newest)) if whole else of_several(lines, told)
    return tuple(said if len(said) <= MOST else said[:MOST])
