"""An item ends with a judgement, which has a reason and somebody whose word it is."""

from typing import Any

import pytest

from answerable.kit.models import AuditEntry
from answerable.scrutiny.models import AgendaItem
from answerable.scrutiny.operations.judging_items import judge, take_back
from answerable.scrutiny.operations.judging_votes import Votes
from answerable.scrutiny.operations.live_refusals import LiveRefused, NotBegun
from answerable.scrutiny.operations.meeting_refusals import SavedMeanwhile
from answerable.scrutiny.tests.make_agenda import item
from answerable.scrutiny.tests.make_live import CLERK, SECOND, TAKEN, begun, first_item, on_the_day, scale

pytestmark = pytest.mark.django_db


def judged(one: AgendaItem, step: str = "partly", **facts: Any) -> AgendaItem:
    scale()
    given: dict[str, Any] = {"reason": "One figure is missing.", "judge_role": "Chair"}
    return judge(one, step=step, **{"seen_edition": one.edition, "by": CLERK, "at": TAKEN, **given, **facts})


def test_it_has_its_step_its_reason_and_its_judge() -> None:
    now = judged(first_item(begun()))
    assert now.assurance
    assert (now.assurance.word, now.reason, now.judge_role, now.judged_at) == (
        "Partly assured",
        "One figure is missing.",
        "Chair",
        TAKEN,
    )


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"reason": " "}, "reason"), ({"judge_role": ""}, "judge_role"), ({"step": "splendid"}, "step")],
)
def test_what_is_missing_is_said_at_its_field(facts: dict[str, Any], field: str) -> None:
    with pytest.raises(LiveRefused) as refusal:
        judged(first_item(begun()), **facts)
    assert refusal.value.field == field


def test_a_board_tells_how_it_was_carried() -> None:
    now = judged(first_item(begun()), votes=Votes(5, 3, 1))
    assert now.reason == "One figure is missing. Carried by 5 votes to 3, 1 abstaining."


def test_in_a_tie_the_casting_vote_carries_it() -> None:
    now = judged(first_item(begun()), votes=Votes(4, 4, casting="for"))
    assert now.reason.endswith("Carried by the casting vote of the chair, 4 votes to 4.")


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        (Votes(4, 4), "votes were equal"),
        (Votes(4, 4, casting="against"), "voted down"),
        (Votes(3, 5), "voted down"),
        (Votes(0, 0), "Nobody voted"),
        (Votes(5, 3, casting="for"), "in a tie only"),
        (Votes(101, 3), "from 0 to 100"),
        (Votes(4, 4, casting="perhaps"), "for or against"),
    ],
)
def test_what_was_not_carried_is_no_judgement(votes: Votes, words: str) -> None:
    one = first_item(begun())
    with pytest.raises(LiveRefused, match=words):
        judged(one, votes=votes)
    one.refresh_from_db()
    assert one.assurance is None


def test_nothing_is_judged_before_the_meeting() -> None:
    with pytest.raises(NotBegun):
        judged(first_item(on_the_day()))


def test_two_that_saw_it_unjudged_do_not_both_judge() -> None:
    one = first_item(begun())
    judged(one)
    with pytest.raises(SavedMeanwhile):
        judged(one, "not", by=SECOND)


def test_it_is_judged_again_and_the_trail_knows_how_it_was() -> None:
    judged(judged(first_item(begun())), "not")
    entry = AuditEntry.objects.filter(action="item judged").order_by("-number")[0]
    assert ("partly" in entry.before_json, "not" in entry.after_json) == (True, True)


def test_the_reason_of_a_restricted_item_stays_out_of_the_trail() -> None:
    judged(item(begun(), restricted=True), reason="A name.")
    assert "A name." not in AuditEntry.objects.get(action="item judged").after_json


def test_a_judgement_of_another_item_is_taken_back() -> None:
    one = judged(first_item(begun()))
    now = take_back(one, because="It was of the next item.", seen_edition=one.edition, by=CLERK, at=TAKEN)
    assert (now.assurance, now.reason, now.judged_at) == (None, "", None)


def test_what_is_not_judged_cannot_be_taken_back() -> None:
    one = first_item(begun())
    with pytest.raises(LiveRefused, match="nothing to take back"):
        take_back(one, because="Why.", seen_edition=one.edition, by=CLERK, at=TAKEN)
