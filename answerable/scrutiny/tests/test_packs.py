"""Packs are frozen once, open and restricted apart; what comes later is a supplement that names what it replaces."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.calc.periods import Period
from answerable.evidence.models import Document
from answerable.evidence.tests.make import CORRECTED, paper
from answerable.kit.freezing import digest, thaw
from answerable.kit.models import AuditEntry
from answerable.measures.tests.record_make import record, row
from answerable.scrutiny.models import CommissionQuestion, Meeting, Pack, ReportCommission
from answerable.scrutiny.operations.pack_refusals import AlreadyFrozen, NothingNew, NotReady, PackRefused, SeenAnother
from answerable.scrutiny.operations.packs import supplement
from answerable.scrutiny.queries.pack_page import AskedQuestion, PackPage
from answerable.scrutiny.queries.packing import build
from answerable.scrutiny.queries.public_enquiries import public_enquiries
from answerable.scrutiny.queries.public_packs import public_packs
from answerable.scrutiny.tests import make_agenda, make_packs
from answerable.scrutiny.tests.make_packs import CLERK, NOON, TODAY, frozen, supplemented

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(db: None) -> Meeting:
    make_packs.office()
    return make_packs.board()


def open_(pack: Pack) -> PackPage:
    return thaw(PackPage, pack.frozen)


def test_the_first_pack_holds_what_the_meeting_has_before_it(board: Meeting) -> None:
    page = open_(frozen(board))
    calls = page.items[0]
    assert [one.question for one in calls.lines] == [
        "Why does it take so long?",
        "Which of two figures is right?",
        "Does the rating fit?",
    ]
    assert [one.title for one in calls.papers] == ["Calls"]
    assert (calls.report and calls.report.late_days) == 2
    assert [one.words for one in calls.promises] == ["Answer within ten seconds"]
    assert [one.title for one in calls.recommendations] == ["Record every strip search"]
    assert [one.text for one in page.questions] == ["Why does nobody answer at night?"]


def test_times_are_reckoned_and_a_closed_item_is_its_ground_and_length(board: Meeting) -> None:
    page = open_(frozen(board))
    assert [(one.number, one.begins, one.title, one.minutes) for one in page.agenda] == [
        (1, "10:00", "How calls are answered", 40),
        (2, "10:40", "", 25),
        (3, "11:05", "Promises made before", 10),
        (4, "11:15", "Questions from the public", 30),
    ]
    assert page.agenda[1].ground == make_packs.GROUND


def test_a_figure_is_cited_once_under_one_number(board: Meeting) -> None:
    page = open_(frozen(board))
    assert [(one.number, one.figure.words, one.status) for one in page.figures] == [(1, "1,753", "final")]


def test_the_members_read_what_the_public_does_not_yet(board: Meeting) -> None:
    inside = thaw(PackPage, frozen(board).restricted)
    assert [one.title for one in inside.items] == ["SECRETTITLE"]
    assert "SECRETFINDING" in str(inside.kept_back[0].lines[0].why)
    assert inside.kept_back[0].queried


def test_what_a_paper_leaves_open_is_told_to_the_members_only(board: Meeting) -> None:
    pack = frozen(board)
    report = open_(pack).items[0].report
    assert report
    assert report.questions == (AskedQuestion(1, "How long did each call wait?"),)
    (marks,) = thaw(PackPage, pack.restricted).kept_back[0].marks
    assert (marks.answered, marks.missing) == ("Partly answered", "the longest wait")


@pytest.mark.parametrize("state", [Meeting.State.PAPERS_OUT, Meeting.State.HELD])
def test_the_pack_says_no_sooner_than_the_public_page_what_a_paper_answers(board: Meeting, state: str) -> None:
    pack = frozen(board)
    Meeting.objects.update(state=state)
    key = board.items.get(position=1).pk
    commission = public_enquiries([key], day=TODAY)[key].commission
    assert commission
    assert bool(commission.questions[0].answered) == (state == Meeting.State.HELD)
    assert "Partly answered" not in str(pack.frozen)


def test_questions_are_numbered_without_those_that_stay_inside(board: Meeting) -> None:
    item = board.items.get(position=1)
    item.commission.questions.update(position=3)
    line = item.lines.get(question="SECRETUNLISTED")
    CommissionQuestion.objects.create(commission=item.commission, position=2, text="SECRETGROWN", line=line)
    report = open_(frozen(board)).items[0].report
    assert report
    assert [(one.number, one.text) for one in report.questions] == [(1, "How long did each call wait?")]


def test_a_meeting_has_one_pack(board: Meeting) -> None:
    frozen(board)
    with pytest.raises(AlreadyFrozen):
        frozen(board)


def test_freezing_is_on_the_trail_with_its_fingerprint(board: Meeting) -> None:
    pack = frozen(board)
    entry = AuditEntry.objects.filter(action="pack frozen").get()
    assert entry.after["digest"] == pack.sha256 == digest(pack.frozen)
    assert "SECRET" not in entry.after_json


def test_a_figure_that_is_not_held_keeps_it_from_being_frozen(board: Meeting) -> None:
    board.items.filter(position=1).update(purpose="It was {calls 1999}.")
    with pytest.raises(NotReady) as refused:
        frozen(board)
    assert refused.value.faults[0].startswith("Item 1, its purpose: Calls has no figure for 1999")


def test_an_empty_agenda_is_not_frozen(db: None) -> None:
    with pytest.raises(NotReady, match="put this right"):
        frozen(make_agenda.meeting())


def test_a_cancelled_meeting_is_not_frozen(board: Meeting) -> None:
    Meeting.objects.update(state=Meeting.State.CANCELLED, cancelled_because="Fog")
    with pytest.raises(PackRefused, match="It is cancelled"):
        frozen(board)


def test_a_paper_that_was_replaced_is_named_with_the_one_it_replaces(board: Meeting) -> None:
    frozen(board)
    asked = ReportCommission.objects.get(item__title="How calls are answered")
    assert asked.document
    paper(CORRECTED, earlier=asked.document)
    pack = supplemented(board)
    (words,) = [one for one in open_(pack).changes if "replaces" in one]
    assert words.startswith("Item 1, “How calls are answered”: the paper “Calls” of 21 March 2024, version 2")
    assert " replaces “Calls” of 21 March 2024 (calls.txt, SHA-256 " in words


def test_the_first_pack_stays_as_it_was(board: Meeting) -> None:
    first = frozen(board)
    was = first.frozen
    board.items.filter(position=1).update(title="How calls wait")
    supplemented(board, "The title says more.")
    first.refresh_from_db()
    assert first.frozen == was
    assert [one.number for one in Pack.objects.order_by("number")] == [1, 2]


def test_a_supplement_without_news_is_refused(board: Meeting) -> None:
    frozen(board)
    with pytest.raises(NothingNew):
        supplemented(board)


def test_a_supplement_says_why(board: Meeting) -> None:
    frozen(board)
    with pytest.raises(PackRefused, match="Say why"):
        supplemented(board, " ")


def test_who_saw_an_older_pack_is_told(board: Meeting) -> None:
    frozen(board)
    board.items.filter(position=1).update(title="How calls wait")
    supplemented(board)
    with pytest.raises(SeenAnother):
        supplement(board, because="More.", seen=1, on=TODAY, by=CLERK, at=NOON)


def test_a_change_of_a_closed_item_is_told_inside_only(board: Meeting) -> None:
    frozen(board)
    board.items.filter(restricted=True).update(purpose="SECRETLATER")
    pack = supplement(board, because="To the members.", because_inside="SECRETCAUSE", on=TODAY, by=CLERK, at=NOON)
    inside = thaw(PackPage, pack.restricted)
    assert open_(pack).changes == ()
    assert inside.changes == ("Item 2, “SECRETTITLE”: what stands under it is told anew.",)
    assert inside.because == "SECRETCAUSE"
    assert "SECRET" not in str(pack.frozen)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"location": "The harbour hall"}, "It is held at The harbour hall, and not at Northmoor town hall."),
        ({"date": date(2024, 12, 19)}, "The meeting is on 19 December 2024, 10:00 to 12:00, and not on 12 December 2024, 10:00 to 12:00."),
        ({"title": "Answering"}, "It is called “Answering” now, and was “Calls for help”."),
    ],
)  # fmt: skip
def test_what_became_of_the_meeting_is_told(board: Meeting, facts: dict[str, object], told: str) -> None:
    frozen(board)
    Meeting.objects.filter(pk=board.pk).update(**facts)
    assert told in open_(supplemented(board)).changes


def test_a_figure_cited_anew_changes_no_other_item(board: Meeting) -> None:
    record(row("1700", period=Period(date(2022, 1, 1), date(2022, 12, 31))))
    later = board.items.get(position=3)
    make_packs.line(later, "And then?", "It was {calls 2023}.")
    frozen(board)
    board.items.filter(position=1).update(purpose="From {calls 2022} to {calls 2023}.")
    page = open_(supplemented(board))
    assert [one.number for one in page.figures] == [1, 2]
    assert page.changes == ("Item 1, “How calls are answered”: what stands under it is told anew.",)


def test_another_key_of_a_figure_is_no_news(board: Meeting) -> None:
    frozen(board)
    pack = Pack.objects.get()
    Pack.objects.filter(pk=pack.pk).update(
        frozen=json.loads(re.sub(r'"key": (\d+)', r'"key": 9\1', json.dumps(pack.frozen)))
    )
    with pytest.raises(NothingNew):
        supplemented(board)


def test_items_that_come_and_go_are_told(board: Meeting) -> None:
    frozen(board)
    board.items.filter(title="Promises made before").delete()
    make_agenda.item(board, "The harbour")
    make_packs.question(board, number=2)
    changes = open_(supplemented(board)).changes
    assert "Item 4, “The harbour”, is new." in changes
    assert "Item 3, “Promises made before”, is no longer on the open agenda." in changes
    assert "Questions from the public. Before the meeting now: 2024/2." in changes


def test_the_public_reads_a_pack_once_the_papers_are_out(board: Meeting) -> None:
    frozen(board)
    assert public_packs() == ()
    Meeting.objects.update(state=Meeting.State.PAPERS_OUT)
    (told,) = public_packs(board.code)
    assert (told.stem, told.frozen_on) == ("2024-12-12-board-pack", TODAY)


def test_the_pack_of_a_private_meeting_is_not_public(board: Meeting) -> None:
    frozen(board)
    Meeting.objects.update(state=Meeting.State.PAPERS_OUT)
    make_agenda.scrutiny_form(in_public=False)
    assert public_packs() == ()


def test_the_pack_of_a_meeting_that_is_not_announced_is_not_public(board: Meeting) -> None:
    frozen(board)
    Meeting.objects.update(state=Meeting.State.PAPERS_OUT, announced=False)
    assert public_packs() == ()


def test_where_an_item_comes_from_is_told_if_the_public_knows_of_it(board: Meeting) -> None:
    before = make_agenda.meeting("2024-11-28-board", date(2024, 11, 28), name="SECRETMEETING", announced=False)
    board.items.update(moved_from=before)
    assert open_(frozen(board)).items[0].moved_from == ""
    Meeting.objects.filter(pk=before.pk).update(announced=True, name="Board")
    assert open_(supplemented(board)).items[0].moved_from == "Board, 28 November 2024"


def test_a_longer_agenda_costs_no_more_queries(board: Meeting) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            build(board, restricted=False, day=TODAY)
        return len(asked)

    before = cost()
    for number in range(8):
        item = make_agenda.item(board, f"Item {number}")
        item.objectives.add(make_packs.objective())
        make_packs.line(item, "And then?")
        make_packs.commission(item, Document.objects.get(filename="calls.txt"))
    assert cost() == before
