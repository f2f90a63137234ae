"""Why something with a paper to the panel, or with what the panel asked, cannot be done."""

from collections.abc import Sequence


class PanelRefused(Exception):
    """It cannot be done; the sentence says why and what to do."""


class AlreadySubmitted(PanelRefused):
    """It was submitted or withdrawn, and is never changed from then on."""


class SavedMeanwhile(PanelRefused):
    """Somebody else saved it since it was opened."""


class NotReady(PanelRefused):
    """It cannot be submitted as it is; `faults` says of each thing why."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("It cannot be submitted yet: put this right first.")
        self.faults = tuple(faults)


SAVED_MEANWHILE = "Somebody else saved this since you opened it. Yours is below, and not saved: copy what you need, then open it again."
