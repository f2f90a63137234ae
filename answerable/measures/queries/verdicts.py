"""What a return would do to what is held, row by row, before anything is written."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum

from answerable.areas.models import Area
from answerable.calc.standing import Qualifier, Standing, Told, agrees, clearest, standing
from answerable.measures.intake.returns import Reading, Row, RowProblem
from answerable.measures.models import Measure, Source, Telling
from answerable.measures.queries.held import Key, key_of, plain

MOST_VALUES, MOST_HINTS = 20, 100


class Outcome(StrEnum):
    """What taking in a row would do."""

    NEW = "new"
    REPEATS = "repeats"
    ROUNDS = "rounds"
    HELD = "held"
    RESTATES = "restates"
    EARLIER = "earlier"
    DISPUTES = "disputes"
    REFUSED = "refused"


WORDS = {
    Outcome.NEW: "New figure",
    Outcome.REPEATS: "Tells a held figure again",
    Outcome.ROUNDS: "Agrees, told less or more exactly",
    Outcome.HELD: "Already held: nothing to do",
    Outcome.RESTATES: "Restates a held figure",
    Outcome.EARLIER: "Earlier value of a figure restated since",
    Outcome.DISPUTES: "Contradicts a held figure",
    Outcome.REFUSED: "Cannot be taken in",
}


DIFFERING = (Outcome.RESTATES, Outcome.DISPUTES, Outcome.EARLIER)
"""What is asked about: rows that say other than what is held."""


@dataclass(frozen=True)
class RowVerdict:
    """A row, what taking it in would do, and the value it meets (as printed) where it meets one."""

    row: Row
    outcome: Outcome
    meets: str = ""

    @property
    def words(self) -> str:
        return WORDS[self.outcome]


@dataclass(frozen=True)
class Verdict:
    """The verdict on a whole return."""

    rows: tuple[RowVerdict, ...]
    problems: tuple[RowProblem, ...]
    new_sources: tuple[str, ...]

    @property
    def good(self) -> tuple[RowVerdict, ...]:
        return tuple(row for row in self.rows if row.outcome is not Outcome.REFUSED)

    def count(self, *outcomes: Outcome) -> int:
        return sum(row.outcome in outcomes for row in self.rows)

    @property
    def differs(self) -> int:
        """How many rows say other than what is held: the ones to ask about."""
        return self.count(*DIFFERING)

    @property
    def changes(self) -> int:
        """How many rows would write something."""
        return len(self.good) - self.count(Outcome.HELD)

    @property
    def digest(self) -> str:
        """A fingerprint of all that this verdict says: what is accepted must be what was shown."""
        lines = [f"{one.row}|{one.outcome}|{one.meets}" for one in self.rows] + [str(one) for one in self.problems]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


type TellingKey = tuple[Key, Decimal | str, str, str, str]
"""Key, value (or why there is none), source, locator and printed figure: what makes a row one that is held already."""


@dataclass
class Ledger:
    """What is held for the keys of a return, kept up as its rows are judged one after the other."""

    measures: Mapping[str, Measure]
    areas: Mapping[str, Area]
    sources: Mapping[str, Source]
    values: dict[Key, list[Told]]
    tellings: set[TellingKey]
    hints: dict[str, str] = field(default_factory=dict)
    differing: Counter[Key] = field(default_factory=Counter)

    def key(self, row: Row) -> Key:
        measure, area = self.measures[row.measure], self.areas[row.area]
        return (measure.pk, area.pk, row.breakdown, row.period.start, row.period.end)

    def telling(self, row: Row) -> TellingKey:
        said = row.status if row.value is None else row.value
        return (self.key(row), said, row.source, row.locator, row.printed)


def judge(reading: Reading) -> Verdict:
    """The verdict on a reading against what is held now. Reads a bounded number of queries; writes nothing."""
    ledger = ledger_for(reading.rows)
    problems = list(reading.problems)
    days: dict[str, Row] = {}
    verdicts = []
    for row in reading.rows:
        faults = row_faults(row, ledger, days)
        if faults:
            problems += faults
            verdicts.append(RowVerdict(row, Outcome.REFUSED))
            continue
        verdicts.append(_judged(row, ledger))
    problems.sort(key=lambda one: one.row)
    new = tuple(sorted({row.source for row in reading.rows} - set(ledger.sources)))
    return Verdict(tuple(verdicts), tuple(problems), new)


def ledger_for(rows: Sequence[Row]) -> Ledger:
    measures = {one.code: one for one in Measure.objects.filter(code__in=_chunk({row.measure for row in rows}))}
    areas = {one.code: one for one in Area.objects.all()}
    sources = {one.code: one for one in Source.objects.all()}
    values: dict[Key, list[Told]] = defaultdict(list)
    tellings: set[TellingKey] = set()
    held = Telling.objects.filter(observation__measure__in=[one.pk for one in measures.values()])
    for one in held.select_related("observation", "source").order_by("pk"):
        row = one.observation
        value = plain(row.value)
        said = row.status if value is None else value
        tellings.add((key_of(row), said, one.source.code, one.locator, one.printed))
        _keep(values[key_of(row)], Told(value, row.as_at, one.printed, Qualifier(one.qualifier)))
    return Ledger(measures, areas, sources, values, tellings)


def _keep(values: list[Told], one: Told) -> None:
    """Notes a value; several tellings of one value on one day are one, as the clearest of them has it."""
    same = [other for other in values if (other.value, other.as_at) == (one.value, one.as_at)]
    values[:] = [other for other in values if other not in same] + [clearest([one, *same])]


def _chunk(codes: set[str]) -> set[str]:
    # SQLite takes so many variables in one query; a return that names more measures than exist names unknown ones.
    return codes if len(codes) < 20_000 else set(Measure.objects.values_list("code", flat=True))


def _judged(row: Row, ledger: Ledger) -> RowVerdict:
    key, mine = ledger.key(row), Told(row.value, row.as_at, row.printed, Qualifier(row.qualifier))
    if ledger.telling(row) in ledger.tellings:
        return RowVerdict(row, Outcome.HELD)
    ledger.tellings.add(ledger.telling(row))
    held = ledger.values[key]
    verdict = _against(row, mine, held, standing(held))
    _keep(held, mine)
    ledger.differing[key] += verdict.outcome in DIFFERING
    return verdict


def _against(row: Row, mine: Told, held: Sequence[Told], how: Standing | None) -> RowVerdict:
    if how is None:
        return RowVerdict(row, Outcome.NEW)
    latest = max(one.as_at for one in held)
    # A later paper that goes back to an earlier value restates the one that is current.
    met = (*how.current, *how.earlier) if row.as_at < latest else how.current
    if same := next((one for one in met if one.value == mine.value), None):
        return RowVerdict(row, Outcome.REPEATS, same.printed)
    if near := next((one for one in met if agrees(one, mine)), None):
        return RowVerdict(row, Outcome.ROUNDS, near.printed)
    outcome = Outcome.EARLIER if row.as_at < latest else Outcome.DISPUTES if row.as_at == latest else Outcome.RESTATES
    return RowVerdict(row, outcome, how.current[0].printed)


def row_faults(row: Row, ledger: Ledger, days: dict[str, Row]) -> list[RowProblem]:
    """What the database knows to be wrong with a row: unknown codes, impossible values, days that disagree."""
    faults = []
    measure = ledger.measures.get(row.measure)
    if measure is None:
        faults.append(RowProblem(row.number, "measure", _unknown_measure(row.measure, ledger)))
    if row.area not in ledger.areas:
        faults.append(RowProblem(row.number, "area", _unknown_area(row.area, ledger)))
    if measure and row.breakdown and not measure.breakdown:
        message = f"'{measure.title}' has no breakdown: leave this empty, or name the breakdown in its definition."
        faults.append(RowProblem(row.number, "breakdown", message))
    if measure and (message := impossible(measure.unit, row.value) or _too_many(row, ledger)):
        faults.append(RowProblem(row.number, "value", message))
    return faults + _day_faults(row, ledger, days)


def _day_faults(row: Row, ledger: Ledger, days: dict[str, Row]) -> list[RowProblem]:
    source = ledger.sources.get(row.source)
    if source and source.published != row.as_at:
        message = (
            f"{row.as_at}, but '{source.title}' was published on {source.published}: "
            "what a paper tells is as at the day it was published. Correct the day, or give the return a code of its own."
        )
        return [RowProblem(row.number, "as_at", message)]
    first = days.setdefault(row.source, row)
    if first.as_at != row.as_at:
        message = f"{row.as_at}, but row {first.number} of the same source says {first.as_at}: one source has one day."
        return [RowProblem(row.number, "as_at", message)]
    return []


def _too_many(row: Row, ledger: Ledger) -> str:
    """A file that gives one figure dozens of values has its periods wrong, and would take hours to compare."""
    if row.area not in ledger.areas or ledger.differing[ledger.key(row)] < MOST_VALUES:
        return ""
    return f"more than {MOST_VALUES} rows contradict one figure: give each row the period and the area that it is of."


def _unknown_measure(code: str, ledger: Ledger) -> str:
    """Near codes are looked for once a code, and not for thousands of them: that takes long."""
    if code not in ledger.hints:
        every = Measure.objects.values_list("code", flat=True) if len(ledger.hints) < MOST_HINTS else ()
        ledger.hints[code] = _unknown(code, every, "define the measure first")
    return ledger.hints[code]


def _unknown_area(code: str, ledger: Ledger) -> str:
    if (place := f"area {code}") not in ledger.hints:
        every = ledger.areas if len(ledger.hints) < MOST_HINTS else ()
        ledger.hints[place] = _unknown(code, every, "add the area first")
    return ledger.hints[place]


def _unknown(code: str, known: Iterable[str], remedy: str) -> str:
    near = get_close_matches(code, list(known), 1)
    hint = f"did you mean '{near[0]}'?" if near else f"correct the code, or {remedy}."
    return f"{code!r} is not known: {hint}"


SHARES = ("percent",)
NEVER_BELOW_NOUGHT = (
    "count", "percent", "seconds", "hours", "years", "miles", "per_1000", "people", "officers", "staff", "posts", "fte",
    "members", "organisations", "groups", "schools", "vehicles", "areas", "square_miles",
)  # fmt: skip


def impossible(unit: str, value: Decimal | None) -> str:
    """Why no figure of this unit can have this value; empty where it can."""
    if value is None:
        return ""
    if unit in SHARES and value > 100:
        return f"{value} is more than 100%: a share cannot be. Is the decimal point in the right place?"
    if unit in NEVER_BELOW_NOUGHT and value < 0:
        return f"{value} is below nought: this cannot be counted. For a fall, use the measure of the change."
    if unit == "percent_change" and value < -100:
        return f"{value}% would be a fall by more than everything."
    if unit == "rank" and (value < 1 or value != value.to_integral_value()):
        return f"{value} is not a rank: ranks count from 1."
    return ""
