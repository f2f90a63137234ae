"""delivery.toml: read with every fault, loaded whole or not at all, and written back as it was."""

from dataclasses import replace
from datetime import date

import pytest
import tomli_w
from pytest_django import DjangoAssertNumQueries

from answerable.kit import audit
from answerable.kit.toml import Fields, Problem, parse
from answerable.measures.tests.record_make import ANALYST, NOON
from answerable.plans.intake import delivery as said
from answerable.plans.intake.delivery import Delivery, delivery_tables, for_the_public, read_delivery
from answerable.plans.models import Account, Board, Commitment, Deliverable, Side, Threat
from answerable.plans.operations.delivery import Work, change_deliverable
from answerable.plans.operations.delivery_besides import Told, attend, correct_account, judge_commitment
from answerable.plans.operations.delivery_faults import DeliveryRefused
from answerable.plans.operations.delivery_loading import load_delivery
from answerable.plans.queries.delivery import for_objective
from answerable.plans.queries.delivery_lines import delivery_lines
from answerable.plans.tests.delivery_make import BEGAN, moved, objective_of, office

WHOLE = """
[[deliverable]]
plan = "2021-25"
objective = "1.1"
code = "new-radios"
title = "New radios"
owner_role = "Head of Fleet (role assumed)"
due = 2024-12-31
status = "under_way"
status_on = 2024-06-01
note = "For the office."
source = "report"
source_line = 12

[[deliverable.change]]
on = 2024-06-01
status = "under_way"
due_was = 2024-03-31
due_now = 2024-12-31
words = "The maker is late."

[[commitment]]
code = "beat"
words = "A bobby on every beat."
holder_from = 2021-05-13
made_on = 2021-04-01
objectives = ["2021-25/1.1"]

[[board]]
code = "roads"
name = "Roads Board"
objectives = ["2021-25/1.2", "2021-25/1.1"]
source = "report"

[[board.attends]]
role = "Chief Constable"
from = 2022-01-01
until = 2023-01-01

[[board.attends]]
role = "Mayor"

[[threat]]
code = "fraud"
title = "Fraud"
origin = "local"
note = "General knowledge."
objectives = ["2021-25/1.2"]

[[account]]
plan = "2021-25"
objective = "1.1"
told = "body"
on = 2022-07-01
until = 2022-07-31
words = "A charter was launched; {calls 2023} calls came."
source = "report"
source_line = 99

[[account]]
plan = "2021-25"
objective = "1.1"
told = "happened"
on = 2022-07-01
words = "Fewer radios failed."
"""


def read(text: str) -> tuple[Delivery, list[str]]:
    problems: list[Problem] = []
    fields = Fields(parse(text.encode(), "delivery.toml", problems), "delivery.toml", problems)
    found = read_delivery(fields)
    fields.finish()
    return found, [str(one) for one in problems]


def faults(text: str) -> str:
    return " | ".join(read(text)[1])


class TestReading:
    def test_what_may_be_said_is_what_is_held(self) -> None:
        pairs = (
            (said.SIDES, Side),
            (said.STATUSES, Deliverable.Status),
            (said.STATES, Commitment.State),
            (said.KINDS, Board.Kind),
            (said.ORIGINS, Threat.Origin),
            (said.TOLD, Account.Told),
        )
        assert [set(told) == set(held.values) for told, held in pairs] == [True] * 6

    def test_a_whole_file_has_no_fault(self) -> None:
        assert read(WHOLE)[1] == []

    def test_it_is_written_as_it_was_read(self) -> None:
        found, _ = read(WHOLE)
        assert read(tomli_w.dumps(delivery_tables(found)))[0] == found

    def test_an_empty_file_is_nothing(self) -> None:
        assert (read(""), delivery_tables(Delivery())) == ((Delivery(), []), {})

    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ('status = "under_way"\nstatus_on', 'status = "nearly"\nstatus_on', "'status' is 'nearly'"),
            ('words = "The maker is late."', "", "'words' is missing"),
            ("until = 2023-01-01", "until = 2021-01-01", "'until' is 2021-01-01, before 'from' on 2022-01-01"),
            ("until = 2022-07-31", "until = 2022-06-30", "before 'on' on 2022-07-01"),
            ('"2021-25/1.2"]', '"1.2"]', "name plan and objective"),
            ("made_on = 2021-04-01", 'made_on = 2021-04-01\nstate = "kept"', "'because' is missing"),
            ('code = "roads"', 'code = "new"', "the address of another page"),
            ('code = "roads"', 'code = "roads"\nchair = "x"', "'chair' is not known here"),
            ('words = "The maker is late."', 'words = "Late."\nat = "noon"', "a moment such as"),
            ('words = "The maker is late."', 'words = "Late."\nat = "2024-01-01T12:00:00"', "say its time zone"),
        ],
    )
    def test_a_fault_is_told_with_its_place(self, old: str, new: str, says: str) -> None:
        assert says in faults(WHOLE.replace(old, new, 1))

    def test_a_code_that_stands_twice(self) -> None:
        assert "'new-radios' stands twice" in faults(WHOLE + WHOLE[: WHOLE.index("[[commitment]]")])

    def test_the_public_is_told_neither_notes_nor_who(self) -> None:
        found, _ = read(WHOLE.replace('words = "The maker is late."', 'words = "Late."\nby = "user:1"'))
        (one,) = for_the_public(found).deliverables
        assert (one.note, one.change[0].by, one.change[0].words) == ("", "", "Late.")


def load(delivery: Delivery) -> int:
    return load_delivery(delivery, by=ANALYST, at=NOON)


@pytest.mark.django_db
class TestLoading:
    @pytest.fixture(autouse=True)
    def _office(self, db: None) -> None:
        office()

    @pytest.fixture
    def whole(self) -> Delivery:
        return read(WHOLE)[0]

    def test_everything_is_taken_in(self, whole: Delivery) -> None:
        assert load(whole) == 6

    def test_the_same_again_changes_nothing(self, whole: Delivery) -> None:
        load(whole)
        head = audit.head()
        assert (load(whole), audit.head()) == (0, head)

    def test_what_is_held_is_what_was_loaded(self, whole: Delivery) -> None:
        load(whole)
        held = delivery_lines()
        change = replace(held.deliverables[0].change[0], by="", at=None)
        board = replace(held.boards[0], objectives=("2021-25/1.2", "2021-25/1.1"))
        back = replace(held, boards=(board,), deliverables=(replace(held.deliverables[0], change=(change,)),))
        assert back == whole

    def test_what_is_held_is_written_and_loaded_again_as_it_is(self, whole: Delivery) -> None:
        load(whole)
        held = delivery_lines()
        text = tomli_w.dumps(delivery_tables(held))
        Deliverable.objects.all().delete()
        Account.objects.all().delete()
        assert load(read(text)[0]) == 3
        assert delivery_lines() == held

    def test_a_change_in_the_file_is_taken_in(self, whole: Delivery) -> None:
        load(whole)
        other = replace(whole.accounts[0], words="A charter was signed.")
        assert load(replace(whole, accounts=(other, whole.accounts[1]))) == 1
        assert Account.objects.order_by("pk")[0].words == "A charter was signed."

    def test_what_was_updated_here_since_stays(self, whole: Delivery) -> None:
        load(whole)
        moved(Deliverable.objects.get(), date(2025, 6, 30), on=date(2024, 9, 1))
        assert load(whole) == 0
        assert Deliverable.objects.get().due == date(2025, 6, 30)

    def test_no_change_that_was_made_here_is_lost_to_a_file_that_was_reworded(self, whole: Delivery) -> None:
        load(whole)
        moved(Deliverable.objects.get(), date(2025, 6, 30), on=date(2024, 9, 1))
        (one,) = whole.deliverables
        reworded = replace(one, change=(replace(one.change[0], words="The maker is slow."),))
        assert (load(replace(whole, deliverables=(reworded,))), Deliverable.objects.get().changes.count()) == (0, 2)

    def test_the_words_of_a_change_can_be_put_right_in_the_file(self, whole: Delivery) -> None:
        load(whole)
        (one,) = whole.deliverables
        reworded = replace(one, change=(replace(one.change[0], words="The maker is slow."),))
        assert load(replace(whole, deliverables=(reworded,))) == 1
        assert Deliverable.objects.get().changes.get().words == "The maker is slow."

    def test_what_was_judged_here_since_stays(self, whole: Delivery) -> None:
        load(whole)
        judge_commitment(Commitment.objects.get(), "kept", seen="open", because="All.", by=ANALYST, at=NOON)
        assert (load(whole), Commitment.objects.get().state) == (0, "kept")

    def test_who_attends_since_stays(self, whole: Delivery) -> None:
        load(whole)
        attend(Board.objects.get(), "Treasurer", None, by=ANALYST, at=NOON)
        assert (load(whole), len(Board.objects.get().attended_by)) == (0, 3)

    def test_an_account_that_was_put_right_here_stays(self, whole: Delivery) -> None:
        load(whole)
        held = Account.objects.order_by("pk")[0]
        correct_account(held, Told(held.told, held.on, "A charter of councils."), by=ANALYST, at=NOON)
        assert (load(whole), Account.objects.order_by("pk")[0].words) == (0, "A charter of councils.")

    def test_an_account_whose_day_was_put_right_here_does_not_come_back(self, whole: Delivery) -> None:
        load(whole)
        held = Account.objects.order_by("pk")[0]
        correct_account(held, Told("partners", date(2022, 7, 9), held.words), by=ANALYST, at=NOON)
        assert (load(whole), Account.objects.count()) == (0, 2)

    def test_a_title_that_was_changed_here_stays(self, whole: Delivery) -> None:
        load(whole)
        held = Deliverable.objects.get()
        change_deliverable(held, Work("Newer radios", "force"), edition=held.edition, by=ANALYST, at=NOON)
        assert (load(whole), Deliverable.objects.get().title) == (0, "Newer radios")

    def test_every_fault_is_told_and_nothing_is_written(self, whole: Delivery) -> None:
        wrong = Delivery(
            deliverables=(
                replace(whole.deliverables[0], objective="9.9", source="rumour", status_on=date(2030, 1, 1)),
            ),
            commitments=(replace(whole.commitments[0], holder_from=date(1999, 1, 1), made_on=date(2030, 1, 1)),),
            accounts=(replace(whole.accounts[0], on=date(2011, 12, 31)),),
        )
        with pytest.raises(DeliveryRefused) as refused:
            load(wrong)
        told = " | ".join(map(str, refused.value.problems))
        wanted = ("'2021-25/9.9'", "'rumour'", "still to come", "nobody held", "before the office began")
        assert ([word in told for word in wanted], Commitment.objects.count()) == ([True] * 5, 0)

    def test_a_last_change_that_says_otherwise_is_a_fault(self, whole: Delivery) -> None:
        with pytest.raises(DeliveryRefused, match="leaves it otherwise"):
            load(replace(whole, deliverables=(replace(whole.deliverables[0], status="done"),)))

    def test_what_is_due_before_the_plan_is_a_fault(self, whole: Delivery) -> None:
        early = replace(whole.deliverables[0], due=date(2020, 1, 1), change=())
        with pytest.raises(DeliveryRefused, match="before the plan begins"):
            load(Delivery(deliverables=(early,)))

    def test_the_holder_is_found_by_the_first_day(self, whole: Delivery) -> None:
        load(whole)
        holder = Commitment.objects.get().holder
        assert holder
        assert holder.start == BEGAN

    def test_the_thread_tells_all_of_it_in_six_queries(
        self, whole: Delivery, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        load(whole)
        with django_assert_max_num_queries(6):
            told = for_objective([objective_of().pk])
        assert [one.kind for one in told] == ["commitment", "account", "account", "change"]
