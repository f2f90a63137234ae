"""The series of a file, each judged by itself: what cannot be judged is refused with its reason, and spoils no other."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.calc.behaviour.answer import Assured, Behaviour
from answerable.calc.behaviour.judging import NotASeries, behaviour
from answerable.calc.behaviour.rules import RuleSet
from answerable.calc.sentences.behaviour import told
from answerable.measures.intake.returns import RowProblem
from answerable.measures.intake.tidy_series import Rows, Sheet
from answerable.measures.intake.tidy_units import NotUnderstood, Scale, understood


@dataclass(frozen=True)
class Judged:
    """The behaviour of a series, how its values are shown, what to beware of, and whether its standard is met."""

    behaviour: Behaviour
    scale: Scale
    cautions: tuple[str, ...]
    assured: Assured


@dataclass(frozen=True)
class Answer:
    """What is said of one series; `judged` is None where it was refused, and then `problems` say why."""

    measure: str
    area: str
    breakdown: str
    rows: int
    has_standard: bool
    sentence: str
    judged: Judged | None = None
    problems: tuple[RowProblem, ...] = ()

    @property
    def has_signals(self) -> bool:
        return bool(self.judged and self.judged.behaviour.signals)

    @property
    def name(self) -> str:
        """The measure, with area and breakdown where it has them: "Burglary, North, residential"."""
        return ", ".join(word for word in (self.measure, self.area, self.breakdown) if word)


def answers(sheet: Sheet, rules: RuleSet, *, find_levels: bool | None = None) -> Iterator[Answer]:
    """The answers, in the order of the file.

    `find_levels` as in `behaviour`.
    """
    for rows in sheet.series.values():
        try:
            judged = _judged(rows, rules, find_levels=find_levels)
        except NotUnderstood as error:
            yield _refused(rows, tuple(rows.problems) or (error.problem,))
        except NotASeries as error:
            yield _refused(rows, (RowProblem(0, "", str(error)),))
        else:
            yield _answer(rows, told(judged.behaviour, words=judged.scale.words), judged)


def _judged(rows: Rows, rules: RuleSet, *, find_levels: bool | None) -> Judged:
    meant = understood(rows)
    found = behaviour(meant.series, rules, find_levels=find_levels)
    assured = Assured.UNKNOWN if meant.unsided else found.assured
    return Judged(found, meant.scale, (*found.cautions, *meant.cautions), assured)


def _refused(rows: Rows, problems: tuple[RowProblem, ...]) -> Answer:
    first = str(problems[0]) if problems[0].row else problems[0].message
    return _answer(rows, f"Not judged: {first}", problems=problems)


def _answer(rows: Rows, sentence: str, judged: Judged | None = None, problems: tuple[RowProblem, ...] = ()) -> Answer:
    standard = bool(rows.standards)
    return Answer(rows.measure, rows.area, rows.breakdown, len(rows), standard, sentence, judged, problems)
