"""What is said of one line of figures: the newest, what it is compared with, and what to beware of."""

import math

from answerable.calc.behaviour.series import Quantity
from answerable.calc.periods import Kind, printed
from answerable.calc.sentences.against import Against, against, cut_words, last_like
from answerable.calc.sentences.asked import standard
from answerable.calc.sentences.behaviour import Reading, reading
from answerable.calc.sentences.besides import beside
from answerable.calc.sentences.differing import better
from answerable.calc.sentences.disputes import dispute, left_alone
from answerable.calc.sentences.phrases import capital, part_of_year, when
from answerable.calc.sentences.placing import newest
from answerable.calc.sentences.shapes import Fact, Line, Scale, Told
from answerable.calc.sentences.tested import compared, untold
from answerable.calc.sentences.valued import dated, value
from answerable.calc.sentences.within import base, within


def of_one(line: Line, told: Told, disputes: list[str]) -> list[str]:
    """The sentences of a line, those about older disputes first."""
    fact = line.newest
    if fact.rivals:
        return [*disputes, dispute(fact, line.name), *left_alone(line.known), better(told.direction, told.scale)]
    lead = "the newest figure is " if disputes else ""
    now = f"{lead}{value(fact, told)} {dated(fact, told)}"
    read = read_by_limits(line, told)
    said = [by_limits(read, now)] if read else _now(capital(now), line, told)
    known = [*beside(line, fact, told, said), *standard(line, fact, told, by_limits=read is not None)]
    way = [] if read and read.head else [better(told.direction, told.scale)]
    return [*disputes, *said, *known, *within(line, fact, told, said), *base(line, fact, told), *way]


def read_by_limits(line: Line, told: Told) -> Reading | None:
    """How the newest figure stands in its usual range; None where that range is of other figures, or there is none."""
    how = line.behaviour
    place = newest(how) if how else None
    if how is None or place is None or how.points[place].period != line.newest.period:
        return None
    return reading(how, words=told.number, most=100 if told.scale is Scale.SHARE else math.inf)


def by_limits(read: Reading, now: str) -> str:
    """The first sentence, where there is a usual range: "Getting worse: 45 in March 2024, higher than usual for ..."."""
    return f"{read.head}: {now}{read.tail}." if read.head else f"{capital(now)}{read.tail}."


def _now(now: str, line: Line, told: Told) -> list[str]:
    """The newest figure with its comparison, or with the reason why it has none."""
    fact = line.newest
    if not fact.finished:
        return [f"{now}, told before {_span(fact)}.", *_one_before(line, told)]
    if told.scale is Scale.CHANGE:
        return [f"{now}."]
    if len(line.known) == 1:
        return [f"{now}.", "No earlier figure is held to compare it with."]
    part = part_of_year(fact.period)
    if part and not last_like(line.known, fact):
        return [f"{now}: {part}, so it is not compared with a whole year.", *_whole_year(line, told)]
    found = against(line, fact, told)
    if found.before:
        return [f"{now}: {compared(fact, found, told)}.", *untold(fact, found, told), *found.beware]
    return [f"{now}.", *(_refused(found) or _unlike(line, told))]


def _refused(found: Against) -> list[str]:
    return [found.why] if found.why else found.beware


def _unlike(line: Line, told: Told) -> list[str]:
    """Why the figure before the newest is no measure of it."""
    fact, before = line.newest, line.known[-2]
    if before.rivals:
        return []
    cut = line.bearing(Quantity.OTHER).cut_across(before.period, fact.period)
    if cut:
        return [cut_words(before, cut)]
    same = before.period.overlaps(fact.period)
    reason = "shares days with it" if same else "is for a period of another kind"
    said = f"The one before it, {value(before, told)} {when(before.period)}, {reason}"
    return [f"{said}, so the two are not compared."]


def _span(fact: Fact) -> str:
    return "that day" if fact.period.kind is Kind.SNAPSHOT else "the period was over"


def _one_before(line: Line, told: Told) -> list[str]:
    """The last finished figure, stated and not compared."""
    finished = [fact for fact in line.known[:-1] if fact.finished and not fact.rivals]
    return [f"The one before it is {value(finished[-1], told)}, {when(finished[-1].period)}."] if finished else []


def _whole_year(line: Line, told: Told) -> list[str]:
    """The last whole year with its own comparison."""
    kinds = (Kind.FINANCIAL_YEAR, Kind.CALENDAR_YEAR)
    years = [fact for fact in line.known if fact.period.kind in kinds and fact.finished]
    if not years or years[-1].rivals:
        return []
    year = years[-1]
    found = against(line, year, told)
    how = f", {compared(year, found, told)}" if found.before else ""
    said = [f"The last whole year was {printed(year.period)}: {value(year, told)}{how}."]
    return [*said, *untold(year, found, told), *(found.beware if found.before else [])]
