"""Commitments, boards, threats and accounts: written, judged with a reason, refused where a day cannot be."""

from datetime import date

import pytest

from answerable.bodies.models import OfficeHolder
from answerable.measures.tests.record_make import ANALYST, NOON
from answerable.plans.models import Board, Commitment
from answerable.plans.operations.delivery_besides import (
    Danger,
    Meeting,
    Promise,
    Told,
    add_account,
    add_commitment,
    attend,
    correct_account,
    judge_commitment,
    set_board,
    set_threat,
    stop_attending,
)
from answerable.plans.operations.delivery_faults import ChangedMeanwhile, DeliveryRefused
from answerable.plans.queries.delivery import for_objective
from answerable.plans.queries.delivery_lines import attends_of
from answerable.plans.queries.delivery_lists import threats, told_lines
from answerable.plans.tests.delivery_make import objective_of, office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    office()


def promised(words: str = "A bobby on every beat.", made_on: date | None = date(2021, 4, 1)) -> Commitment:
    return add_commitment(Promise(words, made_on), [objective_of()], by=ANALYST, at=NOON)


def board() -> Board:
    return set_board(None, Meeting("Roads Board", "board"), [objective_of()], by=ANALYST, at=NOON)


class TestCommitments:
    def test_a_promise_may_be_older_than_the_office(self) -> None:
        assert promised().state == "open"

    def test_a_promise_to_come_is_refused(self) -> None:
        with pytest.raises(DeliveryRefused, match="still to come"):
            promised(made_on=date(2028, 5, 4))

    def test_it_is_judged_with_a_reason(self) -> None:
        held = judge_commitment(promised(), "partly", seen="open", because="Half.", by=ANALYST, at=NOON)
        assert (held.state, held.because) == ("partly", "Half.")

    def test_no_judgement_without_a_reason(self) -> None:
        with pytest.raises(DeliveryRefused, match="Say why"):
            judge_commitment(promised(), "kept", seen="open", because=" ", by=ANALYST, at=NOON)

    def test_the_second_of_two_who_judge_at_once_is_told(self) -> None:
        held = promised()
        judge_commitment(held, "kept", seen="open", because="All.", by=ANALYST, at=NOON)
        with pytest.raises(ChangedMeanwhile, match="it is now “kept”"):
            judge_commitment(held, "not_kept", seen="open", because="None.", by=ANALYST, at=NOON)

    def test_the_thread_of_its_objective_tells_it(self) -> None:
        promised()
        assert [one.heading for one in for_objective([objective_of().pk])] == ["Commitment: open"]

    def test_it_names_whose_it_was(self) -> None:
        holder = OfficeHolder.objects.get()
        made = add_commitment(Promise("Lights", None, holder.pk), [], by=ANALYST, at=NOON)
        assert made.holder == holder


class TestBoards:
    def test_who_attends_from_when_to_when(self) -> None:
        held = attend(board(), "Chief Constable", date(2022, 1, 1), by=ANALYST, at=NOON)
        held = stop_attending(held, "Chief Constable", date(2023, 1, 1), by=ANALYST, at=NOON)
        (one,) = attends_of(held)
        assert (one.role, one.start, one.end) == ("Chief Constable", date(2022, 1, 1), date(2023, 1, 1))

    def test_a_role_that_left_may_come_back(self) -> None:
        held = attend(board(), "Chief Constable", None, by=ANALYST, at=NOON)
        held = stop_attending(held, "Chief Constable", date(2023, 1, 1), by=ANALYST, at=NOON)
        assert len(attends_of(attend(held, "Chief Constable", date(2024, 1, 1), by=ANALYST, at=NOON))) == 2

    def test_a_role_attends_once(self) -> None:
        held = attend(board(), "Chief Constable", None, by=ANALYST, at=NOON)
        with pytest.raises(DeliveryRefused, match="attends it already"):
            attend(held, "Chief Constable", date(2024, 1, 1), by=ANALYST, at=NOON)

    def test_nobody_leaves_before_they_came(self) -> None:
        held = attend(board(), "Chief Constable", date(2022, 1, 1), by=ANALYST, at=NOON)
        with pytest.raises(DeliveryRefused, match="is before 1 January 2022"):
            stop_attending(held, "Chief Constable", date(2021, 12, 31), by=ANALYST, at=NOON)

    def test_who_does_not_attend_cannot_leave(self) -> None:
        with pytest.raises(DeliveryRefused, match="does not attend it"):
            stop_attending(board(), "Mayor", date(2024, 1, 1), by=ANALYST, at=NOON)


class TestThreats:
    def test_those_that_no_objective_answers_to_stand_apart(self) -> None:
        set_threat(None, Danger("Terrorism", "spr"), [], by=ANALYST, at=NOON)
        set_threat(None, Danger("Fraud", "local"), [objective_of()], by=ANALYST, at=NOON)
        answered, unanswered = threats()
        assert ([one.threat.title for one in answered], [one.threat.title for one in unanswered]) == (
            ["Fraud"],
            ["Terrorism"],
        )

    def test_it_can_be_answered_later(self) -> None:
        held = set_threat(None, Danger("Terrorism", "spr"), [], by=ANALYST, at=NOON)
        set_threat(held, Danger("Terrorism", "spr", "Since 2012."), [objective_of()], by=ANALYST, at=NOON)
        assert [one.threat.note for one in threats()[0]] == ["Since 2012."]


class TestAccounts:
    def told(self, on: date = date(2022, 7, 1), until: date | None = None, told: str = "body") -> None:
        add_account(objective_of(), Told(told, on, "A charter was launched.", until), by=ANALYST, at=NOON)

    def test_the_four_sides_are_counted_apart(self) -> None:
        for side in ("body", "force", "force", "happened"):
            self.told(told=side)
        line = told_lines()[0]
        assert (line.body, line.force, line.partners, line.happened) == (1, 2, 0, 1)

    @pytest.mark.parametrize(
        ("on", "until", "says"),
        [
            (date(2024, 11, 8), None, "still to come"),
            (date(2012, 2, 29), None, "before the office began"),
            (date(2024, 1, 1), date(2024, 12, 1), "still to come"),
            (date(2024, 2, 1), date(2024, 1, 1), "is before 1 February 2024"),
        ],
    )
    def test_a_day_that_cannot_be_is_refused(self, on: date, until: date | None, says: str) -> None:
        with pytest.raises(DeliveryRefused, match=says):
            self.told(on, until)

    def test_it_can_be_put_right(self) -> None:
        held = add_account(objective_of(), Told("body", date(2022, 7, 1), "A charter."), by=ANALYST, at=NOON)
        right = Told("partners", date(2022, 7, 2), "A charter of councils.")
        assert correct_account(held, right, by=ANALYST, at=NOON).told == "partners"
