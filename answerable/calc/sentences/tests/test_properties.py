"""Whatever figures come: whole sentences, few of them, no cause, no claim of more than was tested, nothing across a break."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.behaviour.series import Anomaly, Cut, Goal
from answerable.calc.direction import Direction
from answerable.calc.periods import Period, financial_year
from answerable.calc.sentences.against import against
from answerable.calc.sentences.changed import moved
from answerable.calc.sentences.older import alike
from answerable.calc.sentences.shapes import Fact, Line, Scale, Told
from answerable.calc.sentences.speaking import MOST, sentences
from answerable.calc.standing import Qualifier

FORBIDDEN = re.compile(r"significan|because|\bcaused?\b|due to|nan|inf\b|None", re.IGNORECASE)

days = st.dates(date(2010, 1, 1), date(2030, 12, 31))
spans = st.lists(days, min_size=2, max_size=2).map(lambda two: Period(min(two), max(two)))
periods = st.one_of(spans, st.integers(2010, 2030).map(financial_year))
facts = st.builds(
    Fact,
    period=periods,
    value=st.one_of(st.none(), st.decimals(-10_000, 10_000, places=1)),
    words=st.just("so many"),
    qualifier=st.sampled_from(Qualifier),
    rivals=st.sampled_from([(), ("1", "2")]),
    finished=st.booleans(),
    assumed=st.booleans(),
    provisional=st.booleans(),
    size=st.one_of(st.none(), st.integers(1, 100_000).map(Decimal)),
)
cuts = st.builds(Cut, days, st.just("another rule holds"))
goals = st.builds(Goal, value=st.floats(-100, 100), at_least=st.booleans(), starts=days)
lines = st.builds(
    Line,
    name=st.sampled_from(["", "A", "B"]),
    facts=st.lists(facts, max_size=6).map(tuple),
    cuts=st.lists(cuts, max_size=2).map(tuple),
    anomalies=st.lists(st.builds(Anomaly, spans, st.just("a storm")), max_size=1).map(tuple),
    goal=st.one_of(st.none(), goals),
)
every = st.builds(
    Told,
    lines=st.lists(lines, min_size=1, max_size=3).map(tuple),
    scale=st.sampled_from(Scale),
    direction=st.sampled_from(Direction),
)


@given(every)
def test_the_sentences_are_whole_few_and_claim_nothing(told: Told) -> None:
    said = sentences(told)
    assert 1 <= len(said) <= MOST
    for one in said:
        assert one.endswith(".")
        assert one[:1] == one[:1].upper()
        assert not FORBIDDEN.search(one)


@given(every)
def test_nothing_is_compared_across_a_break_or_with_days_it_shares(told: Told) -> None:
    for line in told.lines:
        for fact in line.known:
            before = against(line, fact, told).before
            if before:
                assert not any(before.period.start < cut.at <= fact.period.end for cut in line.cuts)
                assert alike(before.period, fact.period)
                assert not before.period.overlaps(fact.period)
                assert not before.rivals


@given(every)
def test_a_break_on_every_day_between_leaves_no_comparison(told: Told) -> None:
    known = [one for line in told.lines for one in line.known]
    everywhere = tuple(Cut(one.period.end, "another rule holds") for one in known)
    broken = replace(told, lines=tuple(replace(line, cuts=everywhere) for line in told.lines))
    for one in sentences(broken):
        assert " than in " not in one
        assert " than on " not in one
        assert " than from " not in one


@given(every)
def test_what_changed_can_always_be_sorted(told: Told) -> None:
    found = moved(told)
    assert found is None or found.key == found.key
    assert found is None or found.sentence.endswith(".")
