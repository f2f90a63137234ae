"""Claims meet measures: suggested, confirmed, put right, refused, compared with what is held, and taken into the record."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.bodies.operations import set_up
from answerable.bodies.tests.make import body
from answerable.calc.periods import calendar_year
from answerable.evidence.models import Alias, Claim, Document
from answerable.evidence.operations import matches, reading
from answerable.evidence.operations.matches import Meant, WrongUnit
from answerable.evidence.operations.refusals import NotKnown, NotNow
from answerable.evidence.operations.standing import stand_again, stand_changed
from answerable.evidence.operations.tables import DayMissing, NothingToTake, accept_table
from answerable.evidence.queries.taking import LineMeaning, TableMeaning, claims_of_table, previewed, suggested_meaning
from answerable.evidence.tests.make import ANALYST, NOON, OFFICER, claim, later, paper, read
from answerable.measures.models import Measure, Observation, Telling
from answerable.measures.tests import record_make as measures

pytestmark = pytest.mark.django_db
YEAR = calendar_year(2023)


@pytest.fixture
def calls() -> Measure:
    return measures.measure("emergency-calls")


def office_of(area: str) -> None:
    set_up(replace(body(), area_code=area), by=ANALYST, at=NOON)


def meant(code: str = "emergency-calls") -> Meant:
    return Meant(code, measures.FORCE, period=YEAR)


def test_a_measure_is_suggested_by_its_words(calls: Measure) -> None:
    one = claim(paper(), "1,753")
    assert (one.match, one.measure) == (Claim.Match.SUGGESTED, calls)


def test_what_is_confirmed_is_learned(calls: Measure) -> None:
    matches.correct(claim(paper(), "1,669"), meant(), by=ANALYST, at=NOON)
    assert Alias.objects.get().words == "call emergency"


def test_what_was_learned_is_suggested_in_the_next_paper(calls: Measure) -> None:
    first = paper("In 2023 the room had 1,753 ringing pickups from the public.")
    assert claim(first, "1,753").match == Claim.Match.NONE
    matches.correct(claim(first, "1,753"), meant(), by=ANALYST, at=NOON)
    second = paper("In 2022 the room had 1,600 ringing pickups from the public.", filename="next.txt")
    assert claim(second, "1,600").measure == calls


def test_what_is_called_the_same_in_the_paper_is_suggested_the_same(calls: Measure) -> None:
    document = paper("In 2023 the room had 1,753 ringing pickups. In 2022 the room had 1,600 ringing pickups.")
    matches.correct(claim(document, "1,753"), meant(), by=ANALYST, at=NOON)
    other = claim(document, "1,600")
    assert (other.match, other.measure, other.matched_start) == (Claim.Match.SUGGESTED, calls, date(2022, 1, 1))


def test_what_tells_another_measure_already_is_left(calls: Measure) -> None:
    office_of(measures.FORCE)
    other = measures.measure("ringing-pickups")
    measures.record(measures.row("1600", measure="ringing-pickups", period=calendar_year(2022)))
    document = paper("In 2023 the room had 1,753 ringing pickups. In 2022 the room had 1,600 ringing pickups.")
    matches.correct(claim(document, "1,753"), meant(), by=ANALYST, at=NOON)
    assert claim(document, "1,600").measure == other


def test_only_a_suggestion_is_confirmed(calls: Measure) -> None:
    one = claim(paper(), "1,753")
    matches.confirm([one], by=ANALYST, at=NOON)
    with pytest.raises(NotNow):
        matches.confirm([one], by=OFFICER, at=later(1))


def test_a_share_is_no_value_of_a_count(calls: Measure) -> None:
    with pytest.raises(WrongUnit):
        matches.correct(claim(paper(), "27.6%"), meant(), by=ANALYST, at=NOON)


def test_a_measure_that_is_not_held_is_refused() -> None:
    with pytest.raises(NotKnown):
        matches.correct(claim(paper(), "1,753"), meant("nothing"), by=ANALYST, at=NOON)


def test_a_refused_match_has_no_measure(calls: Measure) -> None:
    (one,) = matches.refuse([claim(paper(), "1,753")], by=ANALYST, at=NOON)
    assert (one.match, one.measure, one.standing) == (Claim.Match.REFUSED, None, Claim.Standing.UNMATCHED)


def test_decisions_are_kept_when_it_is_read_again(calls: Measure) -> None:
    document = paper()
    matches.refuse([claim(document, "1,753")], by=ANALYST, at=NOON)
    matches.correct(claim(document, "1,669"), meant(), by=ANALYST, at=NOON)
    reading.read_again(document, by=ANALYST, at=NOON)
    read(document, at=later(1))
    assert [claim(document, printed).match for printed in ("1,753", "1,669")] == ["refused", "confirmed"]


@pytest.mark.parametrize(
    ("held", "as_at", "standing"),
    [
        ("1753", "2024-03-21", Claim.Standing.AGREES),
        ("1700", "2024-03-21", Claim.Standing.CONTRADICTS),
        ("1700", "2023-03-21", Claim.Standing.RESTATES),
        ("1700", "2024-05-01", Claim.Standing.UNSUPPORTED),
        (None, "", Claim.Standing.UNSUPPORTED),
    ],
)
def test_it_stands_to_what_is_held(calls: Measure, held: str | None, as_at: str, standing: str) -> None:
    if held:
        row = measures.row(held, measure="emergency-calls", source="other", as_at=date.fromisoformat(as_at))
        measures.record(row)
    one = matches.correct(claim(paper(), "1,753"), meant(), by=ANALYST, at=NOON)
    assert one.standing == standing


def test_a_suggestion_contradicts_only_where_little_else_explains_it(calls: Measure) -> None:
    text = "In 2023 the control room answered 1,753 emergency calls, and in 2023 it closed 9,000 emergency calls."
    office_of(measures.FORCE)
    measures.record(measures.row("1700", measure="emergency-calls", source="other"))
    document = paper(text)
    near, far = claim(document, "1,753"), claim(document, "9,000")
    assert [near.standing, far.standing] == [Claim.Standing.CONTRADICTS, Claim.Standing.UNSUPPORTED]
    assert "nobody has confirmed" in far.standing_why


def test_it_agrees_with_an_earlier_value(calls: Measure) -> None:
    for source, value, day in (("a", "1753", date(2024, 1, 1)), ("b", "1700", date(2024, 3, 21))):
        measures.record(measures.row(value, measure="emergency-calls", source=source, as_at=day))
    one = matches.correct(claim(paper(), "1,753"), meant(), by=ANALYST, at=NOON)
    assert one.standing == Claim.Standing.AGREES_EARLIER


def test_it_stands_otherwise_once_something_is_held(calls: Measure) -> None:
    document = paper()
    matches.correct(claim(document, "1,753"), meant(), by=ANALYST, at=NOON)
    measures.record(measures.row("1700", measure="emergency-calls", source="other"))
    assert stand_again(document.pk) == 2
    assert "1700" in claim(document, "1,753").standing_why


def test_a_sweep_compares_anew_where_more_is_held(calls: Measure) -> None:
    document = paper()
    matches.correct(claim(document, "1,753"), meant(), by=ANALYST, at=NOON)
    measures.record(measures.row("1753", measure="emergency-calls", source="other"))
    reading.sweep(at=later(1))
    assert claim(document, "1,753").standing == Claim.Standing.AGREES
    assert stand_changed() == 0


def test_without_a_period_it_says_why(calls: Measure) -> None:
    one = matches.correct(claim(paper(), "1,753"), Meant("emergency-calls", measures.FORCE), by=ANALYST, at=NOON)
    assert (one.standing, "which period" in one.standing_why) == (Claim.Standing.UNSUPPORTED, True)


def table_of(document: Document) -> int:
    return document.blocks.get(kind="table").position


def taking() -> TableMeaning:
    """The column of emergency calls, its years as the table says them."""
    rows = {row: LineMeaning(period=calendar_year(year)) for row, year in ((1, 2022), (2, 2023))}
    return TableMeaning({1: LineMeaning(measure="emergency-calls")}, rows, LineMeaning(area=measures.FORCE))


def test_a_table_says_what_it_probably_tells(calls: Measure) -> None:
    document = paper()
    suggested = suggested_meaning(claims_of_table(document, table_of(document)))
    assert suggested.columns[1].measure == "emergency-calls"
    assert [suggested.rows[row].period for row in (1, 2)] == [calendar_year(2022), YEAR]


def test_a_table_becomes_observations_with_page_and_row_as_their_place(calls: Measure) -> None:
    document = paper()
    accept_table(document=document, block=table_of(document), meaning=taking(), by=ANALYST, at=NOON)
    assert [int(one.value or 0) for one in Observation.objects.order_by("period_start")] == [1370, 1753]
    told = Telling.objects.select_related("source").order_by("pk")[1]
    assert (told.source.code, told.locator) == ("calls", "table 1, row 3; line 11")


def test_its_figures_are_taken(calls: Measure) -> None:
    document = paper()
    accept_table(document=document, block=table_of(document), meaning=taking(), by=ANALYST, at=NOON)
    taken = Claim.objects.filter(document=document, taken=True)
    assert [(one.printed, one.match, one.standing) for one in taken.order_by("pk")] == [
        ("1,370", "confirmed", "agrees"),
        ("1,753", "confirmed", "agrees"),
    ]


def test_what_was_taken_stays_so_when_it_is_read_again(calls: Measure) -> None:
    document = paper()
    accept_table(document=document, block=table_of(document), meaning=taking(), by=ANALYST, at=NOON)
    reading.read_again(document, by=ANALYST, at=NOON)
    read(document, at=later(1))
    assert Claim.objects.filter(document=document, taken=True, observation__isnull=False).count() == 2


def test_taking_it_twice_changes_nothing(calls: Measure) -> None:
    document = paper()
    for _ in range(2):
        accept_table(document=document, block=table_of(document), meaning=taking(), by=ANALYST, at=NOON)
    assert Telling.objects.count() == 2


def test_what_is_shown_before_writes_nothing(calls: Measure) -> None:
    document = paper()
    shown = previewed(document, table_of(document), taking())
    assert (len(shown.verdict.rows), Observation.objects.count()) == (2, 0)


def test_a_paper_of_no_day_is_not_taken_in(calls: Measure) -> None:
    document = paper(published=None)
    with pytest.raises(DayMissing):
        accept_table(document=document, block=table_of(document), meaning=taking(), by=ANALYST, at=NOON)


def test_a_table_of_nothing_known_is_not_taken_in() -> None:
    document = paper()
    with pytest.raises(NothingToTake):
        accept_table(document=document, block=table_of(document), meaning=TableMeaning(), by=ANALYST, at=NOON)
