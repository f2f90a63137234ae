"""Deliverables: added, moved with a reason, never in silence, never over what somebody else saved; counted on a day."""

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from answerable.kit.models import AuditEntry
from answerable.measures.tests.record_make import ANALYST, NOON
from answerable.plans.models import Deliverable, Plan
from answerable.plans.operations.delivery import Stand, Work, change_deliverable, update_deliverable
from answerable.plans.operations.delivery_faults import ChangedMeanwhile, DeliveryRefused
from answerable.plans.queries.delivery import days_late, delivery_counts, for_objective, late
from answerable.plans.queries.delivery_words import is_slip, moved_words
from answerable.plans.tests.delivery_make import DAY, moved, objective_of, office, owed

pytestmark = pytest.mark.django_db
STAND = Stand("under_way", date(2024, 6, 1), date(2024, 3, 31), "Half of them came.")


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    office()


def faults(held: Deliverable, stand: Stand, edition: int = 1) -> list[tuple[str, str]]:
    """What is wrong with an update, by field; and nothing was written."""
    before = AuditEntry.objects.count()
    with pytest.raises(DeliveryRefused) as refused:
        update_deliverable(held, stand, edition=edition, by=ANALYST, at=NOON)
    assert AuditEntry.objects.count() == before
    return [(one.field, one.message) for one in refused.value.problems]


class TestAdding:
    def test_its_first_state_is_the_first_of_its_history(self) -> None:
        first = owed().changes.get()
        assert (first.status, first.due_was, first.due_now) == ("under_way", None, date(2024, 3, 31))

    def test_two_of_one_title_have_codes_of_their_own(self) -> None:
        assert [owed().code, owed().code] == ["new-radios", "new-radios-2"]

    def test_no_code_is_the_address_of_another_page(self) -> None:
        assert owed("New").code == "new-2"

    def test_a_title_of_blanks_is_refused(self) -> None:
        with pytest.raises(DeliveryRefused, match="Say what is to be delivered"):
            owed("  ")

    def test_due_before_the_plan_began_is_refused(self) -> None:
        with pytest.raises(DeliveryRefused, match="before the plan begins on 1 April 2021"):
            owed(due=date(2020, 2, 29))


class TestUpdating:
    def test_a_date_that_moves_is_a_slip_with_its_reason(self) -> None:
        held = owed()
        moved(held, date(2024, 12, 31))
        last = held.changes.last()
        assert last
        assert (last.due_was, last.due_now, last.words) == (
            date(2024, 3, 31),
            date(2024, 12, 31),
            "The maker is late.",
        )

    @pytest.mark.parametrize("due", [date(2024, 12, 31), date(2024, 3, 1), None])
    def test_no_date_moves_without_a_reason(self, due: date | None) -> None:
        assert faults(owed(), replace(STAND, due=due, words=" "))[0][0] == "words"

    def test_what_stops_says_why(self) -> None:
        assert faults(owed(), replace(STAND, status="stopped", words="")) == [("words", "Say why it was stopped.")]

    def test_nothing_new_is_refused(self) -> None:
        assert "Nothing is different" in faults(owed(), replace(STAND, words=""))[0][1]

    def test_a_day_to_come_is_refused(self) -> None:
        found = faults(owed(), replace(STAND, on=date(2024, 11, 8)))
        assert found == [("on", "8 November 2024 is still to come: give the day on which it happened.")]

    def test_a_day_before_the_office_began_is_refused(self) -> None:
        found = faults(owed(), replace(STAND, on=date(2021, 5, 12)))
        assert "before the office began on 13 May 2021" in found[0][1]

    def test_a_day_before_the_last_change_is_refused(self) -> None:
        assert "The last change was on 10 January 2024" in faults(owed(), replace(STAND, on=date(2024, 1, 9)))[0][1]

    def test_whoever_saves_an_older_state_is_told_what_it_is_now(self) -> None:
        held = owed()
        update_deliverable(held, replace(STAND, status="done"), edition=1, by=ANALYST, at=NOON)
        with pytest.raises(ChangedMeanwhile, match="it is now “done”, due on 31 March 2024"):
            update_deliverable(held, STAND, edition=1, by=ANALYST, at=NOON)

    def test_what_it_is_can_be_changed_and_that_counts_as_a_saving(self) -> None:
        held = owed()
        change_deliverable(held, Work("Newer radios", "partners"), edition=1, by=ANALYST, at=NOON)
        with pytest.raises(ChangedMeanwhile):
            change_deliverable(held, Work("Radios", "force"), edition=1, by=ANALYST, at=NOON)
        held.refresh_from_db()
        assert (held.title, held.side, held.edition) == ("Newer radios", "partners", 2)

    def test_the_same_again_is_no_change(self) -> None:
        held = change_deliverable(owed(), Work("New radios", "force", "Head of Fleet"), edition=1, by=ANALYST, at=NOON)
        assert held.edition == 1


class TestLate:
    def test_it_is_late_from_the_day_after(self) -> None:
        held = owed()
        assert [late(held, date(2024, 3, 31)), late(held, date(2024, 4, 1))] == [False, True]

    def test_what_is_done_is_late_no_longer_but_was(self) -> None:
        held = owed()
        update_deliverable(held, replace(STAND, status="done"), edition=1, by=ANALYST, at=NOON)
        held.refresh_from_db()
        assert [days_late(held, DAY), days_late(held, date(2024, 4, 30))] == [0, 30]

    def test_what_has_no_date_is_never_late(self) -> None:
        assert not late(owed(due=None), DAY)

    def test_it_falls_due_on_29_february(self) -> None:
        assert days_late(owed(due=date(2024, 2, 29)), date(2024, 3, 1)) == 1

    def test_objectives_are_counted_in_one_query(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        owed()
        owed(due=None)
        owed(status="done")
        owed(code="1.2", due=date(2025, 1, 1))
        plan = Plan.objects.get()
        with django_assert_num_queries(1):
            counts = delivery_counts(plan, DAY)
        one, two = counts[objective_of("1.1").pk], counts[objective_of("1.2").pk]
        assert (one.total, one.live, one.late, one.done, one.undated) == (3, 2, 1, 1, 1)
        assert (two.total, two.late) == (1, 0)


class TestWords:
    @pytest.mark.parametrize(
        ("was", "due", "words", "slip"),
        [
            (date(2023, 2, 28), date(2023, 5, 31), "Slipped by 3 months, from 28 February 2023 to 31 May 2023.", True),
            (date(2024, 2, 29), date(2024, 3, 1), "Slipped by 1 day, from 29 February 2024 to 1 March 2024.", True),
            (date(2024, 3, 31), date(2026, 3, 31), "Slipped by 2 years, from 31 March 2024 to 31 March 2026.", True),
            (
                date(2024, 3, 31),
                date(2024, 3, 1),
                "Brought forward by 30 days, from 31 March 2024 to 1 March 2024.",
                False,
            ),
            (date(2024, 3, 31), None, "The due date of 31 March 2024 was given up.", True),
            (None, date(2024, 3, 31), "Due date set: 31 March 2024.", False),
            (date(2024, 3, 31), date(2024, 3, 31), "", False),
        ],
    )
    def test_a_date_that_moved(self, was: date | None, due: date | None, words: str, slip: bool) -> None:
        assert (moved_words(was, due), is_slip(was, due)) == (words, slip)


class TestThread:
    def test_changes_are_told_in_their_order(self) -> None:
        held = owed()
        moved(held, date(2024, 12, 31))
        told = for_objective([objective_of().pk])
        assert [(one.day, one.kind) for one in told] == [(date(2024, 1, 10), "change"), (date(2024, 6, 1), "change")]

    def test_a_slip_is_told_in_words(self) -> None:
        moved(owed(), date(2024, 12, 31))
        assert for_objective([objective_of().pk])[-1].text == (
            "Slipped by 9 months, from 31 March 2024 to 31 December 2024. The maker is late."
        )

    def test_other_objectives_are_not_told(self) -> None:
        owed()
        assert for_objective([objective_of("1.2").pk]) == ()
