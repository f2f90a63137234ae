"""What a proposed line of enquiry is, and the small turns of its words."""

from dataclasses import dataclass

from answerable.scrutiny.models import LineOfEnquiry


@dataclass(frozen=True)
class Proposed:
    """A question that an item should get to the bottom of. `why` cites its figures in braces; `origin_key` knows it again."""

    question: str
    why: str
    origin: LineOfEnquiry.Origin
    origin_key: str
    origin_address: str


def escaped(words: str) -> str:
    """Words that came from elsewhere as they may stand in a text that cites figures: their braces cite nothing."""
    return words.replace("{", "{{").replace("}", "}}")
