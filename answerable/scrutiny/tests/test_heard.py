"""The answer to a question that was put at a meeting begins with what was said there."""

import pytest

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import PublicQuestion
from answerable.scrutiny.operations.live_changes import strike
from answerable.scrutiny.queries.heard import heard
from answerable.scrutiny.tests.make_agenda import item
from answerable.scrutiny.tests.make_live import CLERK, DAY, TAKEN, begun, caught, minuted, public_question

pytestmark = pytest.mark.django_db


def test_it_is_what_was_answered_aloud_in_its_order() -> None:
    of = begun()
    one = public_question(of)
    caught(of, "Why?", public_question=one.pk)
    caught(of, "Twelve.", kind="answer", public_question=one.pk, speaker_role="Chief constable")
    caught(of, "In {all}.", kind="answer", public_question=one.pk)
    told = heard(one)
    assert told
    assert (told.text, told.on, told.role) == ("Twelve.\n\nIn {{all}}.", DAY, "Chief constable")


def test_it_knows_where_in_the_recording() -> None:
    of = begun()
    at = item(of, "Questions", kind="questions")
    one = public_question(of)
    caught(of, "Twelve.", kind="answer", public_question=one.pk, item=at.pk)
    minuted(at, recording_at="1:02:30")
    told = heard(one)
    assert told
    assert told.recording_at == "1:02:30"


def test_one_that_asks_the_same_has_the_answer_too() -> None:
    of = begun()
    one = public_question(of)
    other = public_question(of, state=PublicQuestion.State.MERGED, merged_into=one)
    caught(of, "Twelve.", kind="answer", public_question=other.pk)
    assert heard(one)


def test_nothing_of_a_restricted_item() -> None:
    of = begun()
    one = public_question(of)
    caught(of, "A secret.", kind="answer", public_question=one.pk, item=item(of, restricted=True).pk)
    assert heard(one) is None


def test_nothing_that_was_struck_out() -> None:
    of = begun()
    one = public_question(of)
    said = caught(of, "Twelve.", kind="answer", public_question=one.pk)
    strike(said, because="Twice.", seen_edition=1, by=CLERK, at=TAKEN)
    assert heard(one) is None


def test_the_form_of_the_answer_begins_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    of = begun()
    one = public_question(of)
    caught(of, "Twelve.", kind="answer", public_question=one.pk, speaker_role="Chief constable")
    monkeypatch.setattr("answerable.scrutiny.views.question_acts.shown_day", lambda: of.date)
    page = client(user(Role.SCRUTINY_OFFICER)).get(f"/office/questions/{one.pk}/answer/").content.decode()
    assert ">\nTwelve.</textarea>" in page
    assert 'value="Chief constable"' in page
    assert "It begins with what was said at the meeting on 12 December 2024" in page
