"""Why a judgement is refused; each sentence says what to do, and nothing that was typed is lost."""

from answerable.assessments.queries.answers import Judged


class JudgementRefused(Exception):
    """What was said cannot be kept as a judgement. `field` names what it is about, empty for the whole."""

    field = ""


class SomebodyElseJudged(JudgementRefused):
    """Another judgement was made since the form was opened: `theirs` is it. The second judge reads it first."""

    def __init__(self, theirs: Judged) -> None:
        super().__init__(
            f"{theirs.judge} judged this objective since you opened it. Yours is below, and not saved: read theirs, then judge again if you still would."
        )
        self.theirs = theirs


class NoReason(JudgementRefused):
    field = "reason"


class DifferenceUnsaid(JudgementRefused):
    """It differs from the computed status, and why was not said."""

    field = "differs_because"


class WrongDay(JudgementRefused):
    """Its day is in the future, or before the plan."""

    field = "as_at"


class WrongStep(JudgementRefused):
    """The step is not one of the scale in use."""

    field = "rating"


class NoLongerJudged(JudgementRefused):
    """A variation left the objective out of the plan."""


class RulesRefused(Exception):
    """The rules cannot be used; `problems` says for each why."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems
