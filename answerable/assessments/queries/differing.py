"""Whether a rating and the computed status say the same, and why not, in words."""

from collections.abc import Mapping

from answerable.assessments.queries.answers import Beside, Difference, Judged, Published, Step
from answerable.calc.status.answer import Performance, Question, Status, Weight


def beside(rated: Step, suggested: Step | None, performance: Performance, ranks: Mapping[str, int]) -> Beside:
    """How a step stands beside what the rules suggest; both must be of one scale to be kinder or harsher."""
    if suggested is None:
        return Beside.UNSUPPORTED if performance is Performance.CANNOT else Beside.NOT_RATED
    if rated.code == suggested.code:
        return Beside.AGREES
    return Beside.KINDER if ranks.get(rated.code, 0) < ranks.get(suggested.code, 0) else Beside.HARSHER


def differs(how: Beside) -> bool:
    return Difference(how).differs


def difference(
    published: Published | None,
    judgement: Judged | None,
    computed: Status,
    suggested: Step | None,
    *,
    ranks: Mapping[str, int],
    known: frozenset[str],
) -> Difference:
    """Of the judgement, else of the published rating. `known` are the steps that the rules can suggest on the scale in use."""
    if judgement is not None:
        step, whose, of = judgement.step, "judged", judgement.judge
        said = judgement.differs_because
    elif published is not None:
        step, whose, of, said = published.step, "published", _article(published.by), ""
    else:
        return Difference(Beside.NOT_RATED, "It has not been rated.")
    if step.code not in known:
        return Difference(Beside.NOT_RATED, f"What was {whose} is “{step.word}”: no rule can be set beside it.")
    how = beside(step, suggested, computed.performance, ranks)
    if how is Beside.AGREES:
        return Difference(how)
    first = f"{of[:1].upper()}{of[1:]} {whose} {step.word.lower()}"
    if suggested is None:
        return Difference(how, f"{first}; by what is held it cannot be judged: {_lower(computed.clause)}{_said(said)}")
    parts = [
        f"{first}; the rules suggest {suggested.word.lower()}.",
        _of_step(computed),
        computed.clause,
        _example(how, computed),
    ]
    return Difference(how, " ".join(part for part in parts if part) + _said(said))


def _article(whose: str) -> str:
    """ "The Police and Crime Commissioner", whether or not the paper has the article."""
    return f"The {whose.removeprefix('the ').removeprefix('The ')}"


def _said(reason: str) -> str:
    return f" The judge's reason: {reason}" if reason else ""


def _of_step(computed: Status) -> str:
    """The sentence of the rule that suggests the step."""
    return next((one.words for one in computed.spoken if one.question is Question.STEP and one.decided), "")


def _example(how: Beside, computed: Status) -> str:
    """The measure that speaks loudest against a rating that is kinder, or for one that is harsher."""
    foremost, wanted = computed.foremost, Weight.AGAINST if how is Beside.KINDER else Weight.FOR
    return foremost.words if foremost and foremost.weight is wanted else ""


def _lower(clause: str) -> str:
    return clause[:1].lower() + clause[1:]
