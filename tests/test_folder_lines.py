"""Whatever a line says, its table in a folder's file says the same when it is read again."""

import string
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from answerable.kit.toml import Fields, Problem, parse
from answerable.measures.intake.breaks import AnnotationLine, BreakLine, read_annotations, read_breaks
from answerable.measures.intake.comparators import ComparatorLine, read_comparators
from answerable.measures.intake.evidenced import Evidence
from answerable.measures.intake.frameworks import FrameworkLine, MetricLine, ServedLine, read_frameworks
from answerable.measures.intake.schedules import ScheduleLine, read_schedules
from answerable.measures.intake.standards import StandardLine, read_standards
from answerable.measures.operations.context import tidied
from answerable.site.folder.texts import toml
from answerable.site.folder.writing_besides import (
    comparator_table,
    framework_table,
    mark_table,
    schedule_table,
    standard_table,
)

CODES = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=12).map(lambda text: f"a{text}")
TEXTS = st.text(max_size=40)
SAID = TEXTS.filter(lambda text: bool(tidied(Evidence(note=text)).note))
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))
SPANS = st.tuples(DAYS, DAYS).map(sorted)
NUMBERS = st.decimals(-(10**8), 10**8, places=3).map(lambda value: value.normalize())
TIMES = st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds
MEASURES = st.lists(CODES, min_size=1, max_size=3, unique=True).map(lambda codes: tuple(sorted(codes)))
WITHDRAWN = st.one_of(st.just((None, "")), st.tuples(TIMES, SAID))
EVIDENCE = st.builds(
    lambda source, locator, day, note, at, gone: Evidence(source, locator if source else "", day, note, at, *gone),
    st.one_of(st.just(""), CODES), TEXTS, DAYS, TEXTS, TIMES, WITHDRAWN,
)  # fmt: skip


def reads(key: str, table: dict[str, object]) -> Fields:
    """The file that has this table, written and parsed."""
    problems: list[Problem] = []
    return Fields(parse(toml({key: [table]}).encode(), "file.toml", problems), "file.toml", problems)


@given(CODES, NUMBERS, SPANS, st.booleans(), SAID, EVIDENCE)
def test_standards(code: str, value: Decimal, days: list[date], ended: bool, words: str, evidence: Evidence) -> None:
    ends = days[1] if ended else None
    line = tidied(StandardLine(code, "target", "at_most", value, days[0], words, code, words, ends, words, evidence))
    fields = reads("standard", standard_table(line))
    assert (read_standards(fields), fields.problems) == ((line,), [])


@given(CODES, MEASURES, SPANS, SAID, TEXTS, EVIDENCE)
def test_breaks_and_annotations(
    code: str, measures: tuple[str, ...], days: list[date], words: str, more: str, evidence: Evidence
) -> None:
    cut = tidied(BreakLine(code, measures, "system", days[0], words, more, "assumed", evidence))
    mark = tidied(AnnotationLine(code, measures, "event", days[0], days[1], words, more, evidence))
    cuts, marks = reads("break", mark_table(cut)), reads("annotation", mark_table(mark))
    assert (read_breaks(cuts), read_annotations(marks), cuts.problems, marks.problems) == ((cut,), (mark,), [], [])


@given(CODES, NUMBERS, SPANS, SAID, st.lists(SAID, max_size=3), EVIDENCE)
def test_comparators(
    code: str, value: Decimal, days: list[date], words: str, members: list[str], evidence: Evidence
) -> None:
    line = tidied(
        ComparatorLine(code, "peers", words, days[0], days[1], value, "", words, 9, words, tuple(members), evidence)
    )
    fields = reads("comparator", comparator_table(line))
    assert (read_comparators(fields), fields.problems) == ((line,), [])


@given(CODES, SPANS, SAID, TEXTS, st.lists(CODES, max_size=3, unique=True))
def test_frameworks(code: str, days: list[date], words: str, more: str, served: list[str]) -> None:
    lines = tuple(ServedLine(one, "near", more, more) for one in served)
    metrics = (MetricLine(code, words, more, lines), MetricLine(f"{code}-2", words))
    line = tidied(FrameworkLine(code, words, words, words, days[0], days[1], more, metrics))
    fields = reads("framework", framework_table(line))
    assert (read_frameworks(fields), fields.problems) == ((line,), [])


@given(CODES, MEASURES, SPANS, SAID, TEXTS, st.integers(0, 3660))
def test_schedules(code: str, measures: tuple[str, ...], days: list[date], words: str, more: str, after: int) -> None:
    line = tidied(ScheduleLine(code, words, measures, "quarter", after, words, days[0], days[1], more))
    fields = reads("schedule", schedule_table(line))
    assert (read_schedules(fields), fields.problems) == ((line,), [])
