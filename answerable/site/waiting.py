"""One sort of thing that waits for somebody, as Today shows it."""

from dataclasses import dataclass

from answerable.kit.components import Link

FIRST_FEW = 5


@dataclass(frozen=True)
class Waiting:
    """One sort of thing that waits: how many, in words, the first of them, and where they all are."""

    heading: str
    count: int
    words: str
    first: tuple[Link, ...]
    more: Link | None

    @property
    def identity(self) -> str:
        return "waiting-" + self.heading.lower().replace(" ", "-")
