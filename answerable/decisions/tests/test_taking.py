"""Taking a decision: what it wants, what a vote makes of it, and its number."""

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction

from answerable.bodies.intake import PeriodLine
from answerable.bodies.operations import change_from
from answerable.decisions.intake.lines import AdviceLine, InterestLine, OptionLine
from answerable.decisions.models import Decision
from answerable.decisions.operations import taking
from answerable.decisions.operations.parts import (
    AdviceGiven,
    Interests,
    Issue,
    Openness,
    Options,
    Part,
    Reasons,
    Signing,
)
from answerable.decisions.operations.refusals import NotReady, SavedMeanwhile
from answerable.decisions.tests import make

pytestmark = pytest.mark.django_db
TITLE = make.TITLE


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


def wanted(kept: Decision, on: date = make.DAY) -> str:
    """What is missing, in words."""
    with pytest.raises(NotReady) as refused:
        make.take(kept, on)
    kept.refresh_from_db()
    assert kept.state == "draft"
    return " ".join(one.words for one in refused.value.missing)


def test_a_whole_draft_is_taken_with_its_number() -> None:
    kept = make.take(make.ready())
    assert (kept.state, kept.reference, kept.decided_on) == ("taken", "2026/001", make.DAY)


def test_an_empty_draft_says_everything_it_lacks() -> None:
    said = wanted(make.draft())
    for word in (
        "what is to be decided",
        "could be decided",
        "legal",
        "equality",
        "who signs",
        "reasons",
        "effect",
        "significant",
    ):
        assert word in said


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (Options((OptionLine("Only this", chosen=True),)), "second option, or say why"),
        (Options((OptionLine("One"), OptionLine("Two"))), "Mark the one option"),
        (AdviceGiven((AdviceLine("legal", "Fine."),)), "financial advice"),
        (Signing("Somebody Else"), "not in office"),
        (Signing(TITLE, delegate_role="Clerk"), "under a delegation"),
        (Interests(()), f"Ask {TITLE}"),
        (Interests((InterestLine(TITLE, "Owns the quay.", withdrew=True),)), "cannot sign"),
        (Openness("part_exempt", "Trade secrets"), "part that is kept back"),
        (Openness("part_exempt", "", "The price"), "which ground"),
        (Reasons("Because.", None), "which day it has effect"),
    ],
)  # fmt: skip
def test_each_requirement_is_asked_for(part: Part, said: str) -> None:
    assert said in wanted(make.ready(part))


def test_one_option_with_the_reason_is_enough() -> None:
    only = Options((OptionLine("Only this", chosen=True),), "The law leaves no other.")
    assert make.take(make.ready(only)).state == "taken"


def test_a_delegate_signs_under_a_delegation_and_is_asked_for_interests() -> None:
    signing = Signing(TITLE, delegate_role="Clerk", delegation="Scheme of consent, 4.2")
    assert "Ask Clerk" in wanted(make.ready(signing))
    assert make.take(make.ready(signing, Interests((InterestLine("Clerk"),)))).state == "taken"


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 3, 6), "still to come"), (date(2024, 2, 29), "no holder yet")],
)
def test_an_impossible_day_is_refused(day: date, said: str) -> None:
    assert said in wanted(make.ready(), day)


def test_a_holder_whose_time_was_over_cannot_sign() -> None:
    make.office(end=date(2026, 1, 31))
    assert "not in office" in wanted(make.ready())


@pytest.mark.parametrize(
    ("votes", "casting", "state"),
    [
        ("fffaa", "", "taken"),
        ("ffaaa", "", "not_carried"),
        ("ffaao", "", "not_carried"),
        ("ffaao", "for", "taken"),
        ("ffaao", "against", "not_carried"),
    ],
)
def test_a_vote_decides(votes: str, casting: str, state: str) -> None:
    kept = make.take(make.voted(votes, casting=casting))
    assert (kept.state, kept.reference) == (state, "2026/001")


@pytest.mark.parametrize(
    ("votes", "casting", "said"),
    [("ffxxx", "", "quorum"), ("fffaa", "for", "tie only"), ("xffaa", "", "Ada was not there"), ("wffaa", "", "no interest")],
)  # fmt: skip
def test_a_vote_that_cannot_be_is_refused(votes: str, casting: str, said: str) -> None:
    assert said in wanted(make.voted(votes, casting=casting))


def test_who_withdrew_cannot_vote() -> None:
    declared = Interests((InterestLine("Ada", "Sells lamps.", withdrew=True), *make.NONE_DECLARED.interests[1:]))
    assert "Ada declared an interest and withdrew, and cannot vote." in wanted(make.voted("fffaa", declared))


def test_who_withdrew_is_written_down_as_that() -> None:
    declared = Interests((InterestLine("Eve", "Sells lamps.", withdrew=True), *make.NONE_DECLARED.interests[:4]))
    assert make.take(make.voted("fffaw", declared)).state == "taken"


def test_who_moved_cannot_second() -> None:
    kept = make.draft(*make.VOTED, make.sheet("fffaa", seconded="Ada"), form="voted")
    assert "cannot second" in wanted(kept)


def test_numbers_run_within_their_year() -> None:
    references = [make.taken(f"No {n}", day).reference for n, day in enumerate(
        [date(2025, 12, 30), date(2026, 1, 5), date(2025, 12, 31), date(2026, 1, 5)]
    )]  # fmt: skip
    assert references == ["2025/001", "2026/001", "2025/002", "2026/002"]


def test_a_refused_decision_leaves_no_gap() -> None:
    wanted(make.draft())
    assert make.taken().reference == "2026/001"


def test_who_takes_an_older_state_is_told() -> None:
    kept = make.ready()
    make.written(kept, Issue("Other", "Other."))
    with pytest.raises(SavedMeanwhile):
        taking.take(kept.code, decided_on=make.DAY, edition=kept.edition - 1, by=make.HOLDER, at=make.NOON)


def test_what_is_revoked_cannot_be_revoked_again() -> None:
    make.taken("First")
    again = Reasons("Because.", make.DAY, revokes="2026/001")
    make.taken("Second", make.DAY, again)
    assert "revoked already" in wanted(make.ready(again, title="Third"))


@pytest.mark.parametrize("change", [{"reasons": ""}, {"number": None}, {"decided_on": None}])
def test_the_database_keeps_a_taken_decision_whole(change: dict[str, object]) -> None:
    kept = make.taken()
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=kept.pk).update(**change)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_two_numbers() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")
    drafts = [make.ready(title=f"No {n}") for n in range(4)]
    start = threading.Barrier(len(drafts))

    def run(kept: Decision) -> None:
        start.wait()
        try:
            make.take(kept)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[one]) for one in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(Decision.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4]


class TestTheBodyOfTheDay:
    """A body that becomes a board votes from that day on, and what was decided before was rightly signed."""

    def becomes_a_board(self, on: date) -> None:
        line = PeriodLine(on, "Northmoor Policing and Crime Board", "Northmoor", "board", "Chair")
        change_from(line, by=make.WRITER, at=make.NOON)

    def test_before_the_day_one_signs(self) -> None:
        self.becomes_a_board(make.DAY + timedelta(days=1))
        assert make.take(make.draft(*make.SIGNED)).state == Decision.State.TAKEN

    def test_from_the_day_on_a_signature_is_not_enough(self) -> None:
        self.becomes_a_board(make.DAY)
        with pytest.raises(NotReady, match="decided by votes on that day"):
            make.take(make.draft(*make.SIGNED))

    def test_a_delegate_of_the_board_signs(self) -> None:
        self.becomes_a_board(make.DAY)
        delegated = Signing(make.TITLE, "", "Lead", "Scheme of delegation, 4")
        kept = make.draft(*make.SIGNED, delegated, Interests((InterestLine("Lead"),)))
        assert make.take(kept).state == Decision.State.TAKEN

    def test_from_the_day_on_the_board_votes(self) -> None:
        self.becomes_a_board(make.DAY)
        assert make.take(make.voted("fffaa")).state == Decision.State.TAKEN
