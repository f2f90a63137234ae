"""The steps of a draft in their order."""

from dataclasses import dataclass

from answerable.decisions.forms.matter import AdviceForm, IssueForm, OptionsForm, ReasonsForm
from answerable.decisions.forms.people import BoardForm, InterestsForm, SheetForm, SigningForm
from answerable.decisions.forms.publicity import OpennessForm, ServesForm, SignificanceForm
from answerable.decisions.forms.step import StepForm
from answerable.decisions.models import Decision


@dataclass(frozen=True)
class Step:
    """One page of the draft: its key in the address, its heading, what it is for, its form."""

    key: str
    title: str
    lead: str
    form: type[StepForm]


ISSUE = Step("issue", "What is to be decided", "One question that this decision answers.", IssueForm)
OPTIONS = Step("options", "Options", "What could be decided, doing nothing among it, and which of it is.", OptionsForm)
ADVICE = Step(
    "advice",
    "Advice",
    "Legal, financial, equality and risk advice is written down, or why none was sought.",
    AdviceForm,
)
SIGNING = Step("who", "Who signs", "The holder of the office, or a delegate under a delegation.", SigningForm)
BOARD = Step("who", "Who votes", "The meeting, its members and its quorum.", BoardForm)
INTERESTS = Step(
    "interests", "Interests", "Each of those who decide is asked; nobody who withdrew decides.", InterestsForm
)
REASONS = Step("reasons", "Reasons and effect", "Why, and from when.", ReasonsForm)
OPENNESS = Step(
    "openness", "Openness", "The whole record is open, unless there is a ground to keep a part back.", OpennessForm
)
SIGNIFICANCE = Step(
    "significance", "Public interest", "Whether many people are touched, or much money.", SignificanceForm
)
SERVES = Step(
    "serves", "Objectives and money", "What of the plan it serves, and what it costs, saves or brings in.", ServesForm
)
VOTES = Step("votes", "Vote sheet", "How each member voted. Who is not asked yet stays “not said yet”.", SheetForm)


def steps(form: str) -> tuple[Step, ...]:
    """The steps of a decision of this form."""
    voted = form == Decision.Form.VOTED
    who = BOARD if voted else SIGNING
    every = (ISSUE, OPTIONS, ADVICE, who, INTERESTS, REASONS, OPENNESS, SIGNIFICANCE, SERVES)
    return (*every, VOTES) if voted else every
