"""What makes a finding the one that was found before, wherever on the page it stands now."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence

from answerable.calc.consistency.finding import Finding, Place
from answerable.calc.figures.words import stems


def subject_stems(subject: str) -> tuple[str, ...]:
    """The stems of a subject in order of the alphabet, each once: what aliases and exclusions are kept under."""
    return tuple(sorted(set(stems(subject))))


def fingerprints(findings: Sequence[tuple[Finding, str]]) -> Iterator[str]:
    """A fingerprint for each finding, given with its subject; findings that are alike in all are told apart by their order.

    It is made of the rule, what kind of fault it finds, the values with their units at its places and the stems of the
    subject: not of lines, pages, quotes or messages.
    """
    seen: Counter[str] = Counter()
    for finding, subject in findings:
        told = sorted({_told(place) for place in finding.places})
        facts = [finding.rule, finding.kind.value, told, subject_stems(subject)]
        digest = hashlib.sha256(json.dumps(facts).encode()).hexdigest()
        seen[digest] += 1
        again = seen[digest]
        yield digest if again == 1 else hashlib.sha256(f"{digest} {again}".encode()).hexdigest()


def _told(place: Place) -> str:
    """The value with its unit; where words are at fault, the words."""
    if place.value is None:
        return " ".join(stems(place.quote))
    return f"{place.value.normalize():f} {place.unit or ''}"
