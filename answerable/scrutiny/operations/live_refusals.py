"""Why something cannot be caught, changed or judged at a meeting; each sentence says what to do."""

from collections.abc import Sequence

from answerable.scrutiny.operations.meeting_refusals import MeetingRefused


class LiveRefused(MeetingRefused):
    """What was to be written at the meeting cannot be; the sentence says why."""


class NotBegun(LiveRefused):
    """Nothing is caught at a meeting that has not begun."""

    def __init__(self) -> None:
        super().__init__("This meeting has not begun: begin it, then send this again.")


class KeyTaken(LiveRefused):
    """Something else was caught under the same key."""

    def __init__(self) -> None:
        super().__init__(
            "Something else was caught from this box before. Catch this as a thing of its own: send it again.", "key"
        )


class ExchangesRefused(LiveRefused):
    """The days of meetings in a folder cannot be taken in; `problems` says everything that is wrong."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)
