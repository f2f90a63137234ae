"""What recommendations say: written down, corrected, moved in time, and found again."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.recommendations.intake.entries import Entry
from answerable.recommendations.models import Recommendation, Recurrence, Slip
from answerable.recommendations.operations.recurrences import find_again, part
from answerable.recommendations.operations.refusals import EntriesRefused, RecommendationRefused, SavedMeanwhile
from answerable.recommendations.operations.register import add, change
from answerable.recommendations.queries.entries import entry_of
from answerable.recommendations.tests.make import MARCH, NOON, OFFICER, recommendation, report

pytestmark = pytest.mark.django_db
JUNE, JULY = date(2024, 6, 30), date(2024, 7, 31)


def changed(one: Recommendation, because: str = "", **facts: object) -> Recommendation:
    entry = replace(entry_of(one), **facts)  # type: ignore[arg-type]
    return change(one, entry, because=because, seen_edition=one.edition, by=OFFICER, at=NOON)


def test_it_is_open_since_its_report() -> None:
    one = recommendation()
    assert (one.state, one.state_since) == ("open", MARCH)


def test_it_is_numbered_where_it_has_no_number() -> None:
    made = add(report(), [Entry("A", number="2"), Entry("B"), Entry("C")], by=OFFICER, at=NOON)
    assert [one.number for one in made] == ["2", "1", "3"]


def test_it_is_written_as_it_was_read() -> None:
    entry = Entry(
        "A", "AFI 2", "area_for_improvement", deadline_kind="date", deadline=JUNE, owner_role="Head of custody"
    )
    assert entry_of(add(report(), [entry], by=OFFICER, at=NOON)[0]) == entry


def test_it_belongs_to_a_cause_of_concern_written_with_it() -> None:
    entries = [Entry("Cause", "CoC 1", "cause_of_concern"), Entry("A", "1", under="CoC 1")]
    add(report(), entries, by=OFFICER, at=NOON)
    assert Recommendation.objects.get(number="1").under == Recommendation.objects.get(number="CoC 1")


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([Entry("")], "has no title"),
        ([Entry("A", "1"), Entry("B", "1")], "stands twice"),
        ([Entry("A", "1", under="9")], "no other cause of concern"),
        ([Entry("A", "1", deadline_kind="date")], "has its day"),
        ([Entry("A", "1", deadline=JUNE)], "has its day"),
        ([Entry("A", "1", deadline_kind="soon")], "is no deadline"),
        ([Entry("C", "1", "cause_of_concern"), Entry("D", "2", "cause_of_concern", under="1")], "belongs to no other"),
    ],
)
def test_what_is_wrong_is_refused_whole(entries: list[Entry], said: str) -> None:
    with pytest.raises(EntriesRefused, match=said):
        add(report(), entries, by=OFFICER, at=NOON)
    assert not Recommendation.objects.exists()


def test_a_deadline_that_is_moved_leaves_a_slip() -> None:
    one = recommendation(deadline_kind="date", deadline=JUNE)
    changed(one, "The system came late.", deadline=JULY)
    slip = Slip.objects.get()
    assert (slip.was, slip.now, slip.local, slip.reason) == (JUNE, JULY, False, "The system came late.")


def test_a_deadline_is_not_moved_without_a_reason() -> None:
    with pytest.raises(RecommendationRefused, match="Say why the date was moved"):
        changed(recommendation(deadline_kind="date", deadline=JUNE), deadline=JULY)


def test_a_deadline_taken_away_leaves_a_slip() -> None:
    one = changed(recommendation(deadline_kind="date", deadline=JUNE), "x", deadline_kind="none_set", deadline=None)
    assert one.deadline_kind == "none_set"
    assert Slip.objects.get().now is None


def test_a_first_target_is_no_slip() -> None:
    changed(recommendation(), local_target=JUNE)
    assert not Slip.objects.exists()


def test_a_target_that_is_moved_is_the_office_s_own_slip() -> None:
    changed(recommendation(local_target=JUNE), "x", local_target=JULY)
    assert Slip.objects.get().local


def test_who_corrects_an_older_state_is_told() -> None:
    one = recommendation()
    changed(one, title="Another")
    with pytest.raises(SavedMeanwhile):
        changed(one, title="A third")


def test_nothing_changed_is_nothing_written() -> None:
    assert changed(recommendation()).edition == 1


def test_a_cause_of_concern_with_others_under_it_stays_one() -> None:
    cause = add(report(), [Entry("Cause", "1", "cause_of_concern"), Entry("A", "2", under="1")], by=OFFICER, at=NOON)[0]
    with pytest.raises(EntriesRefused, match="Others belong to this"):
        changed(cause, kind="recommendation")


def two() -> tuple[Recommendation, Recommendation]:
    """The same finding in two reports."""
    return recommendation(of=report("first")), recommendation(of=report("second"))


def test_a_finding_made_twice_is_counted_together() -> None:
    kept = find_again(two(), title="Strip searches", by=OFFICER, at=NOON)
    assert kept.recommendations.count() == 2


def test_a_third_joins_the_two() -> None:
    one, other = two()
    kept = find_again([one, other], title="Strip searches", by=OFFICER, at=NOON)
    again = find_again([recommendation(of=report("third")), one], by=OFFICER, at=NOON)
    assert again == kept
    assert kept.recommendations.count() == 3


def test_two_findings_that_are_one_become_one() -> None:
    find_again(two(), title="Searches", by=OFFICER, at=NOON)
    others = recommendation(of=report("third")), recommendation(of=report("fourth"))
    find_again(others, title="Strip searches", by=OFFICER, at=NOON)
    kept = find_again([others[0], Recommendation.objects.earliest("pk")], by=OFFICER, at=NOON)
    assert (Recurrence.objects.count(), kept.recommendations.count()) == (1, 4)


def test_one_report_alone_finds_nothing_again() -> None:
    held = report()
    with pytest.raises(RecommendationRefused, match="two reports"):
        find_again([recommendation(of=held), recommendation("B", of=held)], title="x", by=OFFICER, at=NOON)


def test_a_finding_has_a_name() -> None:
    with pytest.raises(RecommendationRefused, match="Name the finding"):
        find_again(two(), by=OFFICER, at=NOON)


def test_one_that_parts_leaves_no_finding_of_one() -> None:
    one, other = two()
    find_again([one, other], title="Searches", by=OFFICER, at=NOON)
    part(one, because="It is of another suite.", by=OFFICER, at=NOON)
    other.refresh_from_db()
    assert other.recurrence is None
    assert not Recurrence.objects.exists()


def test_one_parts_with_a_reason() -> None:
    one, other = two()
    find_again([one, other], title="Searches", by=OFFICER, at=NOON)
    with pytest.raises(RecommendationRefused, match="Say why"):
        part(one, because=" ", by=OFFICER, at=NOON)
