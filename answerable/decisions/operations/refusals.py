"""Why something cannot be done with a decision; each sentence says what to do."""

from collections.abc import Sequence

from answerable.decisions.queries.missing import Missing


class DecisionRefused(Exception):
    """What was to be done with a decision cannot be done."""


class NotADraft(DecisionRefused):
    """It was taken, lost or withdrawn: a record is never changed."""


class SavedMeanwhile(DecisionRefused):
    """Somebody else saved the draft since it was opened."""


class NotThere(DecisionRefused):
    """It names something that is not held."""


class NotReady(DecisionRefused):
    """It cannot be taken yet; `missing` says everything that is wanted, and where it is written."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        super().__init__("It cannot be taken yet: " + " ".join(one.words for one in missing))
        self.missing = tuple(missing)


class DecisionsRefused(DecisionRefused):
    """Decisions of a folder cannot be taken in; `problems` says everything that is wrong with them."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)
