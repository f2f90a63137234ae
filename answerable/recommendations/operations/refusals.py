"""Why something cannot be done to a recommendation; each sentence says what to do."""

from collections.abc import Sequence


class RecommendationRefused(Exception):
    """What was to be done cannot be done; the sentence says why. `field` is the field of the form it is about, or empty."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class MoveRefused(RecommendationRefused):
    """It may not go there, not on that day, or not without what shows it."""


class CircularSuperseding(MoveRefused):
    """Each would take the place of the next, and the last of the first."""


class SavedMeanwhile(RecommendationRefused):
    """Somebody else saved it since it was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else saved this since you opened it. Yours is not saved: read what changed, then say it again."
        )


class EntriesRefused(RecommendationRefused):
    """Recommendations cannot be written down; `problems` says everything that is wrong with them."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)
