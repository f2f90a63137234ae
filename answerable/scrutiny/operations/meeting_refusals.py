"""Why something cannot be done to a meeting or its agenda; each sentence says what to do."""

from collections.abc import Sequence


class MeetingRefused(Exception):
    """What was to be done cannot be done. `field` is the field of the form it is about, or empty."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class SavedMeanwhile(MeetingRefused):
    """Somebody else saved it since it was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else saved this since you opened it. Yours is not saved: read what changed, then say it again."
        )


class NotReady(MeetingRefused):
    """A meeting may not take this step yet; `wanting` says everything that is missing."""

    def __init__(self, wanting: Sequence[str]) -> None:
        super().__init__(" ".join(wanting))
        self.wanting = tuple(wanting)
