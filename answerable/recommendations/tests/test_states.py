"""Which way a recommendation may go, and what is refused."""

from datetime import date, timedelta

import pytest

from answerable.kit.audit import Actor
from answerable.kit.models import AuditEntry
from answerable.recommendations.models import Move, Recommendation
from answerable.recommendations.operations.refusals import CircularSuperseding, MoveRefused, SavedMeanwhile
from answerable.recommendations.operations.states import move
from answerable.recommendations.queries.moves import MAY_BECOME, last_move, next_steps
from answerable.recommendations.tests.make import (
    HOLDER,
    LIAISON,
    MARCH,
    MAY,
    NOON,
    OFFICER,
    SECOND,
    State,
    moved,
    recommendation,
    report,
    said_complete,
)

pytestmark = pytest.mark.django_db
LOG = "The custody record of every search in April was read."


def test_every_state_can_be_left_and_reached() -> None:
    assert set(MAY_BECOME) == set(State) == {to for steps in MAY_BECOME.values() for to in steps}


def test_a_move_is_kept_with_its_words() -> None:
    moved(recommendation(), State.IN_PROGRESS, words="A form is drafted.")
    kept = Move.objects.get()
    assert (kept.before, kept.after, kept.words, kept.by) == ("open", "in_progress", "A form is drafted.", "user:1")


def test_a_move_is_in_the_audit_trail() -> None:
    one = moved(recommendation(), State.IN_PROGRESS)
    assert AuditEntry.objects.filter(action="recommendation moved", subject=f"recommendation:{one.pk}").count() == 1


def test_the_state_has_its_day() -> None:
    assert moved(recommendation(), State.IN_PROGRESS, on=MAY).state_since == MAY


@pytest.mark.parametrize(
    ("before", "to"),
    [(before, to) for before in State for to in State if to not in MAY_BECOME[before]],
    ids=str,
)
def test_a_step_that_is_not_in_the_table_is_refused(before: str, to: str) -> None:
    one = recommendation()
    other = recommendation("Another")
    Recommendation.objects.filter(pk=one.pk).update(
        state=before, superseded_by=other if before == "superseded" else None
    )
    with pytest.raises(MoveRefused, match="cannot become"):
        moved(one, to, words="Because.", evidence=LOG)


def test_the_force_s_word_is_verified_by_a_second_person() -> None:
    one = moved(said_complete(), State.VERIFIED, by=SECOND, evidence=LOG)
    assert one.state == State.VERIFIED


def test_who_wrote_the_force_s_word_down_does_not_verify() -> None:
    with pytest.raises(MoveRefused, match="a second person verifies"):
        moved(said_complete(), State.VERIFIED, by=OFFICER, evidence=LOG)


def test_nothing_is_verified_without_evidence() -> None:
    with pytest.raises(MoveRefused, match="say what shows it"):
        moved(said_complete(), State.VERIFIED, by=SECOND)


def test_evidence_of_blanks_is_none() -> None:
    with pytest.raises(MoveRefused, match="say what shows it"):
        moved(said_complete(), State.VERIFIED, by=SECOND, evidence=" \n ")


def test_the_force_never_verifies() -> None:
    with pytest.raises(MoveRefused, match="for the office to say"):
        moved(said_complete(), State.VERIFIED, by=LIAISON, evidence=LOG)


def test_who_may_only_judge_does_not_verify() -> None:
    with pytest.raises(MoveRefused, match="Only people of these roles"):
        moved(said_complete(), State.VERIFIED, by=HOLDER, evidence=LOG)


def test_a_verification_is_not_said_by_another() -> None:
    with pytest.raises(MoveRefused, match="office's own word"):
        moved(said_complete(), State.VERIFIED, by=SECOND, evidence=LOG, said_by="The force")


def test_what_the_force_never_said_is_not_verified() -> None:
    with pytest.raises(MoveRefused, match="has not said that it is complete"):
        moved(moved(recommendation(), State.IN_PROGRESS), State.VERIFIED, by=SECOND, evidence=LOG)


def test_what_the_body_does_itself_is_verified_by_a_second_person() -> None:
    begun = moved(recommendation(addressee="body"), State.IN_PROGRESS)
    assert moved(begun, State.VERIFIED, by=SECOND, evidence=LOG).state == State.VERIFIED


def test_who_does_the_body_s_own_work_does_not_sign_it_off() -> None:
    begun = moved(recommendation(addressee="body"), State.IN_PROGRESS)
    with pytest.raises(MoveRefused, match="a second person verifies"):
        moved(begun, State.VERIFIED, by=OFFICER, evidence=LOG)


def test_the_force_does_not_complete_what_is_the_body_s() -> None:
    with pytest.raises(MoveRefused, match="not addressed to the chief officer"):
        moved(recommendation(addressee="body"), State.FORCE_SAYS_COMPLETE)


def test_the_liaison_says_that_it_is_complete() -> None:
    one = moved(recommendation(), State.FORCE_SAYS_COMPLETE, by=LIAISON, words="Done in April.", evidence="The log.")
    found = last_move(one)
    assert found
    assert found.said_by == "The force"


def test_the_liaison_shows_something() -> None:
    with pytest.raises(MoveRefused, match="what shows that it is complete"):
        moved(recommendation(), State.FORCE_SAYS_COMPLETE, by=LIAISON, words="Done in April.")


@pytest.mark.parametrize("to", [State.CLOSED, State.NOT_OURS, State.DISAGREED, State.SUPERSEDED])
def test_the_liaison_settles_nothing(to: str) -> None:
    with pytest.raises(MoveRefused, match="for the office to say"):
        moved(recommendation(), to, by=LIAISON, words="x", evidence="x")


def test_the_liaison_does_not_take_back_what_the_office_verified() -> None:
    one = moved(said_complete(), State.VERIFIED, by=SECOND, evidence=LOG)
    with pytest.raises(MoveRefused, match="for the office to say"):
        moved(one, State.IN_PROGRESS, by=LIAISON, words="x")


def test_a_source_closes_with_evidence() -> None:
    with pytest.raises(MoveRefused, match="say what shows it"):
        moved(recommendation(), State.CLOSED)


@pytest.mark.parametrize("to", [State.NOT_OURS, State.DISAGREED])
def test_what_is_set_aside_says_why(to: str) -> None:
    with pytest.raises(MoveRefused, match="Say why"):
        moved(recommendation(), to)


def test_what_is_live_again_says_why() -> None:
    one = moved(said_complete(), State.VERIFIED, by=SECOND, evidence=LOG)
    with pytest.raises(MoveRefused, match="Say why it is live again"):
        moved(one, State.IN_PROGRESS)


def test_the_day_is_not_to_come() -> None:
    with pytest.raises(MoveRefused, match="still to come"):
        moved(recommendation(), State.IN_PROGRESS, on=NOON.date() + timedelta(days=1))


def test_the_day_is_not_before_the_report() -> None:
    with pytest.raises(MoveRefused, match="before its report was published, on 4 March 2024"):
        moved(recommendation(), State.IN_PROGRESS, on=MARCH - timedelta(days=1))


def test_the_day_is_not_before_the_move_before() -> None:
    with pytest.raises(MoveRefused, match="on that day or later"):
        moved(moved(recommendation(), State.IN_PROGRESS, on=MAY), State.NOT_OURS, on=date(2024, 4, 1), words="x")


def test_a_leap_day_is_a_day() -> None:
    held = report("older", published=date(2024, 2, 29))
    assert moved(recommendation(of=held), State.IN_PROGRESS, on=date(2024, 2, 29)).state_since == date(2024, 2, 29)


def test_who_saves_an_older_state_is_told() -> None:
    one = recommendation()
    moved(one, State.IN_PROGRESS)
    with pytest.raises(SavedMeanwhile):
        move(one, to=State.NOT_OURS, on=MAY, words="x", seen_edition=1, by=SECOND, at=NOON)


def test_another_takes_its_place() -> None:
    one, other = recommendation(), recommendation("Another")
    assert moved(one, State.SUPERSEDED, words="x", superseded_by=other).superseded_by == other


def test_what_is_superseded_names_what_takes_its_place() -> None:
    with pytest.raises(MoveRefused, match="Name the recommendation"):
        moved(recommendation(), State.SUPERSEDED, words="x")


def test_it_does_not_take_its_own_place() -> None:
    one = recommendation()
    with pytest.raises(CircularSuperseding, match="its own place"):
        moved(one, State.SUPERSEDED, words="x", superseded_by=one)


def test_a_circle_is_refused_and_named() -> None:
    one, two, three = recommendation("First"), recommendation("Second"), recommendation("Third")
    two = moved(two, State.SUPERSEDED, words="x", superseded_by=three)
    three = moved(three, State.SUPERSEDED, words="x", superseded_by=one)
    with pytest.raises(
        CircularSuperseding, match=r"1 of .* superseded by 2 of .* superseded by 3 of .* superseded by 1 of"
    ):
        moved(one, State.SUPERSEDED, words="x", superseded_by=two)


def test_what_is_open_again_has_none_in_its_place() -> None:
    one = moved(recommendation(), State.SUPERSEDED, words="x", superseded_by=recommendation("Another"))
    assert moved(one, State.OPEN, words="The other was withdrawn.").superseded_by is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.example", "www.example.org"])
def test_the_address_of_evidence_is_one(address: str) -> None:
    with pytest.raises(MoveRefused, match="begins with https"):
        moved(recommendation(), State.CLOSED, evidence=LOG, evidence_address=address)


def test_a_step_that_may_not_be_taken_says_why() -> None:
    one = said_complete()
    steps = {step.to: step.refused for step in next_steps(one, by=OFFICER, last=last_move(one))}
    assert "a second person verifies" in steps[State.VERIFIED]


def test_the_liaison_is_offered_what_the_force_may_say() -> None:
    assert {step.to for step in next_steps(recommendation(), by=LIAISON, last=None)} == {
        "in_progress",
        "force_says_complete",
    }


def test_who_may_only_see_is_refused_every_step() -> None:
    steps = next_steps(recommendation(), by=Actor("user:9", "publisher"), last=None)
    assert all(step.refused for step in steps)
