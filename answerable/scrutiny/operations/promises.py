"""Why something cannot be done to a promise, a challenge, a letter or a request; each sentence says what to do."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localtime

from answerable.kit.wording import british_date


class PromiseRefused(Exception):
    """What was to be done cannot be done; the sentence says why. `field` is the field of the form it is about, or empty."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class PromiseSavedMeanwhile(PromiseRefused):
    """Somebody else saved it since it was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else saved this since you opened it. Yours is not saved: read what changed, then say it again."
        )


class PromisesRefused(PromiseRefused):
    """A folder's promises cannot be taken in; `problems` says everything that is wrong with them."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


def check_has_come(on: date, at: datetime, field: str = "on") -> None:
    """A register tells what has happened. Raises PromiseRefused for a day that is still to come."""
    if on > localtime(at).date():
        raise PromiseRefused(f"{british_date(on)} is still to come: say the day on which it happened.", field)
