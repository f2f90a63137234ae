"""Why something cannot be done with a question; each sentence says what to do."""

from collections.abc import Sequence
from datetime import datetime


class QuestionRefused(Exception):
    """What was to be done with a question cannot be done. `field` is the one at fault, or empty."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class QuestionSavedMeanwhile(QuestionRefused):
    """Somebody else did something with it since it was opened."""


class QuestionsClosed(QuestionRefused):
    """The meeting takes no more questions: another meeting, or a written answer, is the way on."""


class HeldBack(QuestionRefused):
    """Too many came from one place; from `until` the next is taken."""

    def __init__(self, message: str, until: datetime) -> None:
        super().__init__(message)
        self.until = until


class QuestionsRefused(QuestionRefused):
    """Questions of a folder cannot be taken in; `problems` says everything that is wrong with them."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)
