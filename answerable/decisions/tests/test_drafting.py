"""Drafts are written part by part; whoever saves an older state is told, and nothing is lost."""

import pytest

from answerable.decisions.models import Decision
from answerable.decisions.operations import drafting
from answerable.decisions.operations.parts import Board, Issue, Reasons
from answerable.decisions.operations.refusals import DecisionRefused, NotADraft, NotThere, SavedMeanwhile
from answerable.decisions.tests import make
from answerable.kit.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_draft_has_no_number() -> None:
    assert make.draft().reference == ""


def test_two_of_one_title_have_two_codes() -> None:
    assert [make.draft().code, make.draft().code] == ["lamps-for-the-quay", "lamps-for-the-quay-2"]


def test_none_takes_the_address_of_the_page_that_begins_one() -> None:
    assert make.draft(title="New").code == "new-2"


def test_a_draft_wants_a_title() -> None:
    with pytest.raises(DecisionRefused, match="title"):
        drafting.begin(title=" ", form=Decision.Form.SIGNED, by=make.WRITER, at=make.NOON)


def test_each_part_is_kept() -> None:
    kept = make.ready()
    assert (kept.issue, kept.options.count(), kept.advice.count(), kept.significant) == (
        make.ISSUE.issue,
        2,
        4,
        True,
    )


def test_a_part_takes_the_place_of_what_was_there() -> None:
    kept = make.draft(make.OPTIONS, make.OPTIONS)
    assert kept.options.count() == 2


def test_who_saves_an_older_state_is_told_and_the_newer_stays() -> None:
    kept = make.draft()
    make.written(kept, make.ISSUE)
    with pytest.raises(SavedMeanwhile, match="copy what you need"):
        drafting.write(kept.code, Issue("Mine", "Mine."), edition=1, by=make.WRITER, at=make.NOON)
    kept.refresh_from_db()
    assert kept.issue == make.ISSUE.issue


def test_a_member_is_named_once() -> None:
    with pytest.raises(DecisionRefused, match="twice"):
        make.draft(Board("Board", ("Ada", "Ada"), 5, 3), form="voted")


def test_a_member_who_stays_keeps_the_vote() -> None:
    kept = make.written(make.voted("fffaa"), Board("Board", ("Ada", "Flo"), 5, 3))
    assert [(one.member, one.cast) for one in kept.votes.order_by("position")] == [("Ada", "for"), ("Flo", "")]


def test_it_varies_only_what_was_taken() -> None:
    make.office()
    make.draft(title="A draft")
    with pytest.raises(NotThere, match="2026/014"):
        make.draft(Reasons("Because.", make.DAY, varies="a-draft"))


def test_it_names_an_earlier_decision_by_its_number() -> None:
    make.office()
    make.taken()
    kept = make.draft(Reasons("Because.", make.DAY, revokes="2026/001"), title="Dark again")
    assert kept.revokes == Decision.objects.get(number=1)


def test_a_withdrawn_draft_is_kept_with_its_reason() -> None:
    kept = make.draft()
    drafting.withdraw(kept.code, because="Nobody asked.", edition=1, by=make.WRITER, at=make.NOON)
    kept.refresh_from_db()
    assert (kept.state, kept.withdrawn_because) == ("withdrawn", "Nobody asked.")


def test_withdrawing_wants_a_reason() -> None:
    with pytest.raises(DecisionRefused, match="why"):
        drafting.withdraw(make.draft().code, because="", edition=1, by=make.WRITER, at=make.NOON)


def test_a_taken_decision_is_never_changed() -> None:
    make.office()
    kept = make.taken()
    with pytest.raises(NotADraft, match="never changed"):
        make.written(kept, make.ISSUE)
    with pytest.raises(NotADraft):
        drafting.withdraw(kept.code, because="x", edition=kept.edition, by=make.WRITER, at=make.NOON)


def test_the_trail_says_which_part_was_written_and_not_its_words() -> None:
    make.draft(make.ISSUE)
    entry = AuditEntry.objects.order_by("-number").first()
    assert entry is not None
    assert (entry.action, entry.after["part"]) == ("decision written", "Issue")
    assert "quay" not in entry.after_json
