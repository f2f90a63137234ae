"""Why something cannot be done with a release under way; each sentence says what to do."""

from collections.abc import Sequence


class ProposalRefused(Exception):
    """What was to be done with a release under way cannot be done."""


class UnderWay(ProposalRefused):
    """Another release is under way, and there is one at a time."""


class NotUnderWay(ProposalRefused):
    """It was released or dropped: nothing more is done with it."""


class TakenMeanwhile(ProposalRefused):
    """Somebody else took a step since its page was opened."""


class NotReady(ProposalRefused):
    """The step needs more; `wanting` says what, each with what to do."""

    def __init__(self, wanting: Sequence[str]) -> None:
        super().__init__(" ".join(wanting))
        self.wanting = tuple(wanting)


class NotYours(ProposalRefused):
    """Whoever asks may not take this step."""


class WrongMoment(ProposalRefused):
    """It is to go out at a moment that is over, or too far away."""


class ReasonMissing(ProposalRefused):
    """A release is dropped only with the reason."""


class NoSuchStep(ProposalRefused):
    """From where it is no such step is taken."""


class TakenOut(ProposalRefused):
    """Pages of it are no longer in the record: what was frozen would show what was taken away."""
