"""What the public reads of scrutiny: everything that is open, and of what is restricted nothing but its ground and its length."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from answerable.publishing.models import ReleasedPage
from answerable.publishing.operations import release
from answerable.scrutiny.models import (
    Challenge,
    ChallengeStep,
    Exchange,
    InformationRequest,
    Letter,
    Meeting,
    MeetingMove,
    PanelMatter,
    PrivateMeeting,
    PrivateTopic,
)
from answerable.scrutiny.operations.private import pass_month
from answerable.scrutiny.queries.private_months import month_now, seen_of
from answerable.scrutiny.tests import make_agenda
from answerable.scrutiny.tests import make_packs as make
from answerable.site.folder.writing import write

pytestmark = pytest.mark.django_db
OCTOBER = date(2024, 10, 1)


def secrets_of(meeting: Meeting) -> None:
    """A secret in every field that stays inside and that the pack's own maker does not fill."""
    given = {"by": "user:1", "at": make.NOON}
    make_agenda.recipient(meeting, role="SECRETRECIPIENT", email="SECRETPOST@northmoor.example")
    MeetingMove.objects.create(meeting=meeting, after="held", on=make.TODAY, words="SECRETMOVE", **given)
    for item in meeting.items.all():
        Exchange.objects.create(
            meeting=meeting,
            item=item,
            key=uuid4(),
            kind="note",
            text="SECRETSAID",
            said_at=make.NOON,
            taken_at=make.NOON,
            taken_by="user:1",
        )
    shown = Challenge.objects.create(
        year=2024, number=1, subject="Calls at night", asked="Who answers?", details="SECRETDETAILS",
        to_role="Chief constable", raised_on=make.TODAY, public=True,
    )  # fmt: skip
    ChallengeStep.objects.create(
        challenge=shown, position=1, level="weekly", on=make.TODAY, words="SECRETSTEP", response="SECRETRESPONSE",
        responded_on=make.TODAY,
    )  # fmt: skip
    Challenge.objects.create(
        year=2024, number=2, subject="SECRETSUBJECT", asked="SECRETASK", to_role="SECRETTO", raised_on=make.TODAY
    )
    Letter.objects.create(to_role="SECRETMINISTER", subject="SECRETLETTER", sent_on=make.TODAY, asked="SECRETWISH")
    InformationRequest.objects.create(
        year=2024, number=1, subject="SECRETREQUEST", asked="SECRETWANTED", asked_of="Chief constable",
        asked_on=make.TODAY, asked_by="user:1",
    )  # fmt: skip
    PanelMatter.objects.create(
        year=2024, number=1, kind="question", title="Night cover", words="Who covers the night?",
        received_on=make.TODAY, state="responded", response="SECRETDRAFT", responded_on=make.TODAY,
    )  # fmt: skip


def private_month() -> None:
    meeting = PrivateMeeting.objects.create(
        kind="weekly",
        on=OCTOBER,
        with_role="SECRETWITH",
        notes="SECRETNOTES",
        written_by="user:1",
        written_at=make.NOON,
    )
    PrivateTopic.objects.create(meeting=meeting, position=1, topic="Staff at night", notes="SECRETTALK")
    PrivateTopic.objects.create(
        meeting=meeting, position=2, topic="SECRETTOPIC", told=False, untold_because="SECRETCAUSE"
    )
    pass_month(OCTOBER, opening="", seen=seen_of(month_now(OCTOBER), None), on=make.TODAY, by=make.CLERK, at=make.NOON)


@pytest.fixture
def public() -> None:
    """A meeting that was planned, packed, supplemented, held and minuted; everything restricted is a secret; released."""
    make.office()
    meeting = make.board(announced=True)
    make_agenda.meeting("2025-02-06-board", date(2025, 2, 6), title="SECRETMEETING", announced=False)
    make.frozen(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.PAPERS_OUT)
    # The form says that the public may read the note of an announced meeting.
    Meeting.objects.filter(pk=meeting.pk).update(note="")
    held = make.judged(meeting)
    secrets_of(held)
    private_month()
    make.published(held)
    release(note="A meeting was held.", by=make.CLERK, at=make.NOON)


def every_answer() -> Iterator[tuple[str, bytes]]:
    """Each public page and file with what it answers, those in a ZIP one by one."""
    client = Client()
    for path in ReleasedPage.objects.values_list("path", flat=True):
        yield path, client.get(f"/{path}").content
    for stem in ("pack", "minutes"):
        for form in ("docx", "pdf", "zip"):
            path = f"meetings/2024-12-12-board.{stem}.{form}"
            answer = client.get(f"/{path}")
            assert answer.status_code == 200, path
            yield path, answer.content
            if form in ("docx", "zip"):
                with zipfile.ZipFile(io.BytesIO(answer.content)) as inside:
                    yield from ((f"{path}/{name}", inside.read(name)) for name in inside.namelist())
    for path in ("programme.ics", "ask.html", "search.html?q=title", "changes.html"):
        yield path, client.get(f"/{path}").content


@pytest.mark.usefixtures("public")
def test_no_secret_is_in_anything_public() -> None:
    told = {path for path, content in every_answer() if b"SECRET" in content}
    assert told == set()


@pytest.mark.usefixtures("public")
def test_no_secret_is_in_the_public_export(tmp_path: Path) -> None:
    write(tmp_path / "office")
    files = [path for path in (tmp_path / "office").rglob("*") if path.is_file()]
    assert [path.name for path in files if b"SECRET" in path.read_bytes()] == []


@pytest.mark.usefixtures("public")
def test_a_meeting_says_what_was_asked_and_how_it_ended() -> None:
    page = Client().get("/meetings/2024-12-12-board.html").content.decode()
    for words in (
        "How calls are answered",
        "Why does it take so long?",
        "It names people under investigation.",
        "Partly assured",
        "The night is not covered.",
        "Why does nobody answer at night?",
        "Staff the night",
        "Part not held in public",
    ):
        assert words in page


@pytest.mark.usefixtures("public")
def test_a_meeting_leads_to_its_papers_its_minutes_and_its_questions() -> None:
    page = Client().get("/meetings/2024-12-12-board.html").content.decode()
    for place in (
        "meetings/2024-12-12-board.pack.html",
        "meetings/2024-12-12-board.minutes.html",
        "questions/2024-1.html",
    ):
        assert f'href="../{place}"' in page


@pytest.mark.usefixtures("public")
def test_a_question_stands_with_its_answer_and_what_it_leaves_open() -> None:
    page = Client().get("/questions/2024-1.html").content.decode()
    assert "Answered on 7 November 2024" in page
    assert "How many will be hired." in page
    assert '<a href="../measures/calls.html">' in page


@pytest.mark.usefixtures("public")
def test_promises_are_counted_and_told_one_by_one() -> None:
    page = Client().get("/promises.html").content.decode()
    assert "2 promises made in public: 0 kept, 0 broken, 2 late." in page
    assert "Answer within ten seconds" in page


@pytest.mark.usefixtures("public")
def test_a_month_of_private_meetings_is_told_by_topic() -> None:
    page = Client().get("/challenges.html").content.decode()
    assert "Staff at night" in page
    assert "1 topic not named" in page


@pytest.mark.usefixtures("public")
def test_a_file_of_what_is_not_there_is_not_found() -> None:
    client = Client()
    assert client.get("/meetings/2024-12-12-board.pdf").status_code == 404
    assert client.get("/meetings/nowhere.pack.pdf").status_code == 404


def test_a_meeting_that_is_not_announced_has_no_page() -> None:
    make.office()
    make.board(announced=False)
    release(note="Nothing is announced.", by=make.CLERK, at=make.NOON)
    assert not ReleasedPage.objects.filter(path__startswith="meetings/").exists()
