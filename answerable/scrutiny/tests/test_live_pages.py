"""The live view: what was prepared, what was caught, and catching by a plain form and by the page's script."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.bodies.operations import set_up
from answerable.bodies.tests.make import body
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import Exchange, LineOfEnquiry, Meeting, Undertaking
from answerable.scrutiny.operations.live_changes import strike
from answerable.scrutiny.tests.make_agenda import item
from answerable.scrutiny.tests.make_live import (
    CLERK,
    OPENED,
    TAKEN,
    begun,
    caught,
    first_item,
    on_the_day,
    promised,
    public_question,
    scale,
)

pytestmark = pytest.mark.django_db
SCRIPT = {"X-Live": "1"}


@pytest.fixture
def clerk() -> User:
    return user(Role.SCRUTINY_OFFICER)


@pytest.fixture
def browser(clerk: User) -> Client:
    """Somebody who keeps the minutes."""
    return client(clerk)


@pytest.fixture
def holder() -> Client:
    """Somebody who judges, and does not keep the minutes."""
    return client(user(Role.OFFICE_HOLDER))


def path(of: Meeting, rest: str = "") -> str:
    return f"/office/meetings/{of.code}/live/{rest}"


def get(who: Client, address: str, status: int = 200) -> str:
    answer = who.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def typed(of: Meeting, text: str = "How many calls were lost?", **more: Any) -> dict[str, Any]:
    """What the form sends."""
    return {"key": str(uuid4()), "item": first_item(of).pk, "kind": "question", "text": text} | more


def line_of(of: Meeting, question: str = "Why were they lost?") -> LineOfEnquiry:
    return LineOfEnquiry.objects.create(
        item=first_item(of), question=question, why="It rose.", written_by="user:1", written_at=OPENED
    )


class TestLooking:
    def test_one_that_has_not_begun_can_be_begun(self, browser: Client) -> None:
        of = on_the_day()
        assert "Begin the meeting" in get(browser, path(of))

    def test_the_holder_reads_along_without_a_box(self, holder: Client) -> None:
        of = begun()
        caught(of, "How many?")
        page = get(holder, path(of))
        assert "How many?" in page
        assert 'id="catch"' not in page

    def test_somebody_from_outside_sees_none(self) -> None:
        get(client(user(Role.FORCE_LIAISON)), path(begun()), 403)

    def test_there_is_no_such_meeting(self, browser: Client) -> None:
        get(browser, "/office/meetings/nothing/live/", 404)

    def test_what_is_prepared_stands_beside(self, browser: Client) -> None:
        of = begun()
        line_of(of)
        page = get(browser, path(of))
        assert "Why were they lost?" in page
        assert "It rose." in page

    def test_a_line_that_was_put_says_so(self, browser: Client) -> None:
        of = begun()
        caught(of, line=line_of(of).pk)
        assert "(asked)" in get(browser, path(of))

    def test_a_question_nobody_has_read_through_is_not_read_aloud(self, browser: Client) -> None:
        of = begun()
        questions_item = item(of, "Questions", kind="questions")
        asked = public_question(of, cleared_at=None)
        page = get(browser, path(of))
        assert "do not read it aloud" in page
        assert f'data-kind="question" data-item="{questions_item.pk}" data-question="{asked.pk}"' not in page

    def test_what_a_browser_still_holds_has_its_place_at_a_meeting_that_was_cancelled(self, browser: Client) -> None:
        page = get(browser, path(begun(state="papers_out")))
        Meeting.objects.update(state="cancelled", cancelled_because="Flood.")
        again = get(browser, path(Meeting.objects.get()))
        assert ['id="unsent"' in page, 'id="unsent"' in again, 'id="catch"' in again] == [True, True, False]

    def test_an_item_that_is_restricted_says_so_with_its_ground(self, browser: Client) -> None:
        of = begun()
        one = item(of, restricted=True)
        assert "It names people under investigation." in get(browser, f"{path(of)}?item={one.pk}")

    @pytest.mark.parametrize(
        "query", ["?item=0", "?item=x", "?item=99999999999", "?line=%00", "?question=9", "?kind=x"]
    )
    def test_what_cannot_be_understood_is_ignored(self, browser: Client, query: str) -> None:
        get(browser, path(begun()) + query)

    def test_a_prompt_fills_the_box(self, browser: Client) -> None:
        of = begun()
        line = line_of(of)
        page = get(browser, f"{path(of)}?line={line.pk}")
        assert ">\nWhy were they lost?</textarea>" in page

    def test_the_queries_do_not_grow(self, browser: Client, clerk: User) -> None:
        of = begun()
        line_of(of)
        promised(of, by=clerk.actor)
        with CaptureQueriesContext(connection) as few:
            get(browser, path(of))
        for n in range(12):
            item(of, f"Item {n}")
            line_of(of, f"Why {n}?")
            promised(of, f"Promise {n}", by=CLERK)
        with CaptureQueriesContext(connection) as many:
            get(browser, path(of))
        assert len(many) <= len(few) + 1


class TestCatching:
    def test_beginning_opens_the_box(self, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        of = on_the_day()
        monkeypatch.setattr("answerable.scrutiny.views.live.shown_day", lambda: of.date)
        browser.post(path(of, "begin/"))
        assert 'id="catch"' in get(browser, path(of))

    def test_a_plain_form_leads_back_to_the_item_ready_for_the_answer(self, browser: Client) -> None:
        of = begun()
        answer = browser.post(path(of, "catch/"), typed(of))
        assert answer["Location"].endswith(f"?item={first_item(of).pk}&kind=answer#catch")
        assert Exchange.objects.get().text == "How many calls were lost?"

    def test_the_script_gets_its_row(self, browser: Client) -> None:
        of = begun()
        answer = browser.post(path(of, "catch/"), typed(of), headers=SCRIPT)
        assert f'id="row-{Exchange.objects.get().key}"' in answer.content.decode()

    def test_sent_twice_it_is_one_row(self, browser: Client) -> None:
        of = begun()
        said = typed(of)
        for _ in range(2):
            assert browser.post(path(of, "catch/"), said, headers=SCRIPT).status_code == 200
        assert Exchange.objects.count() == 1

    def test_who_goes_back_and_sends_other_words_loses_none(self, browser: Client) -> None:
        of = begun()
        first = typed(of)
        browser.post(path(of, "catch/"), first)
        page = browser.post(path(of, "catch/"), first | {"text": "And at night?"}).content.decode()
        assert ">\nAnd at night?</textarea>" in page
        assert str(first["key"]) not in page.partition('id="catch"')[2].partition("</form>")[0]

    def test_the_script_is_told_why_not(self, browser: Client) -> None:
        of = begun()
        answer = browser.post(path(of, "catch/"), typed(of, item=0), headers=SCRIPT)
        assert (answer.status_code, "no longer on this agenda" in answer.content.decode()) == (422, True)

    def test_a_form_keeps_what_was_typed(self, browser: Client) -> None:
        of = begun()
        answer = browser.post(path(of, "catch/"), typed(of, "x" * 10_001))
        assert answer.status_code == 422
        assert "x" * 10_001 in answer.content.decode()

    def test_it_was_said_when_the_script_says(self, browser: Client) -> None:
        of = begun()
        browser.post(path(of, "catch/"), typed(of, said_at="2024-12-12T10:07:00.000Z"))
        assert Exchange.objects.get().said_at.isoformat() == "2024-12-12T10:07:00+00:00"

    @pytest.mark.parametrize("moment", ["", "soon", "2024-12-12T10:07:00", "9999999", "0001-01-01T00:00:00+14:00"])
    def test_a_moment_that_is_none_is_now(self, browser: Client, moment: str) -> None:
        of = begun()
        browser.post(path(of, "catch/"), typed(of, said_at=moment))
        assert Exchange.objects.get().said_at == Exchange.objects.get().taken_at

    def test_an_undertaking_is_carried_at_once(self, browser: Client) -> None:
        of = begun()
        more = {"kind": "undertaking", "owner_role": "Head of contact", "due": "2025-03-31", "side": "force"}
        browser.post(path(of, "catch/"), typed(of, "Answer in ten seconds", **more))
        assert Undertaking.objects.get().words == "Answer in ten seconds"
        assert "2024/1</a>: Head of contact, by 31 March 2025" in get(browser, path(of))

    def test_one_of_nobody_asks_whose_it_is(self, browser: Client) -> None:
        of = begun()
        promised(of, owner_role="")
        assert "Say whose it is and by when" in get(browser, path(of))

    def test_what_is_typed_is_never_markup(self, browser: Client) -> None:
        of = begun()
        answer = browser.post(path(of, "catch/"), typed(of, "<script>alert(1)</script>"), headers=SCRIPT)
        assert "<script>" not in answer.content.decode()

    def test_who_only_reads_catches_nothing(self, holder: Client) -> None:
        of = begun()
        assert holder.post(path(of, "catch/"), typed(of)).status_code == 403


class TestNews:
    def test_what_another_clerk_caught_is_there(self, browser: Client) -> None:
        of = begun()
        one = caught(of, "How many?")
        page = get(browser, path(of, f"news/?item={one.item_id}"))
        assert "How many?" in page
        assert "1 caught" in page

    def test_unchanged_it_is_not_sent_again(self, browser: Client) -> None:
        of = begun()
        address = path(of, f"news/?item={first_item(of).pk}")
        tag = browser.get(address)["ETag"]
        assert browser.get(address, headers={"If-None-Match": tag}).status_code == 304


class TestChanging:
    def test_it_is_put_right(self, browser: Client) -> None:
        of = begun()
        one = caught(of)
        sent = {"kind": "answer", "text": "None.", "item": one.item_id, "edition": 1}
        assert browser.post(path(of, f"said/{one.pk}/"), sent).status_code == 302
        one.refresh_from_db()
        assert one.text == "None."

    def test_who_saves_an_older_state_is_told_and_keeps_it(self, browser: Client) -> None:
        of = begun()
        one = caught(of)
        Exchange.objects.filter(pk=one.pk).update(edition=2)
        sent = {"kind": "answer", "text": "Mine.", "item": one.item_id, "edition": 1}
        answer = browser.post(path(of, f"said/{one.pk}/"), sent)
        assert answer.status_code == 409
        assert "Mine." in answer.content.decode()

    def test_it_is_struck_out_and_restored(self, browser: Client) -> None:
        of = begun()
        one = caught(of)
        browser.post(path(of, f"said/{one.pk}/strike/"), {"because": "Twice.", "edition": 1})
        assert "Struck out: Twice." in get(browser, path(of))
        browser.post(path(of, f"said/{one.pk}/restore/"), {"edition": 2})
        assert "Struck out" not in get(browser, path(of))

    def test_striking_out_without_a_reason_says_so(self, browser: Client) -> None:
        of = begun()
        one = caught(of)
        answer = browser.post(path(of, f"said/{one.pk}/strike/"), {"because": "", "edition": 1})
        assert "Fill this in" in answer.content.decode()

    def test_a_promise_gets_its_owner(self, browser: Client) -> None:
        of = begun()
        one = promised(of, owner_role="")
        sent = {"owner_role": "Head of contact", "side": "force", "due": ""}
        browser.post(path(of, f"said/{one.pk}/promise/"), sent)
        assert Undertaking.objects.get().exchange == one

    def test_what_was_struck_out_is_never_promised(self, browser: Client) -> None:
        of = begun()
        one = strike(promised(of, owner_role=""), because="Not said.", seen_edition=1, by=CLERK, at=TAKEN)
        sent = {"owner_role": "Head of contact", "side": "force"}
        assert "restore it first" in browser.post(path(of, f"said/{one.pk}/promise/"), sent).content.decode()


class TestEnding:
    def test_an_item_is_judged_by_whoever_may(self, holder: Client) -> None:
        scale()
        of = begun()
        one = first_item(of)
        sent = {"step": "partly", "reason": "One is missing.", "judge_role": "Chair", "edition": one.edition}
        assert holder.post(path(of, f"items/{one.pk}/judge/"), sent).status_code == 302
        assert "Partly assured" in get(holder, path(of))

    def test_a_tied_vote_of_a_board_is_no_judgement(self, browser: Client) -> None:
        scale()
        set_up(body(kind="board"), by=CLERK, at=OPENED)
        of = begun()
        one = first_item(of)
        sent = {"step": "partly", "reason": "One is missing.", "judge_role": "Board", "edition": one.edition}
        page = browser.post(
            path(of, f"items/{one.pk}/judge/"), sent | {"votes_for": "4", "against": "4"}
        ).content.decode()
        assert "no casting vote was given" in page
        assert "One is missing." in page

    def test_who_signs_alone_is_not_asked_for_votes(self, browser: Client) -> None:
        scale()
        set_up(body(), by=CLERK, at=OPENED)
        of = begun()
        assert "votes_for" not in get(browser, path(of, f"items/{first_item(of).pk}/judge/"))

    def test_who_may_not_judge_is_told_who_may(self) -> None:
        of = begun()
        get(client(user(Role.CASEWORKER)), path(of, f"items/{first_item(of).pk}/judge/"), 403)

    def test_without_a_scale_it_says_where_one_is_set(self, browser: Client) -> None:
        of = begun()
        assert "There is no scale yet" in get(browser, path(of, f"items/{first_item(of).pk}/judge/"))

    def test_a_judgement_is_taken_back(self, browser: Client) -> None:
        scale()
        of = begun()
        one = first_item(of)
        sent = {"step": "not", "reason": "All.", "judge_role": "Chair", "edition": one.edition}
        browser.post(path(of, f"items/{one.pk}/judge/"), sent)
        browser.post(path(of, f"items/{one.pk}/take-back/"), {"because": "Other item.", "edition": one.edition + 1})
        one.refresh_from_db()
        assert one.assurance is None

    def test_promises_of_nobody_hold_it_open(self, browser: Client) -> None:
        of = begun()
        promised(of, owner_role="")
        assert "Promises of nobody" in browser.post(path(of, "close/")).content.decode()

    def test_closed_it_leads_to_its_minutes(self, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        of = begun()
        monkeypatch.setattr("answerable.scrutiny.views.live_ends.shown_day", lambda: of.date)
        answer = browser.post(path(of, "close/"))
        assert answer["Location"].endswith("/minuting/")
        of.refresh_from_db()
        assert of.state == "held"
