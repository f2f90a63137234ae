"""Votes: quorum, majority, tie, casting vote, and shares of the whole membership."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.voting import Cast, Counted, ImpossibleVote, Outcome, count, needed_of, of_members

FOR, AGAINST, ABSTAINED, ABSENT, WITHDREW = Cast


def board(votes: str, *, members: int = 9, quorum: int = 5, casting: Cast | None = None) -> Counted:
    """A vote written as letters: f for, a against, o abstained, x absent, w withdrew."""
    letters = dict(zip("faoxw", Cast, strict=True))
    return count([letters[one] for one in votes], members=members, quorum=quorum, casting=casting)


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        ("fffaa", Outcome.CARRIED),
        ("ffaaa", Outcome.NOT_CARRIED),
        ("ffaaoooo", Outcome.TIED),
        ("fffa", Outcome.NOT_QUORATE),
        ("fffaxxxxx", Outcome.NOT_QUORATE),
        ("foooo", Outcome.CARRIED),
        ("ooooo", Outcome.TIED),
        ("ffffw", Outcome.NOT_QUORATE),
    ],
)
def test_what_comes_of_a_vote(votes: str, outcome: Outcome) -> None:
    assert board(votes).outcome is outcome


@pytest.mark.parametrize(("casting", "outcome"), [(FOR, Outcome.CARRIED), (AGAINST, Outcome.NOT_CARRIED)])
def test_a_casting_vote_decides_a_tie(casting: Cast, outcome: Outcome) -> None:
    found = board("fffaaa", casting=casting)
    assert (found.outcome, found.by_casting_vote) == (outcome, True)


@pytest.mark.parametrize("votes", ["ffffa", "fa"])
def test_a_casting_vote_without_a_tie_or_a_quorum_is_refused(votes: str) -> None:
    with pytest.raises(ImpossibleVote, match="tie only"):
        board(votes, casting=FOR)


def test_a_casting_vote_is_for_or_against() -> None:
    with pytest.raises(ImpossibleVote, match="for or against"):
        board("fffaaa", casting=ABSTAINED)


def test_members_who_are_not_named_were_absent() -> None:
    assert board("fffff").present == 5


@pytest.mark.parametrize(
    ("members", "quorum", "said"), [(4, 2, "5 are named"), (9, 0, "quorum"), (9, 10, "quorum"), (0, 1, "members")]
)
def test_numbers_that_cannot_be_are_refused(members: int, quorum: int, said: str) -> None:
    with pytest.raises(ImpossibleVote, match=said):
        board("fffff", members=members, quorum=quorum)


def test_the_working_says_who_withdrew_and_what_came_of_it() -> None:
    assert board("fffaaow").working == (
        "6 of 9 members were present; 5 make a quorum.",
        "1 withdrew for an interest and did not count towards the quorum.",
        "3 voted for it, 2 against it, 1 abstained.",
        "It was carried.",
    )


def test_unanimous_is_all_who_were_present() -> None:
    assert board("fffffxx").unanimous
    assert not board("fffffo").unanimous


@pytest.mark.parametrize(("members", "needed"), [(14, 10), (10, 7), (12, 8), (13, 9), (15, 10), (18, 12), (1, 1)])
def test_two_thirds_of_the_membership(members: int, needed: int) -> None:
    assert needed_of(members) == needed


def test_a_veto_wants_two_thirds_of_all_members_and_not_of_those_present() -> None:
    """Nine of nine who came, of fourteen members, are one too few."""
    found = of_members(9, 14)
    assert not found.reached
    assert found.words == "10 of 14 members are needed: 9 voted for it, 1 too few"


def test_ten_of_fourteen_are_enough() -> None:
    assert of_members(10, 14).reached


def test_more_votes_than_members_are_refused() -> None:
    with pytest.raises(ImpossibleVote):
        of_members(15, 14)


def test_another_share() -> None:
    assert needed_of(14, Fraction(3, 4)) == 11


@given(st.integers(1, 500))
def test_two_thirds_is_the_least_number_that_reaches_it(members: int) -> None:
    needed = needed_of(members)
    assert 3 * needed >= 2 * members > 3 * (needed - 1)


@given(st.lists(st.sampled_from(list(Cast)), max_size=30), st.integers(1, 30))
def test_a_vote_more_for_it_never_loses_it(casts: list[Cast], quorum: int) -> None:
    before = count(casts, members=31, quorum=quorum).outcome
    after = count([*casts, FOR], members=31, quorum=quorum).outcome
    assert before is not Outcome.CARRIED or after is Outcome.CARRIED
