"""Why a pack cannot be frozen or sent out, or minutes not be published; each sentence says what to do."""

from collections.abc import Sequence


class PackRefused(Exception):
    """What was to be done with a pack or with minutes cannot be done."""


class AlreadyFrozen(PackRefused):
    """The meeting has a pack already: what came since is a supplement."""


class NothingNew(PackRefused):
    """Nothing is otherwise than what was frozen or published last."""


class NotReady(PackRefused):
    """It cannot be frozen as it is; `faults` says of each thing why."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("It cannot be frozen yet: put this right first.")
        self.faults = tuple(faults)


class SeenAnother(PackRefused):
    """Somebody froze or published since the page was opened."""


class PacksRefused(Exception):
    """Some packs or minutes of a folder cannot be taken in; `problems` says of each why."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = list(problems)
