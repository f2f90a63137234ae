"""What a line of enquiry grew from, named so that the same thing is known again: in this office, and in one that loads its folder."""

import hashlib

from answerable.evidence.models import Finding
from answerable.measures.models import Signal
from answerable.recommendations.models import Recommendation
from answerable.scrutiny.models import PublicQuestion, Undertaking

LONGEST = 120
"""In characters: what the field takes."""


def key_of(kind: str, *parts: object) -> str:
    """ "kind:part:part"; of a long one its digest, which is the same each time."""
    whole = ":".join((kind, *map(str, parts)))
    return whole if len(whole) <= LONGEST else f"{kind}:{hashlib.sha256(whole.encode()).hexdigest()}"


def signal_key(one: Signal) -> str:
    """Named by its beginning: a run that grows stays the same."""
    return key_of("signal", one.measure.code, one.rule, one.side, one.period_start)


def finding_key(one: Finding) -> str:
    return key_of("finding", one.fingerprint)


def undertaking_key(one: Undertaking) -> str:
    return key_of("undertaking", one.reference)


def question_key(one: PublicQuestion) -> str:
    return key_of("question", f"{one.year}/{one.number}")


def recommendation_key(one: Recommendation) -> str:
    return key_of("recommendation", one.report.code, one.number)
