"""promises.toml: what is written reads as it was, is taken in once, and a public one holds nothing that is not public."""

import tomllib
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import tomli_w

from answerable.kit.audit import Actor
from answerable.kit.toml import Fields, Problem
from answerable.plans.models import Board
from answerable.scrutiny.intake.promises import promises_tables, read_promises
from answerable.scrutiny.intake.promises_lines import Promises
from answerable.scrutiny.models import (
    Challenge,
    Exchange,
    InformationRequest,
    Letter,
    MonthSummary,
    PrivateMeeting,
    Undertaking,
)
from answerable.scrutiny.operations import challenges, information, letters, private, undertakings
from answerable.scrutiny.operations.loading_promises import load_promises
from answerable.scrutiny.operations.promises import PromisesRefused
from answerable.scrutiny.queries.lines_promises import promises_lines
from answerable.scrutiny.queries.private_months import month_now, seen_of
from answerable.scrutiny.tests.make_promises import NOON, OFFICER, SECOND, held_meeting, item, promise, said

pytestmark = pytest.mark.django_db
LOADER = Actor("system:load", "system")
OCTOBER = date(2024, 10, 1)
HELD = (Undertaking, PrivateMeeting, Challenge, Letter, InformationRequest, MonthSummary)


def fill() -> None:
    """One of everything, with a secret in each place that is not public."""
    meeting = held_meeting()
    open_item, closed = item(meeting), item(meeting, "SECRET-item", restricted=True, position=2)
    kept = said(promise(item=open_item, words="Answer letters"), words="SECRET-said")
    how = undertakings.Said(evidence="Letters read.", evidence_address="/office/SECRET/")
    undertakings.verify_kept(kept, how, on=date(2024, 7, 1), seen_edition=2, by=SECOND, at=NOON)
    later = undertakings.Said("The roof.", due=date(2024, 12, 1))
    undertakings.put_off(promise("Open the desk"), later, on=date(2024, 7, 1), seen_edition=1, by=OFFICER, at=NOON)
    caught = Exchange.objects.create(
        meeting=meeting, item=open_item, key=uuid4(), kind="undertaking", text="x", said_at=NOON, taken_at=NOON
    )
    promise("Publish the log", exchange=caught, side="body")
    promise("SECRET-restricted", item=closed)
    never = held_meeting("SECRET-day", date(2024, 4, 1), evidence="office")
    promise("Mend the bell", item=item(never, "SECRET-agenda"))
    said(promise("Count the calls"), words="SECRET-word")
    _challenges()
    for public in (True, False):
        letter = letters.Written(
            "Minister", "Ferry theft", OCTOBER, "A law", text="Words" if public else "SECRET-letter", public=public
        )
        letters.record_reply(
            letters.write(letter, by=OFFICER, at=NOON), "No.", on=OCTOBER, seen_edition=1, by=OFFICER, at=NOON
        )
    asked = information.ask_for(information.Asked("SECRET-info", "a", "b", OCTOBER), by=OFFICER, at=NOON)
    information.end(asked, to="answered", answer="SECRET-a", on=OCTOBER, seen_edition=1, by=OFFICER, at=NOON)
    _private()


def _challenges() -> None:
    first = challenges.Taken("weekly", OCTOBER, "SECRET-put", date(2024, 10, 5))
    for public in (True, False):
        matter = challenges.Matter(
            "Calls wait" if public else "SECRET-subject", "A plan", "Chief officer", "SECRET-d", public=public
        )
        one = challenges.raise_challenge(matter, first, by=OFFICER, at=NOON)
        challenges.respond(one, "SECRET-answer", on=date(2024, 10, 9), seen_edition=1, by=OFFICER, at=NOON)


def _private() -> None:
    board = Board.objects.create(code="safety", name="Safety board")
    raised = [
        private.Raised("Custody", "SECRET-n", challenge=Challenge.objects.first()),
        private.Raised("SECRET-topic", told=False, untold_because="SECRET-why"),
    ]
    private.log(
        private.Held("weekly", date(2024, 10, 9), "Chief officer", notes="SECRET-m"), raised, by=OFFICER, at=NOON
    )
    private.log(private.Held("board", date(2024, 10, 10), board=board), by=OFFICER, at=NOON)
    seen = seen_of(month_now(OCTOBER), None)
    private.pass_month(OCTOBER, opening="Raised.", seen=seen, on=date(2024, 11, 1), by=OFFICER, at=NOON)


def text(*, restricted: bool) -> str:
    return tomli_w.dumps(promises_tables(promises_lines(restricted=restricted)))


def read(written: str) -> Promises:
    problems: list[Problem] = []
    found = read_promises(fields := Fields(tomllib.loads(written), "promises.toml", problems))
    fields.finish()
    assert not problems
    return found


def empty() -> None:
    for model in HELD:
        model.objects.all().delete()


def load(written: str) -> int:
    return load_promises(read(written), by=LOADER, at=NOON)


@pytest.mark.parametrize("restricted", [True, False])
def test_what_is_written_comes_back_byte_for_byte(restricted: bool) -> None:
    fill()
    before = text(restricted=restricted)
    empty()
    assert load(before) > 5
    assert text(restricted=restricted) == before


def test_what_is_held_is_left_as_it_is() -> None:
    fill()
    assert load(text(restricted=True)) == 0


def test_a_public_file_holds_nothing_that_is_not_public() -> None:
    fill()
    public = text(restricted=False)
    assert "SECRET" not in public
    assert "user:" not in public
    assert "information_request" not in public
    assert "Letters read." in public


def test_a_restricted_file_holds_everything() -> None:
    fill()
    for secret in ("restricted", "said", "put", "d", "answer", "letter", "info", "a", "n", "topic", "why", "m"):
        assert f"SECRET-{secret}" in text(restricted=True)


def test_a_file_of_a_person_needs_little() -> None:
    load('[[undertaking]]\nnumber = "2024/1"\nwords = "Answer"\nowner_role = "Head"\nmade_on = 2024-03-21\n')
    assert Undertaking.objects.get().state_since == date(2024, 3, 21)


HAND = {"number": "2024/1", "words": "Answer", "owner_role": "Head", "made_on": date(2024, 3, 21)}
RAISED = {"number": "2024/1", "subject": "s", "asked": "a", "to_role": "r", "raised_on": date(2024, 3, 21)}
WEEKLY = {"level": "weekly", "on": date(2024, 3, 21)}


@pytest.mark.parametrize(
    ("tables", "problem"),
    [
        ({"undertaking": [HAND | {"meeting": "none"}]}, "there is no meeting 'none'"),
        ({"undertaking": [HAND | {"item": "none/1"}]}, "there is no item"),
        ({"undertaking": [HAND | {"question": "2024/9"}]}, "there is no question"),
        ({"undertaking": [HAND | {"objective": "p/1"}]}, "there is no objective"),
        ({"undertaking": [HAND | {"state": "lost"}]}, "'state' is 'lost'"),
        ({"undertaking": [HAND | {"side": "nobody"}]}, "'side' is 'nobody'"),
        ({"undertaking": [HAND | {"state": "kept"}]}, "'evidence' is missing"),
        ({"undertaking": [HAND | {"due": date(2024, 1, 1)}]}, "before it was made"),
        ({"undertaking": [HAND | {"number": "2023/1"}]}, "another year"),
        ({"challenge": [RAISED]}, "has no [[challenge.step]]"),
        ({"challenge": [RAISED | {"state": "settled", "step": [WEEKLY]}]}, "'outcome' is missing"),
        ({"challenge": [RAISED | {"step": [WEEKLY, WEEKLY]}]}, "higher than the one before"),
        (
            {"letter": [{"to_role": "M", "subject": "s", "asked": "a", "sent_on": OCTOBER, "reply": "No"}]},
            "'reply_on' is missing",
        ),
        (
            {"private_meeting": [{"kind": "weekly", "on": OCTOBER, "topic": [{"topic": "t", "told": False}]}]},
            "'untold_because'",
        ),
        ({"private_meeting": [{"kind": "board", "on": OCTOBER, "board": "none"}]}, "there is no board"),
        ({"month": [{"month": date(2024, 10, 2), "passed_on": date(2024, 11, 1)}]}, "its first day"),
    ],
)
def test_what_is_wrong_is_said(tables: dict[str, Any], problem: str) -> None:
    with pytest.raises(PromisesRefused) as refused:
        load(tomli_w.dumps(tables))
    assert problem in str(refused.value)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    tables = {"undertaking": [HAND | {"meeting": "none", "state": "lost"}, HAND | {"number": "2024/2", "side": "x"}]}
    with pytest.raises(PromisesRefused) as refused:
        load(tomli_w.dumps(tables))
    assert len(refused.value.problems) == 3
    assert not Undertaking.objects.exists()


def test_the_forces_promise_that_one_person_said_and_verified_is_refused() -> None:
    moves = [
        {"after": "said_kept", "before": "open", "on": date(2024, 5, 1), "by": "user:1"},
        {"after": "kept", "before": "said_kept", "on": date(2024, 5, 2), "by": "user:1"},
    ]
    with pytest.raises(PromisesRefused, match="a second person looks"):
        load(tomli_w.dumps({"undertaking": [HAND | {"state": "kept", "evidence": "Seen", "move": moves}]}))


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (HAND | {"number": "3"}, "a number such as 2024/3"),
        (HAND | {"example": "yes"}, "true or false"),
        (HAND | {"wrods": "x"}, "did you mean 'words'"),
        ({"number": "2024/1"}, "'words' is missing"),
    ],
)
def test_a_fault_of_the_file_is_noted_where_it_stands(table: dict[str, Any], problem: str) -> None:
    problems: list[Problem] = []
    read_promises(Fields({"undertaking": [table]}, "promises.toml", problems))
    assert any(problem in str(one) for one in problems)


def test_the_same_number_twice_is_noted() -> None:
    problems: list[Problem] = []
    read_promises(Fields({"undertaking": [HAND, HAND]}, "promises.toml", problems))
    assert "stands twice" in str(problems[0])
