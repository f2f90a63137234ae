"""Why something cannot be done to a line of enquiry or a commission; each sentence says what to do."""

from collections.abc import Sequence


class EnquiryRefused(Exception):
    """What was to be done cannot be done. `field` is the field of the form it is about, or empty."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class SavedMeanwhile(EnquiryRefused):
    """Somebody else saved it since it was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else saved this since you opened it. Yours is not saved: read what changed, then say it again."
        )


class NoLongerProposed(EnquiryRefused):
    """What was to be kept or left out is not proposed any more: it was decided on, or what it grew from has changed."""

    def __init__(self) -> None:
        super().__init__(
            "This is not proposed any more: somebody has decided on it, or what it grew from has changed. Look at the list again."
        )


class LinesRefused(Exception):
    """A file of lines of enquiry cannot be taken in; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)
