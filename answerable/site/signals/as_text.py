"""The answers for people: a sentence for each series, then its limits and what stands out."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from answerable.calc.behaviour.answer import Chart, Side, Signal, Stretch
from answerable.calc.behaviour.rules import RuleSet
from answerable.calc.periods import printed
from answerable.kit.wording import counted
from answerable.measures.intake.tidy_series import Sheet
from answerable.measures.intake.tidy_units import Scale, in_words
from answerable.site.signals.answers import Answer, Judged

WIDTH = 100
MOST_PROBLEMS = 5
CHARTS = {
    Chart.XMR: "XmR chart",
    Chart.SEASONAL: "XmR chart with the season taken out",
    Chart.P: "p′ chart of shares",
    Chart.U: "u′ chart of rates",
    Chart.G: "g chart of rare events",
    Chart.T: "t chart of rare events",
    Chart.NONE: "No chart with limits",
}
RULES = {
    "outside": "outside the usual range",
    "shift": "a run on one side of the average",
    "trend": "a steady climb or fall",
    "two_of_three": "two of three close to a limit",
    "four_of_five": "four of five away from the average",
    "alternating": "up and down by turns",
    "avoiding": "a run away from the average on both sides",
    "hugging": "a run closer to the average than chance gives",
}


def as_text(name: str, sheet: Sheet, answers: Sequence[Answer], rules: RuleSet) -> str:
    """What was read, then each series, then how many have something to say."""
    head = f"{name}: {counted(sheet.rows, 'row')} of {len(answers):,} series read; rules {rules.key}"
    notes = [*sheet.hints, *(str(one) for one in sheet.problems)]
    parts = ["\n".join([head, *(f"Beware: {note}" for note in notes)])]
    parts += ["\n".join(_told(number, answer)) for number, answer in enumerate(answers, 1)]
    return "\n\n".join([*parts, _summary(answers)])


def _told(number: int, answer: Answer) -> Iterator[str]:
    yield f"{number}. {answer.name}"
    yield from _wrapped(answer.sentence)
    for problem in answer.problems[1:MOST_PROBLEMS]:
        yield from _wrapped(str(problem))
    if len(answer.problems) > MOST_PROBLEMS:
        yield f"   … and {counted(len(answer.problems) - MOST_PROBLEMS, 'more problem')}."
    if answer.judged:
        yield from _shown(answer.judged)


def _shown(judged: Judged) -> Iterator[str]:
    behaviour = judged.behaviour
    limits = _limits(behaviour.last, judged.scale) if behaviour.last and behaviour.last.has_limits else ""
    values = sum(point.value is not None for point in behaviour.points)
    yield f"   {CHARTS[behaviour.chart]}, {counted(values, 'point')}{limits}"
    for cut in behaviour.cuts:
        yield from _wrapped(f"Limits begin anew on {cut.at:%Y-%m-%d}: {cut.reason}")
    for signal in behaviour.signals:
        yield from _wrapped(f"* {_signal(signal)}")
    for caution in judged.cautions:
        yield from _wrapped(f"Beware: {caution}")


def _limits(stretch: Stretch, scale: Scale) -> str:
    numbers = (scale.shown(one[-1]) for one in (stretch.mean, stretch.lower, stretch.upper))
    mean, lower, upper = (f"{in_words(one, computed=True)}{scale.sign}" for one in numbers)
    return f"; average {mean}, usual range {lower} to {upper}"


def _signal(signal: Signal) -> str:
    span = printed(signal.start)
    if signal.end != signal.start:
        span = f"{span} to {printed(signal.end)}"
    side = "" if signal.side is Side.NEITHER else f"{signal.side}, "
    return f"{span}: {side}{RULES.get(signal.rule, signal.rule)} ({signal.verdict})"


def _wrapped(text: str) -> list[str]:
    indent = "     " if text.startswith("* ") else "   "
    return wrap(text, WIDTH, initial_indent="   ", subsequent_indent=indent)


def _summary(answers: Sequence[Answer]) -> str:
    refused = sum(bool(answer.problems) for answer in answers)
    speaking = sum(answer.has_signals for answer in answers)
    said = f"{len(answers):,} series: {speaking:,} with signals, {len(answers) - speaking - refused:,} without"
    return f"{said}, {refused:,} not judged." if refused else f"{said}."
